"""Russian libraries meant by an adjective, a number or an ordinal alone: «в юношеской», «№ 9», «вторая»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference, kind_of
from extractors.ru.adjectives import AdjectiveReader, Adjectives
from extractors.ru.morphology import Morphology
from extractors.seats import has_many, is_city_adjective
from extractors.text import fold
from schemas.vocab import Kind

_CLOSES_UP = re.compile(r"[ ]*(?:,|и|или|а также|,[ ]*а также)[ ]+")
_ENDINGS = ("ая", "ой", "ую", "ый", "ий", "ья", "ьей", "ью", "его", "ого", "ему", "ому", "ем", "ом", "яя", "ей", "юю")
_PREPOSITIONS = frozenset({"в", "во", "на", "у", "из", "от", "до", "для", "о", "об", "к", "ко", "по", "за", "с", "со"})
_FEWEST_FIRM = 2


class ShortReader:
    """Reads adjectives without a noun; whether one means a library is for the whole text to say."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._adjectives = AdjectiveReader(lexicon, morphology)
        self._heads = (*lexicon.heads, *lexicon.branch_heads, *lexicon.synonyms)
        self._ordinal = re.compile(rf"(?P<stem>{'|'.join(lexicon.ordinals)})(?:{'|'.join(_ENDINGS)})")
        self._noun = morphology.nominative(lexicon.heads[0]).nominative

    def read(self, line: Line, found: Sequence[LibraryMention]) -> list[LibraryMention]:
        """The short mentions of a sentence that share no text with those already found."""
        covered = [(mention.start, mention.end) for mention in found]
        mentions = []
        for index, word in enumerate(line.words):
            if any(start < word.end and word.start < end for start, end in covered) or line.is_taken(word.start):
                continue
            if match := self._ordinal.fullmatch(word.low):
                placed = index > 0 and line.words[index - 1].low in _PREPOSITIONS
                # "It was renovated first": the instrumental says when, not which.
                if (placed or not word.low.endswith(("ой", "ей"))) and self._alone(line, index):
                    mentions.append(self._mention(line, index, index, ordinal=self._lexicon.ordinals[match["stem"]]))
            elif (
                word.low.startswith(self._lexicon.alone) or is_city_adjective(word.low)
            ) and self._morphology.feminine_form(word.low):
                mentions.extend(self._by_adjectives(line, index))
        return mentions

    def _by_adjectives(self, line: Line, index: int) -> list[LibraryMention]:
        chain = self._adjectives.ending_at(line, index)
        kind = kind_of(chain.tags)
        follow = line.words[index + 1] if line.adjacent(index) else None
        goes_on = follow is not None and self._adjectives.is_qualifier(follow.low)
        if not chain.words or kind is Kind.SCHOOL or goes_on or not self._alone(line, index):
            return []
        first = line.first_after(chain.words[0].start)
        return [self._mention(line, first, index, chain=chain)]

    def _mention(
        self, line: Line, first: int, last: int, *, chain: Adjectives | None = None, ordinal: int | None = None
    ) -> LibraryMention:
        words = chain.words if chain else ()
        feminine = [self._morphology.feminine(line.written(word.start, word.end)) for word in words]
        tags = frozenset(Kind(tag) for tag in chain.tags if tag) if chain else frozenset()
        # «Областная детская», «центральная городская»: one of its kind in its place, as it would be with the noun.
        placed = bool(chain and (chain.seat or chain.city or Kind.REGIONAL in tags or Kind.CENTRAL in tags))
        firm = bool(tags) and placed and len(words) >= _FEWEST_FIRM and not (chain and has_many(fold(chain.seat or "")))
        name = " ".join([*feminine, self._noun])
        return LibraryMention(
            start=line.words[first].start,
            end=line.words[last].end,
            reference=Reference.SHORT,
            name=name[:1].upper() + name[1:] if chain else None,
            kind=kind_of(chain.tags) if chain else Kind.BRANCH,
            case="locative" if self._placed(line, first) else "",
            head_start=line.words[last].start,
            head_end=line.words[last].end,
            seat=chain.seat if chain else None,
            tags=tags,
            profile=frozenset(word.lower() for word in feminine),
            ordinal=ordinal,
            firm=firm,
        )

    def _placed(self, line: Line, first: int) -> bool:
        return first > 0 and line.words[first - 1].low in self._morphology.words.locative

    def _alone(self, line: Line, index: int) -> bool:
        """Whether an adjective qualifies no noun, neither before it nor after it, also not over a list."""
        word = line.words[index]
        before = index - 1
        while before >= 0 and line.adjacent(before) and self._morphology.adjective(line.words[before].low):
            before -= 1
        if before >= 0 and line.adjacent(before) and self._morphology.agree(line.words[before].low, word.low):
            return False
        quote = line.quote_around(word.start, word.end)
        if quote is not None and quote.inner[0] == word.start and quote.inner[1] == word.end:
            return False
        return not self._qualifies(line, index)

    def _qualifies(self, line: Line, index: int) -> bool:
        """Whether a noun follows, perhaps after further adjectives and joints."""
        first, joined = index, line.adjacent(index)
        if joined and self._morphology.adjective(line.words[index + 1].low):
            # «Детская игровая», «детская музыкальная школа»: something else, with its noun or without it.
            return True
        while index + 1 < len(line.words):
            follow = line.words[index + 1]
            if not joined:
                joint = _CLOSES_UP.match(line.low, line.words[index].end)
                if not joint or joint.end() != follow.start:
                    return False
            elif follow.low in ("и", "или"):
                index, joined = index + 1, line.adjacent(index + 1)
                follow = line.words[index + 1] if joined else follow
                if not joined or not self._morphology.adjective(follow.low):
                    return False
            if self._morphology.adjective(follow.low):
                index, joined = index + 1, line.adjacent(index + 1)
            else:
                # «Детская и юношеская библиотеки» are two.
                several = self._morphology.form(follow.low, self._heads)
                if several and several.plural is not False and line.words[index] is not line.words[first]:
                    return False
                return joined and self._morphology.noun(follow.low)
        return False
