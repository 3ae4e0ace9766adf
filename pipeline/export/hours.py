"""Opening hours in words: ``Mo-Fr 09:00-18:00; Su off`` becomes «пн–пт 09:00–18:00; вс закрыто»."""

from __future__ import annotations

import re

from pipeline.export.grammar import HoursGrammar

_TOKEN = re.compile(r"(?P<day>Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\[(?P<nth>-?\d)\])?|[-,]")
_MARKS = {"-": "–", ",": ", "}
_RULE = re.compile(r"(?P<days>[A-Z][^ ]*)? ?(?P<times>\d.*|off)?")


def hours_words(hours: str, grammar: HoursGrammar) -> str:
    """Write OpenStreetMap hours, as ``schemas.hours`` accepts them, for a reader."""
    if hours == "24/7":
        return grammar.always
    return "; ".join(_rule(rule, grammar) for rule in hours.split("; "))


def _rule(rule: str, grammar: HoursGrammar) -> str:
    match = _RULE.fullmatch(rule)
    if not match:
        return rule
    days, times = match["days"], match["times"]
    said = [_TOKEN.sub(lambda token: _token(token, grammar), days) if days else ""]
    if times == "off":
        said.append(grammar.off)
    elif times:
        said[0] = said[0] or grammar.daily
        said.append(times.replace("-", "–").replace(",", ", "))
    return " ".join(filter(None, said))


def _token(match: re.Match[str], grammar: HoursGrammar) -> str:
    if match[0] in _MARKS:
        return _MARKS[match[0]]
    names = {str(day): name for day, name in grammar.days.items()}
    last = {str(day): name for day, name in grammar.last.items()}
    day, nth = match["day"], match["nth"]
    if nth is None:
        return names[day]
    if nth == "-1" and day in last:
        return last[day]
    if nth.startswith("-"):
        return match[0]
    return grammar.nth.format(day=names[day], n=nth)
