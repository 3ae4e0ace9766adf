"""Library names in Kazakh: everything that modifies the head stands before it, and only the head takes endings."""

from __future__ import annotations

import re

from extractors.mentions import LibraryMention, NameLexicon, Reference, Word, kind_of, words_of
from extractors.patterns import compile_phrases
from schemas.vocab import Kind

_CASES = (
    ("attributive", r"(?:н?дағы|н?дегі|н?тағы|н?тегі)"),
    ("genitive", r"(?:ның|нің|дың|дің|тың|тің)"),
    ("locative", r"(?:нда|нде|да|де|та|те)"),
    ("ablative", r"(?:нан|нен|дан|ден|тан|тен)"),
    ("dative", r"(?:на|не|ға|ге|қа|ке)"),
    ("instrumental", r"(?:мен|бен|пен)"),
    ("accusative", r"(?:ны|ні|ды|ді|ты|ті|н)"),
    ("nominative", r""),
)
_HEAD_TAIL = r"(?P<plural>лар|лер|тар|тер|дар|дер)?(?P<own>ымыз|іміз|мыз|міз|сы|сі|ы|і)?"
_ORDINAL = re.compile(r"\d+-?(?:ші|шы|інші|ыншы)")
_NUMBER = re.compile(r"\d{1,3}")
_LATIN = re.compile(r"[A-ZÁÓÚŃǴÝ][A-Za-zÁáÓóÚúŃńǴǵÝýı'’-]*")
_EPONYM_WORDS = 4


