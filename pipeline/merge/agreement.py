"""Whether one value says the same as another, only less precisely."""

from __future__ import annotations

from schemas.edtf import bounds, covers
from schemas.values import Quantity
from schemas.vocab import Comparator, DatePart

# How far from the truth a figure with a comparator may be, as a share: "about 500" fits 503, "more than 400" fits 410.
_LOOSE = 0.1
_LONGEST_MONTH = 31

# First and last month of each part of a year, wide enough for what journalists call the end of a year.
_MONTHS = {
    DatePart.EARLY: (1, 4),
    DatePart.MID: (4, 9),
    DatePart.LATE: (9, 12),
    DatePart.FIRST_HALF: (1, 6),
    DatePart.SECOND_HALF: (7, 12),
    DatePart.Q1: (1, 3),
    DatePart.Q2: (4, 6),
    DatePart.Q3: (7, 9),
    DatePart.Q4: (10, 12),
    DatePart.SPRING: (3, 5),
    DatePart.SUMMER: (6, 8),
    DatePart.AUTUMN: (9, 11),
}


def date_vouches(wider: str, part: DatePart | None, narrower: str) -> bool:
    """Whether a less precise date agrees with a more precise one: ``2025`` late vouches for ``2025-12-16``."""
    if not covers(wider, narrower):
        return False
    if wider == narrower or part is None:
        # A plain year vouches for its own late part; a part of it does not vouch for the plain year.
        return part is None
    outer, inner = bounds(wider), bounds(narrower)
    if (outer.last - outer.first).days < _LONGEST_MONTH:
        return True
    if part is DatePart.WINTER:
        return {inner.first.month, inner.last.month} <= {1, 2, 12}
    first, last = _MONTHS[part]
    return first <= inner.first.month and inner.last.month <= last


def quantity_vouches(looser: Quantity, other: Quantity) -> bool:
    """Whether a figure with a comparator agrees with an exact one: more than 400 with 410, about 500 with 503."""
    if looser.comparator is Comparator.EXACT or other.comparator is not Comparator.EXACT:
        return False
    number = looser.number
    low = number if looser.comparator is Comparator.MORE else number * (1 - _LOOSE)
    high = number if looser.comparator is Comparator.LESS else number * (1 + _LOOSE)
    return low <= other.number <= high
