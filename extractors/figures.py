"""Figures: which quantity of a library a number is.

Each number is tried against every figure of the lexicon: the noun that follows it (unit) and the words around it in its
clause (cues). What speaks of a part of the whole, of money or of ages is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractors.figure_changes import Change, ChangeReader
from extractors.numbers import Number
from extractors.patterns import any_phrase, compile_phrases, phrases_source
from schemas.vocab import Comparator

_CLAUSE = re.compile(r"[;:]|[.!?] ")
_BEFORE = 90
_AFTER = 70
_STRONG, _STRONG_WINDOW = 1.5, 40


class FigureRow(BaseModel):
    """One figure of the lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    scope: Literal["branch", "network"] = "branch"
    need: Literal["unit", "cue", "both", "either"]
    units: tuple[str, ...]
    cues: tuple[str, ...]
    vetoes: tuple[str, ...]
    labels: tuple[str, ...] = Field(default=(), description="Names of the figure right before a bare number.")
    strong: tuple[str, ...] = Field(default=(), description="Words behind the number that leave no doubt.")
    glued: tuple[str, ...] = Field(default=(), description="Units that a hyphen ties to the number.")
    least: int = 1
    most: int = 1_000_000_000
    needs_year: bool = False
    cue_required: bool = False


class FigureLexicon(BaseModel):
    """``figures.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fillers: tuple[str, ...]
    partitives: tuple[str, ...]
    partitives_adjacent: tuple[str, ...]
    asks: tuple[str, ...]
    verbs: tuple[str, ...] = Field(description="Verbs that may follow a bare number: has, reached.")
    not_figures: tuple[str, ...]
    figure: tuple[FigureRow, ...] = Field(min_length=1)
    periods: dict[str, tuple[str, ...]]
    change: Change
    floors_words: dict[str, int]


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure in a folded sentence; ``field`` as in the contract, ``start:end`` from the number to its unit."""

    start: int
    end: int
    field: str
    value: int | float
    comparator: Comparator
    network: bool = False
    strength: float = 1.0
    source: str = "figures"


@dataclass(frozen=True, slots=True)
class _Figure:
    row: FigureRow
    unit: re.Pattern[str]
    bare: bool
    cue: re.Pattern[str]
    veto: re.Pattern[str]
    label: re.Pattern[str]
    strong: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """The words before and behind a number, and those of them that can forbid a reading of it."""

    before: str
    after: str
    own_before: str
    own_after: str


