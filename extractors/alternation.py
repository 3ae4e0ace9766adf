"""Alternations that fail fast.

Python's ``re`` tries the alternatives of ``a|b|c`` one after the other at every place of a text. Lexicons have hundreds
of them, most with a beginning in common, so they are written as a tree of beginnings: ``(?:аш(?:ыл|ты)|жап)``. What
matches, and the order in which alternatives are tried, stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable

_SPECIAL = frozenset("\\[](){}?*+|^$.")
_REPEATS = ("?", "*", "+", "{")


def alternation(sources: Iterable[str]) -> str:
    """One alternation of regular expressions in their order, as a tree; of none, what never matches.

    They may hold groups without names only, for a group that many beginnings share is written several times.
    """
    spread = dict.fromkeys(piece for source in sources for piece in _spread(source))
    return "|".join(_tree(list(spread))) or r"(?!)"


def begins_with_letter(source: str) -> bool:
    """Whether all alternatives of a tree begin with a letter or a digit of their own."""
    return all(branch[:1].isalnum() and branch[1:2] not in _REPEATS for branch in _branches(source))


def _spread(source: str) -> list[str]:
    """A regular expression as several, none of which begins with a group or with an optional letter."""
    if source.startswith("(?:"):
        end = _closing(source)
        inner, rest = source[3:end], source[end + 1 :]
        if rest.startswith(("*", "+", "{", "??", "?+")):
            return [source]
        given = [piece for branch in _branches(inner) for piece in _spread(branch + rest.removeprefix("?"))]
        return given + _spread(rest[1:]) if rest.startswith("?") else given
    if source[1:2] == "?" and source[0] not in _SPECIAL and source[2:3] not in _REPEATS:
        return [*_spread(source[0] + source[2:]), *_spread(source[2:])]
    return [source]


def _tree(sources: list[str]) -> list[str]:
    """Alternatives with their common beginnings put together; only what excludes each other changes places."""
    found: list[str] = []
    same: dict[str, list[str]] = {}

    def settle() -> None:
        found.extend(first + _grouped(_tree(rests)) for first, rests in same.items())
        same.clear()

    for source in sources:
        first = _first(source)
        if first:
            same.setdefault(first, []).append(source[len(first) :])
        else:
            settle()
            found.append(source)
    settle()
    return found


def _grouped(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _first(source: str) -> str:
    """The letter or sign that a regular expression begins with; empty where it begins with something else."""
    if source[:1] == "\\":
        first = source[:2] if len(source) > 1 and not source[1].isalnum() else ""
    else:
        first = source[:1] if source[:1] not in _SPECIAL else ""
    return "" if source[len(first) : len(first) + 1] in _REPEATS else first


def _branches(source: str) -> list[str]:
    """The alternatives at the top of a regular expression."""
    found, begin = [], 0
    for position, char, depth in _signs(source):
        if char == "|" and depth == 0:
            found.append(source[begin:position])
            begin = position + 1
    return [*found, source[begin:]]


def _closing(source: str) -> int:
    """Where the group ends that a regular expression begins with."""
    return next(position for position, char, depth in _signs(source) if char == ")" and depth == 0)


def _signs(source: str) -> Iterable[tuple[int, str, int]]:
    """Every parenthesis and bar outside of classes with its place and the depth of groups behind it."""
    depth, position, in_class = 0, 0, False
    while position < len(source):
        char = source[position]
        if char == "\\":
            position += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()|":
            depth += (char == "(") - (char == ")")
            yield position, char, depth
        position += 1
