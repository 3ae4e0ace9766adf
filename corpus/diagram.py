"""The reliability diagram: what share of claims is right at each confidence, as an SVG.

A template of our own, not matplotlib: the same figures give the same bytes, so that two diagrams can be compared with
``git diff``; the diagram follows the reader's light or dark theme; and nothing has to be installed for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from corpus.calibration import Calibration
from corpus.templates import environment

_WIDTH, _HEIGHT = 560, 640
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 536, 66, 526
_BARS_TOP, _BARS_HEIGHT = 576, 36
_SMALLEST, _LARGEST = 4.0, 13.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid, on both axes."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A bin of equal mass; ``ideal`` is where it would stand if confidence were truth."""

    x: float
    y: float
    ideal: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many claims have a confidence."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything in the diagram, in its own units."""

    title: str
    subtitle: str
    description: str
    ticks: tuple[Tick, ...]
    points: tuple[Point, ...]
    bars: tuple[Bar, ...]
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    top: int = _TOP
    bottom: int = _BOTTOM


def diagram(calibration: Calibration, title: str, *, standalone: bool = True) -> Markup:
    """Draw a calibration; ``standalone`` with its own colours, else with those of the page around it."""
    template = environment().get_template("reliability.svg")
    return Markup(template.render(chart=_chart(calibration, title), standalone=standalone))  # noqa: S704 - escaped by the template


def _chart(calibration: Calibration, title: str) -> Chart:
    largest = max((one.count for one in calibration.bins), default=1)
    points = [
        Point(
            _x(one.confidence),
            _y(one.accuracy),
            _y(one.confidence),
            round(_SMALLEST + (_LARGEST - _SMALLEST) * one.count / largest, 1),
            f"confidence {one.low:.2f} to {one.high:.2f}: {one.accuracy:.0%} of {one.count} claims are right",
        )
        for one in calibration.bins
    ]
    subtitle = f"expected calibration error {calibration.error:.3f} over {calibration.count} claims"
    said = "; ".join(point.label for point in points)
    ticks = tuple(Tick(_x(tenth / 5), _y(tenth / 5), f"{tenth / 5:.1f}") for tenth in range(6))
    return Chart(title, subtitle, f"{subtitle}: {said}", ticks, tuple(points), tuple(_bars(calibration)))


def _bars(calibration: Calibration) -> list[Bar]:
    most = max((one.count for one in calibration.equal_width), default=1)
    bars = []
    for one in calibration.equal_width:
        left = min(int(one.confidence * 10), 9) / 10
        height = round(_BARS_HEIGHT * one.count / most, 1)
        label = f"{one.count} claims of {left:.1f} to {left + 0.1:.1f}"
        bars.append(
            Bar(_x(left) + 1, round(_BARS_TOP + _BARS_HEIGHT - height, 1), round(_x(0.1) - _x(0) - 2, 1), height, label)
        )
    return bars


def _x(share: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * share, 1)


def _y(share: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * share, 1)
