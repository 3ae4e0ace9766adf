"""Sentence boundaries for news in both languages, as plain spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.patterns import words_source
from extractors.text import fold

_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"»”')\]]*)(?=(?P<space>[ \u00a0]+)|(?P<glued>[^\W\d_]|[«\"]))")
_LAST_WORD = re.compile(r"[^\s(\"«]*$")
# No abbreviation is longer; a look back that is bounded keeps the splitter linear.
_LOOK_BACK = 24
_CONTINUING = "-–—,;"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


class Abbreviations(BaseModel):
    """``sentences.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: frozenset[str]
    closing: frozenset[str]
    closing_after_number: frozenset[str]
    domains: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    words: Abbreviations
    domain: re.Pattern[str]


@cache
def _rules() -> _Rules:
    words = data.load(Abbreviations, data.PACKAGE / "sentences.toml")
    return _Rules(words, re.compile(rf"(?:{words_source(words.domains)})(?!\w)", re.IGNORECASE))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a text. A line break always ends one; blanks around are left out."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        spans.extend(_in_line(text, line.start(), line.end()))
    return spans


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _goes_on(text, begin, match):
            continue
        spans.append((begin, match.end("close")))
        begin = match.end("close")
    spans.append((begin, end))
    return [trimmed for left, right in spans if (trimmed := _trim(text, left, right))]


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    place = match.end("space") if match["space"] else match.end()
    follow = text[place : place + 1]
    if match["mark"] != ".":
        return follow.islower() or follow in _CONTINUING
    word = _LAST_WORD.search(text, max(begin, match.start() - _LOOK_BACK), match.start())
    last = fold(word[0]) if word else ""
    if match["glued"]:
        return _glued_goes_on(text, last, place)
    words = _rules().words
    # "Пн.-чт. 9-18": of a span of days the last one stands before the dot.
    tail = last.rpartition("-")[2]
    last = tail if len(tail) > 1 and tail in words.abbreviations else last
    if word and _INITIALS.fullmatch(word[0]) and word[0].isupper() and last not in words.abbreviations:
        # "Л.Н. Толстой": the last initial does not end the sentence.
        return True
    if (len(last) == 1 and last.isalpha()) or last in words.abbreviations:
        before = text[max(begin, match.start() - _LOOK_BACK) : match.start()]
        return not (follow.isupper() and _closes(words, last, before))
    return follow.islower() or (last.isdigit() and len(last) <= 2 and match.start() - begin <= 3)


def _glued_goes_on(text: str, last: str, place: int) -> bool:
    """A missing blank ends a sentence only between a word and a capital letter: "бар.Қазіргі", not "А.П.Чехов"."""
    if not (text[place].isupper() or text[place] in '«"'):
        return True
    return not (len(last) > 2 and last.isalpha()) or bool(_rules().domain.match(text, place))


def _closes(words: Abbreviations, last: str, before: str) -> bool:
    """Whether an abbreviation may end its sentence: units do behind a number ("2024 г.", "410 кв. м.")."""
    if last in words.closing:
        return True
    head = fold(before).removesuffix(last).rstrip()
    return last in words.closing_after_number and bool(re.search(r"\d$|\d[ ]?\w{1,2}\.$", head))


def _trim(text: str, left: int, right: int) -> tuple[int, int] | None:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return (left, right) if left < right else None
