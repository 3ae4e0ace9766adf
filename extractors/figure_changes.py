"""Figures that changed: of "с 10 до 12 тысяч" or "было шесть, стало двадцать" only the new number holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from extractors.numbers import Number
from extractors.patterns import any_phrase, compile_phrases, phrases_source
from extractors.text import fold
from schemas.vocab import Comparator

_LEAD, _TRAIL = 45, 25


class Change(BaseModel):
    """How news tells that a figure has changed: "увеличился с 10 до 12 тысяч"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reached: tuple[str, ...] = Field(description="Right before the new figure.")
    before_first: tuple[str, ...]
    between: tuple[str, ...]
    first_endings: tuple[str, ...] = Field(description="Case endings right before the new figure.")
    tail: tuple[str, ...]
    range_starts: tuple[str, ...] = Field(description="Before the lower end of a range: it is no value.")
    eras: tuple[str, ...] = Field(description="Times gone by: what is counted after them in the sentence is history.")
    was: tuple[str, ...] = Field(description="Before a figure of former times.")
    was_after: tuple[str, ...] = Field(description="Behind a figure of former times, set against that of today.")
    set_against: tuple[str, ...] = Field(description="Verbs behind a figure of an earlier year, before the last one.")
    there_was: tuple[str, ...] = Field(description="Verbs before a figure that no longer holds.")
    there_was_after: tuple[str, ...] = Field(description="Verbs at the end of a clause about what no longer holds.")
    instead: tuple[str, ...] = Field(description="Right before what was replaced.")
    instead_after: tuple[str, ...] = Field(description="Right behind what was replaced.")
    now: tuple[str, ...] = Field(description="Before the figure that holds now.")
    will: tuple[str, ...] = Field(description="Verbs of a figure that is still to come.")
    will_be: tuple[str, ...] = Field(description="The same, of a house only: of people it may say what they always do.")
    turns: tuple[str, ...] = Field(description="What a sentence begins with that sets now against then.")
    precisely: tuple[str, ...] = Field(description="Between a rough number and the exact one.")
    not_before: tuple[str, ...] = Field(description="Right before a figure that the text corrects.")
    not_after: tuple[str, ...] = Field(description="Right behind a figure that the text corrects.")


@dataclass(frozen=True, slots=True)
class Settled:
    """A number that may be a figure, and what its neighbours say of it.

    ``grew_from`` is the number that it has replaced; ``room`` what lies between the numbers before and after it.
    """

    number: Number
    room: tuple[int, int]
    grew_from: Number | None = None
    history: bool = False
    denied: bool = False


