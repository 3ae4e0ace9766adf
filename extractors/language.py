"""Which of the two languages a text is written in.

Letters suffice for a whole article: nine letters exist only in Kazakh and make up a tenth and more of any Kazakh text.
A single sentence may hold few of them, so it is judged together with what the article is written in.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors.data import PACKAGE, load
from extractors.patterns import compile_phrases
from extractors.scripts.detect import Script, script_of
from extractors.scripts.legacy import repair
from extractors.text import fold
from schemas.vocab import Language

KAZAKH_LETTERS = "әғқңөұүһі"

# Share of letters that only Kazakh has: between 0.10 and 0.20 in Kazakh news, below 0.02 in Russian news that quotes
# Kazakh names.
_KAZAKH_SHARE = 0.05


class LanguageWords(BaseModel):
    """``language.toml``: words that only one of the languages has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    russian: tuple[str, ...]


@cache
def _russian_word() -> re.Pattern[str]:
    return compile_phrases(load(LanguageWords, PACKAGE / "language.toml").russian)


def detect_language(text: str) -> Language:
    """The language of an article: Kazakh in any script, or Russian (also where there is nothing to tell by)."""
    if _share(text) > _KAZAKH_SHARE or script_of(text) in (Script.LATIN, Script.ARABIC):
        return Language.KK
    mended = repair(text)
    return Language.KK if mended and _share(mended) > _KAZAKH_SHARE else Language.RU


def sentence_language(text: str, article: Language) -> Language:
    """The language of one sentence of an article: the article's own unless the sentence plainly is in the other."""
    share = _share(text)
    if article is Language.RU:
        return Language.KK if share > 1.5 * _KAZAKH_SHARE and not _russian_word().search(fold(text)) else Language.RU
    if share > _KAZAKH_SHARE / 2 or not _russian_word().search(fold(text)):
        return Language.KK
    return Language.RU


def _share(text: str) -> float:
    letters = sum(map(str.isalpha, text))
    return sum(map(text.lower().count, KAZAKH_LETTERS)) / letters if letters else 0.0
