"""The words around a quote, so that a reviewer sees at once whether it says what the registry made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import Article, Source

LONGEST = 420
"""Code points: a paragraph up to this length is shown whole, a longer one is cut to the quote's sentences."""

MARGIN = 160
"""Code points on either side of the quote where even its sentence is longer than ``LONGEST``."""

_SENTENCE_END = re.compile(r"[.!?…][»”\")]*\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote within its surroundings; ``before + quote + after`` is a piece of the article where ``found``."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False
    found: bool = True


def passage_of(source: Source, article: Article | None) -> Passage:
    """Cut out the quote's paragraph, or its sentences where that is long; the bare quote where it is not there."""
    if article is None or article.text[source.start : source.end] != source.quote:
        return Passage("", source.quote, "", found=False)
    text = article.text
    above = text.rfind("\n\n", 0, source.start)
    below = text.find("\n\n", source.end)
    first, last = (0 if above < 0 else above + 2), (len(text) if below < 0 else below)
    begin, end = first, last
    if end - begin > LONGEST:
        begin, end = _sentences(text, source, first, last)
    if end - begin > LONGEST + len(source.quote):
        begin, end = _margins(text, source, begin, end)
    return Passage(
        text[begin : source.start],
        source.quote,
        text[source.end : end],
        cut_before=begin > first,
        cut_after=end < last,
    )


def _sentences(text: str, source: Source, first: int, last: int) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    begin = max((end for end in ends if end <= source.start), default=first)
    return begin, min((end for end in ends if end >= source.end), default=last)


def _margins(text: str, source: Source, first: int, last: int) -> tuple[int, int]:
    """Cut at spaces, so that no word is halved."""
    begin, end = max(first, source.start - MARGIN), min(last, source.end + MARGIN)
    if begin > first:
        begin = text.find(" ", begin, source.start) + 1 or begin
    if end < last:
        space = text.rfind(" ", source.end, end)
        end = space if space >= 0 else end
    return begin, end
