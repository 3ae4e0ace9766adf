"""Personal names in Russian text: the run of words after ``имени``."""

from __future__ import annotations

from extractors.lines import Line
from extractors.mentions import NameLexicon
from extractors.phrase import Span
from extractors.ru.morphology import Morphology
from extractors.seats import is_city_form

_LONGEST = 4
_MOST_TITLES = 4
_PREFIXES = ("аль-", "эль-", "әл-")
_VOWELS = "аеиоуыэюя"
_ADJECTIVES = ("ого", "ому", "ой", "ая")


class PeopleReader:
    """Finds where a personal name begins and ends."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology

    def after(self, line: Line, position: int) -> Span | None:
        """The person named right after an offset, past titles: ``академика Каныша Сатпаева``."""
        first = self._past_titles(line, line.first_after(position))
        if first == len(line.words) or not self._reaches(line, position, first):
            return None
        last = None
        for index in range(first, min(len(line.words), first + _LONGEST)):
            if index > first and not line.adjacent(index - 1):
                break
            if self._may_be_name(line, index):
                last = index
            elif line.words[index].low not in self._lexicon.particles:
                break
            elif index > first:
                last = index
        if last is None:
            return None
        last = self._without_speaker(line, first, last)
        return line.words[first].start, line.words[last].end

    def _without_speaker(self, line: Line, first: int, last: int) -> int:
        """The last word of the person in ``имени Чехова Лев Ким``: who speaks for the library follows its name.

        What it is named after stands in the genitive, which ends in a vowel; a word behind it that is no genitive is a
        given name, if a surname follows. A given name behind a surname begins another person too, whatever its case:
        ``директора библиотеки имени Чехова Анны Ли``.
        """
        for index in range(first + 1, last):
            word, before = line.words[index], line.words[index - 1]
            genitive = word.low[-1] in _VOWELS and not self._morphology.given_name(word.low)
            if not (genitive or word.initial or before.initial or word.low in self._lexicon.particles):
                return index - 1
            if self._morphology.given_name_form(word.low) and not self._morphology.given_name_form(before.low):
                return index - 1
        return last

    def listed_after(self, line: Line, position: int) -> Span | None:
        """A further person of a list, where no ``имени`` tells it from any other capitalised word."""
        run = self.after(line, position)
        if run is None:
            return None
        words = [word for word in line.words if run[0] <= word.start < run[1] and not word.initial]
        people = all(self._morphology.may_be_person(word.low) for word in words if word.capital)
        return run if words and people and not is_city_form(words[0].low) else None

    def _past_titles(self, line: Line, index: int) -> int:
        """``народного писателя Казахстана`` is no part of a name; a country may close a title."""
        start = index
        while index < len(line.words) and index - start < _MOST_TITLES:
            word = line.words[index]
            country = index > start and word.low in self._lexicon.owners
            if not (word.low in self._lexicon.titles or country):
                break
            index += 1
        return index

    def _reaches(self, line: Line, position: int, first: int) -> bool:
        return not any(char in '.,;:()"' for char in line.low[position : line.words[first].start])

    def _may_be_name(self, line: Line, index: int) -> bool:
        word = line.words[index]
        if word.low.startswith(_PREFIXES):
            return True
        if not word.capital or line.is_taken(word.start) or word.low in ("№", "#"):
            return False
        follow = line.words[index + 1].low if line.adjacent(index) else ""
        region = follow.startswith(self._morphology.words.regions) and word.low.endswith(_ADJECTIVES)
        return not region
