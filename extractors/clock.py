"""Times of the day in a folded sentence: from when to when, and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from extractors.patterns import any_phrase, compile_phrases, shape_source
from extractors.screens import Screen, screen_of

_DIGITS = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d|-[03]0(?!\d))?"
_NOON, _MIDNIGHT = 12, 24
# "From 1 to 6 in the afternoon"; later hours need no such word.
_AFTERNOON = 7


class ClockLexicon(BaseModel):
    """How a language says times; part of ``hours.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hours: dict[str, tuple[str, ...]] = Field(description="Hours in words, by the time that they mean: 09:00.")
    before: tuple[str, ...] = Field(description="Words that stand between a preposition and its hour.")
    after: tuple[str, ...] = Field(description="Words that follow an hour.")
    evening: tuple[str, ...] = Field(description="They put an hour after noon.")
    night: tuple[str, ...] = Field(description="They put 10 and 11 before midnight and make 12 midnight.")
    afternoon: tuple[str, ...]
    range: tuple[str, ...]
    closed_range: tuple[str, ...] = Field(description="The hours without opening, where these are said instead.")
    until: tuple[str, ...]
    counted: tuple[str, ...] = Field(description="A range before these words counts something else than hours.")


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Opening and closing time; ``bare`` ones ("9-18") have neither minutes nor words and prove nothing alone."""

    start: int
    end: int
    opens: str
    closes: str
    bare: bool = False

    @property
    def at_noon(self) -> tuple[str, str]:
        """The same as a midday break: "from one to two" is said of the afternoon."""
        if self.closes >= _clock((_AFTERNOON, 0)):
            return self.opens, self.closes
        opens, closes = (f"{int(time[:2]) + _NOON}{time[2:]}" for time in (self.opens, self.closes))
        return opens, closes


@dataclass(frozen=True, slots=True)
class Until:
    """A closing time without its opening time."""

    start: int
    end: int
    closes: str


class ClockReader:
    """Finds the times of one language in folded sentences."""

    def __init__(self, lexicon: ClockLexicon) -> None:
        self._words = [(time, re.compile(any_phrase(forms))) for time, forms in lexicon.hours.items()]
        words = any_phrase(form for forms in lexicon.hours.values() for form in forms)
        before, after = any_phrase(lexicon.before), any_phrase(lexicon.after)
        self._evening = compile_phrases(lexicon.evening)
        self._night = compile_phrases(lexicon.night)
        self._afternoon = compile_phrases(lexicon.afternoon)
        self._of_day = compile_phrases((*lexicon.before, *lexicon.after))
        self._counted = re.compile(rf"[ -]*(?:{any_phrase(lexicon.counted)})(?!\w)")
        pieces = {
            name: (
                rf"(?P<{group}_all>(?:(?:{before})[ ]+)*(?P<{group}>{_DIGITS}|(?:{words}))"
                rf"(?:[ ]?(?:{after})(?!\w))*)"
            )
            for name, group in (("from", "a"), ("to", "b"))
        }
        self._may = re.compile(rf"\d|(?<!\w)(?:{words})")
        self._ranges = [self._shape(shape, pieces) for shape in lexicon.range]
        self._closed = [self._shape(shape, pieces) for shape in lexicon.closed_range]
        self._until = [self._shape(shape, pieces) for shape in lexicon.until]

    @staticmethod
    def _shape(shape: str, pieces: dict[str, str]) -> tuple[re.Pattern[str], Screen]:
        pattern = re.compile(rf"(?<![\d/.,:]){shape_source(shape, pieces)}(?![\d/%]|[.,]\d)")
        return pattern, screen_of(shape)

    def may_tell(self, low: str) -> bool:
        """Whether a sentence has anything to read as a time: a cheap test before the patterns."""
        return bool(self._may.search(low))

    def ranges(self, low: str) -> list[TimeRange]:
        """All opening and closing times, in order; of readings that overlap the first shape's."""
        found: list[TimeRange] = []
        for closed, patterns in ((True, self._closed), (False, self._ranges)):
            for pattern, screen in patterns:
                for match in pattern.finditer(low) if screen.passes(low) else ():
                    if any(item.start < match.end() and match.start() < item.end for item in found):
                        continue
                    times = None if self._counts(low, match) else self._times(match, closed=closed)
                    if times:
                        opens, closes = times
                        bare = bool(re.fullmatch(r"[\d -]+", match[0])) and "-" not in match["a"] + match["b"]
                        found.append(TimeRange(match.start(), match.end(), opens, closes, bare))
        return sorted(found, key=lambda item: item.start)

    def untils(self, low: str, ranges: list[TimeRange]) -> list[Until]:
        """Closing times that belong to none of the ranges."""
        found: list[Until] = []
        for pattern, screen in self._until:
            for match in pattern.finditer(low) if screen.passes(low) else ():
                taken: list[TimeRange | Until] = [*ranges, *found]
                if any(item.start < match.end() and match.start() < item.end for item in taken):
                    continue
                closes = None if self._counts(low, match) else self._time(match, "b")
                if closes:
                    found.append(Until(match.start(), match.end(), _clock(closes)))
        return sorted(found, key=lambda item: item.start)

    def _counts(self, low: str, match: re.Match[str]) -> bool:
        """Whether it counts people, books or days of a month; what has minutes or a time of the day does not."""
        if ":" in match[0] or self._of_day.search(match[0]):
            return False
        return bool(self._counted.match(low, match.end()))

    def _times(self, match: re.Match[str], *, closed: bool) -> tuple[str, str] | None:
        opens, closes = self._time(match, "a"), self._time(match, "b")
        if opens is None or closes is None:
            return None
        if closed:
            opens, closes = closes, opens
        elif closes <= opens and closes < (_NOON, 0):
            # "From nine to six": the evening goes without saying; midnight may be written as 0.
            closes = (_MIDNIGHT, 0) if closes == (0, 0) else (closes[0] + _NOON, closes[1])
        return (_clock(opens), _clock(closes)) if opens < closes else None

    def _time(self, match: re.Match[str], group: str) -> tuple[int, int] | None:
        text = match[group]
        if not text[0].isdigit():
            text = next(time for time, pattern in self._words if pattern.fullmatch(text))
        digits, _, minutes = re.sub(r"[.-]", ":", text).partition(":")
        hour, minute = int(digits), int(minutes or 0)
        if self._after_noon(match[f"{group}_all"], hour):
            hour += _NOON
        return None if (hour, minute) > (_MIDNIGHT, 0) else (hour, minute)

    def _after_noon(self, said: str, hour: int) -> bool:
        if hour < _AFTERNOON and self._afternoon.search(said):
            return True
        if _NOON - 2 <= hour <= _NOON and self._night.search(said):
            return True
        return hour < _NOON and bool(self._evening.search(said))


def _clock(time: tuple[int, int]) -> str:
    return f"{time[0]:02d}:{time[1]:02d}"
