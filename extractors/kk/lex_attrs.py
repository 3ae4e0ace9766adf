"""Lexical attributes of Kazakh: which words are numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import LIKE_NUM

from extractors import data
from extractors.numbers import NumberLexicon
from extractors.text import fold

_DIGITS = re.compile(r"[+-]?\d[\d\u00a0 .,/]*(?:-[^\W\d_]+)?")
_LEXICON = data.load(NumberLexicon, data.PACKAGE / "kk" / "lexicon" / "numbers.toml")
_WORDS = frozenset(fold(word) for word in (*_LEXICON.words, *_LEXICON.scales, *_LEXICON.halves))


def number_words() -> frozenset[str]:
    """All number words, folded."""
    return _WORDS


def like_num(text: str) -> bool:
    """Whether a token is a number: digits, also with an ending (``875-сі``), number and scale words, collectives."""
    low = fold(text)
    return bool(_DIGITS.fullmatch(low)) or low in _WORDS


LEX_ATTRS: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_num}
