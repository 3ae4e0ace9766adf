"""Publication times: ISO from machines, written dates by the outlet's own patterns. Never a guess, never naive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateparser.date import DateDataParser

from pipeline.outlets import DateWords

ALMATY = ZoneInfo("Asia/Almaty")
"""Local time of the cities; the zone knows that clocks went from +06:00 to +05:00 on 1 March 2024."""

# Content systems print an unset date as year 1 or as the epoch.
_FIRST_YEAR = 1990
_TOKEN = re.compile(r"YYYY|HH:MM|DD|MM|MONTH|DAY|[\s,]+|[^\s,]")
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "HH:MM": r"(?P<hour>\d{1,2}):(?P<minute>\d{2})",
    "DD": r"(?P<day>\d{1,2})",
    "MM": r"(?P<month>\d{1,2})",
    "MONTH": r"(?P<word>[^\W\d_]+)\.?",
    "DAY": r"(?P<relative>[^\W\d_]+)",
}


def read_iso(text: str, zone: ZoneInfo = ALMATY) -> datetime | None:
    """An ISO 8601 time or date (its midnight) as local time of ``zone``, also where it has no offset; None for others.

    Local, because "today" and "yesterday" in the text mean the city's days: 20:00 UTC is tomorrow in Almaty.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.year < _FIRST_YEAR:
        return None
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def has_time(text: str) -> bool:
    """Whether an ISO text says more than the day."""
    return ":" in text


def read_written(
    text: str, patterns: Iterable[str], words: DateWords, *, zone: ZoneInfo, fetched: datetime | None
) -> datetime | None:
    """The first date in ``text`` that one of the outlet's patterns reads, as local time of ``zone``; None without one.

    Words like "today" need ``fetched``, the time at which the page was read.
    """
    for pattern in patterns:
        for found in re.finditer(_regex(pattern), text, re.IGNORECASE):
            moment = _moment(found.groupdict(), words, zone, fetched)
            if moment:
                return moment
    return None


# Only whole, absolute dates, day first: a part that the text leaves open is never filled in.
_UNKNOWN_SITE = {
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
}
_LONGEST_DATE = 40


def read_any(text: str, zone: ZoneInfo = ALMATY) -> datetime | None:
    """A date line of a site whose patterns nobody has written down, as local time of ``zone``; None where it is none.

    The text must be one date and nothing else ("5 ноября 2025, 12:07"): dateparser finds dates in street names too.
    """
    if len(text) > _LONGEST_DATE or not re.search(r"\d", text):
        return None
    parser = DateDataParser(languages=["ru", "kk"], settings=_UNKNOWN_SITE, use_given_order=True)
    moment = parser.get_date_data(re.sub(r"\s+[|•].*$", "", text).strip()).date_obj
    if moment is None or moment.year < _FIRST_YEAR:
        return None
    return moment.replace(tzinfo=zone)


def _regex(pattern: str) -> str:
    parts = []
    for token in _TOKEN.findall(pattern):
        if token.isspace():
            parts.append(r"\s+")
        elif "," in token:
            parts.append(r"\s*,?\s+")
        else:
            parts.append(_PARTS.get(token) or re.escape(token))
    return rf"(?<![\d.:]){''.join(parts)}(?!\d)"


def _moment(
    parts: dict[str, str | None], words: DateWords, zone: ZoneInfo, fetched: datetime | None
) -> datetime | None:
    day = _relative_day(parts["relative"], words, zone, fetched) if parts.get("relative") else _day(parts, words)
    if day is None:
        return None
    try:
        clock = time(int(parts.get("hour") or 0), int(parts.get("minute") or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock, tzinfo=zone)


def _day(parts: dict[str, str | None], words: DateWords) -> date | None:
    month = _lookup(words.months, parts["word"] or "") if "word" in parts else int(parts["month"] or 0)
    try:
        day = date(int(parts["year"] or 0), month or 0, int(parts["day"] or 0))
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _relative_day(word: str | None, words: DateWords, zone: ZoneInfo, fetched: datetime | None) -> date | None:
    back = _lookup(words.days, word or "")
    if back is None or fetched is None:
        return None
    return fetched.astimezone(zone).date() - timedelta(days=back)


def _lookup(table: dict[int, tuple[str, ...]], word: str) -> int | None:
    word = word.casefold()
    return next((number for number, forms in table.items() if word in forms), None)
