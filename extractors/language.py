"""Which of the two languages a text is written in.

Letters suffice: nine letters exist only in Kazakh and make up a tenth and more of any Kazakh text.
"""

from __future__ import annotations

import re

from schemas.vocab import Language

KAZAKH_LETTERS = "әғқңөұүһі"

# Share of letters that only Kazakh has: between 0.10 and 0.20 in Kazakh news, below 0.02 in Russian news that quotes
# Kazakh names.
_KAZAKH_SHARE = 0.05
_LETTER = re.compile(r"[^\W\d_]")
_KAZAKH_LETTER = re.compile(rf"[{KAZAKH_LETTERS}]", re.IGNORECASE)


def detect_language(text: str) -> Language:
    """The language of a text or sentence: Kazakh or Russian (Russian where there is nothing to tell by)."""
    letters = len(_LETTER.findall(text))
    kazakh = len(_KAZAKH_LETTER.findall(text))
    return Language.KK if kazakh > letters * _KAZAKH_SHARE else Language.RU
