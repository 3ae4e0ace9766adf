"""Library names in Russian: adjectives before the head agree with it, the naming part follows it and stays as it is."""

from __future__ import annotations

import re

from extractors.mentions import LibraryMention, NameLexicon, Reference, Word, kind_of, words_of
from extractors.patterns import compile_phrases
from extractors.ru.morphology import Morphology, feminine_nominative, head_case
from schemas.vocab import Kind

_NUMBER = re.compile(r"[ ]*(?:-?филиал\w*[ ]+)?(?:№|#|номер)[ ]?(?P<number>\d{1,3})(?!\d)")
_QUOTED = re.compile(r"[ ]*\"(?P<brand>[^\"\n]{2,60})\"")
_LATIN = re.compile(r"[A-ZÁÓÚŃǴÝ][A-Za-zÁáÓóÚúŃńǴǵÝýı'’-]*")
_LATIN_RUN = re.compile(r"[ ]+\"?(?P<brand>[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*)*)\"?")
_EPONYM_WORDS = 4
_ADJECTIVES = 6


class RussianNames:
    """Finds the mentions of libraries in a Russian sentence."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        heads = "|".join(lexicon.heads)
        self._head = re.compile(rf"(?:{heads})(?P<tail>[^\W\d_]*)(?:-(?P<suffix>филиал\w*))?")
        self._branch_head = re.compile(rf"(?:{'|'.join(lexicon.branch_heads)})(?P<tail>[^\W\d_]*)")
        self._hub_head = re.compile(rf"(?:[\w-]+-)?(?:{'|'.join(lexicon.hub_heads)})(?P<tail>[^\W\d_]*)")
        self._qualifiers = {stem: kind for stem, kind in lexicon.qualifiers.items()}
        self._adjective = re.compile(
            rf"(?P<stem>{'|'.join(sorted(map(re.escape, lexicon.qualifiers), key=len, reverse=True))})"
            r"(?P<ending>ая|ой|ую|ою|яя|ей|юю|ые|ых|ым|ыми|ие|их|им|ими)"
        )
        self._city_adjective = re.compile(r"[^\W\d_]+ск(?:ая|ой|ую|ою)")
        self._named_after = re.compile(rf"[ ]*(?:{'|'.join(map(_preposed, lexicon.named_after))})[ ]*")
        self._network = compile_phrases(lexicon.network["phrases"])
        self._software = lexicon.foreign_pattern("software")
        self._private = lexicon.foreign_pattern("private")
        self._owner = re.compile(rf"[ ]+(?:{'|'.join(lexicon.owners)})(?!\w)")
        self._owner_head = re.compile(rf"[ ]+(?:{'|'.join(lexicon.owner_heads)})(?!\w)")

    def find(self, text: str, low: str, taken: list[tuple[int, int]]) -> list[LibraryMention]:
        """All mentions of a sentence in their order; ``taken`` spans (addresses) are no part of a name."""
        words = words_of(text, low)
        found: list[LibraryMention] = []
        for match in self._network.finditer(low):
            name = text[match.start() : match.end()]
            proper = name if name[0].isupper() else None
            if proper and low.startswith("библиотек", match.start()):
                proper = "Библиотеки" + re.sub(r"^\w+", "", proper)
            if (
                not proper
                and low.startswith("библиотек", match.start())
                and not re.match(r"библиотек(?:и|ам|ах|ами)? ", match[0])
            ):
                continue
            branch = re.search(r"филиал\w*[ ]+$", low[: match.start()])
            if branch:
                continue
            found.append(
                LibraryMention(
                    match.start(),
                    match.end(),
                    Reference.NETWORK,
                    name=proper,
                    head_start=match.start(),
                    head_end=match.end(),
                )
            )
        for index, word in enumerate(words):
            if _covered(word.start, [(m.start, m.end) for m in found]):
                continue
            mention = None
            if match := self._head.fullmatch(word.low):
                mention = self._library(words, index, match, text, low)
            elif match := self._branch_head.fullmatch(word.low):
                mention = self._branch(words, index, match, text, low)
            elif self._adjective.fullmatch(word.low) or word.capital:
                mention = self._headless(words, index, text, low)
            if mention and not any(item.start < mention.end and mention.start < item.end for item in found):
                found.append(mention)
        found.extend(self._brands(words, text, low, found))
        return sorted(found, key=lambda mention: mention.start)

    def _library(
        self, words: list[Word], index: int, match: re.Match[str], text: str, low: str
    ) -> LibraryMention | None:
        head = words[index]
        case = head_case(match["tail"])
        if case is None:
            return None
        plural = match["tail"] in ("ам", "ами", "ах", "") or (
            match["tail"] == "и" and self._plural_before(words, index)
        )
        adjectives = self._adjectives(words, index, low)
        begin = adjectives[0].start if adjectives else head.start
        around = low[max(0, begin - 14) : head.end + 16]
        if self._software.search(around) or (self._private.search(low[max(0, begin - 14) : head.start])):
            return None
        kinds = self._kinds(adjectives)
        kind = kind_of(kinds)
        end, naming = self._naming(words, index, text, low)
        if plural and not naming:
            return LibraryMention(
                begin, head.end, Reference.PLURAL, kind=kind, case=case, head_start=head.start, head_end=head.end
            )
        if not naming and kind not in (Kind.NATIONAL, Kind.UNIVERSITY) and not self._city_named(adjectives, kind):
            return LibraryMention(
                begin, head.end, Reference.GENERIC, kind=kind, case=case, head_start=head.start, head_end=head.end
            )
        name = self._name(adjectives, head, match, text[head.end : end])
        alias = None
        if naming.get("brand"):
            name, alias = naming["brand"], name[:1].lower() + name[1:]
        return LibraryMention(
            begin,
            end,
            Reference.NAMED,
            name=name,
            kind=Kind.HUB if naming.get("hub") else kind,
            eponym=naming.get("eponym"),
            number=naming.get("number"),
            brand=naming.get("brand"),
            case=case,
            head_start=head.start,
            head_end=head.end,
            alias=alias,
        )

    def _plural_before(self, words: list[Word], index: int) -> bool:
        """``библиотеки`` is one library's genitive or several; a plural word before or a plural verb after tells."""
        if index > 0 and re.search(r"(?:ые|ие|эти|все|наши|их)$", words[index - 1].low):
            return True
        follow = words[index + 1 : index + 4]
        return any(re.search(r"[^\W\d_](?:ли|лись|ют|ут|ят|ются|утся)$", word.low) for word in follow)

    def _city_named(self, adjectives: list[Word], kind: Kind) -> bool:
        return (
            bool(adjectives)
            and kind is Kind.REGIONAL
            and any(
                self._city_adjective.fullmatch(word.low) and word.capital and not self._adjective.fullmatch(word.low)
                for word in adjectives
            )
        )

    def _adjectives(self, words: list[Word], index: int, low: str) -> list[Word]:
        found: list[Word] = []
        for i in range(index - 1, max(-1, index - 1 - _ADJECTIVES), -1):
            word = words[i]
            if low[word.end : words[i + 1].start].strip():
                break
            proper = word.capital and self._city_adjective.fullmatch(word.low) and word.low not in self._lexicon.never
            if not (self._adjective.fullmatch(word.low) or proper):
                break
            found.insert(0, word)
        return found

    def _kinds(self, adjectives: list[Word]) -> list[str]:
        kinds = []
        for word in adjectives:
            match = self._adjective.fullmatch(word.low)
            if match:
                kinds.append(self._qualifiers[match["stem"]])
        return kinds

    def _name(self, adjectives: list[Word], head: Word, match: re.Match[str], rest: str) -> str:
        parts = [feminine_nominative(word.text) for word in adjectives]
        noun = (
            head.text[: len(head.text) - len(match["tail"]) - (len(match["suffix"]) + 1 if match["suffix"] else 0)]
            + "а"
        )
        if match["suffix"]:
            noun += "-филиал"
        if parts:
            noun = noun.lower()
        return _clean(" ".join([*parts, noun]) + rest)

    def _naming(self, words: list[Word], index: int, text: str, low: str) -> tuple[int, dict[str, str]]:
        """What names the library after its head: имени X, № N, «X», Latin words, a group of people, an owner."""
        position = words[index].end
        adjectives = re.match(r"(?:[ ]+[^\W\d_]+(?:ой|ая|ую))?", low[position:])
        for start in (position, position + (adjectives.end() if adjectives else 0)):
            if match := self._named_after.match(low, start):
                run = self._eponym(words, match.end(), low)
                if run:
                    return run[-1].end, {"eponym": text[run[0].start : run[-1].end]}
        if match := _NUMBER.match(low, position):
            end = match.end()
            naming = {"number": match["number"]}
            if after := self._named_after.match(low, end):
                run = self._eponym(words, after.end(), low)
                if run:
                    return run[-1].end, naming | {"eponym": text[run[0].start : run[-1].end]}
            return end, naming
        if match := _QUOTED.match(low, position):
            brand = text[match.start("brand") : match.end("brand")]
            return match.end(), {"brand": brand} | ({"hub": "yes"} if "hub" in brand.lower() else {})
        if match := _LATIN_RUN.match(text, position):
            first = match["brand"].split()[0].lower()
            if first not in self._lexicon.not_brands:
                return match.end(), {"brand": match["brand"]} | (
                    {"hub": "yes"} if "hub" in match["brand"].lower() else {}
                )
        if match := self._owner.match(low, position):
            return match.end(), {"owner": match[0].strip()}
        if match := self._owner_head.match(low, position):
            end = match.end()
            if after := self._named_after.match(low, end):
                run = self._eponym(words, after.end(), low)
                end = run[-1].end if run else end
            return end, {"owner": text[match.start() : end].strip()}
        group = self._people(words, index, low)
        if group:
            return group[-1].end, {"eponym": text[group[0].start : group[-1].end]}
        return position, {}

    def _eponym(self, words: list[Word], start: int, low: str) -> list[Word]:
        run: list[Word] = []
        for word in words:
            if word.start < start:
                continue
            previous = run[-1].end if run else start
            if low[previous : word.start].strip() or len(run) == _EPONYM_WORDS:
                break
            if word.capital or (word.low in self._lexicon.particles) or re.match(r"(?:аль|эль)-", word.low):
                run.append(word)
            elif word.low in self._lexicon.titles and not run:
                start = word.end
            else:
                break
        while run and run[-1].low in ("и",):
            run.pop()
        return run if any(word.capital or "-" in word.low for word in run) else []

    def _people(self, words: list[Word], index: int, low: str) -> list[Word]:
        """A group of people in the genitive: «библиотека казахстанских писателей»."""
        group = words[index + 1 : index + 4]
        for size in (2, 3, 1):
            part = group[:size]
            if len(part) < size or low[words[index].end : part[-1].end].count(",") or not part:
                continue
            gap = [low[a.end : b.start].strip() for a, b in zip([words[index], *part], part, strict=False)]
            if any(gap):
                continue
            if self._morphology.people_in_genitive([word.low for word in part]) and (size > 1 or part[0].capital):
                return part
        return []

    def _branch(
        self, words: list[Word], index: int, match: re.Match[str], text: str, low: str
    ) -> LibraryMention | None:
        head = words[index]
        if match["tail"] not in ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"):
            return None
        case = {"е": "locative", "а": "genitive"}.get(match["tail"], "nominative")
        if match["tail"] in ("ы", "ов", "ам", "ами", "ах"):
            return LibraryMention(
                head.start, head.end, Reference.PLURAL, case=case, head_start=head.start, head_end=head.end
            )
        number = _NUMBER.match(low, head.end)
        if number:
            return LibraryMention(
                head.start,
                number.end(),
                Reference.NAMED,
                name=f"{head.text[0]}илиал № {number['number']}",
                number=number["number"],
                case=case,
                head_start=head.start,
                head_end=head.end,
            )
        owner = self._network.match(low, head.end + 1)
        alias = None
        end = head.end
        if owner and text[owner.start()].isupper():
            alias, end = f"филиал {text[owner.start() : owner.end()]}", owner.end()
        return LibraryMention(
            head.start, end, Reference.GENERIC, case=case, head_start=head.start, head_end=head.end, alias=alias
        )

    def _headless(self, words: list[Word], index: int, text: str, low: str) -> LibraryMention | None:
        """«Городская юношеская имени Жамбыла»: the head is left out, adjectives and имени suffice."""
        word = words[index]
        if not self._adjective.fullmatch(word.low) or not self._named_after.match(low, word.end):
            return None
        if word.low.endswith(("ом", "ый", "ого", "их", "ых")):
            return None
        adjectives = [*self._adjectives(words, index, low), word]
        run = self._eponym(words, self._named_after.match(low, word.end).end(), low)  # type: ignore[union-attr]
        if not run:
            return None
        rest = text[word.end : run[-1].end]
        name = _clean(" ".join(feminine_nominative(item.text) for item in adjectives) + " библиотека" + rest)
        return LibraryMention(
            adjectives[0].start,
            run[-1].end,
            Reference.NAMED,
            name=name,
            kind=kind_of(self._kinds(adjectives)),
            eponym=text[run[0].start : run[-1].end],
            case="nominative",
            head_start=word.start,
            head_end=word.end,
        )

    def _brands(self, words: list[Word], text: str, low: str, found: list[LibraryMention]) -> list[LibraryMention]:
        """Names in Latin letters, with or without a generic word before them."""
        brands: list[LibraryMention] = []
        i = 0
        while i < len(words):
            run = i
            while (
                run < len(words)
                and _LATIN.fullmatch(words[run].text)
                and (run == i or not low[words[run - 1].end : words[run].start].strip())
            ):
                run += 1
            latin, before = words[i:run], words[i - 1] if i else None
            i = max(run, i + 1)
            if not latin or latin[0].low in self._lexicon.not_brands:
                continue
            start, end = latin[0].start, latin[-1].end
            if any(item.start < end and start < item.end for item in found):
                continue
            if not any(word.low in self._lexicon.brand_words for word in latin):
                continue
            alias, begin = None, start
            if before and self._hub_head.fullmatch(before.low) and not low[before.end : start].strip(' "'):
                alias, begin = f"{_masculine(before)} {text[start:end]}", before.start
            brands.append(
                LibraryMention(
                    begin,
                    end,
                    Reference.NAMED,
                    name=text[start:end],
                    kind=Kind.HUB,
                    brand=text[start:end],
                    case="nominative",
                    head_start=start,
                    head_end=end,
                    alias=alias,
                )
            )
        return brands


def _masculine(word: Word) -> str:
    """The generic word before a brand in the nominative: ``центра`` → ``центр``, ``пространстве`` → ``пространство``."""
    match = re.match(r"((?:[\w-]+-)?(?:хаб|центр|пространств))", word.low)
    stem = match[1] if match else word.low
    return stem + "о" if stem.endswith("пространств") else stem


def _covered(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _clean(name: str) -> str:
    bare = re.sub(r"\s+", " ", name).strip()
    bare = re.sub(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{2})", " ", bare)
    bare = re.sub(r"\bим(?:\.[ ]?|[ ])", "имени ", bare)
    bare = re.sub(r"(?:№|#) ?(?=\d)", "№ ", bare)
    return bare[:1].upper() + bare[1:]


def _preposed(word: str) -> str:
    """``имени`` ends at a word boundary; ``им.`` may stand glued to the name."""
    return re.escape(word) if word.endswith(".") else re.escape(word) + r"(?![^\W\d_])(?=[ .])"
