"""The language of an article and of a sentence in it."""

from __future__ import annotations

import pytest

from extractors.language import detect_language, sentence_language
from schemas.vocab import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Алматыда жаңа кітапхана ашылды, оқырмандар қуанды.", Language.KK),
        ("В Алматы открыли новую библиотеку.", Language.RU),
        ("Библиотека имени Мұхтара Әуезова открылась после ремонта в Ауэзовском районе города.", Language.RU),
        ("", Language.RU),
        ("24/7", Language.RU),
    ],
)
def test_detect_language(text: str, language: Language) -> None:
    assert detect_language(text) is language


@pytest.mark.parametrize(
    ("text", "article", "language"),
    [
        ("Балалар кітап алады.", Language.KK, Language.KK),
        ("Он мен бес.", Language.KK, Language.KK),
        ("Ол не істейді?", Language.KK, Language.KK),
        ("Это новая библиотека для детей.", Language.KK, Language.RU),
        ("Кітапхана бүгін ашық.", Language.RU, Language.KK),
        ("Библиотека работает круглосуточно.", Language.RU, Language.RU),
        ("«Қазақ кітабы» в библиотеке на улице Абая.", Language.RU, Language.RU),
    ],
)
def test_sentence_language(text: str, article: Language, language: Language) -> None:
    assert sentence_language(text, article) is language
