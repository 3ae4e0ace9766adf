"""Words that look like a library of the city and are none: software, a private collection, abroad, a title."""

from __future__ import annotations

import re

from extractors.kk.morphology import Morphology
from extractors.kk.phrase import Phrase
from extractors.lines import Line, Quote
from extractors.mentions import NameLexicon
from extractors.patterns import any_phrase, compile_phrases

_NEAR = 3


class Outsiders:
    """Says whether a phrase is no library of ours."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._software = compile_phrases(lexicon.foreign.software)
        self._private = compile_phrases(lexicon.foreign.private)
        self._places = compile_phrases(lexicon.foreign.places)
        # One more word may stand between a title and the word for what it is the title of.
        self._work = re.compile(rf"(?:-[^\W\d_]+)?[ ]+(?:[^\W\d_]+[ ]+)?(?:{any_phrase(lexicon.works)})(?!\w)")

    def hold(self, line: Line, phrase: Phrase) -> bool:
        """Whether the phrase is software, private, abroad, or stands in the title of a work or an event."""
        return self._is_title(line, phrase) or self._is_elsewhere(line, phrase)

    def _is_title(self, line: Line, phrase: Phrase) -> bool:
        quote = line.quote_around(phrase.head.start, phrase.head.end)
        if quote is None:
            return False
        rest = line.low[phrase.head.end : quote.inner[1]].lstrip()
        return rest.startswith(":") or bool(self._work.match(line.low, quote.end)) or self._is_centre(line, quote)

    def _is_centre(self, line: Line, quote: Quote) -> bool:
        """``«Ашық кітапхана» орталығы`` is a room or a programme: its name says what any library may be."""
        index = line.first_after(quote.end)
        if index == len(line.words) or not line.blank(quote.end, line.words[index].start):
            return False
        words = [word.low for word in line.words if quote.start < word.start < quote.end]
        centre = self._morphology.form(line.words[index].low, self._lexicon.hub_heads)
        return centre is not None and any(word in self._lexicon.never for word in words)

    def _is_elsewhere(self, line: Line, phrase: Phrase) -> bool:
        if phrase.number or phrase.institution or (phrase.eponym and not phrase.bare):
            return False
        own = line.low[phrase.begin : phrase.head.end]
        if phrase.brand:
            return bool(self._software.search(own))
        near = self._before(line, phrase, _NEAR)
        return bool(
            self._software.search(near)
            or self._places.search(near)
            or self._private.search(self._before(line, phrase, 1))
        )

    def _before(self, line: Line, phrase: Phrase, count: int) -> str:
        """The phrase with up to ``count`` words before it that nothing parts from it."""
        start, index = phrase.begin, phrase.index
        while index >= 0 and count and line.blank(line.words[index].end, start):
            if line.is_taken(line.words[index].start):
                break
            start, index, count = line.words[index].start, index - 1, count - 1
        return line.low[start : phrase.head.end]
