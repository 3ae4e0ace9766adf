"""Names that a library is given: «библиотеке присвоено имя Жамбыла», «библиотека теперь называется «Алау»»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon
from extractors.naming import tidy, tidy_alias
from extractors.patterns import compile_phrases
from extractors.phrase import Span
from extractors.ru.composing import Composer
from extractors.ru.morphology import Morphology
from extractors.ru.people import PeopleReader
from extractors.ru.phrase import Phrase

_NAME = "имя"


class RenamingReader:
    """Composes the name that a sentence gives to one of its libraries."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, composer: Composer) -> None:
        self._people = PeopleReader(lexicon, morphology)
        self._composer = composer
        self._eponym = compile_phrases(lexicon.renaming.eponym)
        self._brand = compile_phrases(lexicon.renaming.brand)
        self._given = compile_phrases(lexicon.renaming.given)

    def apply(self, line: Line, phrases: Sequence[Phrase], found: list[LibraryMention]) -> list[LibraryMention]:
        """The mentions with the one replaced that the sentence names."""
        for match in self._eponym.finditer(line.low):
            person = self._people.after(line, match.end())
            phrase = _receiver(phrases, match.start(), person[1] if person else match.end())
            if person and phrase and not phrase.eponym:
                return _replaced(found, phrase, self._after_person(line, phrase, person))
        for word in line.words:
            person = self._people.after(line, word.end) if word.low == _NAME else None
            phrase = _receiver(phrases, word.start, person[1]) if person else None
            if person and phrase and not phrase.eponym and self._given.match(line.low, person[1] + 1):
                return _replaced(found, phrase, self._after_person(line, phrase, person))
        for match in self._brand.finditer(line.low):
            quote = line.quote_after(match.end())
            phrase = _receiver(phrases, match.start(), match.end())
            if quote and phrase and not phrase.brand:
                return _replaced(found, phrase, self._after_brand(line, phrase, quote.inner))
        return found

    def _after_person(self, line: Line, phrase: Phrase, person: Span) -> LibraryMention:
        name = line.written(*person)
        plain = self._composer.plain(line, phrase)
        unnumbered = self._composer.front(line, phrase) if phrase.number else plain
        mention = self._composer.named(line, phrase, f"{unnumbered} имени {name}")
        return replace(
            mention,
            start=min(phrase.begin, person[0]),
            end=max(phrase.end, person[1]),
            eponym=tidy_alias(name),
            alias=tidy(plain) if phrase.number else mention.alias,
            composed=True,
        )

    def _after_brand(self, line: Line, phrase: Phrase, span: Span) -> LibraryMention:
        mention = self._composer.named(line, phrase)
        brand = tidy(line.written(*span))
        old = tidy_alias(self._composer.plain(line, phrase)) if phrase.named else None
        return replace(
            mention,
            start=min(phrase.begin, span[0] - 1),
            end=max(phrase.end, span[1] + 1),
            name=brand,
            brand=brand,
            alias=tidy(old) if old else None,
        )


def _receiver(phrases: Sequence[Phrase], start: int, end: int) -> Phrase | None:
    """The library that gets the name: the nearest before the words of naming, else the one after."""
    singular = [phrase for phrase in phrases if not phrase.form.plural]
    before = [phrase for phrase in singular if phrase.end <= start]
    after = [phrase for phrase in singular if phrase.begin >= end]
    return before[-1] if before else after[0] if after else None


def _replaced(found: list[LibraryMention], phrase: Phrase, mention: LibraryMention) -> list[LibraryMention]:
    return [*(item for item in found if item.head_start != phrase.head.start), mention]
