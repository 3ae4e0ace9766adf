"""A tokenizer for texts of any kind.

spaCy's own takes one prefix and one suffix at a time off a run without spaces and searches the whole run for each: a
hundred thousand brackets in a row would take it hours. So such runs are cut before it sees them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc

LONGEST_RUN = 100
"""Code points without a space; words and links of real news stay below."""
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")


class BoundedTokenizer:
    """Tokenizes as the tokenizer that it is given, but never a long run at once."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The doc of a text; its own text is the same."""
        if not _LONG_RUN.search(text):
            return self._tokenizer(text)
        docs = [self._tokenizer(piece) for piece in _pieces(text)]
        words = [token.text for doc in docs for token in doc]
        spaces = [bool(token.whitespace_) for doc in docs for token in doc]
        return Doc(docs[0].vocab, words=words, spaces=spaces)


def _pieces(text: str) -> list[str]:
    """A text cut inside its long runs only."""
    found, begin = [], 0
    for run in _LONG_RUN.finditer(text):
        for position in range(run.start(), run.end(), LONGEST_RUN):
            if position > begin:
                found.append(text[begin:position])
                begin = position
    return [*found, text[begin:]]
