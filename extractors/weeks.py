"""The week of opening hours that one sentence tells: its times, each with its days, and the days without opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from extractors.clock import ClockLexicon, ClockReader, TimeRange
from extractors.patterns import any_phrase, compile_phrases, phrases_source
from extractors.schedules import EVERY_DAY, Days, Late, Rule, Schedule, cut
from extractors.weekdays import DayLexicon, DayReader, DayToken, Said

_AFTER = 40
_OFF = 40
_PAUSE = 30
_LATE = 60
# With no more than a dash or a short word between them, days and times need no word of opening beside them.
_TOUCHING = 12
_SUMMER = range(5, 10)
_CLAUSE = re.compile(r"[;.]")
# After these the sentence goes on with something else.
_TURN = re.compile(r", (?:и|а|но|ал|бірақ|әрі) |;")


class WeekLexicon(BaseModel):
    """How a language says a week of opening hours; part of ``hours.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    context: tuple[str, ...] = Field(description="Words of opening, work and timetables.")
    events: tuple[str, ...] = Field(description="What times may belong to instead of opening.")
    parts: tuple[str, ...] = Field(description="Parts and neighbours of a library that keep hours of their own.")
    library: tuple[str, ...]
    beside: tuple[str, ...] = Field(description="Before a library they make it the place of something else.")
    now: tuple[str, ...] = Field(description="What stands before these was another time.")
    seasonal: tuple[str, ...] = Field(description="Hours of a feast day or of another time are not the usual ones.")
    summer: tuple[str, ...] = Field(description="Behind these hours hold only in the months of summer.")
    winter: tuple[str, ...]
    pause: tuple[str, ...]
    no_pause: tuple[str, ...]
    off: tuple[str, ...] = Field(description="A weekly day without opening.")
    shut: tuple[str, ...] = Field(description="Closed, every week or once: alone it needs days in the plural.")
    every_week: tuple[str, ...] = Field(description="Days in the plural.")
    off_joint: tuple[str, ...] = Field(description="What may stand between a day and the word that it is off.")
    also_before: tuple[str, ...] = Field(description="They add a day to others that the text keeps to itself.")
    also_behind: tuple[str, ...]
    sanitary: tuple[str, ...] = Field(description="The monthly day without visitors.")


@dataclass(frozen=True, slots=True)
class Week:
    """A schedule and the words that tell it."""

    start: int
    end: int
    schedule: Schedule


