"""Page furniture that survived parsing: captions, date lines, counters, lists of other headlines."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.text import fold


class FurnitureLines(BaseModel):
    """``furniture.toml``: regular expressions that match whole folded lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    drop: tuple[str, ...]
    stop: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines = data.load(FurnitureLines, data.PACKAGE / "furniture.toml")
    return (
        re.compile("|".join(f"(?:{line})" for line in lines.drop)),
        re.compile("|".join(f"(?:{line})" for line in lines.stop)),
    )


def body_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines that belong to the article, its title first; a repeated title counts once."""
    drop, stop = _patterns()
    kept: list[tuple[int, int]] = []
    title = ""
    for match in re.finditer(r"[^\n]+", text):
        line = fold(match[0]).strip()
        if stop.fullmatch(line) and kept:
            break
        if not line or line == title or drop.fullmatch(line):
            continue
        title = title or line
        kept.append(match.span())
    return kept
