"""Names of creative hubs and modular libraries in Latin letters, with or without a generic word after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.kk.morphology import Morphology
from extractors.latin import latin_runs
from extractors.lines import Line, Word
from extractors.mentions import LibraryMention, NameLexicon, Reference, kind_of
from extractors.naming import tidy, tidy_alias
from extractors.patterns import any_phrase
from schemas.vocab import Kind

_SUFFIX = re.compile(r"\"?-(?P<ending>[^\W\d_]+)")


class BrandReader:
    """Finds brands by the words that libraries choose for them (Hub, Kitap, Library)."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._work = re.compile(rf"\"?(?:-[^\W\d_]+)?[ ]+(?:[^\W\d_]+[ ]+)?(?:{any_phrase(lexicon.works)})(?!\w)")

    def read(self, line: Line) -> list[LibraryMention]:
        """All brands of a sentence."""
        return [self._mention(line, run) for run in latin_runs(line) if self._is_brand(line, line.words[slice(*run)])]

    def _is_brand(self, line: Line, words: Sequence[Word]) -> bool:
        telling = self._lexicon.is_brand([word.low for word in words])
        return telling and not self._work.match(line.low, words[-1].end)

    def _mention(self, line: Line, run: tuple[int, int]) -> LibraryMention:
        words = line.words[slice(*run)]
        start, end = words[0].start, words[-1].end
        brand = tidy(line.text[start:end])
        tags = [self._lexicon.brand_words[word.low] for word in words if word.low in self._lexicon.brand_words]
        quote = line.quote_around(start, end)
        quoted = quote is not None and quote.inner == (start, end)
        outer = (quote.start, quote.end) if quote and quoted else (start, end)
        follow = line.words[run[1]] if run[1] < len(line.words) else None
        generic = self._morphology.form(follow.low, self._lexicon.hub_heads) if follow else None
        alias, stop, case = None, outer[1], "nominative"
        if follow and generic and line.blank(outer[1], follow.start):
            alias = tidy_alias(f"{brand} {self._morphology.possessive(generic.noun)}")
            stop, case = follow.end, generic.ending.case
        elif (suffix := _SUFFIX.match(line.low, end)) and (ending := self._morphology.ending(suffix["ending"])):
            stop, case = suffix.end(), ending.case
        is_hub = alias is not None or self._lexicon.hub_word(word.low for word in words)
        return LibraryMention(
            start=outer[0],
            end=stop,
            reference=Reference.NAMED,
            name=brand,
            kind=Kind.HUB if is_hub else kind_of(tags),
            brand=brand,
            case=case,
            head_start=start,
            head_end=stop,
            alias=alias,
        )
