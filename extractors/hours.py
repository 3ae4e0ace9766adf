"""Opening hours: round the clock, and times with days, as OpenStreetMap syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from extractors.clock import ClockLexicon
from extractors.patterns import any_phrase, compile_phrases, phrases_source
from extractors.schedules import Schedule
from extractors.weekdays import DayLexicon
from extractors.weeks import WeekLexicon, WeekReader
from schemas.hours import canonical_hours

_DENIAL_WINDOW = 30
_DENIAL_BEFORE = 15
# "Тоже круглосуточная.": in so short a sentence nothing else can be meant.
_SHORT = 5

SAME = "same"
"""Value of a mention that repeats the hours spoken of before ("на такой же режим")."""


class HoursLexicon(BaseModel):
    """``hours.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    always: tuple[str, ...]
    same: tuple[str, ...]
    denial: tuple[str, ...]
    always_context: tuple[str, ...]
    always_tail: tuple[str, ...]
    not_always: tuple[str, ...] = Field(description="What is meant is no opening round the clock.")
    timetable: tuple[str, ...] = Field(description="A date beside these words holds for the hours that follow.")
    yes: tuple[str, ...] = Field(description="How an answer begins that affirms what was asked.")
    no: tuple[str, ...] = Field(description="How an answer begins that denies what was asked.")
    week: WeekLexicon
    clock: ClockLexicon
    days: DayLexicon


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Opening hours in a folded sentence; ``value`` in OpenStreetMap syntax.

    ``schedule`` holds the pieces of a week, to which the next sentence may add; with an empty ``value`` they say
    nothing alone. What is ``asked`` holds only if the answer affirms it.
    """

    start: int
    end: int
    value: str
    denied: bool = False
    schedule: Schedule | None = None
    asked: bool = False


class HoursReader:
    """Finds the opening hours of one language in folded sentences."""

    def __init__(self, lexicon: HoursLexicon) -> None:
        self._always = re.compile(
            rf"(?<![\d/]){phrases_source(lexicon.always)}(?![/\d])(?:[ ]+(?:{any_phrase(lexicon.always_tail)})(?!\w))?"
        )
        self._not_always = compile_phrases(lexicon.not_always)
        self._denial = compile_phrases(lexicon.denial)
        self._same = compile_phrases(lexicon.same)
        self._context = compile_phrases(lexicon.always_context)
        self._week = WeekReader(lexicon.week, lexicon.clock, lexicon.days)
        self.timetable = compile_phrases(lexicon.timetable)
        self.yes = re.compile(rf"[ \"-]*{phrases_source(lexicon.yes)}")
        self.no = re.compile(rf"[ \"-]*{phrases_source(lexicon.no)}")

    def find(self, low: str, published: date | None = None) -> list[HoursMention]:
        """All opening hours of a folded sentence: ``24/7`` first, else times with their days.

        Hours of a season count in news ``published`` in it.
        """
        asked = low.rstrip(' "').endswith("?")
        always = list(self._always.finditer(low))
        if always and self._round_the_clock(low, always[0].start()):
            found = [
                HoursMention(*match.span(), "24/7", denied=not asked and self._denied(low, match), asked=asked)
                for match in always
            ]
            if not all(mention.denied for mention in found):
                return found
            return [*found[:1], *self._timed(low, published, asked=asked)]
        return self._timed(low, published, asked=asked)

    def _round_the_clock(self, low: str, position: int) -> bool:
        if self._not_always.search(low) or self._week.apart(low, position):
            return False
        return len(low.split()) <= _SHORT or bool(self._context.search(low))

    def _denied(self, low: str, match: re.Match[str]) -> bool:
        """Whether a negation stands right behind or before the words."""
        behind = self._denial.search(low, match.end(), match.end() + _DENIAL_WINDOW)
        return bool(behind or self._denial.search(low, max(0, match.start() - _DENIAL_BEFORE), match.start()))

    def _timed(self, low: str, published: date | None, *, asked: bool) -> list[HoursMention]:
        same = self._same.search(low)
        if same:
            return [HoursMention(*same.span(), SAME)]
        week = self._week.find(low, published)
        if not week:
            return []
        return [HoursMention(week.start, week.end, hours_text(week.schedule), schedule=week.schedule, asked=asked)]


def hours_text(schedule: Schedule) -> str:
    """The one spelling of a schedule; empty where its pieces say nothing alone."""
    text = schedule.text()
    return canonical_hours(text) if text else ""
