"""Names that a library is given: ``кітапханаға Әуезовтың есімі берілді``, ``кітапхана енді «Алау» деп аталады``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.kk.composing import Composer
from extractors.kk.morphology import Morphology
from extractors.kk.people import PeopleReader
from extractors.kk.phrase import Phrase
from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy, tidy_alias
from extractors.patterns import compile_phrases
from extractors.phrase import Span

_RECEIVING = ("dative", "nominative", "accusative")


class RenamingReader:
    """Composes the name that a sentence gives to one of its libraries."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, composer: Composer) -> None:
        self._never = lexicon.never
        self._morphology = morphology
        self._people = PeopleReader(lexicon, morphology)
        self._composer = composer
        self._after = lexicon.named_after[0]
        self._eponym = compile_phrases(lexicon.renaming.eponym)
        self._brand = compile_phrases(lexicon.renaming.brand)

    def apply(self, line: Line, phrases: Sequence[Phrase], found: list[LibraryMention]) -> list[LibraryMention]:
        """The mentions with the one replaced that the sentence names."""
        for match in self._eponym.finditer(line.low):
            person = self._person(line, match.start())
            phrase = self._receiver(phrases, match.start(), match.end())
            if person and phrase and not phrase.eponym:
                return _replaced(found, phrase, self._after_person(line, phrase, person))
        for match in self._brand.finditer(line.low):
            quote = line.quote_before(match.start())
            phrase = self._receiver(phrases, match.start(), match.end())
            if quote and phrase and not phrase.brand:
                return _replaced(found, phrase, self._after_brand(line, phrase, quote.inner))
        return found

    def _receiver(self, phrases: Sequence[Phrase], start: int, end: int) -> Phrase | None:
        """The library that gets the name: the nearest before the words of naming, else the one right after."""
        open_to = [
            item for item in phrases if not item.ending.plural and (item.ending.case in _RECEIVING or item.begin >= end)
        ]
        before = [item for item in open_to if item.head.end <= start]
        after = [item for item in open_to if item.begin >= end]
        return before[-1] if before else after[0] if after else None

    def _person(self, line: Line, position: int) -> tuple[Span, str] | None:
        """The person right before an offset, in the nominative: ``Мұхтар Әуезовтың`` → ``Мұхтар Әуезов``."""
        last = line.last_before(position)
        if last < 0 or not line.blank(line.words[last].end, position):
            return None
        word = line.words[last]
        if not word.capital or word.low in self._never or line.is_taken(word.start):
            return None
        run = self._people.before(line, word.start) if last and line.adjacent(last - 1) else None
        start = run[0] if run else word.start
        return (start, word.end), line.written(start, word.start) + self._morphology.without_genitive(word.text)

    def _after_person(self, line: Line, phrase: Phrase, person: tuple[Span, str]) -> LibraryMention:
        span, name = person
        unnumbered = self._composer.plain(line, phrase) if phrase.number is None else self._composer.head(line, phrase)
        # A capital of the sentence's first word does not belong into the middle of the name.
        rest = unnumbered if phrase.seat else unnumbered[:1].lower() + unnumbered[1:]
        mention = self._composer.named(line, phrase, f"{name} {self._after} {rest}")
        return replace(
            mention,
            start=min(phrase.begin, span[0]),
            end=max(phrase.head.end, span[1]),
            eponym=tidy_alias(name),
            alias=tidy(self._composer.plain(line, phrase)) if phrase.number else mention.alias,
            composed=True,
        )

    def _after_brand(self, line: Line, phrase: Phrase, span: Span) -> LibraryMention:
        mention = self._composer.named(line, phrase)
        brand = tidy(line.written(*span))
        return replace(
            mention,
            start=min(phrase.begin, span[0] - 1),
            end=max(phrase.head.end, span[1] + 1),
            name=brand,
            brand=brand,
            alias=mention.name if phrase.named else None,
        )


def _replaced(found: list[LibraryMention], phrase: Phrase, mention: LibraryMention) -> list[LibraryMention]:
    kept = [item for item in found if item.head_start != phrase.head.start]
    return [*kept, replace(mention, reference=Reference.NAMED)]
