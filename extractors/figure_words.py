"""Figures that are told by a word, not by a number: a two-storey house, the only librarian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.figure_lexicon import FigureLexicon
from extractors.figure_mentions import FigureMention, first_clause
from extractors.patterns import compile_phrases
from schemas.vocab import Comparator

# Behind such a word what says that another house is meant.
_BEHIND = 30


class WordedReader:
    """Finds them in folded sentences."""

    def __init__(self, lexicon: FigureLexicon, vetoes: Mapping[str, re.Pattern[str]]) -> None:
        """``vetoes``: by figure, the words that forbid it."""
        self._vetoes = vetoes
        self._fields = {
            field: (compile_phrases(words), [(compile_phrases([phrase]), value) for phrase, value in words.items()])
            for field, words in (("floors", lexicon.floors_words), ("staff", lexicon.staff_words))
        }

    def find(self, low: str, found: Sequence[FigureMention]) -> Iterator[FigureMention]:
        """Numbers within other words: a two-storey house, the only librarian."""
        for field, (any_word, rows) in self._fields.items():
            if any(mention.field == field for mention in found) or not any_word.search(low):
                continue
            for pattern, value in rows:
                match = pattern.search(low)
                if match and not self._vetoes[field].search(first_clause(low[match.start() : match.end() + _BEHIND])):
                    yield FigureMention(match.start(), match.end(), field, value, Comparator.EXACT, strength=0.8)
                    break
