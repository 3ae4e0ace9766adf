"""Dates as news writes them, each with the precision of its words and resolved against the day of publication.

Our own grammar: a general date parser reads ``24/7`` as 24 July and fills in what a text leaves open. It is asked
nothing here, because the shapes below already give year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractors.date_lexicon import DateLexicon
from extractors.date_values import dotted, edtf, last_day, nearest_year, shifted
from extractors.date_weekdays import WeekdayReader
from extractors.date_words import SpelledNumbers
from extractors.numbers import NumberReader
from extractors.patterns import (
    any_phrase,
    compile_phrases,
    phrases_source,
    shape_source,
    words_source,
)
from extractors.screens import Screened, screen_of
from extractors.text import fold
from schemas.vocab import DatePart

__all__ = ["DateLexicon", "DateMention", "DateReader"]

_PARTS = frozenset(part.value for part in DatePart)
_DAY = r"0?[1-9]|[12]\d|3[01]"
_YEAR = r"(?:18|19|20)\d\d"
_WRITTEN_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_PIECES = {
    "day": rf"(?P<day>{_DAY})",
    "day2": rf"(?P<day2>{_DAY})",
    "year": rf"(?P<year>{_YEAR})",
    "year2": rf"(?P<year2>{_YEAR})",
    "decade": r"(?P<year>(?:18|19|20)\d0)",
    # What turns a number into a day: «14-інде», «2-сінен».
    "nth": r"(?:с?[ыі])?(?:нде|нда|нен|нан|не|на|де|да|те|та|ден|дан|тен|тан|ге|ға|ке|қа)",
    "number": r"(?P<number>\d+|[^\W\d_]+(?: [^\W\d_]+)?)",
    "dotted": rf"(?P<dotted>(?:{_DAY})[./](?:0[1-9]|1[0-2])[./](?:(?:19|20)\d\d|\d\d))(?![./]?\d)",
}
_KINDS = (
    "range",
    "decade",
    "tens",
    "spelled",
    "day",
    "first_day",
    "last_day",
    "month",
    "year",
    "season",
    "season_next",
)
_CLOCK_BEHIND = re.compile(r",? \d{1,2}:\d\d\)")
_PAPER_BEFORE = re.compile(r"\([^()]*(?:\"|\.kz),?[ ]?$|\.kz[ ]?\($")
_BRACKET_BEHIND = re.compile(r"[^()\w]*\)")
# Between a weekday and its date.
_APPOSED = 2
# The month that stands for a season when its year is looked for.
_SEASONS = {DatePart.WINTER: 1, DatePart.SPRING: 4, DatePart.SUMMER: 7, DatePart.AUTUMN: 10}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in folded text. ``value`` is EDTF; ``relation`` is ``at``, ``since`` or ``until``."""

    start: int
    end: int
    value: str
    part: DatePart | None = None
    relation: str = "at"
    relative: bool = False
    yearless: bool = False


# "(25.07.2019, 17:29)" says when the news came out.
_STAMP = re.compile(r"(?<=\d),? \d{1,2}:\d\d(?![ ]*[-\d])")


