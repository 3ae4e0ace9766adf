"""Figures that grew: of "с 10 до 12 тысяч" the first number is history, the second is what holds."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from extractors.numbers import Number
from extractors.patterns import any_phrase, phrases_source
from extractors.text import fold
from schemas.vocab import Comparator


class Change(BaseModel):
    """How news tells that a figure has grown: "увеличился с 10 до 12 тысяч"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reached: tuple[str, ...] = Field(description="Right before the new figure.")
    before_first: tuple[str, ...]
    between: tuple[str, ...]
    first_endings: tuple[str, ...] = Field(description="Case endings right before the new figure.")
    tail: tuple[str, ...]


class ChangeReader:
    """Tells the new figure from the one it grew from."""

    def __init__(self, change: Change) -> None:
        self._reached = re.compile(rf"{phrases_source(change.reached)}[ ]+$")
        before = rf"(?<!\w)(?:{any_phrase(change.before_first)})[ ]+$" if change.before_first else ""
        self._before_first = re.compile(before)
        self._between = re.compile(rf"[ ]+(?:[^\s,;]+[ ]+){{0,3}}?(?:(?:{any_phrase(change.between)})[ ]+)?")
        self._first_endings = tuple(map(fold, change.first_endings)) or ("",)
        self._tail = re.compile(rf"(?:[ ]+[^\s,;]+){{0,2}}?[ ]+(?:{any_phrase(change.tail)})" if change.tail else "")

    def settled(self, low: str, numbers: list[Number]) -> list[Number]:
        """The numbers without those that are history; what was reached holds exactly, whatever "up to" says."""
        grown = [self._grew(low, first, second) for first, second in pairwise(numbers)]
        settled = []
        for index, number in enumerate(numbers):
            if index < len(grown) and grown[index]:
                continue
            reached = (index and grown[index - 1]) or self._reached.search(low, 0, number.core_start)
            exact = reached and number.comparator is Comparator.LESS
            settled.append(replace(number, comparator=Comparator.EXACT) if exact else number)
        return settled

    def _grew(self, low: str, first: Number, second: Number) -> bool:
        between = low[first.core_end : second.core_start]
        return bool(
            self._between.fullmatch(between)
            and low[first.core_start : second.core_start].rstrip().endswith(self._first_endings)
            and self._before_first.search(low, 0, first.core_start)
            and self._tail.match(low, second.core_end)
        )
