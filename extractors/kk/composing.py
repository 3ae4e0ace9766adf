"""From the phrase of a Kazakh library to its name in the nominative."""

from __future__ import annotations

from dataclasses import replace

from extractors.kk.morphology import Morphology
from extractors.kk.phrase import Phrase
from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy, tidy_alias
from extractors.phrase import Span
from schemas.vocab import Kind


class Composer:
    """Makes named mentions of phrases."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology

    def head(self, line: Line, phrase: Phrase) -> str:
        """The head in the nominative singular, possessive where the name asks for it.

        "Our library" (``кітапханамыз``) becomes "its library" only after a noun or a proper name; so does the city's.
        """
        noun = self._lexicon.misspelt.get(phrase.form.noun, phrase.form.noun)
        if line.text[phrase.head.start].isupper():
            noun = noun[:1].upper() + noun[1:]
        only_number = phrase.number and phrase.form.noun in self._lexicon.branch_heads and not phrase.noun_before
        compound = phrase.noun_before or phrase.bare or bool(phrase.brand or phrase.seat or phrase.institution)
        shared = phrase.ending.person in ("first", "second") or phrase.ending.plural or self._owned(line, phrase)
        wanted = compound if shared else True
        if phrase.ending.person and wanted and not only_number:
            return self._morphology.possessive(noun)
        return noun

    def _owned(self, line: Line, phrase: Phrase) -> bool:
        """``Шымкенттің Абай атындағы кітапханасы``: the ending is due to the owner, who is no part of the name."""
        before = line.last_before(phrase.begin)
        if before < 0 or not line.blank(line.words[before].end, phrase.begin):
            return False
        low = line.words[before].low
        return self._morphology.without_genitive(low) != low

    def plain(self, line: Line, phrase: Phrase) -> str:
        """The whole phrase in the nominative, as written otherwise."""
        return self._full(line.written(phrase.begin, phrase.head.start) + self.head(line, phrase))

    def title(self, line: Line, phrase: Phrase) -> str | None:
        """What its qualifiers make of a library without a name; "one more city library" is not called anything."""
        before = line.last_before(phrase.begin)
        near = line.words[max(0, before - 1) : before + 1]
        words = line.words[line.first_after(phrase.begin) : line.first_after(phrase.head.start)]
        if all(word.low in self._lexicon.ordinary for word in words) or any(
            word.low in self._lexicon.one_of for word in near
        ):
            return None
        return tidy(self.plain(line, phrase))

    def _full(self, text: str) -> str:
        """A form with «ат.» written out."""
        first, *short = self._lexicon.named_after
        for word in short:
            text = text.replace(f" {word} ", f" {first} ")
        return tidy_alias(text)

    def named(self, line: Line, phrase: Phrase, text: str | None = None) -> LibraryMention:
        """The mention of a phrase that is a name; ``text`` is its nominative where that is not simply as written.

        A brand stands alone: the form with the generic word beside it is an alias, unless that is an official name.
        """
        name, alias = self._full(text or self.plain(line, phrase)), None
        brand = line.written(*phrase.brand) if phrase.brand else None
        if brand and tidy(brand) != tidy(name):
            name, alias = (name, None) if phrase.official else (brand, name)
        alias = None if phrase.signed else alias
        return LibraryMention(
            start=phrase.begin,
            end=phrase.end,
            reference=Reference.NAMED,
            name=tidy(name),
            kind=Kind.HUB if brand and self._lexicon.hub_word(brand.lower().split()) else phrase.kind,
            eponym=tidy_alias(line.written(*phrase.eponym)) if phrase.eponym else None,
            number=line.low[slice(*phrase.number)] if phrase.number else None,
            brand=tidy(brand) if brand else None,
            case=phrase.case,
            head_start=phrase.head.start,
            head_end=phrase.head.end,
            alias=alias,
            seat=phrase.seat,
            tags=phrase.kinds,
            profile=self._profile(line, phrase),
            owner=phrase.owner,
        )

    def _profile(self, line: Line, phrase: Phrase) -> frozenset[str]:
        words = line.words[line.first_after(phrase.begin) : line.first_after(phrase.head.start)]
        return frozenset(word.low for word in words if word.low in self._lexicon.qualifiers)

    def numbered_after(self, line: Line, phrase: Phrase, number: Span) -> LibraryMention:
        """``Филиал № 24``: the number follows the head."""
        return LibraryMention(
            start=phrase.begin,
            end=number[1],
            reference=Reference.NAMED,
            name=tidy(f"{self.plain(line, phrase)} № {line.low[slice(*number)]}"),
            kind=phrase.kind,
            number=line.low[slice(*number)],
            case=phrase.ending.case,
            head_start=phrase.head.start,
            head_end=phrase.head.end,
            tags=phrase.kinds,
        )

    def with_centre(self, line: Line, phrase: Phrase, mention: LibraryMention) -> LibraryMention:
        """``«Отырар кітапханасы» ғылыми орталығы``: the generic words after a quoted name make an alias."""
        quote = line.quote_around(phrase.head.start, phrase.head.end)
        if quote is None or quote.inner[1] != phrase.head.end:
            return mention
        index = line.first_after(quote.end)
        first = index
        while line.adjacent(index) and line.words[index].low in self._lexicon.qualifiers:
            index += 1
        last = line.words[index] if index < len(line.words) else None
        form = self._morphology.form(last.low, self._lexicon.hub_heads) if last else None
        if last is None or form is None or not line.blank(quote.end, line.words[first].start):
            return mention
        between = line.written(line.words[first].start, last.start)
        alias = tidy_alias(f"{mention.name} {between}{self._morphology.possessive(form.noun)}")
        return replace(mention, start=quote.start, end=last.end, alias=alias, case=form.ending.case)
