"""Opening hours: round the clock, and times with days, as OpenStreetMap syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from extractors.patterns import any_phrase, compile_phrases, phrases_source, shape_source
from schemas.hours import DAYS

_TIME = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?"
_DAY_WINDOW = 90
_DENIAL_WINDOW = 30
# "Тоже круглосуточная.": in so short a sentence nothing else can be meant.
_SHORT = 5
_AFTER_WINDOW = 40
_OFF_WINDOW = 90
_PAUSE_WINDOW = 30

SAME = "same"
"""Value of a mention that repeats the hours spoken of before ("на такой же режим")."""


class HoursLexicon(BaseModel):
    """``hours.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    always: tuple[str, ...]
    same: tuple[str, ...]
    denial: tuple[str, ...]
    except_day: tuple[str, ...]
    always_context: tuple[str, ...]
    always_tail: tuple[str, ...]
    not_always: tuple[str, ...] = Field(description="What is meant is no opening round the clock.")
    range: tuple[str, ...]
    break_words: tuple[str, ...]
    everyday: tuple[str, ...]
    workdays: tuple[str, ...]
    weekend: tuple[str, ...]
    off: tuple[str, ...]
    sanitary: tuple[str, ...] = Field(description="The monthly day without visitors.")
    last_of_month: tuple[str, ...]
    first_of_month: tuple[str, ...]
    hours_context: tuple[str, ...]
    evening: tuple[str, ...] = Field(description="They put a closing hour after noon.")
    counted: tuple[str, ...] = Field(description="A range before these words counts something else than hours.")
    not_hours: tuple[str, ...] = Field(description="What a range of times may belong to instead.")
    days_from_to: tuple[str, ...]
    days: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Opening hours in a folded sentence; ``value`` in OpenStreetMap syntax."""

    start: int
    end: int
    value: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    opens: str
    closes: str
    pause: bool


@dataclass(frozen=True, slots=True)
class _Days:
    """A day selector and where its words stand."""

    selector: str
    start: int
    end: int


class HoursReader:
    """Finds the opening hours of one language in folded sentences."""

    def __init__(self, lexicon: HoursLexicon) -> None:
        self._always = re.compile(
            rf"(?<![\d/]){phrases_source(lexicon.always)}(?![/\d])(?:[ ]+(?:{any_phrase(lexicon.always_tail)})(?!\w))?"
        )
        self._not_always = compile_phrases(lexicon.not_always)
        self._denial = compile_phrases(lexicon.denial)
        self._except = _with_days(lexicon.except_day, any_day_of(lexicon))
        self._same = compile_phrases(lexicon.same)
        self._context = compile_phrases(lexicon.always_context)
        self._hours_context = compile_phrases(lexicon.hours_context)
        self._not_hours = compile_phrases(lexicon.not_hours)
        self._evening = compile_phrases(lexicon.evening)
        self._counted = re.compile(rf"[ -]*(?:{any_phrase(lexicon.counted)})(?!\w)")
        pieces = {"from": rf"(?P<a>{_TIME})", "to": rf"(?P<b>{_TIME})"}
        self._ranges = [re.compile(rf"(?<![\d/.,:]){shape_source(shape, pieces)}(?![\d/])") for shape in lexicon.range]
        self._break = compile_phrases(lexicon.break_words)
        self._named_days = [
            (compile_phrases(lexicon.workdays), "Mo-Fr"),
            (compile_phrases(lexicon.weekend), "Sa,Su"),
            (compile_phrases(lexicon.everyday), ""),
        ]
        self._off = compile_phrases(lexicon.off)
        self._sanitary = compile_phrases(lexicon.sanitary)
        names = {day: any_phrase(forms) for day, forms in lexicon.days.items()}
        self._days = [(day, re.compile(rf"(?<!\w)(?:{names[day]})(?!\w)")) for day in DAYS if day in names]
        any_day = "|".join(names.values())
        self._listed = re.compile(rf"(?<!\w)(?:{any_day})[ ]*,$")
        self._spans = _with_days(lexicon.days_from_to, any_day)
        self._nth = [
            (nth, pattern)
            for nth, shapes in (("-1", lexicon.last_of_month), ("1", lexicon.first_of_month))
            for pattern in _with_days(shapes, any_day)
        ]

    def find(self, low: str) -> list[HoursMention]:
        """All opening hours of a folded sentence: ``24/7`` first, else times with their days."""
        always = list(self._always.finditer(low))
        short = len(low.split()) <= _SHORT
        if always and (short or self._context.search(low)) and not self._not_always.search(low):
            round_clock = [
                HoursMention(match.start(), match.end(), "24/7", self._denied(low, match)) for match in always
            ]
            if not all(mention.denied for mention in round_clock):
                return round_clock
            return [*round_clock[:1], *self._timed(low)]
        return self._timed(low)

    def _denied(self, low: str, match: re.Match[str]) -> bool:
        """Whether a negation stands right behind or before the words."""
        behind = self._denial.search(low, match.end(), match.end() + _DENIAL_WINDOW)
        return bool(behind or self._denial.search(low, max(0, match.start() - _DENIAL_WINDOW // 2), match.start()))

    def _timed(self, low: str) -> list[HoursMention]:
        same = self._same.search(low)
        if same:
            return [HoursMention(same.start(), same.end(), SAME)]
        ranges = self._time_ranges(low)
        if not ranges or not self._hours_context.search(low) or self._not_hours.search(low):
            return []
        return self._rules(low, ranges)

    def _time_ranges(self, low: str) -> list[_Range]:
        found: list[_Range] = []
        for pattern in self._ranges:
            for match in pattern.finditer(low):
                evening = self._evening.search(low, match.end("a"), match.end())
                opens, closes = _clock(match["a"]), _clock(match["b"], evening=evening is not None)
                precise = ":" in match["a"] + match["b"] or "." in match["a"] + match["b"]
                worded = not re.fullmatch(r"[\d:. -]+", match[0])
                if self._counted.match(low, match.end()):
                    continue
                if opens and closes and opens < closes and (precise or worded):
                    if any(item.start < match.end() and match.start() < item.end for item in found):
                        continue
                    before, after = low[: match.start()], low[match.end() : match.end() + _PAUSE_WINDOW]
                    pause = self._break.search(_last_clause(before)[-_PAUSE_WINDOW:]) or self._break.match(
                        after.lstrip(" -(")
                    )
                    found.append(_Range(match.start(), match.end(), opens, closes, bool(pause)))
        return sorted(found, key=lambda item: item.start)

    def _rules(self, low: str, ranges: list[_Range]) -> list[HoursMention]:
        pause = next((item for item in ranges if item.pause), None)
        rules = []
        start, end = ranges[0].start, ranges[-1].end
        open_ranges = [item for item in ranges if not item.pause]
        previous = None
        for item in open_ranges:
            first = max(0, item.start - _DAY_WINDOW) if previous is None else previous.end
            days = self._days_near(low, first, item)
            previous = item
            times = f"{item.opens}-{item.closes}"
            if pause and item.opens < pause.opens and pause.closes < item.closes:
                times = f"{item.opens}-{pause.opens},{pause.closes}-{item.closes}"
            rules.append(f"{days.selector} {times}".strip())
            start, end = min(start, days.start), max(end, days.end)
        if not rules:
            return []
        last = open_ranges[-1].end
        exception = self._exception(low)
        if exception and len(rules) == 1:
            _, _, times = rules[0].rpartition(" ")
            rules = [f"{_all_but([exception.selector])} {times}", f"{exception.selector} off"]
            start, end = min(start, exception.start), max(end, exception.end)
        weekly = None if exception else self._closed_days(low, start, last)
        for closed in (weekly, self._sanitary_day(low)):
            if closed:
                if len(rules) == 1 and " " not in rules[0] and "[" not in closed.selector:
                    rules[0] = f"{_all_but(closed.selector.split(','))} {rules[0]}"
                rules.append(f"{closed.selector} off")
                start, end = min(start, closed.start), max(end, closed.end)
        return [HoursMention(start, end, "; ".join(rules))]

    def _days_near(self, low: str, first: int, item: _Range) -> _Days:
        """The days that a range of times holds for: said before it, else right behind it."""
        for begin, stop in ((first, item.start), (item.end, min(len(low), item.end + _AFTER_WINDOW))):
            text = low[begin:stop]
            if begin == item.end:
                text = self._before_nth(text.split(";")[0])
            for pattern in self._spans:
                match = pattern.search(text)
                if match:
                    selector = f"{self._day(match['a'])}-{self._day(match['b'])}"
                    return _Days(selector, begin + match.start(), max(item.end, begin + match.end()))
            for words, selector in self._named_days:
                match = words.search(text)
                if match:
                    return _Days(selector, min(item.start, begin + match.start()), max(item.end, begin + match.end()))
            named = self._days_in(text)
            if named and not self._off.search(text):
                return _Days(",".join(day for day, _ in named), begin + named[0][1].start(), item.end)
        return _Days("", item.start, item.end)

    def _before_nth(self, text: str) -> str:
        """A text up to its "last Thursday": that one is no day of the week's opening hours."""
        return text[: min((match.start() for _, pattern in self._nth if (match := pattern.search(text))), default=None)]

    def _closed_days(self, low: str, start: int, last: int) -> _Days | None:
        """The weekly days without opening: named beside "выходной", behind the times or before them."""
        for begin, stop in ((last, last + _OFF_WINDOW), (0, start)):
            for off in self._off.finditer(low, begin, min(stop, len(low))):
                clause = self._around(low, off.span(), begin, min(stop, len(low)))
                if self._sanitary.search(low, *clause):
                    continue
                named = self._days_in(low[clause[0] : clause[1]])
                if named:
                    first, final = clause[0] + named[0][1].start(), clause[0] + named[-1][1].end()
                    selector = ",".join(sorted((day for day, _ in named), key=DAYS.index))
                    return _Days(selector, min(first, off.start()), max(final, off.end()))
        return None

    def _sanitary_day(self, low: str) -> _Days | None:
        """The day without visitors once a month ("последний четверг месяца – санитарный день")."""
        sanitary = self._sanitary.search(low)
        if not sanitary:
            return None
        for nth, pattern in self._nth:
            match = pattern.search(low)
            if match:
                start, end = min(match.start(), sanitary.start()), max(match.end(), sanitary.end())
                return _Days(f"{self._day(match['a'])}[{nth}]", start, end)
        return None

    def _exception(self, low: str) -> _Days | None:
        """The day left out: "ежедневно, кроме понедельника", "дүйсенбіден басқа күндері"."""
        for pattern in self._except:
            match = pattern.search(low)
            if match:
                return _Days(self._day(match["a"]), match.start(), match.end())
        return None

    def _around(self, low: str, span: tuple[int, int], first: int, last: int) -> tuple[int, int]:
        """The clause around a span within ``first:last``, with the days that a comma lists before it."""
        begin = max(max(low.rfind(mark, first, span[0]) for mark in ",;.(") + 1, first)
        stops = [place for mark in ",;.)" if (place := low.find(mark, span[1], last)) >= 0]
        while listed := self._listed.search(low, first, begin):
            begin = listed.start()
        return begin, min(stops, default=last)

    def _days_in(self, text: str) -> list[tuple[str, re.Match[str]]]:
        found = [(day, match) for day, pattern in self._days if (match := pattern.search(text))]
        return sorted(found, key=lambda item: item[1].start())

    def _day(self, word: str) -> str:
        return next(day for day, pattern in self._days if pattern.fullmatch(word))


def _all_but(closed: Sequence[str]) -> str:
    """The selector of all other days of the week: without Monday ``Tu-Su``."""
    runs: list[list[str]] = []
    for day in DAYS:
        if day in closed:
            continue
        if runs and DAYS.index(runs[-1][-1]) + 1 == DAYS.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def any_day_of(lexicon: HoursLexicon) -> str:
    """One alternation of all names of days."""
    return "|".join(any_phrase(forms) for forms in lexicon.days.values())


def _with_days(shapes: Iterable[str], any_day: str) -> list[re.Pattern[str]]:
    pieces = {"d1": rf"(?P<a>{any_day})", "d2": rf"(?P<b>{any_day})"}
    return [re.compile(shape_source(shape, pieces)) for shape in shapes]


def _clock(text: str, *, evening: bool = False) -> str | None:
    digits, _, minute = text.replace(".", ":").partition(":")
    hour = int(digits) + 12 if evening and int(digits) < 12 else int(digits)
    if hour > 24 or (hour == 24 and int(minute or 0)):
        return None
    return f"{hour:02d}:{minute or '00'}"


def _last_clause(text: str) -> str:
    return re.split(r"[,;]", text)[-1]