class KazakhNames:
    """Finds the mentions of libraries in a Kazakh sentence."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        stems = "|".join((*lexicon.heads, *lexicon.branch_heads))
        self._head = re.compile(rf"(?:{stems})(?:-(?:филиал|кітапхана))?(?P<tail>[^\W\d_]*)")
        self._tails = [(case, re.compile(_HEAD_TAIL + (rf"-?{ending}" if ending else ""))) for case, ending in _CASES]
        self._hub_head = re.compile(rf"(?:{'|'.join(lexicon.hub_heads)})(?P<tail>[^\W\d_]*)")
        self._named_after = frozenset(lexicon.named_after)
        self._network = compile_phrases(lexicon.network["phrases"])
        self._software = lexicon.foreign_pattern("software")
        self._private = lexicon.foreign_pattern("private")
        self._owner = compile_phrases(lexicon.owners)

    def find(self, text: str, low: str, taken: list[tuple[int, int]]) -> list[LibraryMention]:
        """All mentions of a sentence in their order; ``taken`` spans (addresses) are no part of a name."""
        words = words_of(text, low)
        found: list[LibraryMention] = []
        for index, word in enumerate(words):
            match = self._head.fullmatch(word.low)
            if match:
                found.extend(self._mention(words, index, match["tail"], text, low, taken))
        found.extend(self._brands(words, text, low, found))
        return sorted(found, key=lambda mention: mention.start)

    def _mention(
        self, words: list[Word], index: int, tail: str, text: str, low: str, taken: list[tuple[int, int]]
    ) -> list[LibraryMention]:
        head = words[index]
        case, plural = self._ending(tail)
        if case is None:
            return []
        if index + 1 < len(words) and re.match(r"(?:жүйе|желі)", words[index + 1].low):
            return [self._network_mention(words, index, text, low, case)]
        begin, qualifiers, naming = self._expand(words, index, low, taken)
        span = low[begin : head.end]
        if self._software.search(span) or (not naming and self._private.search(low[max(0, begin - 12) : head.start])):
            return []
        city_system = self._network.search(span) if plural else None
        if city_system:
            genitive = case == "genitive" and index + 1 < len(words) and words[index + 1].low.startswith("филиал")
            return [] if genitive else [self._network_mention(words, index, text, low, case, begin)]
        kind = kind_of(qualifiers)
        if plural:
            return self._plural(words, index, naming, text, low, begin, case, kind)
        if head.low.startswith("филиал") and not naming:
            return [self._branch_of(words, index, text, low, begin, case)]
        if naming.get("eponym") == "bare" and not self._possessive(tail):
            naming = {}
            begin = head.start
        if not naming and kind not in (Kind.NATIONAL, Kind.REGIONAL, Kind.UNIVERSITY):
            return [
                LibraryMention(
                    begin, head.end, Reference.GENERIC, kind=kind, case=case, head_start=head.start, head_end=head.end
                )
            ]
        if (
            not naming
            and kind is Kind.REGIONAL
            and not words_of(text[begin : head.start], low[begin : head.start])[0].capital
        ):
            return [
                LibraryMention(
                    begin, head.end, Reference.GENERIC, kind=kind, case=case, head_start=head.start, head_end=head.end
                )
            ]
        return [self._named(words, index, naming, text, low, begin, case, kind)]

    def _ending(self, tail: str) -> tuple[str | None, bool]:
        for case, pattern in self._tails:
            match = pattern.fullmatch(tail)
            if match:
                return case, bool(match["plural"])
        return None, False

    def _possessive(self, tail: str) -> bool:
        """Whether the head carries the possessive ending that a name without ``атындағы`` asks for."""
        return any(match["own"] for _, pattern in self._tails if (match := pattern.fullmatch(tail)))

    def _nominative(self, head: Word, text: str) -> str:
        """The head without its case ending; a possessive ending belongs to the name and stays."""
        match = self._head.fullmatch(head.low)
        if not match:
            return text[head.start : head.end]
        stem_end = head.start + match.start("tail")
        for case, pattern in self._tails:
            ending = pattern.fullmatch(match["tail"])
            if ending:
                keep = (ending["plural"] or "") + (ending["own"] or "")
                if case in ("locative", "ablative", "dative", "accusative", "attributive") and not ending["own"]:
                    keep = ending["plural"] or ""
                return text[head.start : stem_end + len(keep)]
        return text[head.start : head.end]

    def _expand(
        self, words: list[Word], index: int, low: str, taken: list[tuple[int, int]]
    ) -> tuple[int, list[str], dict[str, str]]:
        """Walk left from the head over qualifiers and the naming part; gives the begin, kinds and the naming."""
        lexicon = self._lexicon
        begin = words[index].start
        kinds: list[str] = []
        naming: dict[str, str] = {}
        i = index - 1
        while i >= 0 and not _covered(words[i], taken):
            word = words[i]
            between = low[word.end : words[i + 1].start]
            if between.strip(' "'):
                break
            if '"' in between and not naming:
                opening = low.rfind('"', 0, word.end)
                if between.lstrip().startswith('"') and 0 <= opening < word.start + 1:
                    naming = {"brand": "quoted", "from": str(opening + 1), "to": str(word.end)}
                    begin = opening
                    i = _index_before(words, opening)
                    continue
                break
            if word.low in lexicon.qualifiers:
                kinds.append(lexicon.qualifiers[word.low])
                begin = word.start
                i -= 1
                continue
            if word.low in self._named_after and not naming:
                start = self._eponym_start(words, i - 1, low)
                if start is None:
                    break
                naming = {"eponym": "after", "from": str(words[start].start), "to": str(words[i - 1].end)}
                begin = words[start].start
                i = start - 1
                continue
            if naming:
                if naming.get("eponym") or naming.get("brand"):
                    break
                break
            if _NUMBER.fullmatch(word.low) and i > 0 and words[i - 1].low in ("№", "#"):
                naming = {"number": word.low, "from": str(words[i - 1].start), "to": str(word.end)}
                begin = words[i - 1].start
                i -= 2
                continue
            start = self._proper_start(words, i, low, kinds)
            if start is None:
                break
            naming = {"eponym": "bare", "from": str(words[start].start), "to": str(words[i].end)}
            begin = words[start].start
            break
        begin = self._with_owner(words, i, begin, low, kinds)
        return begin, kinds, naming

    def _with_owner(self, words: list[Word], i: int, begin: int, low: str, kinds: list[str]) -> int:
        if "national" not in kinds and "university" not in kinds and not kinds:
            return begin
        owner = None
        for match in self._owner.finditer(low[:begin]):
            owner = match
        if owner and not low[owner.end() : begin].strip():
            return owner.start()
        return begin

    def _eponym_start(self, words: list[Word], last: int, low: str) -> int | None:
        start = None
        for i in range(last, max(-1, last - _EPONYM_WORDS), -1):
            word = words[i]
            if i < last and low[word.end : words[i + 1].start].strip():
                break
            if word.capital and word.low not in self._lexicon.never:
                start = i
            elif word.low in self._lexicon.particles and i > 0 and words[i - 1].capital:
                continue
            else:
                break
        return start

    def _proper_start(self, words: list[Word], i: int, low: str, kinds: list[str]) -> int | None:
        """A capitalised name right before the head; a lower-case plural noun may stand between (жазушылар)."""
        word = words[i]
        last = i
        if not word.capital and re.search(r"(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?$", word.low) and i > 0:
            last = i - 1
            if not words[last].capital or low[words[last].end : word.start].strip():
                return None
            word = words[last]
        if (
            not word.capital
            or word.low in self._lexicon.never
            or re.search(r"\w(?:дағы|дегі|тағы|тегі|ның|нің|дың|дің|тың|тің)$", word.low)
        ):
            return None
        start = last
        while start > 0 and last - start < 2:
            previous = words[start - 1]
            if (
                not previous.capital
                or previous.low in self._lexicon.never
                or low[previous.end : words[start].start].strip()
                or re.search(r"(?:дағы|дегі|тағы|тегі|ның|нің|дың|дің|тың|тің|да|де|та|те)$", previous.low)
            ):
                break
            start -= 1
        return start

    def _named(
        self,
        words: list[Word],
        index: int,
        naming: dict[str, str],
        text: str,
        low: str,
        begin: int,
        case: str,
        kind: Kind,
    ) -> LibraryMention:
        head = words[index]
        name = _clean(text[begin : head.start] + self._nominative(head, text))
        inner = text[int(naming["from"]) : int(naming["to"])] if naming else None
        end = head.end
        alias = None
        if naming.get("brand") and inner:
            name, alias = inner, name
        return LibraryMention(
            start=begin,
            end=end,
            reference=Reference.NAMED,
            name=name,
            kind=kind,
            eponym=inner if naming.get("eponym") else None,
            number=naming.get("number"),
            brand=inner if naming.get("brand") else None,
            case=case,
            head_start=head.start,
            head_end=head.end,
            alias=alias,
        )

    def _branch_of(self, words: list[Word], index: int, text: str, low: str, begin: int, case: str) -> LibraryMention:
        """ "The branch of the city's libraries": unnamed, but what it is called serves as an alias."""
        head = words[index]
        alias = None
        owner = None
        for match in self._network.finditer(low[: head.start]):
            owner = match
        if owner:
            middle = low[owner.end() : head.start]
            if not middle.strip():
                begin = owner.start()
            if len(middle) < 120:
                alias = f"{text[owner.start() : owner.end()]} филиалы"
        return LibraryMention(
            begin, head.end, Reference.GENERIC, case=case, head_start=head.start, head_end=head.end, alias=alias
        )

    def _plural(
        self,
        words: list[Word],
        index: int,
        naming: dict[str, str],
        text: str,
        low: str,
        begin: int,
        case: str,
        kind: Kind,
    ) -> list[LibraryMention]:
        head = words[index]
        if naming.get("eponym") == "after" and (
            listed := self._coordinated(words, index, naming, text, low, case, kind)
        ):
            return listed
        return [
            LibraryMention(
                begin, head.end, Reference.PLURAL, kind=kind, case=case, head_start=head.start, head_end=head.end
            )
        ]

    def _coordinated(
        self, words: list[Word], index: int, naming: dict[str, str], text: str, low: str, case: str, kind: Kind
    ) -> list[LibraryMention]:
        """``X, Y және Z атындағы кітапханалар``: one library for each name."""
        first = int(naming["from"])
        head = words[index]
        spans = [(first, int(naming["to"]))]
        joint = re.compile(r"(?:,|[ ](?:мен|бен|пен|және))[ ]+$")
        while (match := joint.search(low[: spans[0][0]])) is not None:
            last = _index_before(words, match.start() + 1)
            start = self._eponym_start(words, last, low) if last >= 0 else None
            if start is None or words[last].end > match.start() + 1:
                break
            spans.insert(0, (words[start].start, words[last].end))
        if len(spans) < 2:
            return []
        middle = text[int(naming["to"]) : head.start]
        return [
            LibraryMention(
                start,
                stop if position < len(spans) - 1 else head.end,
                Reference.NAMED,
                name=_clean(f"{text[start:stop]}{middle}кітапхана"),
                kind=kind,
                eponym=text[start:stop],
                case=case,
                head_start=head.start,
                head_end=head.end,
            )
            for position, (start, stop) in enumerate(spans)
        ]

    def _network_mention(
        self, words: list[Word], index: int, text: str, low: str, case: str, begin: int | None = None
    ) -> LibraryMention:
        head = words[index]
        match = next((m for m in self._network.finditer(low) if m.start() <= head.start < m.end()), None)
        start, end = (match.start(), match.end()) if match else (begin or head.start, head.end)
        name = None
        if match and text[match.start()].isupper() and head.low.startswith("кітапханалары"):
            name = text[match.start() : head.start] + self._nominative(head, text)
        return LibraryMention(
            start, end, Reference.NETWORK, name=name, case=case, head_start=head.start, head_end=head.end
        )

    def _brands(self, words: list[Word], text: str, low: str, found: list[LibraryMention]) -> list[LibraryMention]:
        """Names in Latin letters, with or without a generic word beside them."""
        brands = []
        i = 0
        while i < len(words):
            run = i
            while (
                run < len(words)
                and _LATIN.fullmatch(words[run].text)
                and (run == i or not low[words[run - 1].end : words[run].start].strip())
            ):
                run += 1
            latin = words[i:run]
            i = max(run, i + 1)
            if not latin or latin[0].low in self._lexicon.not_brands:
                continue
            start, end = latin[0].start, latin[-1].end
            if any(item.start < end and start < item.end for item in found):
                continue
            follow = words[run] if run < len(words) else None
            head = self._hub_head.fullmatch(follow.low) if follow else None
            if not (any(word.low in self._lexicon.brand_words for word in latin)):
                continue
            alias = None
            stop = end
            if head and follow and not low[end : follow.start].strip(' "'):
                alias = f"{text[start:end]} {_hub_nominative(follow)}"
                stop = follow.end
            suffix = re.match(r"-(?:[^\W\d_]+)", low[end:])
            brands.append(
                LibraryMention(
                    start,
                    stop if alias else end + (suffix.end() if suffix else 0),
                    Reference.NAMED,
                    name=text[start:end],
                    kind=Kind.HUB,
                    brand=text[start:end],
                    case="nominative",
                    head_start=start,
                    head_end=stop,
                    alias=alias,
                )
            )
        return brands


def _covered(word: Word, taken: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in taken)


def _index_before(words: list[Word], position: int) -> int:
    return max((i for i, word in enumerate(words) if word.end <= position), default=-1)


def _clean(name: str) -> str:
    bare = re.sub(r"\s+", " ", name).strip()
    if bare[:1] in '«"“' and bare[-1:] in '»"”':
        bare = bare[1:-1]
    return re.sub(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})", " ", bare)


def _hub_nominative(word: Word) -> str:
    stem = re.match(r"(?:хаб|орталы[қғ]|кеңісті[кг])", word.low)
    forms = {
        "хаб": "хабы",
        "орталық": "орталығы",
        "орталығ": "орталығы",
        "кеңістік": "кеңістігі",
        "кеңістіг": "кеңістігі",
    }
    return forms[stem[0]] if stem else word.low
