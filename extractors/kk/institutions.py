"""Institutions that have a library: ``Әл-Фараби атындағы ҚазҰУ``, ``Қазақ ұлттық өнер университетінің``."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.kk.morphology import Morphology
from extractors.kk.people import PeopleReader
from extractors.lines import Line
from extractors.mentions import NameLexicon, Tag
from extractors.phrase import Span

_LONGEST = 6
_CASES = ("nominative", "genitive")


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution right before a head noun; ``named`` if more than "the university" is said.

    ``own`` are its words without the person that it is named after.
    """

    start: int
    own: Span
    tag: Tag
    named: bool
    eponym: Span | None = None


class InstitutionReader:
    """Reads the institution that ends at a word."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, people: PeopleReader) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._people = people

    def before(self, line: Line, last: int) -> Institution | None:
        """The institution whose last word is the one at ``last``."""
        tag = self._tag(line, last)
        if tag is None:
            return None
        first = last
        for index in range(last - 1, max(-1, last - _LONGEST), -1):
            word = line.words[index]
            joined = line.adjacent(index) and not line.is_taken(word.start)
            if not joined or not (self._people.may_be_name(line, index) or self._inside(word.low)):
                break
            first = index
        while first < last and not self._people.may_be_name(line, first):
            first += 1
        start = line.words[first].start
        named = first < last or line.words[last].abbreviation
        return self._with_eponym(line, first, Institution(start, (start, line.words[last].end), tag, named))

    def _with_eponym(self, line: Line, first: int, found: Institution) -> Institution:
        if first == 0 or not line.adjacent(first - 1):
            return found
        before = line.words[first - 1]
        if before.low in self._lexicon.named_after and (run := self._people.before(line, before.start)):
            return Institution(run[0], found.own, found.tag, named=True, eponym=run)
        if first > 1 and before.low.isdigit() and line.words[first - 2].low in ("№", "#"):
            return Institution(line.words[first - 2].start, found.own, found.tag, named=True)
        return found

    def _tag(self, line: Line, index: int) -> Tag | None:
        word = line.words[index]
        if word.low in self._lexicon.institutions:
            return self._lexicon.institutions[word.low]
        form = self._morphology.form(word.low, self._lexicon.institutions)
        if form and form.ending.case in _CASES and not form.ending.plural:
            return self._lexicon.institutions[form.noun]
        if word.abbreviation and word.low.endswith(tuple(self._lexicon.abbreviated)):
            return self._lexicon.abbreviated[next(end for end in self._lexicon.abbreviated if word.low.endswith(end))]
        return None

    def _inside(self, low: str) -> bool:
        return self._morphology.adjective(low) or low in self._morphology.words.inside