class ChangeReader:
    """Tells the new figure from the one it grew from."""

    def __init__(self, change: Change) -> None:
        self._reached = re.compile(rf"{phrases_source(change.reached)}[ ]+$")
        before = rf"(?<!\w)(?:{any_phrase(change.before_first)})[ ]+$" if change.before_first else ""
        self._before_first = re.compile(before)
        self._between = re.compile(rf"[ ]+(?:[^\s,;]+[ ]+){{0,5}}?(?:(?:{any_phrase(change.between)})[ ]+)?")
        self._first_endings = tuple(map(fold, change.first_endings)) or ("",)
        self._tail = re.compile(rf"(?:[ ]+[^\s,;]+){{0,2}}?[ ]+(?:{any_phrase(change.tail)})" if change.tail else "")
        self._range_start = re.compile(rf"{phrases_source(change.range_starts)}[ ]+$")
        self._eras = compile_phrases(change.eras)
        self._was = compile_phrases(change.was)
        self._was_after = _ends_clause(change.was_after)
        self._set_against = _ends_clause(change.set_against)
        self._there_was_after = _ends_clause(change.there_was_after)
        self._there_was = compile_phrases(change.there_was)
        self._now = compile_phrases(change.now)
        self._will = compile_phrases(change.will)
        self._will_be = compile_phrases(change.will_be)
        self._turns = compile_phrases(change.turns)
        self._precisely = compile_phrases(change.precisely)
        self._instead = re.compile(rf"{phrases_source(change.instead)}[ ]+$")
        self._instead_after = re.compile(rf"(?:[ ]+[^\s,;]+){{0,2}}?[ ]+{phrases_source(change.instead_after)}")
        self._not_before = re.compile(rf"{phrases_source(change.not_before)}[ ]+$")
        self._not_after = re.compile(rf"(?:[ ]+[^\s\d,;]+)?[ ]+{phrases_source(change.not_after)}")

    def settled(self, low: str, numbers: list[Number]) -> list[Settled]:
        """The numbers without those that are history; what was reached holds exactly, whatever "up to" says."""
        found: list[Settled] = []
        grown = [self._grew(low, first, second) for first, second in pairwise(numbers)]
        for index, written in enumerate(numbers):
            number = written
            last = max((other.core_end for other in numbers[:index]), default=0)
            following = min((other.start for other in numbers[index + 1 :]), default=len(low))
            old: Number | None = None
            if index < len(grown) and grown[index]:
                continue
            if index and grown[index - 1]:
                old = numbers[index - 1]
                last = max((other.core_end for other in numbers[: index - 1]), default=0)
            if (old or self._reached.search(low, 0, number.core_start)) and number.comparator is Comparator.LESS:
                number = replace(number, comparator=Comparator.EXACT)
            lead = low[max(last, number.start - _LEAD) : number.start]
            if self._instead.search(lead) or self._instead_after.match(low, number.core_end, following):
                continue
            if self._range_start.search(lead) or (index and self._ends_range(low, numbers[index - 1], number)):
                continue
            era = self._eras.search(low, 0, number.start)
            gone = era is not None and not self._now.search(low, era.end(), number.start)
            found.append(Settled(number, (last, following), old, gone, self._denied(low, number, lead)))
        return self._contrasted(low, found)

    def former(self, low: str, settled: Settled, end: int) -> bool:
        """Whether "there were" stands beside a figure that ends at ``end``: it held once."""
        first, following = settled.room
        lead = low[max(first, settled.number.start - _LEAD) : settled.number.start].rpartition(",")[2]
        return bool(self._there_was.search(lead) or self._there_was_after.match(low, end, following))

    def coming(self, low: str, settled: Settled, end: int, *, built: bool = False) -> bool:
        """Whether a figure that ends at ``end`` is still to come: "the area will be …"; ``built``: it is a house's."""
        first, following = settled.room
        lead = low[max(first, settled.number.start - _LEAD) : settled.number.start].rpartition(",")[2]
        trail = low[end : min(following, end + _LEAD)].partition(",")[0]
        if built and (self._will_be.search(lead) or self._will_be.search(trail)):
            return True
        return bool(self._will.search(lead) or self._will.search(trail))

    def turns_to_now(self, low: str) -> bool:
        """Whether a sentence begins with "now": its bare number goes on about the figure before it."""
        return self._turns.match(low.lstrip('-" ')) is not None

    def turned(self, low: str, first: int, last: int) -> bool:
        """Whether a text turns to what holds now between two offsets."""
        return self._turns.search(low, first, last) is not None

    def _contrasted(self, low: str, found: list[Settled]) -> list[Settled]:
        """Of "once 30, now 80" and "now 80, once 30" the first number is history, the second has replaced it."""
        for index, (first, second) in enumerate(pairwise(list(found))):
            against = self._set_against.match(low, first.number.core_end, second.number.start)
            was_first = against is not None or self._once(low, first, there_was=True)
            was_second = self._once(low, second)
            if self._precisely.search(low, first.number.core_end, second.number.start):
                found[index] = replace(first, history=True)
            if was_first and not was_second and self._now.search(low, first.number.core_end, second.number.start):
                found[index] = replace(first, history=True)
                found[index + 1] = replace(second, grew_from=first.number)
            elif was_second and not was_first:
                found[index + 1] = replace(second, history=True)
        return found

    def _once(self, low: str, settled: Settled, *, there_was: bool = False) -> bool:
        first, following = settled.room
        number = settled.number
        lead = low[max(first, number.start - _LEAD) : number.start]
        lead = lead.rpartition(",")[2] if first else lead
        trail = low[number.core_end : min(following, number.core_end + _TRAIL)]
        was = self._was.search(lead) or (there_was and self._there_was.search(lead))
        return bool(was or self._was_after.match(trail))

    def _denied(self, low: str, number: Number, lead: str) -> bool:
        return bool(self._not_before.search(lead) or self._not_after.match(low, number.core_end))

    def _ends_range(self, low: str, first: Number, second: Number) -> bool:
        """Whether two numbers are the ends of a range: "от 20 до 30"."""
        between = low[first.core_end : second.core_start]
        return bool(
            self._range_start.search(low, 0, first.core_start)
            and self._between.fullmatch(between)
            and between.rstrip().endswith(self._first_endings)
        )

    def _grew(self, low: str, first: Number, second: Number) -> bool:
        between = low[first.core_end : second.core_start]
        return bool(
            self._between.fullmatch(between)
            and low[first.core_start : second.core_start].rstrip().endswith(self._first_endings)
            and self._before_first.search(low, 0, first.core_start)
            and self._tail.match(low, second.core_end)
        )


def _ends_clause(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Phrases a few words behind a number that close its clause: "96 шаршы метр ғана болса,"."""
    return re.compile(rf"(?:[ ]+[^\s,;]+){{0,3}}?[ ]+{phrases_source(phrases)}[ ]*(?:$|[-.,;!?\"])")
