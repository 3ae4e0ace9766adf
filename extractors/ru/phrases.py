"""The noun phrase of a Russian library: adjectives before the head agree with it, what names it follows.

Each step takes one piece - ``имени X``, ``№ N``, a quotation, an institution, a place - after the phrase and gives the
longer phrase, or nothing where the text goes on otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.lines import Line, Quote
from extractors.mentions import NameLexicon, Tag, kind_of
from extractors.patterns import any_phrase
from extractors.ru.adjectives import AdjectiveReader
from extractors.ru.brands import BrandReader
from extractors.ru.institutions import InstitutionReader
from extractors.ru.morphology import Form, Morphology
from extractors.ru.people import PeopleReader
from extractors.ru.phrase import Phrase
from extractors.seats import is_city_form
from schemas.vocab import Kind

_NUMBER = re.compile(r"[ ]*(?:филиал\w*[ ]+)?(?:№{1,2}|#|номер)[ ]?(?P<number>\d{1,3})(?![\d/])")
_SIGNED = re.compile(r"[ ](?:№|#)[ ]?\d{1,3}(?![\d/])")
_PAUSE = re.compile(r"[ ]*(?:[-,(.:;]|$)")
_GROUP_WORDS = (2, 3, 1)

_INSTITUTIONS = frozenset({Kind.UNIVERSITY, Kind.SCHOOL})


class PhraseReader:
    """Reads the phrase of a head noun."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, brands: BrandReader) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._brands = brands
        self._adjectives = AdjectiveReader(lexicon, morphology)
        self._people = PeopleReader(lexicon, morphology)
        self._institutions = InstitutionReader(lexicon)
        # «им.» may stand glued to the name, «имени» ends at a word boundary.
        named = (re.escape(word) + ("" if word.endswith(".") else r"(?=[ .])") for word in lexicon.named_after)
        self._after = re.compile(rf"[ ]*(?<!\w)(?:{'|'.join(named)})\.?[ ]*")
        self._owner = re.compile(rf"[ ]+(?:{any_phrase(lexicon.owners)})(?!\w)")
        self._signs = re.compile(rf"[ ]+(?:{any_phrase(lexicon.signs)})(?!\w)")
        self._described = re.compile(rf"[ ]+(?:{any_phrase(lexicon.described)})(?!\w)")
        self._steps = (
            self._named_after,
            self._number,
            self._quotation,
            self._latin,
            self._country,
            self._institution,
            self._audience,
            self._city,
            self._group,
        )

    def read(self, line: Line, index: int, form: Form) -> Phrase:
        """The longest phrase around the head at ``index``."""
        head = line.words[index]
        found = self._adjectives.before(line, index)
        phrase = Phrase(
            head=head,
            begin=found.words[0].start if found.words else head.start,
            end=head.end,
            form=form,
            index=index,
            adjectives=found.words,
            tags=found.tags,
            seat=found.seat,
            city=found.city,
        )
        return self._widened(line, phrase)

    def headless(self, line: Line, index: int) -> Phrase | None:
        """«Городская юношеская имени Жамбыла», «Детская № 3»: the adjective at ``index`` is the last one."""
        last = line.words[index]
        if not self._adjectives.is_qualifier(last.low) or not self._morphology.feminine_form(last.low):
            return None
        after = self._after.match(line.low, last.end)
        person = after and self._people.after(line, after.end())
        if not person and not _SIGNED.match(line.low, last.end):
            return None
        found = self._adjectives.ending_at(line, index)
        if kind_of(found.tags) is Kind.SCHOOL:
            return None
        phrase = Phrase(
            head=last,
            form=self._morphology.nominative(self._lexicon.heads[0]),
            index=index,
            begin=found.words[0].start,
            end=last.end,
            adjectives=found.words,
            tags=found.tags,
            seat=found.seat,
            city=found.city,
            headless=True,
        )
        return self._widened(line, phrase)

    def acronym(self, line: Line, index: int) -> Phrase | None:
        """``ЦГБ им. Чехова``, ``РНТБ``: an abbreviation in capitals of adjectives and the word for library."""
        head = line.words[index]
        meaning = self._lexicon.acronyms.get(head.low) if head.abbreviation else None
        if meaning is None:
            return None
        adjectives = meaning.split()
        found = self._adjectives.before(line, index)
        phrase = Phrase(
            adjectives=found.words,
            seat=found.seat,
            head=head,
            form=self._morphology.nominative(self._lexicon.heads[0]),
            index=index,
            begin=found.words[0].start if found.words else head.start,
            end=head.end,
            tags=(*found.tags, *self._adjectives.tags(adjectives)),
            city=self._adjectives.city(adjectives),
            meaning=frozenset(adjectives),
        )
        return self._widened(line, phrase)

    def with_brand(self, phrase: Phrase, quote: Quote) -> Phrase:
        """The phrase whose name is all that stands in a quotation."""
        return replace(phrase, brand=quote.inner, begin=quote.start, end=quote.end)

    def _widened(self, line: Line, phrase: Phrase) -> Phrase:
        while True:
            longer = next((longer for step in self._steps if (longer := step(line, phrase))), None)
            if longer is None:
                return phrase
            phrase = longer

    def _named_after(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``имени Жамбыла``; an adjective of the head may stand before it (``библиотека городская имени …``)."""
        if phrase.eponym:
            return None
        starts = [phrase.end]
        if (past := self._past_description(line, phrase)) > phrase.end:
            starts.append(past)
        follow = line.words[phrase.index + 1] if line.adjacent(phrase.index) else None
        if follow and phrase.end == phrase.head.end and self._adjectives.is_qualifier(follow.low):
            starts.append(follow.end)
        for start in starts:
            match = self._after.match(line.low, start)
            if match and (run := self._people.after(line, match.end())):
                return replace(phrase, eponym=run, end=run[1])
        return None

    def _number(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``№ 7``, ``#7``, ``номер 7``."""
        match = None if phrase.number or phrase.institution else _NUMBER.match(line.low, phrase.end)
        return replace(phrase, number=match.span("number"), end=match.end()) if match else None

    def _quotation(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``библиотека «Достык»``, ``библиотека центра «Достык»``."""
        start = self._past_description(line, phrase)
        sign = self._signs.match(line.low, phrase.end) if start == phrase.end else None
        if sign and not phrase.brand and (called := self._brands.quoted_after(line, sign.end())):
            return replace(phrase, brand=called.span, end=called.end, hub=called.hub, signed=True)
        brand = None if phrase.brand else self._brands.quoted_after(line, start)
        if brand is None:
            return None
        described = start > phrase.end
        return replace(phrase, brand=brand.span, end=brand.end, hub=brand.hub, described=described)

    def _past_description(self, line: Line, phrase: Phrase) -> int:
        """Past what stands between a library and its name: «библиотека семейного чтения «Әліппе»»."""
        match = self._described.match(line.low, phrase.end) if phrase.end == phrase.head.end else None
        return match.end() if match else phrase.end

    def _latin(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``библиотека Kitap Qala``."""
        brand = None if phrase.identified else self._brands.latin_after(line, phrase.end)
        if brand is None:
            return None
        return replace(phrase, brand=brand.span, end=brand.end, hub=brand.hub)

    def _country(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Национальная библиотека Республики Казахстан``."""
        match = self._owner.match(line.low, phrase.end)
        if not match or phrase.owner or Kind.NATIONAL not in phrase.tags:
            return None
        return replace(phrase, owner=True, end=match.end())

    def _institution(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``библиотека ЕНУ имени Л. Н. Гумилева``, ``библиотека школы № 12``."""
        found = (
            None
            if phrase.identified or set(phrase.tags) & _INSTITUTIONS
            else self._institutions.after(line, phrase.end)
        )
        if found is None:
            return None
        end, eponym = found.end, None
        after = self._after.match(line.low, end)
        if after and (run := self._people.after(line, after.end())):
            end, eponym = run[1], run
        elif number := _NUMBER.match(line.low, end):
            end = number.end()
        elif quote := line.quote_after(end):
            end = quote.end
        named = found.named or end > found.end
        tags = (*phrase.tags, found.tag)
        if not named:
            return replace(phrase, tags=tags)
        seat = line.written(phrase.end, found.end).strip()
        return replace(phrase, institution=True, tags=tags, eponym=eponym, seat=seat, end=end)

    def _audience(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``библиотека для незрячих и слабовидящих граждан``."""
        index = line.first_after(phrase.end)
        if phrase.audience or index == len(line.words) or line.words[index].low != "для":
            return None
        if not line.blank(phrase.end, line.words[index].start):
            return None
        end, tags = phrase.end, list[Tag]()
        while line.adjacent(index):
            index += 1
            low = line.words[index].low
            stem = next((stem for stem in self._lexicon.audience if low.startswith(stem)), None)
            if stem is not None:
                tags.append(self._lexicon.audience[stem])
                end = line.words[index].end
            elif low not in self._morphology.words.joints:
                break
        if Kind.OTHER in tags:
            return replace(phrase, tags=(*phrase.tags, *tags), audience=True, end=end)
        if not any(tags) or set(tags) <= set(phrase.tags):
            return None
        # With the name behind it, "for children" is part of the name; else a description, unless the text goes on:
        # "in the library for children a party was held".
        name = self._after.match(line.low, end)
        named = bool(name and not phrase.eponym and self._people.after(line, name.end()))
        described = phrase.form.case == "nominative" and _PAUSE.match(line.low, end)
        if not named and not described and not (phrase.adjectives and phrase.form.plural is False):
            return None
        return replace(phrase, tags=(*phrase.tags, *tags), audience=named, end=end if named else phrase.end)

    def _city(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``центральная библиотека города Семей``, ``… Экибастуза``."""
        index = line.first_after(phrase.end)
        telling = any(tag and tag is not Kind.BRANCH for tag in phrase.tags) or (
            phrase.city and not self._one_of(line, phrase)
        )
        if phrase.seat or phrase.identified or phrase.owner or not telling or index == len(line.words):
            return None
        if not line.blank(phrase.end, line.words[index].start):
            return None
        if line.words[index].low in self._morphology.words.towns and line.adjacent(index):
            index += 1
        elif not is_city_form(line.words[index].low):
            return None
        city = line.words[index]
        if not city.capital or line.is_taken(city.start):
            return None
        return replace(phrase, seat=city.text, end=city.end)

    def _one_of(self, line: Line, phrase: Phrase) -> bool:
        before = line.last_before(phrase.begin)
        return before >= 0 and line.words[before].low in self._lexicon.one_of

    def _group(self, line: Line, phrase: Phrase) -> Phrase | None:
        """A group of people in the genitive: «библиотека казахстанских писателей»."""
        if phrase.identified or phrase.owner or phrase.seat:
            return None
        first = line.first_after(phrase.end)
        for size in _GROUP_WORDS:
            part = line.words[first : first + size]
            joined = len(part) == size and line.blank(phrase.end, part[0].start)
            joined = joined and all(line.adjacent(first + i) for i in range(size - 1))
            if not joined or (size == 1 and not part[0].capital):
                continue
            if self._morphology.people_in_genitive([word.low for word in part]):
                return replace(phrase, eponym=(part[0].start, part[-1].end), end=part[-1].end)
        return None
