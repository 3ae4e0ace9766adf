"""From the phrase of a Russian library to its name in the nominative."""

from __future__ import annotations

import re

from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy, tidy_alias
from extractors.ru.morphology import Morphology
from extractors.ru.phrase import Phrase

_SHORT_AFTER = re.compile(r"(?<!\w)им(?:\.[ ]?|[ ])", re.IGNORECASE)


class Composer:
    """Makes mentions of phrases."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology

    def front(self, line: Line, phrase: Phrase) -> str:
        """Adjectives and head in the nominative singular: ``Центральной городской библиотеке`` → ``… библиотека``.

        A head that the text leaves out («Городская юношеская имени Жамбыла») is put in.
        """
        if phrase.meaning:
            before = [self._morphology.feminine(line.written(word.start, word.end)) for word in phrase.adjectives]
            return " ".join([*before, phrase.head.text])
        branch = phrase.form.stem in self._lexicon.branch_heads
        nominative = self._morphology.masculine if branch else self._morphology.feminine
        adjectives = [nominative(line.written(word.start, word.end)) for word in phrase.adjectives]
        suffix = "-филиал" if "-филиал" in phrase.head.low else ""
        return " ".join([*adjectives, phrase.form.nominative + suffix])

    def plain(self, line: Line, phrase: Phrase) -> str:
        """The whole phrase in the nominative."""
        rest = line.written(phrase.head.end, phrase.end)
        return _full(f"{self.front(line, phrase)}{rest}")

    def named(self, line: Line, phrase: Phrase, text: str | None = None) -> LibraryMention:
        """The mention of a phrase that is a name; ``text`` is its nominative where that is not simply as written.

        A brand stands alone: the form with the generic word beside it is an alias, unless that is an official name.
        """
        name, alias = text or self.plain(line, phrase), None
        brand = line.written(*phrase.brand) if phrase.brand else None
        if brand and tidy(brand) != tidy(name):
            name, alias = (name, None) if phrase.official else (brand, name[:1].lower() + name[1:])
        alias = None if phrase.signed else alias
        return LibraryMention(
            start=phrase.begin,
            end=phrase.end,
            reference=Reference.NAMED,
            name=tidy(name),
            kind=phrase.kind,
            eponym=tidy_alias(line.written(*phrase.eponym)) if phrase.eponym else None,
            number=line.low[slice(*phrase.number)] if phrase.number else None,
            brand=tidy(brand) if brand else None,
            case=self.case(line, phrase),
            head_start=phrase.head.start,
            head_end=phrase.head.end,
            alias=alias,
            seat=phrase.seat,
            tags=phrase.kinds,
            profile=frozenset(self._morphology.feminine(word.low) for word in phrase.adjectives) | phrase.meaning,
            owner=phrase.owner,
        )

    def unnamed(self, line: Line, phrase: Phrase, reference: Reference, alias: str | None = None) -> LibraryMention:
        """The mention of a phrase that is no name."""
        return LibraryMention(
            start=phrase.begin,
            end=phrase.end,
            reference=reference,
            kind=phrase.kind,
            case=self.case(line, phrase),
            head_start=phrase.head.start,
            head_end=phrase.head.end,
            alias=alias,
            tags=phrase.kinds,
            profile=frozenset(self._morphology.feminine(word.low) for word in phrase.adjectives),
            title=self._title(line, phrase) if reference is Reference.GENERIC else None,
        )

    def _title(self, line: Line, phrase: Phrase) -> str | None:
        """What its adjectives make of a library without a name; "one more city library" is not called anything."""
        branch = phrase.form.stem in self._lexicon.branch_heads
        before = line.last_before(phrase.begin)
        near = line.words[max(0, before - 1) : before + 1]
        telling = [word for word in phrase.adjectives if not word.low.startswith(tuple(self._lexicon.ordinary))]
        if branch or not telling or any(word.low in self._lexicon.one_of for word in near):
            return None
        return tidy(self.front(line, phrase))

    def case(self, line: Line, phrase: Phrase) -> str:
        """The case of the head; without a preposition of place, ``библиотеке`` is to whom something is given."""
        if phrase.form.case != "locative" or phrase.form.plural:
            return phrase.form.case
        before = line.last_before(phrase.begin)
        # A pronoun may stand between: «в этой библиотеке».
        near = line.words[max(0, before - 1) : before + 1]
        placed = any(word.low in self._morphology.words.locative for word in near)
        return "locative" if placed else "dative"


def _full(name: str) -> str:
    return tidy_alias(_SHORT_AFTER.sub("имени ", name))
