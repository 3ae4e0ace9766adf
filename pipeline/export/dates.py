"""EDTF dates in words: «конец 2025 года», "2026 ж. ақпаннан бастап", "16 December 2025"."""

from __future__ import annotations

from pipeline.export.grammar import DateForm, DateGrammar
from schemas import DatePart


def date_words(date: str, grammar: DateGrammar, part: DatePart | None = None) -> str:
    """Write a date as a person writes it, with the precision that it has.

    ``date`` is EDTF as ``schemas.edtf`` accepts it; an interval with an open end is a beginning or an end. ``part``
    narrows a year or a month and is left out beside a full day, where it has no meaning.
    """
    if "/" in date:
        first, _, last = date.partition("/")
        if last == "..":
            return since_words(first, grammar)
        if first == "..":
            return _about(last, grammar.until, grammar)
        return grammar.span.format(
            first=_about(first, grammar.plain, grammar), last=_about(last, grammar.plain, grammar)
        )
    if part is not None and date.count("-") < 2:
        return grammar.parts[part].format(when=_about(date, grammar.of, grammar))
    return _about(date, grammar.plain, grammar)


def since_words(date: str, grammar: DateGrammar) -> str:
    """Write the beginning of something that goes on: «с февраля 2026»."""
    return date_words(date, grammar) if "/" in date else _about(date, grammar.since, grammar)


def _about(point: str, form: DateForm, grammar: DateGrammar) -> str:
    words = _point(point.removesuffix("~"), form)
    return grammar.about.format(date=words) if point.endswith("~") else words


def _point(point: str, form: DateForm) -> str:
    if point.endswith("X"):
        return form.decade.format(year=f"{point[:3]}0")
    match point.split("-"):
        case [year, month, day]:
            months = form.months_of_day or form.months
            return form.day.format(year=year, month=months[int(month) - 1], day=int(day))
        case [year, month]:
            return form.month.format(year=year, month=form.months[int(month) - 1])
        case _:
            return form.year.format(year=point)