class WeekReader:
    """Reads the week of a folded sentence in one language."""

    def __init__(self, lexicon: WeekLexicon, clock: ClockLexicon, days: DayLexicon) -> None:
        self._context = compile_phrases(lexicon.context)
        self._events = compile_phrases(lexicon.events)
        self._parts = compile_phrases(lexicon.parts)
        self._library = compile_phrases(lexicon.library)
        self._beside = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.beside)})[ ]+(?:[^\s,.;]+[ ]+)?$")
        self._now = compile_phrases(lexicon.now)
        self._seasonal = compile_phrases(lexicon.seasonal)
        self._summer, self._winter = compile_phrases(lexicon.summer), compile_phrases(lexicon.winter)
        self._no_pause = compile_phrases(lexicon.no_pause)
        self._pause = compile_phrases(lexicon.pause)
        self._pause_before = re.compile(rf"{phrases_source(lexicon.pause)}[ ,:(-]*$")
        self._rest = compile_phrases(days.rest)
        self._off = compile_phrases((*lexicon.off, *lexicon.shut))
        self._weekly = compile_phrases((*lexicon.off, *lexicon.every_week))
        joint = compile_phrases(lexicon.off_joint).pattern
        self._off_gap = re.compile(rf"(?:[ ,:()-]|{joint})*")
        self._also_before = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.also_before)})[ ]+$")
        self._also_behind = re.compile(rf"[ ]*(?:{any_phrase(lexicon.also_behind)})(?!\w)")
        self._sanitary = compile_phrases(lexicon.sanitary)
        self._clock = ClockReader(clock)
        self._days = DayReader(days)

    def find(self, low: str, published: date | None = None) -> Week | None:
        """The week of a sentence; None where it tells of none, or of another season than it was ``published`` in."""
        ranges = self._clock.ranges(low) if self._clock.may_tell(low) else []
        if not ranges and not self._off.search(low) and not self._sanitary.search(low) and not self._late(low):
            return None
        days = self._days.find(low)
        if not ranges and not days:
            return None
        if self._of_event(low, min([item.start for item in ranges] + [token.start for token in days])):
            return None
        # A break that there is none of is no break.
        low = self._no_pause.sub(lambda match: "-" * len(match[0]), low)
        return self._week(low, [item for item in ranges if self._in_season(low, item, published)], days)

    def _in_season(self, low: str, item: TimeRange, published: date | None) -> bool:
        """Whether the season that times are told for, if any, is that of the news."""
        if published is None:
            return True
        other = self._winter if published.month in _SUMMER else self._summer
        return not other.search(low, self._clause_start(low, item.start), item.start)

    def _clause_start(self, low: str, position: int) -> int:
        breaks = (*_CLAUSE.finditer(low, 0, position), *self._now.finditer(low, 0, position))
        return max((match.end() for match in breaks), default=0)

    def _of_event(self, low: str, first: int) -> bool:
        """Whether the times belong to something else: no turn of the sentence parts them from its word."""
        return any(
            not _TURN.search(low, min(match.end(), first), max(match.start(), first))
            for match in self._events.finditer(low)
        )

    def apart(self, low: str, position: int) -> bool:
        """Whether the last thing named before an offset is a part or a neighbour that keeps hours of its own."""
        last = max((match.end() for match in self._parts.finditer(low, 0, position)), default=0)
        if not last or _TURN.search(low, last, position):
            return False
        libraries = self._library.finditer(low, last, position)
        return all(self._beside.search(low, last, match.start()) for match in libraries)

    def _late(self, low: str) -> bool:
        return self._clock.may_tell(low) and bool(self._clock.untils(low, []))

    def _week(self, low: str, ranges: list[TimeRange], tokens: list[DayToken]) -> Week | None:
        pauses = [item for item in ranges if self._is_pause(low, item, ranges)]
        opening = [item for item in ranges if item not in pauses and self._holds(low, item, tokens)]
        closed, off_tokens = self._closed(low, tokens, opening)
        but = [token for token in tokens if token.said is Said.BUT]
        monthly = self._monthly(low, tokens)
        free = [token for token in tokens if token.said is Said.DAYS and token not in off_tokens]
        late, late_tokens = self._late_days(low, ranges, free)
        rules, used = _rules(low, opening, [token for token in free if token not in late_tokens])
        if not closed and self._rest_is_off(low):
            closed = _others(rules)
        weekly = bool(opening or self._weekly.search(low))
        left_out = frozenset(day for token in but if opening for day in token.days or ())
        if len(rules) == 1 and used and self._also(low, used[0]):
            return None
        pause, rules = _paused(rules, opening, pauses)
        schedule = Schedule(
            tuple(rules),
            tuple(late),
            left_out | closed if weekly else left_out,
            frozenset() if weekly else closed,
            tuple(token.monthly for token in monthly),
            pause,
        )
        if schedule == Schedule():
            return None
        words: list[TimeRange | DayToken] = [
            *opening,
            *pauses,
            *used,
            *off_tokens,
            *late_tokens,
            *monthly,
            *(but if opening else []),
        ]
        places = [(item.start, item.end) for item in words]
        places += [match.span() for match in self._off_words(low, off_tokens)]
        places += [match.span() for match in self._sanitary.finditer(low) if monthly]
        return Week(min(a for a, _ in places), max(b for _, b in places), schedule)

    def _also(self, low: str, token: DayToken) -> bool:
        """Whether a day is told as one more ("open on Sundays too"): the other days stay untold."""
        before, behind = low[max(0, token.start - _TOUCHING) : token.start], low[token.end : token.end + _TOUCHING]
        return bool(self._also_before.search(before) or self._also_behind.match(behind))

    def _is_pause(self, low: str, item: TimeRange, ranges: Sequence[TimeRange]) -> bool:
        """Whether times are a break: its word stands before them, or behind with no other times to it."""
        if self._behind_pause(low, item):
            return True
        if not self._pause.match(low[item.end : item.end + _PAUSE].lstrip(" -(")):
            return False
        following = next((other for other in ranges if other.start >= item.end), None)
        return following is None or not self._behind_pause(low, following)

    def _behind_pause(self, low: str, item: TimeRange) -> bool:
        if self._pause_before.search(low, max(0, item.start - _PAUSE), item.start):
            return True
        return bool(self._pause.search(re.split(r"[,;.]", low[: item.start])[-1][-_PAUSE:]))

    def _holds(self, low: str, item: TimeRange, tokens: Sequence[DayToken]) -> bool:
        """Whether times are those of the library's opening."""
        if self.apart(low, item.start):
            return False
        if self._seasonal.search(low, self._clause_start(low, item.start), item.start):
            return False
        touching = any(
            0 <= item.start - token.end <= _TOUCHING
            or (token.said is Said.BUT and 0 <= token.start - item.end <= _TOUCHING)
            for token in tokens
        )
        return touching or (not item.bare and bool(self._context.search(low)))

    def _closed(
        self, low: str, tokens: Sequence[DayToken], opening: Sequence[TimeRange]
    ) -> tuple[Days, list[DayToken]]:
        """The days beside the words of closing, before them or behind: the tighter link holds."""
        chosen: list[DayToken] = []
        for off in self._off.finditer(low):
            # "Without days off" holds the word and says the contrary.
            if any(token.start <= off.start() < token.end for token in tokens if token.days is None):
                continue
            left = self._off_side(low, tokens, opening, off, before=True)
            right = self._off_side(low, tokens, opening, off, before=False)
            if right and (not left or (right[1] and not left[1])):
                left = right
            if left and left[0] not in chosen:
                chosen.append(left[0])
        return frozenset(day for token in chosen for day in token.days or ()), chosen

    def _rest_is_off(self, low: str) -> bool:
        """Whether the days that were not named are without opening: "the other two days are off"."""
        return any(
            self._off_gap.fullmatch(low, rest.end(), off.start())
            for rest in self._rest.finditer(low)
            for off in self._off.finditer(low, rest.end())
        )

    def _off_side(
        self,
        low: str,
        tokens: Sequence[DayToken],
        opening: Sequence[TimeRange],
        off: re.Match[str],
        *,
        before: bool,
    ) -> tuple[DayToken, bool] | None:
        """The nearest days on one side of a word of closing, and whether nothing but a joint stands between."""
        named = [token for token in tokens if token.days and token.said is Said.DAYS]
        if before:
            side = [token for token in named if token.end <= off.start()]
            token = side[-1] if side else None
        else:
            token = next((token for token in named if token.start >= off.end()), None)
        if token is None:
            return None
        start, end = (token.end, off.start()) if before else (off.end(), token.start)
        gap = low[start:end]
        if len(gap) > _OFF or _CLAUSE.search(gap.strip(". ")) or any(start <= item.start < end for item in opening):
            return None
        return token, bool(self._off_gap.fullmatch(gap))

    def _off_words(self, low: str, tokens: Sequence[DayToken]) -> list[re.Match[str]]:
        """The words of closing that stand beside the days chosen."""
        return [
            off
            for off in self._off.finditer(low)
            if any(token.start - _OFF <= off.end() and off.start() <= token.end + _OFF for token in tokens)
        ]

    def _monthly(self, low: str, tokens: Sequence[DayToken]) -> list[DayToken]:
        """The day without visitors once a month ("последний четверг месяца – санитарный день")."""
        return [token for token in tokens if token.said is Said.MONTHLY] if self._sanitary.search(low) else []

    def _late_days(
        self, low: str, ranges: list[TimeRange], tokens: Sequence[DayToken]
    ) -> tuple[list[Late], list[DayToken]]:
        """Days that only a closing hour is told of, before it ("в четверг – до 22:00") or right behind."""
        late: list[Late] = []
        used: list[DayToken] = []
        for until in self._clock.untils(low, ranges) if tokens else []:
            begin = max((item.end for item in ranges if item.end <= until.start), default=0)
            before = [item for item in tokens if begin <= item.start and 0 <= until.start - item.end <= _LATE]
            behind = [item for item in tokens if 0 <= item.start - until.end <= _TOUCHING]
            token = next(iter(before[-1:] or behind[:1]), None)
            if token and token.days:
                late.append(Late(token.days, until.closes))
                used.append(token)
        return late, used


