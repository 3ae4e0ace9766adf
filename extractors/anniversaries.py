"""Anniversaries of a library: "кітапханаға биыл 75 жыл", "отмечает 80-летие".

A founding year follows from them only by subtraction, so they are findings of their own and no dates. Of several
anniversaries in one sentence only that of the library counts: a poet's and the state's are vetoed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from extractors.numbers import NumberReader
from extractors.patterns import any_phrase, compile_phrases, phrases_source, shape_source
from extractors.screens import screen_of
from extractors.text import fold

_VETO_WINDOW = 40
_YEARS = (1, 300)
# A library's name may stand between its head and the verb; an initial's dot is no end of it.
_NAME = r"(?:[ ]+[^\s,;]+){0,6}?[ ]+"
_ATTRIBUTES = r"(?:[^\s,;]+[ ]+){0,3}?"


class AnniversaryLexicon(BaseModel):
    """``anniversaries.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: tuple[str, ...] = Field(description="Letters without which no sentence tells of an anniversary.")
    founding: tuple[str, ...] = Field(description="Shapes that say of themselves that something was founded.")
    library: tuple[str, ...] = Field(description="Shapes around a word for a library.")
    heads: tuple[str, ...]
    vetoes: tuple[str, ...] = Field(description="Whose years these are instead.")
    joints: tuple[str, ...] = Field(description="Between two anniversaries of one sentence.")


@dataclass(frozen=True, slots=True)
class AnniversaryMention:
    """The age of a library in a folded sentence, in whole years at the time that the sentence speaks of."""

    start: int
    end: int
    years: int


class AnniversaryReader:
    """Finds the anniversaries of libraries in folded sentences of one language."""

    def __init__(self, lexicon: AnniversaryLexicon, numbers: NumberReader) -> None:
        self._numbers = numbers
        self._signs = tuple(map(fold, lexicon.signs))
        heads = any_phrase(lexicon.heads)
        pieces = {
            "years": r"(?P<years>\d{1,3}|[^\W\d_]+(?: [^\W\d_]+)?)",
            "library": rf"(?:{heads})(?!\w){_NAME}",
            "of_library": rf"{_ATTRIBUTES}(?:{heads})",
        }
        self._shapes = [
            (re.compile(shape_source(shape, pieces)), screen_of(shape))
            for shape in (*lexicon.founding, *lexicon.library)
        ]
        self._veto = compile_phrases(lexicon.vetoes)
        self._joint = re.compile(rf"[,;:]|{phrases_source(lexicon.joints)}")

    def find(self, low: str) -> list[AnniversaryMention]:
        """The anniversaries of a sentence; the first reading of a place counts."""
        found: list[AnniversaryMention] = []
        if not any(sign in low for sign in self._signs):
            return found
        for pattern, screen in self._shapes:
            for match in pattern.finditer(low) if screen.passes(low) else ():
                years = self._years(match["years"])
                taken = any(item.start < match.end() and match.start() < item.end for item in found)
                if years is None or taken or self._vetoed(low, match):
                    continue
                found.append(AnniversaryMention(match.start(), match.end(), years))
        return sorted(found, key=lambda mention: mention.start)

    def _years(self, text: str) -> int | None:
        numbers = self._numbers.find(text)
        if len(numbers) != 1 or numbers[0].value != int(numbers[0].value):
            return None
        years = int(numbers[0].value)
        return years if _YEARS[0] <= years <= _YEARS[1] else None

    def _vetoed(self, low: str, match: re.Match[str]) -> bool:
        """Whether the years are somebody else's: a person or a state stands in the same clause."""
        after = self._joint.split(low[match.end() : match.end() + _VETO_WINDOW], maxsplit=1)[0]
        before = self._joint.split(low[max(0, match.start() - _VETO_WINDOW) : match.start()])[-1]
        return any(self._veto.search(part) for part in (match[0], after, before))
