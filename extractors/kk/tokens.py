"""``tokens.toml``: the abbreviations and function words of Kazakh."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from extractors import data


class TokenLexicon(BaseModel):
    """``tokens.toml``; stop words stand under their first letter, each once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: dict[str, str]
    stop_words: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _words_stand_under_their_letter(self) -> Self:
        words = [(letter, word) for letter, group in self.stop_words.items() for word in group]
        wrong = [word for letter, word in words if not word.startswith(letter)]
        double = [word for letter, group in self.stop_words.items() for word in group if group.count(word) > 1]
        if wrong or double:
            raise ValueError(f"under a wrong letter: {', '.join(wrong)}; given twice: {', '.join(sorted(set(double)))}")
        return self


@cache
def load_tokens() -> TokenLexicon:
    """The words of ``tokens.toml``; ``ConfigError`` names what is wrong with the file."""
    return data.load(TokenLexicon, data.PACKAGE / "kk" / "lexicon" / "tokens.toml")
