"""Kazakh for spaCy, which has none: a tokenizer that parts endings from digits and quotes, and lexical attributes."""

from __future__ import annotations

from spacy.language import BaseDefaults, Language
from spacy.util import registry

from extractors.kk.lex_attrs import LEX_ATTRS
from extractors.kk.stop_words import STOP_WORDS
from extractors.kk.tokenizer_exceptions import TOKENIZER_EXCEPTIONS, TOKENIZER_INFIXES, TOKENIZER_SUFFIXES


class KazakhDefaults(BaseDefaults):
    """Language data of Kazakh."""

    tokenizer_exceptions = TOKENIZER_EXCEPTIONS
    infixes = TOKENIZER_INFIXES
    suffixes = TOKENIZER_SUFFIXES
    lex_attr_getters = LEX_ATTRS
    stop_words = STOP_WORDS


@registry.languages("kk")
class Kazakh(Language):
    """``spacy.blank("kk")``."""

    lang = "kk"
    Defaults = KazakhDefaults


__all__ = ["Kazakh"]
