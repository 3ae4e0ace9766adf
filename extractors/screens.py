"""Letters without which a phrase of a lexicon matches nothing, read off its notation (``extractors.patterns``).

A look for a few letters costs a hundredth of a search for a pattern, and most sentences hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.text import fold

_PIECE = re.compile(r"\{([a-z]\w*)\}")
_OPTIONAL = re.compile(r"(?<![^ ])[^\s()]+\? |.[?*]|\[[^\]]*\](?:[?*+]|\{[^}]*\})?")
_OPEN, _CLOSE = "\ue003", "\ue004"
_RUN = re.compile(rf"{_OPEN}\d+{_CLOSE}|[^\W_]+|-")
# Shorter ones stand in nearly every sentence.
_SHORTEST, _MOST = 2, 2


@dataclass(frozen=True, slots=True)
class Screen:
    """What a phrase needs: of each tuple in ``letters`` one string; ``pieces`` are those that it cannot do without."""

    letters: tuple[tuple[str, ...], ...]
    pieces: frozenset[str]

    def passes(self, low: str) -> bool:
        """Whether a folded text has the letters; where it has not, the phrase cannot match in it."""
        for strings in self.letters:
            for letters in strings:
                if letters in low:
                    break
            else:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Screened:
    """A pattern with the screen of its phrase and with what it stands for."""

    meaning: str
    pattern: re.Pattern[str]
    screen: Screen


def screen_of(phrase: str) -> Screen:
    """The screen of one phrase."""
    groups: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        if match[2]:
            return " "
        groups.append(match[1])
        return f"{_OPEN}{len(groups) - 1}{_CLOSE}"

    rest, before = fold(phrase), ""
    while rest != before:
        before = rest
        rest = re.sub(r"\(([^()]*)\)([?*]|\{[\d,]+\})?", put_aside, rest)
    needed = _needed(rest, groups)
    ranked = sorted(needed, key=lambda strings: (-min(map(len, strings)), len(strings)))
    return Screen(tuple(ranked[:_MOST]), frozenset(_PIECE.findall(_OPTIONAL.sub(" ", rest))))


def _needed(phrase: str, groups: Sequence[str]) -> list[tuple[str, ...]]:
    """Of a phrase without parentheses: its runs of letters, and what each of its groups needs."""
    if "|" in phrase:
        return []
    found: list[tuple[str, ...]] = []
    for run in _RUN.findall(_PIECE.sub(" ", _OPTIONAL.sub(" ", phrase))):
        if not run.startswith(_OPEN):
            found.append((run,))
            continue
        branches = [_best(_needed(branch, groups)) for branch in groups[int(run[1:-1])].split("|")]
        found.append(
            tuple(dict.fromkeys(letters for branch in branches for letters in branch)) if all(branches) else ()
        )
    return [strings for strings in found if strings and all(len(s) >= _SHORTEST or s == "-" for s in strings)]


def _best(needed: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(needed, key=lambda strings: min(map(len, strings)), default=())
