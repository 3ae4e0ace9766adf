"""Whether confidence means what it says: of all claims given 0.9, nine in ten must be right.

The expected calibration error is the mean distance between confidence and share of right claims over ten bins,
weighted by the claims of a bin. The bins have equal mass: most claims lie between 0.8 and 1, so that bins of equal
width would put nearly all of them into two and hide what happens there. Claims of one confidence are never split, as
their order would be arbitrary. The error over ten bins of equal width, which papers report, is given beside it.
All claims of a record count, those below the threshold of assertion too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

BINS = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """One claim of a record: how sure the program was, and whether it is right to the letter."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of neighbouring confidence: their number, mean confidence and share of right ones."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float

    @property
    def gap(self) -> float:
        """How far confidence and truth lie apart; above 0 the program is too sure."""
        return self.confidence - self.accuracy


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability of confidence over many claims."""

    bins: tuple[Bin, ...]
    equal_width: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """How many claims were judged."""
        return sum(one.count for one in self.bins)

    @property
    def error(self) -> float:
        """Expected calibration error over bins of equal mass, 0 to 1; 0 where there are no claims."""
        return _error(self.bins)

    @property
    def error_equal_width(self) -> float:
        """The same over bins of equal width."""
        return _error(self.equal_width)

    def to_data(self) -> dict[str, Any]:
        """The figures as plain data."""
        return {
            "claims": self.count,
            "expected_calibration_error": round(self.error, 4),
            "expected_calibration_error_equal_width": round(self.error_equal_width, 4),
            "bins": [
                {
                    "low": one.low,
                    "high": one.high,
                    "claims": one.count,
                    "confidence": round(one.confidence, 4),
                    "right": round(one.accuracy, 4),
                }
                for one in self.bins
            ],
        }


def calibrate(judgements: Iterable[Judgement], bins: int = BINS) -> Calibration:
    """Sort judged claims into bins of equal mass and of equal width."""
    ranked = sorted(judgements, key=lambda one: one.confidence)
    by_width = groupby(ranked, key=lambda one: min(int(one.confidence * bins), bins - 1))
    return Calibration(_equal_mass(ranked, bins), tuple(_bin(list(group)) for _, group in by_width))


def _equal_mass(ranked: Sequence[Judgement], bins: int) -> tuple[Bin, ...]:
    found: list[Bin] = []
    waiting: list[Judgement] = []
    for _, group in groupby(ranked, key=lambda one: one.confidence):
        waiting += group
        if len(waiting) * bins >= len(ranked):
            found.append(_bin(waiting))
            waiting = []
    return (*found, _bin(waiting)) if waiting else tuple(found)


def _bin(group: Sequence[Judgement]) -> Bin:
    size = len(group)
    return Bin(
        group[0].confidence,
        group[-1].confidence,
        size,
        sum(one.confidence for one in group) / size,
        sum(one.right for one in group) / size,
    )


def _error(bins: Sequence[Bin]) -> float:
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.gap) for one in bins) / total if total else 0.0
