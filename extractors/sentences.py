"""Sentence boundaries for news in both languages, as a spaCy component and as plain spans."""

from __future__ import annotations

import re

from extractors.text import fold

# Abbreviations after which a dot ends no sentence; all in folded form.
_ABBREVIATIONS = frozenset(
    "г гг ул пр просп д кв мкр им тыс млн млрд руб тел обл р с стр т е п ж ғ т.б т.с.с көш даңғ корп к наб пер пл б бул см кв.м м ш ш.м ст "
    "ред акад проф ат т.ғ.к др в.т.ч".split()
)
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"»”')\]]*)(?=(?P<space>[ ]+)|(?P<glued>[А-ЯЁӘІҢҒҮҰҚӨҺA-Z«\"]))")


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
    follow = text[match.end() :].lstrip()[:1] if match["space"] else text[match.end() : match.end() + 1]
    if match["mark"] != ".":
        return follow.islower()
    word = re.search(r"[^\s(\"«]*$", text[begin : match.start()])
    last = fold(word[0]) if word else ""
    if len(last) == 1 and last.isalpha():
        return True
    if last in _ABBREVIATIONS:
        return not (follow.isupper() and last in ("ж", "т.б", "т.с.с"))
    if match["glued"]:
        return not (len(last) > 2 and last.isalpha())
    return follow.islower() or (last.isdigit() and len(last) <= 2 and match.start() - begin <= 3)


def _trim(text: str, left: int, right: int) -> tuple[int, int] | None:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return (left, right) if left < right else None
