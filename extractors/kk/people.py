"""Personal names in Kazakh text: the run of words before ``атындағы`` or right before a head noun."""

from __future__ import annotations

from extractors.kk.morphology import Morphology
from extractors.lines import Line
from extractors.mentions import NameLexicon
from extractors.phrase import Span
from extractors.seats import city_stem, is_city

_LONGEST = 4
_LONGEST_BARE = 3
_PREFIXES = ("әл-", "ал-", "ибн-", "аль-")


class PeopleReader:
    """Finds where a personal name begins."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._never = lexicon.never
        self._particles = lexicon.particles
        self._morphology = morphology

    def before(self, line: Line, position: int) -> Span | None:
        """The person named right before an offset: ``М. Әуезов``, ``Қазыбек би``, ``Әбу Насыр әл-Фараби``."""
        last = line.last_before(position)
        start = None
        for index in range(last, max(-1, last - _LONGEST), -1):
            if not line.blank(line.words[index].end, line.words[index + 1].start if index < last else position):
                break
            # Nothing but another initial stands before an initial: «Сыйлық С. Торайғыров атындағы …».
            if start is not None and line.words[start].initial and not line.words[index].initial:
                break
            if self.may_be_name(line, index):
                start = index
            elif line.words[index].low not in self._particles:
                break
        return None if start is None else (line.words[start].start, line.words[last].end)

    def bare_before(self, line: Line, last: int) -> Span | None:
        """The name right before a head without ``атындағы``; a plural may end it (``Қазақстан жазушылары``)."""
        noun = last
        people = not line.words[last].capital and self._morphology.people(line.words[last].low)
        if people or line.words[last].low in self._particles:
            if last == 0 or not line.adjacent(last - 1):
                return None
            noun = last - 1
        if not self.may_be_name(line, noun):
            return None
        start = noun
        while start > 0 and noun - start < _LONGEST_BARE - 1:
            if not line.adjacent(start - 1) or not self.may_be_name(line, start - 1):
                break
            start -= 1
        if start == last and is_city(line.words[last].low):
            return None
        return line.words[start].start, line.words[last].end

    def may_be_name(self, line: Line, index: int) -> bool:
        """Whether a word may be part of a name by its capital and its ending."""
        word = line.words[index]
        if word.low.startswith(_PREFIXES):
            return True
        return (
            word.capital
            and word.low not in self._never
            and not word.low.startswith(("№", "#"))
            and not line.is_taken(word.start)
            and (is_city(word.low) or not self._morphology.outside_name(word.low, first=index == 0))
            and not self._city_in_case(word.low)
        )

    def _city_in_case(self, low: str) -> bool:
        """``Ақтауда`` says where something happens; in the nominative, a city may be part of a name."""
        stem = city_stem(low)
        ending = self._morphology.ending(low[len(stem) :]) if stem else None
        return ending is not None and ending.case != "nominative"
