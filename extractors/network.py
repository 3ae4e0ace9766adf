"""Counts of libraries: how many a city has, how many of them work round the clock, are modernised, new or planned."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from extractors.numbers import Number
from extractors.patterns import compile_phrases, phrases_source
from schemas.vocab import NetworkField

_WINDOW = 100
_NEAR = 40
_COUNTS = (2, 20_000)


class NetworkLexicon(BaseModel):
    """The ``[network]`` table of ``discourse.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    units: tuple[str, ...]
    fillers: tuple[str, ...]
    total: tuple[str, ...]
    always: tuple[str, ...]
    modernised: tuple[str, ...]
    new: tuple[str, ...]
    planned: tuple[str, ...]
    increments: tuple[str, ...]
    partitives: tuple[str, ...]
    count_of: tuple[str, ...]
    changes: tuple[str, ...]
    whole_units: tuple[str, ...]
    whole_before: tuple[str, ...]
    beyond: tuple[str, ...]
    city: tuple[str, ...]
    city_owner: tuple[str, ...]
    foreign_owner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count of libraries in a folded sentence; ``field`` is None where it is only a group ("three libraries")."""

    start: int
    end: int
    number: Number
    field: NetworkField | None


class NetworkReader:
    """Finds the counts of one language in folded sentences."""

    def __init__(self, lexicon: NetworkLexicon) -> None:
        fillers = phrases_source(lexicon.fillers)
        self._unit = re.compile(rf"(?:[ ]+{fillers}){{0,3}}[ ]+{phrases_source(lexicon.units)}")
        self._whole_unit = re.compile(rf"{phrases_source(lexicon.whole_units)}$")
        self._whole_before = re.compile(rf"{phrases_source(lexicon.whole_before)}[ ]+$")
        self._settled = re.compile(rf"[ ]*(?:[.,!]|$|{phrases_source(lexicon.total)})")
        self._changes = compile_phrases(lexicon.changes)
        self._count_of = compile_phrases(lexicon.count_of)
        self._increment = re.compile(rf"{phrases_source(lexicon.increments)}[ ]*(?:[^\W\d]+[ ]+)?$")
        self._partitive = compile_phrases(lexicon.partitives)
        self._total = compile_phrases(lexicon.total)
        self._always = compile_phrases(lexicon.always)
        self._modernised = compile_phrases(lexicon.modernised)
        self._new = compile_phrases(lexicon.new)
        self._planned = compile_phrases(lexicon.planned)
        self._beyond = compile_phrases(lexicon.beyond)
        self._city = compile_phrases(lexicon.city)
        self._city_right_before = re.compile(rf"{phrases_source(lexicon.city_owner)}[ ]+$")
        self._foreign_owner = compile_phrases(lexicon.foreign_owner)

    def find(
        self, low: str, numbers: list[Number], *, past: bool, previous_total: bool, system: bool = False
    ) -> list[CountMention]:
        """The counts of a sentence.

        ``past``: it tells how things were. ``previous_total``: the text just gave a total, so that "из них пять" or
        "30-дың бесеуі" count libraries without naming them. ``system``: it names the city's library system.
        """
        found: list[CountMention] = []
        for index, number in enumerate(numbers):
            if number.ordinal or number.percent or number.span or not _COUNTS[0] <= number.value <= _COUNTS[1]:
                continue
            last = max((other.core_end for other in numbers[:index]), default=0)
            following = min((other.start for other in numbers[index + 1 :]), default=len(low))
            mention = self._read(
                low, number, (last, following), total_known=bool(found) or previous_total, system=system
            )
            if mention:
                found.append(replace(mention, field=None) if past else mention)
        return found

    def _read(
        self, low: str, number: Number, room: tuple[int, int], *, total_known: bool, system: bool
    ) -> CountMention | None:
        """The count that a number is; ``room`` is what lies between the numbers before and after it."""
        unit = self._unit.match(low, number.core_end) or self._unit.match(low, number.end)
        before = low[max(room[0], number.start - _WINDOW) : number.start]
        end = unit.end() if unit else number.end
        after = low[end : min(room[1], end + _WINDOW)]
        whole = before + " " + low[number.start : end] + " " + after
        counted = self._count_of.search(before) if unit or self._settled.match(low, number.end) else None
        part_after = self._partitive.match(low[number.core_end :].lstrip())
        part = (self._partitive.search(before) or part_after) and total_known
        if number.value != int(number.value) or not (unit or counted or part):
            return None
        if self._beyond.search(whole) or self._foreign_owner.search(low[number.start : end]):
            return None
        if self._foreign_owner.search(before[-_NEAR:]) and not unit:
            return None
        a_whole = self._whole_unit.search(low[number.start : end]) or self._whole_before.search(before)
        if a_whole and unit and room[1] < len(low):
            return CountMention(number.start, end, number, NetworkField.BRANCHES_TOTAL)
        field = self._field(whole, before, after, counted=bool(counted), part=bool(part), system=system)
        if self._increment.search(before) and field is not NetworkField.BRANCHES_PLANNED:
            field = None
        return CountMention(number.start, end, number, field)

    def _field(
        self, whole: str, before: str, after: str, *, counted: bool, part: bool, system: bool
    ) -> NetworkField | None:
        if self._planned.search(after) or (self._planned.search(before) and not self._total.search(after)):
            return NetworkField.BRANCHES_PLANNED
        if self._always.search(whole):
            return None if self._changes.search(whole) and not counted else NetworkField.BRANCHES_24_7
        if self._modernised.search(after) or self._modernised.search(before[-_NEAR:]):
            return NetworkField.BRANCHES_MODERNISED
        if part:
            return None
        if self._new.search(whole) and not counted and not self._total.search(after):
            return NetworkField.BRANCHES_NEW
        if counted or self._city_right_before.search(before):
            return NetworkField.BRANCHES_TOTAL
        if self._total.search(whole) and (system or self._city.search(whole)):
            return NetworkField.BRANCHES_TOTAL
        return None
