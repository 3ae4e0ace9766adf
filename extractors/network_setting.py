"""Counts of libraries, and what stands around the numbers that may be counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.numbers import Number
from schemas.vocab import NetworkField


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a sentence besides its words.

    ``past``: whether what stands at its offsets is told of former times. ``previous_total``: the text just gave a
    total, so that "из них пять" or "30-дың бесеуі" count libraries without naming them. ``system``: it names the
    city's library system. ``in_city`` says whether a stretch of it names the article's city. ``topic``: of what
    libraries the text spoke last ("таких библиотек").
    """

    past: Callable[[int, int], bool]
    previous_total: bool
    system: bool = False
    in_city: Callable[[int, int], bool] = lambda _start, _end: False
    topic: NetworkField | None = None


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count of libraries in a folded sentence; ``field`` is None where it is only a group ("three libraries").

    ``coming``: it will hold one day.
    """

    start: int
    end: int
    number: Number
    field: NetworkField | None
    source: str = "network"
    coming: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What stands around a number that starts at ``start``: the ends of its neighbours, the count before, the subject.

    ``share``: where the next percentage stands, which says of a part what it says. ``whole_end``: where the words end
    that tell of how many libraries the number is a part, 0 where none do.
    """

    sentence: str
    start: int
    last: int
    following: int
    share: int
    whole_end: int
    total_known: bool
    system: bool
    field: NetworkField | None
    in_city: Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Around:
    """The words with which a count stands: all of them, those before it, its noun, and those behind."""

    whole: str
    before: str
    unit: str
    after: str
