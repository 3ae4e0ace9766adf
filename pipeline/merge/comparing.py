"""What two names have in common: the strongest reason for or against their being one library's.

Each reason is the name of a row of ``data/scores.toml``.
"""

from __future__ import annotations

from pipeline.merge.eponyms import Agreement, agreement
from pipeline.merge.names import NameKey

NAMES_AGREE = ("eponym", "words", "number", "bare-eponym", "role", "close-eponym", "some-words", "role-and-name")
"""Reasons for, the strongest first: of all forms of two names the best pair counts."""

NAMES_DIFFER = ("other-eponym", "other-words", "other-name")
"""Reasons against; they count only where no pair of forms agrees."""

_AUDIENCES = frozenset(["children", "youth"])
_SAME = frozenset([Agreement.SAME, Agreement.SAME_WITH_GIVEN])


def name_reason(left: NameKey, right: NameKey, role: frozenset[str]) -> str | None:
    """Compare two names; ``role`` holds the roles, unique in a city, that both libraries have.

    None where the names say nothing for or against.
    """
    if left.anonymous or right.anonymous:
        return None
    if "regional" in role and left.places and right.places and not left.places & right.places:
        return "other-words"
    by_person = _by_person(left, right)
    if by_person or (left.number and right.number):
        return by_person
    if left.words and right.words:
        return _by_words(left, right)
    if role and not (left.words or right.words):
        return _by_role(left, right)
    return "other-name" if (left.eponym and right.words) or (right.eponym and left.words) else None


def _by_person(left: NameKey, right: NameKey) -> str | None:
    if left.eponym and right.eponym:
        agreed = agreement(left.eponym, right.eponym)
        return {Agreement.CLOSE: "close-eponym", Agreement.OTHER: "other-eponym"}.get(agreed, "eponym")
    for one, other in ((left, right), (right, left)):
        if one.eponym and other.bare:
            agreed = agreement(one.eponym, other.bare)
            if agreed is not Agreement.OTHER:
                return "bare-eponym" if agreed in _SAME else "close-eponym"
    return None


def _by_words(left: NameKey, right: NameKey) -> str | None:
    if left.words == right.words:
        # «Научная библиотека X» is «библиотека X»: only words are missing that many libraries share.
        return "words"
    if left.words <= right.words or right.words <= left.words:
        return "some-words"
    named = left.eponym or left.number or right.eponym or right.number
    return None if named or left.words & right.words else "other-words"


def _by_role(left: NameKey, right: NameKey) -> str | None:
    if left.tags & _AUDIENCES != right.tags & _AUDIENCES:
        return None
    named = [bool(name.eponym or name.number) for name in (left, right)]
    if any(named):
        return "role-and-name" if left.weak == right.weak and not all(named) else None
    if left.weak == right.weak:
        return "role"
    return "some-words" if left.weak <= right.weak or right.weak <= left.weak else None
