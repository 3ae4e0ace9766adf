"""Dates as news writes them, each with the precision of its words and resolved against the day of publication.

Our own grammar: a general date parser reads ``24/7`` as 24 July and fills in what a text leaves open (STYLE: traps). It is
asked nothing here, because the shapes below already give year, month and day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from extractors.numbers import NumberReader
from extractors.patterns import compile_phrases, phrase_source, phrases_source
from extractors.text import fold
from schemas.vocab import DatePart

_YEARS = (1800, 2100)
_NEAR_FUTURE_DAYS = 62
_PARTS = frozenset(part.value for part in DatePart)
_PIECES = {
    "day": r"(?P<day>0?[1-9]|[12]\d|3[01])",
    "year": r"(?P<year>(?:18|19|20)\d\d)",
    "number": r"(?P<number>\d+|[^\W\d_]+(?: [^\W\d_]+)?)",
    "dotted": r"(?P<dotted>(?:0?[1-9]|[12]\d|3[01])[./](?:0[1-9]|1[0-2])[./](?:(?:19|20)\d\d|\d\d))(?![\d./])",
}


class Relations(BaseModel):
    """Words that turn a date into a beginning or an end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: tuple[str, ...]
    until: tuple[str, ...]
    since_endings: tuple[str, ...]


class DateLexicon(BaseModel):
    """``dates.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: dict[str, int]
    parts: dict[DatePart, tuple[str, ...]]
    shapes: dict[str, tuple[str, ...]]
    shifts: dict[str, int]
    relative: dict[str, tuple[str, ...]]
    relations: Relations


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


class DateReader:
    """Finds the dates of one language in folded sentences."""

    def __init__(self, lexicon: DateLexicon, numbers: NumberReader) -> None:
        self._numbers = numbers
        self._months = {fold(stem): month for stem, month in lexicon.months.items()}
        self._parts = {fold(form): part for part, forms in lexicon.parts.items() for form in forms}
        month = _longest(self._months)
        part = _longest(self._parts)
        shift = "|".join(phrase_source(phrase) for phrase in lexicon.shifts)
        self._shifts = [(compile_phrases([phrase]), years) for phrase, years in lexicon.shifts.items()]
        pieces = _PIECES | {
            "month": rf"(?P<month>{month})",
            "part": rf"(?P<part>{part})",
            "shift": rf"(?P<shift>{shift})",
        }
        self._shapes = [
            (kind, re.compile(_with_pieces(shape, pieces)))
            for kind in ("decade", "day", "month", "year")
            for shape in lexicon.shapes.get(kind, ())
        ]
        self._relative = [
            (key, re.compile(_with_pieces(shape, pieces)))
            for key, shapes in lexicon.relative.items()
            for shape in shapes
        ]
        ending = _longest(lexicon.relations.since_endings) if lexicon.relations.since_endings else r"(?!)"
        self._since_before = re.compile(rf"(?<!\w)(?:{_longest(lexicon.relations.since)})[ ]+$")
        self._until_before = re.compile(rf"(?<!\w)(?:{_longest(lexicon.relations.until)})[ ]+$")
        self._since_inside = re.compile(rf"(?:(?:^|[ ])(?:{_longest(lexicon.relations.since)})[ ]|(?:{ending})$)")
        self._since_after = re.compile(rf"[ ](?:{_longest(lexicon.relations.since)})(?!\w)")
        self._until_after = re.compile(rf"[ ](?:{_longest(lexicon.relations.until)})(?!\w)")
        self._postpositions = bool(lexicon.relations.since_endings)

    def find(self, low: str, published: date | None, *, future: bool = False) -> list[DateMention]:
        """All dates of a folded sentence; ``future`` says that its verbs look ahead (a bare month is then the next one).

        What can be resolved only against ``published`` is left out where that is None.
        """
        taken: list[tuple[int, int]] = []
        found: list[DateMention] = []
        for mention in (*self._absolute(low, published, future), *self._counted(low, published)):
            if not any(start < mention.end and mention.start < end for start, end in taken):
                taken.append((mention.start, mention.end))
                found.append(mention)
        return sorted(found, key=lambda mention: mention.start)

    def _absolute(self, low: str, published: date | None, future: bool) -> list[DateMention]:
        found = []
        for kind, pattern in self._shapes:
            for match in pattern.finditer(low):
                mention = self._mention(kind, match, low, published, future)
                if mention:
                    found.append(mention)
        return sorted(found, key=lambda mention: (mention.start - mention.end, mention.start))

    def _mention(
        self, kind: str, match: re.Match[str], low: str, published: date | None, future: bool
    ) -> DateMention | None:
        pieces = match.groupdict()
        relation = self._relation(low, match)
        if pieces.get("dotted"):
            value = _dotted(pieces["dotted"])
            return DateMention(match.start(), match.end(), value, relation=relation) if value else None
        if kind == "decade":
            return DateMention(match.start(), match.end(), f"{pieces['year'][:3]}X", relation=relation)
        month = self._months[pieces["month"]] if pieces.get("month") else None
        day = int(pieces["day"]) if pieces.get("day") else None
        part = self._parts[re.sub(r" +", " ", pieces["part"])] if pieces.get("part") else None
        year, yearless = (int(pieces["year"]), False) if pieces.get("year") else (None, True)
        if year is None:
            if published is None:
                return None
            if pieces.get("shift"):
                year = published.year + self._shift(pieces["shift"])
            elif month is None:
                return None
            else:
                year = _nearest_year(month, day, published, future=future, since=relation == "since")
        value = _edtf(year, month, day)
        if value is None:
            return None
        return DateMention(match.start(), match.end(), value, part, relation, yearless, yearless)

    def _shift(self, phrase: str) -> int:
        return next(years for pattern, years in self._shifts if pattern.fullmatch(phrase))

    def _counted(self, low: str, published: date | None) -> list[DateMention]:
        if published is None:
            return []
        found = []
        for key, pattern in self._relative:
            for match in pattern.finditer(low):
                unit, _, amount = key.partition(":")
                count = self._count(match) if amount == "-n" else int(amount)
                if count is None:
                    continue
                part = DatePart(unit) if unit in _PARTS else None
                value = _shift(published, "year" if part else unit, count)
                found.append(DateMention(match.start(), match.end(), value, part, self._relation(low, match), True))
        return sorted(found, key=lambda mention: (mention.start - mention.end, mention.start))

    def _count(self, match: re.Match[str]) -> int | None:
        numbers = self._numbers.find(match["number"])
        return -int(numbers[-1].value) if numbers else None

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
        if self._until_before.search(head):
            return "until"
        return "at"


def _with_pieces(shape: str, pieces: dict[str, str]) -> str:
    source = phrases_source([re.sub(r"\{(\w+)\}", lambda match: f"\ue000{match[1]}\ue001", shape)])
    return re.sub("\ue000(\\w+)\ue001", lambda match: pieces[match[1]], source)


def _longest(words: object) -> str:
    forms = sorted((fold(str(word)) for word in words), key=lambda form: (-len(form), form))  # type: ignore[attr-defined]
    return "|".join(re.escape(form).replace(r"\ ", "[ ]+") for form in forms)


def _dotted(text: str) -> str | None:
    day, month, year = (int(piece) for piece in re.split(r"[./]", text))
    return _edtf(year + 2000 if year < 100 else year, month, day)


def _edtf(year: int, month: int | None, day: int | None) -> str | None:
    if not _YEARS[0] <= year < _YEARS[1]:
        return None
    if month is None:
        return f"{year}"
    if day is None:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, day: int | None, published: date, *, future: bool, since: bool) -> int:
    """The year of a month named without one: the next such month for what lies ahead, else the latest one.

    A beginning ("с 1 марта") may lie a little ahead even where the verb stands in the present tense.
    """
    this = date(published.year, month, min(day or 1, 28))
    ahead = this - published
    if future:
        return published.year if this >= published.replace(day=1) else published.year + 1
    if ahead > timedelta(0):
        return published.year if since and ahead.days <= _NEAR_FUTURE_DAYS else published.year - 1
    if since and (this.replace(year=published.year + 1) - published).days <= _NEAR_FUTURE_DAYS:
        return published.year + 1
    return published.year


def _shift(published: date, unit: str, count: int) -> str:
    if unit == "year":
        return f"{published.year + count}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02d}"
    return (published + timedelta(days=count)).isoformat()