class DateReader:
    """Finds the dates of one language in folded sentences."""

    def __init__(self, lexicon: DateLexicon, numbers: NumberReader) -> None:
        self._numbers = numbers
        self._months = {fold(stem): month for stem, month in lexicon.months.items()}
        self._parts = [(compile_phrases(forms), part) for part, forms in lexicon.parts.items()]
        self._shifts = [
            (compile_phrases([phrase]), years) for phrase, years in (lexicon.shifts | lexicon.headless).items()
        ]
        self._tens = {**lexicon.spelled.last_tens, **{str(tens): tens for tens in range(20, 100, 10)}}
        self._spelled = SpelledNumbers(lexicon.spelled)
        self._weekdays = WeekdayReader(lexicon.weekdays)
        seasons = [form for part in _SEASONS for form in lexicon.parts.get(part, ())]
        stems, ending = words_source(self._months), rf"(?:{any_phrase(lexicon.month_endings)})?"
        pieces = _PIECES | {
            "month": rf"(?P<month>{stems}){ending}",
            "month2": rf"(?P<month2>{stems}){ending}",
            "month_stem": rf"(?P<month>{stems})",
            "part": rf"(?P<part>{any_phrase(form for forms in lexicon.parts.values() for form in forms)})",
            "season": rf"(?P<part>{any_phrase(seasons)})",
            "shift": rf"(?P<shift>{any_phrase(lexicon.shifts)})",
            "headless": rf"(?P<shift>{any_phrase(lexicon.headless)})",
            "tens": rf"(?<![-\d])(?P<tens>{words_source(self._tens)})",
            "spelled": rf"(?P<spelled>{self._spelled.source})",
            "day_word": rf"(?P<day_word>{self._spelled.days})",
        }
        self._shapes = [
            Screened(kind, re.compile(shape_source(shape, pieces)), screen_of(shape))
            for kind in _KINDS
            for shape in lexicon.shapes.get(kind, ())
        ]
        needed = frozenset[str]().union(*(shape.screen.pieces for shape in self._shapes))
        self._pieces = [(piece, re.compile(_unnamed(pieces[piece]))) for piece in sorted(needed)]
        self._relative = [
            Screened(key, re.compile(shape_source(shape, pieces)), screen_of(shape))
            for key, shapes in lexicon.relative.items()
            for shape in shapes
        ]
        # One look for what every date has, before two dozen patterns are tried on a sentence that has none.
        shifts = any_phrase(lexicon.shifts)
        words = f"{shifts}|{any_phrase(seasons)}|{self._spelled.source}"
        begins = f"{stems}|{words_source(self._tens)}"
        self._hint = re.compile(rf"(?<!\w)(?:{_YEAR}|\d{{1,2}}[./]\d|{begins}|(?:{words})(?!\w))")
        # Every relative date needs one of these strings.
        needed_letters = [shape.screen.letters[:1] for shape in self._relative]
        strings = {letters for needed in needed_letters for strings in needed for letters in strings}
        self._relative_hint = re.compile(words_source(strings) if all(needed_letters) else "")
        since, until = words_source(lexicon.relations.since), words_source(lexicon.relations.until)
        ending = words_source(lexicon.relations.since_endings)
        self._since_before = re.compile(rf"(?<!\w)(?:{since})[ ]+$")
        self._until_before = re.compile(rf"(?<!\w)(?:{until})[ ]+$")
        self._since_inside = re.compile(rf"(?:(?:^|[ ])(?:{since})[ ]|(?:{ending})$)")
        self._until_inside = re.compile(rf"(?:{until})[ ]")
        self._since_after = re.compile(rf"[ ](?:{since})(?!\w)")
        self._until_after = re.compile(rf"[ ](?:{until})(?!\w)")
        self._postpositions = bool(lexicon.relations.since_endings)
        self._same_year = re.compile(rf"[ ]+{phrases_source(lexicon.same_year)}")
        self._holiday_before = re.compile(rf"{phrases_source(lexicon.holidays.before)}[ ]+$")
        self._holiday_after = re.compile(rf"[ ]+{phrases_source(lexicon.holidays.after)}")

    def find(self, low: str, published: date | None, *, future: bool = False) -> list[DateMention]:
        """All dates of a folded sentence; ``future``: its verbs look ahead (a bare month is then the next one).

        What can be resolved only against ``published`` is left out where that is None. The longer of two readings of
        one place counts.
        """
        absolute = self._absolute(low, published, future) if self._hint.search(low) else []
        relative = [*self._counted(low, published)] if published and self._relative_hint.search(low) else []
        if published:
            relative += [
                DateMention(day.start, day.end, day.value, None, "since" if day.since else "at", relative=True)
                for day in self._weekdays.find(low, published, future=future)
            ]
        kept: list[tuple[DateMention, ...]] = []
        for reading in _longest_first([*absolute, *((mention,) for mention in relative)]):
            start, end = reading[0].start, reading[-1].end
            if not any(other[0].start < end and start < other[-1].end for other in kept):
                kept.append(reading)
        found = (
            mention
            for reading in kept
            for mention in reading
            if not (self._is_holiday(low, mention) or _STAMP.match(low, mention.end))
            and not _is_of_a_source(low, mention)
        )
        ordered = _without_their_weekdays(sorted(found, key=lambda mention: mention.start))
        return ordered if future or published is None else _retold(ordered, published.year)

    def _absolute(self, low: str, published: date | None, future: bool) -> list[tuple[DateMention, ...]]:
        found = []
        missing = {piece for piece, pattern in self._pieces if not pattern.search(low)}
        for shape in self._shapes:
            if not missing.isdisjoint(shape.screen.pieces) or not shape.screen.passes(low):
                continue
            kind = shape.meaning
            for match in shape.pattern.finditer(low):
                mentions = self._range(match, low, published, future) if kind == "range" else None
                if kind != "range":
                    mention = self._mention(kind, match, low, published, future)
                    mentions = (mention,) if mention else None
                if mentions:
                    found.append(mentions)
        return found

    def _range(
        self, match: re.Match[str], low: str, published: date | None, future: bool
    ) -> tuple[DateMention, ...] | None:
        """Both ends of "с 1 по 15 марта": a beginning and an end."""
        pieces = match.groupdict()
        month2 = pieces.get("month2") or pieces.get("month")
        last = {"day": pieces.get("day2"), "month": month2, "year": pieces.get("year2") or pieces.get("year")}
        first = {
            "day": pieces.get("day"),
            "month": pieces.get("month") or month2,
            "year": pieces.get("year") or pieces.get("year2"),
        }
        begin = self._resolve(first, published, future=future, since=True)
        end = self._resolve(last, published, future=future, since=True)
        if begin is None or end is None or begin >= end:
            return None
        second = next(match.start(name) for name in ("day2", "month2", "year2") if pieces.get(name))
        yearless = not last["year"]
        mention = DateMention(match.start(), second, begin, None, "since", yearless, yearless)
        until = replace(mention, start=second, end=match.end(), value=end, relation="until")
        stop = match.start() + len(low[match.start() : second].rstrip(" -"))
        return replace(mention, end=stop), until

    def _mention(
        self, kind: str, match: re.Match[str], low: str, published: date | None, future: bool
    ) -> DateMention | None:
        pieces = match.groupdict()
        relation = self._relation(low, match)
        if pieces.get("dotted"):
            value = dotted(pieces["dotted"])
            return DateMention(match.start(), match.end(), value, relation=relation) if value else None
        if kind == "decade":
            return DateMention(match.start(), match.end(), f"{pieces['year'][:3]}X", relation=relation)
        if kind == "tens":
            return DateMention(
                match.start(), match.end(), f"19{self._tens[pieces['tens'] or ''] // 10}X", relation=relation
            )
        if kind == "spelled":
            value = self._spelled.year(pieces["spelled"])
            return DateMention(match.start(), match.end(), value, relation=relation) if value else None
        part = self._part(pieces["part"]) if pieces.get("part") else None
        if kind.startswith("season"):
            return self._season(match, part, relation, published, future=future or kind == "season_next")
        if not pieces.get("year") and self._same_year.match(low, match.end()):
            pieces["year"] = next(iter(_WRITTEN_YEAR.findall(low, 0, match.start())[-1:]), None)
            if pieces["year"] is None:
                return None
        if word := pieces.get("day_word"):
            pieces["day"] = str(self._spelled.number(word))
        elif kind == "first_day":
            pieces["day"] = "1"
        value = self._resolve(pieces, published, future=future, since=relation == "since")
        if value is None:
            return None
        if kind == "last_day":
            value = last_day(value)
        yearless = not pieces.get("year")
        return DateMention(match.start(), match.end(), value, part, relation, yearless, yearless)

    def _resolve(
        self, pieces: dict[str, str | None], published: date | None, *, future: bool, since: bool
    ) -> str | None:
        month = self._months[stem] if (stem := pieces.get("month")) else None
        day = int(digits) if (digits := pieces.get("day")) else None
        if written := pieces.get("year"):
            return edtf(int(written), month, day)
        if published is None:
            return None
        if shift := pieces.get("shift"):
            return edtf(published.year + self._shift(shift), month, day)
        if month is None:
            return None
        return edtf(nearest_year(month, day, published, future=future, since=since), month, day)

    def _season(
        self, match: re.Match[str], part: DatePart | None, relation: str, published: date | None, *, future: bool
    ) -> DateMention | None:
        """A season without a year: the coming one for what lies ahead, else the latest."""
        if published is None or part is None:
            return None
        value = str(nearest_year(_SEASONS[part], None, published, future=future, since=False))
        return DateMention(match.start(), match.end(), value, part, relation, relative=True, yearless=True)

    def _part(self, phrase: str) -> DatePart:
        return next(part for pattern, part in self._parts if pattern.fullmatch(phrase))

    def _shift(self, phrase: str) -> int:
        return next(years for pattern, years in self._shifts if pattern.fullmatch(phrase))

    def _counted(self, low: str, published: date) -> Iterator[DateMention]:
        for shape in self._relative:
            if not shape.screen.passes(low):
                continue
            for match in shape.pattern.finditer(low):
                unit, _, amount = shape.meaning.partition(":")
                count = self._count(match, amount[0]) if amount.endswith("n") else int(amount)
                if count is None:
                    continue
                part = DatePart(unit) if unit in _PARTS else None
                value = shifted(published, "year" if part else unit, count)
                if said := match.groupdict().get("part"):
                    part = self._part(said)
                yield DateMention(match.start(), match.end(), value, part, self._relation(low, match), relative=True)

    def _count(self, match: re.Match[str], sign: str) -> int | None:
        numbers = self._numbers.find(match["number"])
        return int(f"{sign}{int(numbers[-1].value)}") if numbers else None

    def _relation(self, low: str, match: re.Match[str]) -> str:
        text = match[0]
        if self._postpositions:
            if self._until_after.match(low, match.end()):
                return "until"
            if self._since_after.match(low, match.end()) or self._since_inside.search(text):
                return "since"
            return "at"
        head = low[: match.start()]
        if self._since_before.search(head) or self._since_inside.match(text):
            return "since"
        return "until" if self._until_before.search(head) or self._until_inside.match(text) else "at"

    def _is_holiday(self, low: str, mention: DateMention) -> bool:
        """Whether a date only names a holiday ("в преддверии 8 Марта")."""
        return bool(self._holiday_after.match(low, mention.end) or self._holiday_before.search(low, 0, mention.start))


