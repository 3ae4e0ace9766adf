"""Years and days of a month written out in words: "в пятьдесят восьмом", «бірінші қыркүйекте»."""

from __future__ import annotations

import re

from extractors.date_lexicon import Spelled
from extractors.date_values import edtf
from extractors.patterns import any_phrase, words_source

# "In the fifty-eighth" is the year of the century in which the people who say so have lived.
_CENTURY = 1900
_EARLIEST = 17


class SpelledNumbers:
    """Reads the numbers that a few words of one language write out.

    ``source`` and ``days`` are the regular expressions of the words of a year and of a day.
    """

    def __init__(self, lexicon: Spelled) -> None:
        self._centuries = lexicon.centuries
        self._tens = lexicon.tens
        self._last = lexicon.last_tens | lexicon.units
        ending = any_phrase(lexicon.endings)
        centuries, tens = words_source(lexicon.centuries), words_source(lexicon.tens)
        units, last_tens = words_source(lexicon.units), words_source(lexicon.last_tens)
        self.source = (
            rf"(?:(?:{centuries})[ ]+)?(?:(?:{tens})[ ]+(?:{units})|(?:{last_tens}))(?:{ending})"
            rf"|(?:{centuries})[ ]+(?:{units})(?:{ending})"
        )
        ending = any_phrase(lexicon.day_endings)
        self.days = rf"(?:(?:{tens})[ ]+)?(?:{units})(?:{ending})|(?:{last_tens})(?:{ending})"
        self._first = re.compile(rf"(?:(?P<century>{centuries})[ ]+)?(?:(?P<tens>{tens})[ ]+)?(?P<last>.+)")

    def year(self, text: str) -> str | None:
        """The year in EDTF; None where a year without its century would lie too far back or ahead."""
        match = self._first.fullmatch(re.sub(r" +", " ", text))
        if match is None:
            return None
        year = self.number(text)
        if match["century"]:
            return edtf(self._centuries[match["century"]] + year)
        return edtf(_CENTURY + year) if year >= _EARLIEST else None

    def number(self, text: str) -> int:
        """What the words count within the century or the month; 0 for other words."""
        match = self._first.fullmatch(re.sub(r" +", " ", text))
        if match is None:
            return 0
        words = sorted(self._last, key=len, reverse=True)
        last = next((self._last[word] for word in words if match["last"].startswith(word)), 0)
        return (self._tens[match["tens"]] if match["tens"] else 0) + last