class FigureReader:
    """Finds the figures of one language in folded sentences."""

    def __init__(self, lexicon: FigureLexicon) -> None:
        fillers = phrases_source(lexicon.fillers)
        self._figures = [
            _Figure(
                row=row,
                unit=re.compile(
                    rf"(?:[ ]+{fillers}){{0,3}}[ ]*{phrases_source(unit for unit in row.units if unit)}"
                    rf"|-(?:{any_phrase(row.glued)})(?!\w)"
                ),
                bare="" in row.units,
                cue=compile_phrases(row.cues),
                veto=compile_phrases(row.vetoes),
                label=re.compile(rf"{phrases_source(row.labels)}(?:[ ]+[^\W\d]+){{0,2}}[ :-]*$"),
                strong=compile_phrases(row.strong),
            )
            for row in lexicon.figure
        ]
        self._not_figure = re.compile(rf"(?:[ ]+{fillers}){{0,1}}[ -]*{phrases_source(lexicon.not_figures)}")
        self._partitive = re.compile(
            rf"{phrases_source(lexicon.partitives)}[^,;]*$|{phrases_source(lexicon.partitives_adjacent)}[ ]*$"
        )
        # Nothing that is counted follows: the end, a mark, a verb.
        self._bare_number = re.compile(rf"[ ]*(?:$|[.,;)!?]|-[ ]|{phrases_source(lexicon.verbs)})")
        self._asks = compile_phrases(lexicon.asks)
        self._periods = {period: compile_phrases(phrases) for period, phrases in lexicon.periods.items()}
        self._change = ChangeReader(lexicon.change)
        self._floors = [(compile_phrases([phrase]), floors) for phrase, floors in lexicon.floors_words.items()]

    def find(self, low: str, numbers: list[Number]) -> list[FigureMention]:
        """The figures of a folded sentence, given its free numbers (not those of dates, addresses or names)."""
        found: list[FigureMention] = []
        numbers = self._change.settled(low, numbers)
        for index, number in enumerate(numbers):
            if number.ordinal or number.percent or number.span:
                continue
            last = max((other.core_end for other in numbers[:index]), default=0)
            following = min((other.start for other in numbers[index + 1 :]), default=len(low))
            mention = self._read(low, number, last, following)
            if mention:
                found.append(mention)
        for pattern, floors in self._floors:
            match = pattern.search(low)
            if match and not any(mention.field == "floors" for mention in found):
                found.append(
                    FigureMention(match.start(), match.end(), "floors", floors, Comparator.EXACT, strength=0.8)
                )
        return found

    def asked(self, low: str) -> str | None:
        """The figure that a question asks for ("А сколько книг в фонде сейчас?"); None for any other sentence."""
        if not low.rstrip().endswith("?") or not self._asks.search(low):
            return None
        scored = [
            (len(list(figure.cue.finditer(low))), figure.row.id)
            for figure in self._figures
            if figure.row.id != "visitors"
        ]
        best = max(scored, key=lambda item: item[0])
        return best[1] if best[0] else None

    def _read(self, low: str, number: Number, last: int, following: int) -> FigureMention | None:
        if self._not_figure.match(low, number.core_end) or self._not_figure.match(low, number.end):
            return None
        before = _last_clause(low[max(last, number.start - _BEFORE) : number.start])
        after = _first_clause(low[number.core_end : min(following, number.core_end + _AFTER)])
        if self._partitive.search(before):
            return None
        # What is said before a comma belongs to the number before, what behind one to another clause.
        own_before = before.rpartition(",")[2] if last else before
        around = _Around(before, after, own_before, after.partition(",")[0])
        best: tuple[float, FigureMention] | None = None
        for figure in self._figures:
            scored = self._score(figure, low, number, around)
            if scored and (best is None or scored[0] > best[0]):
                best = scored
        return best[1] if best else None

    def _score(self, figure: _Figure, low: str, number: Number, around: _Around) -> tuple[float, FigureMention] | None:
        row, before, after = figure.row, around.before, around.after
        if not row.least <= number.value <= row.most:
            return None
        unit = figure.unit.match(low, number.core_end) or figure.unit.match(low, number.end)
        cues = list(figure.cue.finditer(before))
        cue_after = figure.cue.search(after)
        cue = bool(cues or cue_after)
        label = figure.label.search(before) if self._bare_number.match(low, number.end) else None
        satisfied = (
            label is not None
            or {
                "unit": bool(unit),
                "cue": cue,
                "either": bool(unit) or bool(cues) or bool(cue_after and cue_after.start() < 30),
                "both": cue and (bool(unit) or figure.bare),
            }[row.need]
        )
        if not satisfied or (row.cue_required and not cue) or (figure.bare and not unit and not cues and not label):
            return None
        if figure.veto.search(around.own_before) or figure.veto.search(around.own_after):
            return None
        field = self._field(row, before, after, low)
        if field is None:
            return None
        score = 2.0 * bool(unit or label) + bool(cues) + 0.5 * bool(cue_after)
        score += _STRONG * bool(figure.strong.search(after[:_STRONG_WINDOW]))
        if cues:
            score += 0.5 * (1 - (len(before) - cues[-1].end()) / (len(before) + 1))
        end = max(unit.end() if unit else 0, number.end)
        start = number.start
        mention = FigureMention(
            start, end, field, number.value, number.comparator, row.scope == "network", min(1.0, score / 3)
        )
        return score, mention

    def _field(self, row: FigureRow, before: str, after: str, low: str) -> str | None:
        if row.needs_year and not self._periods["year"].search(low):
            return None
        if row.id != "visitors":
            return row.id
        clause = f"{before} {after}"
        for period in ("day", "month", "other", "year"):
            if self._periods[period].search(clause):
                return None if period == "other" else f"visitors_{period}"
        if self._periods["year"].search(low) and not self._periods["other"].search(low):
            return "visitors_year"
        return None


def _last_clause(text: str) -> str:
    return _CLAUSE.split(text)[-1]


def _first_clause(text: str) -> str:
    return _CLAUSE.split(text)[0]
