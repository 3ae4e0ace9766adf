"""Where the charts' dots stand. Positions are percentages of the width, so text keeps its size on a phone."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.export.labels import Trio, same, trio
from pipeline.export.words import Words
from schemas import Branch, BranchField, Comparator, Quantity
from schemas.edtf import bounds

LEFT, WIDTH = 4.0, 92.0
"""The scale spans these percent of the drawing; the rest keeps the outer labels inside."""

CLEARANCE = 3.6
"""Two dots nearer than this percentage are stacked: eleven pixels, one dot, on the narrowest phone."""

TICKS = 7
"""At most about so many labelled years: what fits side by side at 300 pixels."""

LONGEST = 20
"""Rows of the holdings chart; the list itself can be ordered by holdings for the rest."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place of a scale."""

    x: float
    label: Trio


@dataclass(frozen=True, slots=True)
class Dot:
    """One branch on a scale; ``level`` counts upwards from the axis, ``exact`` is false for a hollow dot."""

    branch: str
    title: Trio
    text: Trio
    x: float
    exact: bool
    level: int = 0

    @property
    def hint(self) -> Trio:
        """What a pointer resting on the dot is told."""
        return trio(lambda ui: f"{self.title[ui]}, {self.text[ui]}")


@dataclass(frozen=True, slots=True)
class Chart:
    """Dots and their scale; ``levels`` is the height of the highest stack."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    levels: int = 1


def opened_chart(branches: Iterable[Branch], words: Words) -> Chart | None:
    """Place the branches on a time line by their opening; nothing where fewer than two dates are known."""
    found = []
    for branch in branches:
        state = branch.fields.get(BranchField.OPENED)
        if not (state and state.current and isinstance(state.current[0].value, str)):
            continue
        sourced, date = state.current[0], state.current[0].value
        if ".." in date:
            continue
        first, last = bounds(date)
        middle = (first.toordinal() + last.toordinal()) / 2 / 365.2425 + 1
        exact = first.year == last.year and "~" not in date
        found.append((middle, exact, branch, words.date(date, sourced)))
    if len(found) < 2:
        return None
    low = math.floor(min(middle for middle, *_ in found) / 10) * 10
    high = math.ceil((max(middle for middle, *_ in found) + 0.01) / 10) * 10
    step = next(step for step in (10, 20, 25, 50, 100, 1000) if (high - low) / step <= TICKS)
    dots: list[Dot] = []
    for middle, exact, branch, text in sorted(found, key=lambda item: (item[0], item[2].id)):
        x = _place(middle, low, high)
        taken = {dot.level for dot in dots if x - dot.x < CLEARANCE}
        level = next(level for level in range(len(dots) + 1) if level not in taken)
        dots.append(Dot(branch.id, words.title(branch), text, x, exact, level))
    ticks = tuple(Tick(_place(year, low, high), same(str(year))) for year in range(low, high + 1, step))
    return Chart(tuple(dots), ticks, max(dot.level for dot in dots) + 1)


def holdings_chart(branches: Iterable[Branch], words: Words) -> Chart | None:
    """Place the largest holdings on a logarithmic scale, most first; nothing where fewer than two are known.

    Logarithmic, and so dots and not bars: a national library holds hundreds of times what a branch does, and a bar's
    length would have to be false.
    """
    found: list[tuple[float, Branch, Quantity]] = []
    for branch in branches:
        state = branch.fields.get(BranchField.HOLDINGS)
        if state and state.current and isinstance(state.current[0].value, Quantity) and state.current[0].value.number:
            found.append((state.current[0].value.number, branch, state.current[0].value))
    if len(found) < 2:
        return None
    found.sort(key=lambda item: (-item[0], item[1].id))
    found = found[:LONGEST]
    low = math.floor(math.log10(found[-1][0]))
    high = max(math.ceil(math.log10(found[0][0])), low + 1)
    dots = tuple(
        Dot(
            branch.id,
            words.title(branch),
            words.quantity(quantity),
            _place(math.log10(number), low, high),
            quantity.comparator is Comparator.EXACT,
        )
        for number, branch, quantity in found
    )
    return Chart(dots, tuple(Tick(_place(power, low, high), words.power(power)) for power in range(low, high + 1)))


def _place(value: float, low: float, high: float) -> float:
    return round(LEFT + WIDTH * (value - low) / (high - low), 2)
