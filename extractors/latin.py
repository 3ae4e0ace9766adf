"""Names in Latin letters inside Cyrillic text."""

from __future__ import annotations

import re

from extractors.lines import Line

_LATIN = re.compile(r"[A-ZÁÓÚŃǴÝ][A-Za-zÁáÓóÚúŃńǴǵÝýı'’-]*")


_CAPITAL = re.compile(r"[A-ZÁÓÚŃǴÝ]")


def is_latin(text: str) -> bool:
    """Whether a word is capitalised and in Latin letters."""
    return bool(_LATIN.fullmatch(text))


def latin_runs(line: Line) -> list[tuple[int, int]]:
    """The runs of such words, as indices of their first word and of the one after their last."""
    runs: list[tuple[int, int]] = []
    if not _CAPITAL.search(line.text):
        return runs
    for index, word in enumerate(line.words):
        if not is_latin(word.text):
            continue
        if runs and runs[-1][1] == index and line.adjacent(index - 1):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