def _is_of_a_source(low: str, mention: DateMention) -> bool:
    """Whether a date in brackets tells when something was published: "(25.07.2019, 17:29)", a paper's name before it."""
    if _CLOCK_BEHIND.match(low, mention.end):
        return True
    return bool(_PAPER_BEFORE.search(low, 0, mention.start) and _BRACKET_BEHIND.match(low, mention.end))


def _unnamed(source: str) -> str:
    """A regular expression without the names of its groups, so that it may hold a piece twice."""
    return re.sub(r"\?P<\w+>", "?:", source)


def _without_their_weekdays(found: list[DateMention]) -> list[DateMention]:
    """A day said twice is one: "since Monday, 2 February"."""
    kept: list[DateMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last and last.value == mention.value and last.relative and mention.start - last.end <= _APPOSED:
            kept[-1] = replace(mention, start=last.start, relation=last.relation)
        else:
            kept.append(mention)
    return kept


def _retold(found: list[DateMention], today: int) -> list[DateMention]:
    """Years counted from the year of the story: "in 2014 it got a house, in May of the next year it moved in"."""
    told: list[DateMention] = []
    base: int | None = None
    for mention in found:
        later = int(mention.value[:4]) - today if mention.relative else 0
        if base is not None and base < today and later > 0:
            told.append(replace(mention, value=f"{base + later}{mention.value[4:]}", relative=False))
        else:
            told.append(mention)
        if not told[-1].relative and told[-1].value[:4].isdigit():
            base = int(told[-1].value[:4])
    return told


def _longest_first(readings: list[tuple[DateMention, ...]]) -> list[tuple[DateMention, ...]]:
    return sorted(readings, key=lambda reading: (reading[0].start - reading[-1].end, reading[0].start))
