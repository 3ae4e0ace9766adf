"""Years written out in words: "в пятьдесят восьмом", «мың тоғыз жүз отыз алтыншы жылы»."""

from __future__ import annotations

import re

from extractors.date_lexicon import Spelled
from extractors.date_values import edtf
from extractors.patterns import any_phrase, words_source

# "In the fifty-eighth" is the year of the century in which the people who say so have lived.
_CENTURY = 1900
_EARLIEST = 17


class SpelledYears:
    """Reads the year that a few words of one language write out; ``source`` is the regular expression of the words."""

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
        self._first = re.compile(rf"(?:(?P<century>{centuries})[ ]+)?(?:(?P<tens>{tens})[ ]+)?(?P<last>.+)")

    def value(self, text: str) -> str | None:
        """The year in EDTF; None where a year without its century would lie too far back or ahead."""
        match = self._first.fullmatch(re.sub(r" +", " ", text))
        if match is None:
            return None
        last = next(number for word, number in self._last.items() if match["last"].startswith(word))
        year = (self._tens[match["tens"]] if match["tens"] else 0) + last
        if match["century"]:
            return edtf(self._centuries[match["century"]] + year)
        return edtf(_CENTURY + year) if year >= _EARLIEST else None
