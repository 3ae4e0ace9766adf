"""Floors: the figures below which a part of the corpus may never fall again.

``floors.toml`` holds for each part the hash of its articles and the figures that were reached, less a margin. A check
fails where a figure lies below its floor, is no longer measured, or the articles or the measure are others than those
that the floors were set on. ``raise_floors`` only ever raises. To lower a floor, edit the file by hand and give the
reason in the commit; to set a part anew, take its tables out.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from corpus.scores import MEASURE, Score, Scores
from schemas.base import Frozen
from schemas.errors import ConfigError

FLOORS = Path(__file__).with_name("floors.toml")

_MARGIN = {"whole": 0.005, "language": 0.01, "field": 0.03}
"""How far a figure may fall before the check fails: a rule that helps the whole may cost a field a claim or two."""
_NOISY = {"calibration": 0.02}
"""Figures with a margin of their own: the calibration error of 300 claims moves by that much by chance."""
_ENOUGH = 10
"""Statements in the gold from which a field has a floor: below, one claim moves its F1 by more than the margin."""

_Share = Annotated[float, Field(ge=0, le=1)]
_Table = dict[str, _Share]


class Part(Frozen):
    """The floors of one part: figures by name, in the tables ``whole``, ``language`` and ``field``."""

    articles: int
    hash: str
    measure: int
    whole: _Table = Field(default_factory=dict)
    language: _Table = Field(default_factory=dict)
    field: _Table = Field(default_factory=dict)

    def tables(self) -> dict[str, _Table]:
        """The floors by table."""
        return {"whole": self.whole, "language": self.language, "field": self.field}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one part: its scores and the hash of its articles."""

    hash: str
    scores: Scores

    def figures(self) -> dict[str, dict[str, float]]:
        """Every figure that can have a floor, all between 0 and 1, the higher the better."""
        scores = self.scores
        whole = {f"{name}_f1": one.f1 for name, one in scores.whole.items() if name != "aliases"}
        whole["claims_precision"] = scores.claims.precision
        whole["attribution"] = scores.attribution.accuracy
        whole["comparator"] = scores.comparator.accuracy
        whole["calibration"] = 1 - scores.calibration().error
        return {"whole": whole, "language": _f1(scores.by_language), "field": _f1(scores.by_field)}


def _f1(group: Mapping[str, Score]) -> dict[str, float]:
    return {name: one.f1 for name, one in sorted(group.items()) if one.support >= _ENOUGH}


def load_floors(path: Path = FLOORS) -> dict[str, Part]:
    """Read the floors of every part; none where there is no file. Raises ``ConfigError`` naming every faulty entry."""
    if not path.exists():
        return {}
    try:
        return TypeAdapter(dict[str, Part]).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(error), where=str(path)) from error


def faults(name: str, floors: Part, measured: Measured) -> list[str]:
    """Say of one part which figure lies below which floor, and whether the articles or the measure changed."""
    found = []
    if floors.measure != MEASURE:
        found.append(f"{name}: the floors are of measure {floors.measure}, this is measure {MEASURE}")
    if floors.hash != measured.hash:
        found.append(
            f"{name}: its articles changed since the floors were set (hash {measured.hash}, not {floors.hash})"
        )
    figures = measured.figures()
    for table, wanted in floors.tables().items():
        for figure, floor in wanted.items():
            got = figures[table].get(figure)
            if got is None:
                found.append(f"{name}: {table} {figure} has a floor but fewer than {_ENOUGH} cases now")
            elif got < floor:
                found.append(f"{name}: {table} {figure} is {got:.3f}, below its floor {floor:.3f}")
    return found


def raised(old: Part | None, measured: Measured) -> Part:
    """The floors of a part after what was measured: each is its old one or higher, never lower."""
    before = old.tables() if old else {}
    tables: dict[str, dict[str, float]] = {}
    for table, figures in measured.figures().items():
        # Cut, not rounded: a floor must never lie above what was measured.
        reached = {
            name: max(0.0, math.floor((got - _NOISY.get(name, _MARGIN[table])) * 1000) / 1000)
            for name, got in figures.items()
        }
        known = before.get(table, {})
        tables[table] = {name: max(reached.get(name, 0.0), known.get(name, 0.0)) for name in sorted({*reached, *known})}
    return Part.model_validate(
        {"articles": measured.scores.articles, "hash": measured.hash, "measure": MEASURE, **tables}
    )


_HEAD = """\
# The figures below which the program may not fall on a part of the corpus. `tizilim evaluate --check` holds it to them.
# `tizilim evaluate --raise` writes this file and only ever raises a floor. To lower one, edit it here and give the
# reason in the commit. `calibration` is 1 less the expected calibration error.
"""


def to_toml(floors: Mapping[str, Part]) -> str:
    """Write floors as TOML, in a stable order."""
    lines = [_HEAD]
    for name, part in floors.items():
        lines += [f"[{name}]", f"articles = {part.articles}", f'hash = "{part.hash}"', f"measure = {part.measure}", ""]
        for table, figures in part.tables().items():
            lines += [f"[{name}.{table}]", *(f"{figure} = {floor:.3f}" for figure, floor in figures.items()), ""]
    return "\n".join(lines)
