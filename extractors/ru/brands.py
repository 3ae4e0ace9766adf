"""Names of their own in Russian text: in quotation marks, in Latin letters, with or without a generic word before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.latin import latin_runs
from extractors.lines import Line, Word
from extractors.mentions import LibraryMention, NameLexicon, Reference, kind_of
from extractors.naming import tidy, tidy_alias
from extractors.patterns import any_phrase
from extractors.ru.morphology import Morphology
from schemas.vocab import Kind

_LONGEST = 60
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Brand:
    """A name of its own: its ``span``, and the ``end`` of what belongs to it (the closing mark)."""

    span: tuple[int, int]
    end: int
    hub: bool


class BrandReader:
    """Finds brands after a head noun, and alone by the words that libraries choose for them (Hub, Kitap)."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._work = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.works)})(?!\w)")

    def quoted_after(self, line: Line, position: int) -> Brand | None:
        """The quoted name right after an offset, or after "centre", "hub" that stands there."""
        start, generic = self._past_generic(line, position)
        quote = line.quote_after(start)
        if quote is None or quote.end - quote.start > _LONGEST:
            return None
        text = line.text[slice(*quote.inner)]
        proper = text[:1].isupper() and len(text.split()) <= _MOST_WORDS and not text.endswith(("!", "?", "."))
        if not proper or self._work.search(line.low[quote.start : quote.end]):
            return None
        return Brand(quote.inner, quote.end, generic or self._is_hub(text))

    def latin_after(self, line: Line, position: int) -> Brand | None:
        """The name in Latin letters right after an offset, or after "centre", "hub" that stands there."""
        start, generic = self._past_generic(line, position)
        for first, last in latin_runs(line):
            words = line.words[first:last]
            if words[0].start < start or not line.blank(start, words[0].start):
                continue
            span = (words[0].start, words[-1].end)
            low = line.low[slice(*span)]
            if not generic and not self._lexicon.is_brand([word.low for word in words]):
                return None
            return Brand(span, span[1], generic or self._is_hub(low))
        return None

    def alone(self, line: Line) -> list[LibraryMention]:
        """The brands of a sentence by their telling words, whatever stands before them."""
        found = []
        for first, last in latin_runs(line):
            words = line.words[first:last]
            if self._lexicon.is_brand([word.low for word in words]) and not self._is_work(line, first):
                found.append(self._mention(line, first, words))
        return found

    def is_title(self, line: Line, start: int, end: int) -> bool:
        """Whether a span stands in the quoted title of a work or an event: «проект «Открытая библиотека»»."""
        quote = line.quote_around(start, end)
        if quote is None:
            return False
        colon = line.low[end : quote.inner[1]].lstrip().startswith(":")
        return colon or self._is_work(line, line.first_after(quote.start)) or self._names_work(line, quote.end)

    def _names_work(self, line: Line, position: int) -> bool:
        match = self._work.match(line.low, position + 1)
        return bool(match) and line.blank(position, position + 1)

    def _is_work(self, line: Line, index: int) -> bool:
        return index > 0 and bool(self._work.fullmatch(line.words[index - 1].low))

    def _past_generic(self, line: Line, position: int) -> tuple[int, bool]:
        """Past a word such as "centre" between the library and its name."""
        index = line.first_after(position)
        if index < len(line.words) and line.blank(position, line.words[index].start):
            word = line.words[index]
            form = self._morphology.form(word.low, self._lexicon.hub_heads)
            if form and form.case == "genitive":
                return word.end, True
        return position, False

    def _is_hub(self, text: str) -> bool:
        return self._lexicon.hub_word(text.lower().split())

    def _mention(self, line: Line, first: int, words: Sequence[Word]) -> LibraryMention:
        start, end = words[0].start, words[-1].end
        brand = tidy(line.text[start:end])
        quote = line.quote_around(start, end)
        outer = (quote.start, quote.end) if quote and quote.inner == (start, end) else (start, end)
        before = line.words[first - 1] if first else None
        # A compound such as «бизнес-хаб» keeps its first part.
        last = before.low.rpartition("-")[2] if before else ""
        form = self._morphology.form(last, self._lexicon.hub_heads)
        alias, begin, case = None, outer[0], "nominative"
        if before and form and line.blank(before.end, outer[0]):
            generic = before.low[: len(before.low) - len(last)] + form.nominative
            alias, begin, case = tidy_alias(f"{generic} {brand}"), before.start, form.case
        tags = [self._lexicon.brand_words.get(word.low, "") for word in words]
        is_hub = alias is not None or self._is_hub(brand)
        return LibraryMention(
            start=begin,
            end=outer[1],
            reference=Reference.NAMED,
            name=brand,
            kind=Kind.HUB if is_hub else kind_of(tags),
            brand=brand,
            case=case,
            head_start=start,
            head_end=end,
            alias=alias,
        )