def _rules(low: str, opening: Sequence[TimeRange], tokens: Sequence[DayToken]) -> tuple[list[Rule], list[DayToken]]:
    """Each range with its days, which stand before all of the ranges or behind them all."""
    rules: list[Rule] = []
    used: list[DayToken] = []
    behind = _stand_behind(opening, tokens)
    for number, item in enumerate(opening):
        previous = opening[number - 1].end if number else 0
        following = opening[number + 1].start if number + 1 < len(opening) else len(low)
        if behind:
            stop = min(following, item.end + _AFTER)
            mine = [
                token for token in tokens if item.end <= token.start < stop and ";" not in low[item.end : token.start]
            ]
        else:
            mine = [token for token in tokens if previous <= token.start < item.start and token not in used]
            mine = mine or _right_behind(low, item, tokens, following)
        used += mine
        times = ((item.opens, item.closes),)
        if not mine and rules:
            last = rules[-1]
            if last.times[-1][1] <= item.opens:
                rules[-1] = Rule(last.days, last.times + times)
            continue
        named = [token.days for token in mine if token.days]
        rules.append(Rule(frozenset().union(*named) if named else None, times))
    return rules, used


def _right_behind(low: str, item: TimeRange, tokens: Sequence[DayToken], stop: int) -> list[DayToken]:
    """The day that touches a range from behind where none stands before it ("с 10 до 18 с понедельника по четверг")."""
    token = next((token for token in tokens if item.end <= token.start < stop), None)
    return [token] if token and not low[item.end : token.start].strip(" (") else []


def _others(rules: Sequence[Rule]) -> Days:
    """The days that no rule names; none where a rule is for all."""
    if not rules or any(rule.days is None for rule in rules):
        return frozenset()
    return EVERY_DAY.difference(*(rule.days or () for rule in rules))


def _stand_behind(opening: Sequence[TimeRange], tokens: Sequence[DayToken]) -> bool:
    if not opening or not tokens or tokens[0].start < opening[0].start:
        return False
    return tokens[-1].start >= opening[-1].end


def _paused(
    rules: list[Rule], opening: Sequence[TimeRange], pauses: Sequence[TimeRange]
) -> tuple[tuple[str, str] | None, list[Rule]]:
    """The rules without the breaks; a break holds for the times told before it, or else for all."""
    for item in pauses:
        pause = item.at_noon
        before = sum(1 for other in opening if other.start < item.start)
        if not rules:
            return pause, rules
        reach = min(before, len(rules)) or len(rules)
        rules = [
            Rule(rule.days, cut(rule.times, pause)) if number < reach else rule for number, rule in enumerate(rules)
        ]
    return None, rules
