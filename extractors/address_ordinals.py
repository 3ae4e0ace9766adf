"""Ordinal words that number a microdistrict or a floor: "в двадцать седьмом микрорайоне", «он бірінші ықшамауданда»."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field

from extractors.patterns import words_source
from extractors.text import fold


class OrdinalWords(BaseModel):
    """The ordinals of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stems: dict[str, int] = Field(description="Stems of simple ordinals.")
    tens: dict[str, int] = Field(description="What stands before the last word of a compound one.")
    endings: tuple[str, ...]


class Ordinals:
    """Reads ordinal words; ``source`` is a regular expression without groups that matches one."""

    def __init__(self, words: OrdinalWords) -> None:
        self._stems = {fold(stem): number for stem, number in words.stems.items()}
        self._tens = {fold(word): number for word, number in words.tens.items()}
        stems, tens = words_source(self._stems), words_source(self._tens)
        endings = words_source(words.endings) if words.endings else ""
        self.source = rf"(?:(?:{tens})[ ]+)?(?:{stems})(?:{endings})"
        self._parts = re.compile(rf"(?:({tens})[ ]+)?({stems})(?:{endings})")

    def value(self, words: str) -> str:
        """The number in digits of folded words that ``source`` matches."""
        match = self._parts.fullmatch(words)
        if not match:
            raise ValueError(f"no ordinal: {words}")
        return str((self._tens[match[1]] if match[1] else 0) + self._stems[match[2]])
