"""Several libraries under one head: ``Жамбыл, Абай және Әуезов атындағы кітапханалар``, ``№ 5 пен № 7 филиалдар``."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.kk.composing import Composer
from extractors.kk.morphology import Morphology
from extractors.kk.people import PeopleReader
from extractors.kk.phrase import Phrase
from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon
from extractors.patterns import any_phrase
from extractors.phrase import Span
from extractors.seats import is_city

_NUMBER = re.compile(r"(?:(?:№|#)[ ]?)?(?P<number>\d{1,3})$")


class ListReader:
    """Divides a plural head among the names before it."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, composer: Composer) -> None:
        self._people = PeopleReader(lexicon, morphology)
        self._composer = composer
        joints = "|".join(morphology.words.joints)
        after = "|".join(map(re.escape, lexicon.named_after))
        self._joint = re.compile(rf"(?P<after>[ ]+(?:{after}))?(?:,|[ ]+(?:{joints}))[ ]+$")
        self._likened = re.compile(rf"[ ]+(?:{any_phrase(lexicon.likened)})(?!\w)")

    def read(self, line: Line, phrase: Phrase) -> list[LibraryMention]:
        """One mention for each listed name; empty where the plural head has no list, or is only compared with."""
        last = phrase.number or phrase.brand or phrase.eponym
        if last is None or self._likened.match(line.low, phrase.head.end):
            return []
        spans = [last]
        left = _left_edge(line, phrase, last)
        while (match := self._joint.search(line.low[:left])) is not None:
            span = self._item(line, phrase, match.start())
            if span is None:
                break
            spans.insert(0, span)
            left = _left_edge(line, phrase, span)
        if len(spans) < 2 or (phrase.bare and any(is_city(line.low[slice(*span)]) for span in spans)):
            return []
        return [self._mention(line, phrase, span, span == last) for span in spans]

    def _item(self, line: Line, phrase: Phrase, end: int) -> Span | None:
        """The name of the same sort that ends right at an offset."""
        if phrase.number:
            match = _NUMBER.search(line.low[:end])
            return match.span("number") if match else None
        if phrase.brand:
            quote = line.quote_before(end)
            return quote.inner if quote else None
        run = self._people.before(line, end)
        return run if run and run[1] == end else None

    def _mention(self, line: Line, phrase: Phrase, span: Span, final: bool) -> LibraryMention:
        """The mention of one item: its own name with what all of them share."""
        shared = phrase.number or phrase.brand or phrase.eponym or span
        own = replace(
            phrase,
            eponym=span if phrase.eponym else None,
            number=span if phrase.number else None,
            brand=span if phrase.brand else None,
        )
        sign = "№ " if phrase.number else ""
        text = (
            f"{sign}{line.written(*span)}{line.written(shared[1], phrase.head.start)}{self._composer.head(line, own)}"
        )
        mention = self._composer.named(line, own, text)
        begin = _left_edge(line, phrase, span)
        return replace(mention, start=begin, end=phrase.head.end if final else span[1] + bool(phrase.brand))


def _left_edge(line: Line, phrase: Phrase, span: Span) -> int:
    """Where an item begins with its sign: ``№`` or the opening quotation mark."""
    if phrase.brand:
        return span[0] - 1
    sign = re.search(r"(?:№|#)[ ]?$", line.low[: span[0]]) if phrase.number else None
    return sign.start() if sign else span[0]
