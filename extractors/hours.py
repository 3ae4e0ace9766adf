"""Opening hours: round the clock, and times with days, as OpenStreetMap syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from extractors.patterns import compile_phrases, phrase_source, phrases_source
from schemas.hours import DAYS

_TIME = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?"
_DAY_WINDOW = 90

SAME = "same"
"""Value of a mention that repeats the hours spoken of before ("на такой же режим")."""


class HoursLexicon(BaseModel):
    """``hours.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    always: tuple[str, ...]
    same: tuple[str, ...]
    always_context: tuple[str, ...]
    always_tail: tuple[str, ...]
    range: tuple[str, ...]
    break_words: tuple[str, ...]
    everyday: tuple[str, ...]
    workdays: tuple[str, ...]
    weekend: tuple[str, ...]
    off: tuple[str, ...]
    hours_context: tuple[str, ...]
    evening: tuple[str, ...]
    range_to: tuple[str, ...]
    days_from_to: tuple[str, ...]
    days: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Opening hours in a folded sentence; ``value`` in OpenStreetMap syntax."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    opens: str
    closes: str
    pause: bool


class HoursReader:
    """Finds the opening hours of one language in folded sentences."""

    def __init__(self, lexicon: HoursLexicon) -> None:
        tail = "|".join(phrase_source(phrase) for phrase in sorted(lexicon.always_tail, key=len, reverse=True))
        self._always = re.compile(rf"(?<![\d/]){phrases_source(lexicon.always)}(?![/\d])(?:[ ]+(?:{tail})(?!\w))?")
        self._same = compile_phrases(lexicon.same)
        self._context = compile_phrases(lexicon.always_context)
        self._hours_context = compile_phrases(lexicon.hours_context)
        pieces = {"from": rf"(?P<a>{_TIME})", "to": rf"(?P<b>{_TIME})"}
        self._ranges = [_with(shape, pieces) for shape in lexicon.range]
        self._break = compile_phrases(lexicon.break_words)
        self._everyday = compile_phrases(lexicon.everyday)
        self._workdays = compile_phrases(lexicon.workdays)
        self._weekend = compile_phrases(lexicon.weekend)
        self._off = compile_phrases(lexicon.off)
        names = {day: "|".join(phrase_source(form) for form in forms) for day, forms in lexicon.days.items()}
        self._days = {day: re.compile(rf"(?<!\w)(?:{source})") for day, source in names.items()}
        any_day = "|".join(names[day] for day in sorted(names, key=lambda day: -len(names[day])))
        self._spans = [
            _with(shape, {"d1": rf"(?P<a>{any_day})", "d2": rf"(?P<b>{any_day})"}) for shape in lexicon.days_from_to
        ]

    def find(self, low: str) -> list[HoursMention]:
        """All opening hours of a folded sentence: ``24/7`` first, else times with their days."""
        found = [
            HoursMention(match.start(), match.end(), "24/7")
            for match in self._always.finditer(low)
            if self._context.search(low)
        ]
        if found:
            return found
        same = self._same.search(low)
        if same:
            return [HoursMention(same.start(), same.end(), SAME)]
        ranges = self._time_ranges(low)
        if not ranges or not self._hours_context.search(low):
            return []
        return self._rules(low, ranges)

    def _time_ranges(self, low: str) -> list[_Range]:
        found: list[_Range] = []
        for pattern in self._ranges:
            for match in pattern.finditer(low):
                opens, closes = _clock(match["a"]), _clock(match["b"])
                precise = ":" in match["a"] + match["b"] or "." in match["a"] + match["b"]
                worded = not re.fullmatch(r"[\d:. -]+", match[0])
                if opens and closes and opens < closes and (precise or worded):
                    if any(item.start < match.end() and match.start() < item.end for item in found):
                        continue
                    pause = bool(self._break.search(low[max(0, match.start() - 30) : match.start()]))
                    found.append(_Range(match.start(), match.end(), opens, closes, pause))
        return sorted(found, key=lambda item: item.start)

    def _rules(self, low: str, ranges: list[_Range]) -> list[HoursMention]:
        pause = next((item for item in ranges if item.pause), None)
        rules = []
        start, end = ranges[0].start, ranges[-1].end
        for index, item in enumerate(item for item in ranges if not item.pause):
            first = max(0, item.start - _DAY_WINDOW) if index == 0 else end_of_last
            days, days_start, days_end = self._days_near(low, first, item)
            end_of_last = item.end
            times = f"{item.opens}-{item.closes}"
            if pause:
                times = f"{item.opens}-{pause.opens},{pause.closes}-{item.closes}"
            rules.append(f"{days} {times}".strip())
            start, end = min(start, days_start), max(end, days_end)
        closed = self._closed_days(low, end)
        if closed:
            rules.append(f"{closed[0]} off")
            end = max(end, closed[1])
        return [HoursMention(start, end, "; ".join(rules))] if rules else []

    def _days_near(self, low: str, first: int, item: _Range) -> tuple[str, int, int]:
        for window in ((first, item.start), (item.end, min(len(low), item.end + 40))):
            text = low[window[0] : window[1]]
            for pattern in self._spans:
                match = pattern.search(text)
                if match:
                    days = f"{self._day(match['a'])}-{self._day(match['b'])}"
                    return days, window[0] + match.start(), max(item.end, window[0] + match.end())
            for words, days in ((self._workdays, "Mo-Fr"), (self._weekend, "Sa,Su"), (self._everyday, "")):
                match = words.search(text)
                if match:
                    return days, min(item.start, window[0] + match.start()), max(item.end, window[0] + match.end())
            named = sorted(
                (match.start(), day) for day, pattern in self._days.items() if (match := pattern.search(text))
            )
            if named and not self._off.search(text):
                return ",".join(day for _, day in named), window[0] + named[0][0], item.end
        return "", item.start, item.end

    def _closed_days(self, low: str, start: int) -> tuple[str, int] | None:
        tail = low[start : start + 80]
        off = self._off.search(tail)
        if not off:
            return None
        named = [day for day in DAYS if day in self._days and self._days[day].search(tail)]
        return (",".join(named), start + off.end()) if named else None

    def _day(self, word: str) -> str:
        return next(day for day in DAYS if self._days[day].match(word))


def _with(shape: str, pieces: dict[str, str]) -> re.Pattern[str]:
    source = phrases_source([re.sub(r"\{(\w+)\}", lambda match: f"\ue000{match[1]}\ue001", shape)])
    return re.compile(
        r"(?<![\d/.,:])" + re.sub("\ue000(\\w+)\ue001", lambda match: pieces[match[1]], source) + r"(?![\d/])"
    )


def _clock(text: str) -> str | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    if int(hour) > 24 or (int(hour) == 24 and int(minute or 0)):
        return None
    return f"{int(hour):02d}:{minute or '00'}"
