"""Institutions that have a library: «ЕНУ имени Л. Н. Гумилева», «Казахского национального университета»."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lines import Line
from extractors.mentions import NameLexicon, Tag

_LONGEST = 6
_ADJECTIVES = ("ого", "его", "ей", "ой")


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution in the genitive; ``named`` if more than "of the university" is said."""

    end: int
    tag: Tag
    named: bool


class InstitutionReader:
    """Reads the institution that follows a head noun, without what it is named after."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon

    def after(self, line: Line, position: int) -> Institution | None:
        """The institution right after an offset."""
        first = line.first_after(position)
        if first == len(line.words) or not line.blank(position, line.words[first].start):
            return None
        for index in range(first, min(len(line.words), first + _LONGEST)):
            word = line.words[index]
            if index > first and not line.adjacent(index - 1):
                return None
            if (tag := self._tag(line, index)) is not None:
                proper = any(item.capital for item in line.words[first : index + 1])
                return Institution(word.end, tag, proper)
            if not (word.capital or word.low.endswith(_ADJECTIVES)):
                return None
        return None

    def _tag(self, line: Line, index: int) -> Tag | None:
        word = line.words[index]
        if word.low in self._lexicon.institutions:
            return self._lexicon.institutions[word.low]
        if word.abbreviation:
            return next((tag for end, tag in self._lexicon.abbreviated.items() if word.low.endswith(end)), None)
        return None
