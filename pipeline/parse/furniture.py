"""Which paragraphs of an article's node are not the article: captions, by-lines, counters, links to other stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.outlets import FurnitureLines
from pipeline.parse.body import Paragraph
from pipeline.parse.clean import fold

# Share of a lead's words that a body's opening repeats when it is the same sentence, perhaps cut short.
_SAME_LEAD = 0.8


@dataclass(frozen=True, slots=True)
class Known:
    """What the page told before its body: these lines are not repeated in the text."""

    title: str | None
    author: str | None
    lead: str | None


@dataclass(frozen=True, slots=True)
class LineRules:
    """What makes a paragraph furniture (``drop``) or ends the article (``stop``), and the words of all sites."""

    drop: Sequence[re.Pattern[str]]
    stop: Sequence[re.Pattern[str]]
    shared: FurnitureLines


def without_furniture(paragraphs: Sequence[Paragraph], rules: LineRules, known: Known) -> list[str]:
    """The article's paragraphs, its lead first and once, its title nowhere."""
    kept = list(_kept(paragraphs, rules, known))
    lead = known.lead
    if lead and _is_news(lead, known.title, kept, rules):
        kept.insert(0, lead)
    return list(_once(kept))


def _is_news(lead: str, title: str | None, kept: Sequence[str], rules: LineRules) -> bool:
    """Whether a lead says what neither the title nor the body's opening says."""
    if fold(lead) in (fold(title or ""), "") or any(pattern.search(lead) for pattern in rules.drop):
        return False
    return not any(_repeats(lead, paragraph) for paragraph in kept[:3])


def _kept(paragraphs: Sequence[Paragraph], rules: LineRules, known: Known) -> Iterator[str]:
    title = fold(known.title or "")
    bylines = {fold(known.author)} if known.author else set()
    bylines.update(f"{fold(label)}{name}" for name in tuple(bylines) for label in rules.shared.byline_labels)
    in_links = False
    for paragraph in paragraphs:
        text = paragraph.text
        folded = fold(text)
        if in_links and paragraph.link_only:
            continue
        in_links = any(pattern.search(text) for pattern in rules.shared.read_also)
        if any(pattern.search(text) for pattern in rules.stop):
            return
        if not folded or folded == title or folded in bylines or any(pattern.search(text) for pattern in rules.drop):
            continue
        yield text


def _once(paragraphs: Sequence[str]) -> Iterator[str]:
    """Neighbours that say the same (a lead printed twice) are one."""
    before = ""
    for paragraph in paragraphs:
        folded = fold(paragraph)
        if folded != before:
            yield paragraph
        before = folded


def _repeats(lead: str, paragraph: str) -> bool:
    folded, opening = fold(lead), fold(paragraph)
    if folded in opening or opening in folded:
        return True
    words = set(lead.casefold().split())
    return len(words & set(paragraph.casefold().split())) >= len(words) * _SAME_LEAD
