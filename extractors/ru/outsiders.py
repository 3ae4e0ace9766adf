"""Words that look like a library of the city and are none: software, a private collection, abroad, a title."""

from __future__ import annotations

from extractors.lines import Line
from extractors.mentions import NameLexicon
from extractors.patterns import compile_phrases
from extractors.ru.brands import BrandReader
from extractors.ru.phrase import Phrase

_NEAR = 2


class Outsiders:
    """Says whether a phrase is no library of ours."""

    def __init__(self, lexicon: NameLexicon, brands: BrandReader) -> None:
        self._brands = brands
        self._software = compile_phrases(lexicon.foreign.software)
        self._private = compile_phrases(lexicon.foreign.private)
        self._places = compile_phrases(lexicon.foreign.places)

    def hold(self, line: Line, phrase: Phrase) -> bool:
        """Whether the phrase is software, private, abroad, or stands in the title of a work or an event."""
        if self._brands.is_title(line, phrase.head.start, phrase.head.end):
            return True
        own = line.low[phrase.begin : phrase.end]
        if phrase.number or phrase.institution or phrase.eponym or phrase.brand:
            return bool(self._places.search(own)) and not phrase.institution
        near = self._around(line, phrase)
        return any(pattern.search(near) for pattern in (self._software, self._private, self._places))

    def _around(self, line: Line, phrase: Phrase) -> str:
        """The phrase with the words beside it that nothing parts from it."""
        start, end = phrase.begin, phrase.end
        for index in range(line.last_before(start), max(-1, line.last_before(start) - _NEAR), -1):
            if line.low[line.words[index].end : start].strip(" -") or line.is_taken(line.words[index].start):
                break
            start = line.words[index].start
        first = line.first_after(end)
        for word in line.words[first : first + _NEAR]:
            if line.low[end : word.start].strip(" -") or line.is_taken(word.start):
                break
            end = word.end
        return line.low[start:end]
