"""The noun phrase of a Kazakh library: everything that modifies the head stands before it, so it is read leftwards.

Each step takes one piece - a qualifier, ``X атындағы``, a number, a quotation, a place - off the text before the phrase
and gives the longer phrase, or nothing where the text goes on otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.kk.institutions import InstitutionReader
from extractors.kk.morphology import Form, Morphology
from extractors.kk.people import PeopleReader
from extractors.kk.phrase import Phrase
from extractors.latin import is_latin
from extractors.lines import Line, Quote, Word
from extractors.mentions import NameLexicon, Tag
from extractors.patterns import any_phrase
from extractors.seats import city_stem, is_city
from schemas.vocab import Kind

_NUMBER = re.compile(r"\d{1,3}")
_SUFFIX = re.compile(r"-(?P<ending>[^\W\d_]+)")
_LONGEST_BRAND = 60


class PhraseReader:
    """Reads the phrase of a head noun."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._grammar = morphology.words
        self._people = PeopleReader(lexicon, morphology)
        self._institutions = InstitutionReader(lexicon, morphology, self._people)
        self._owner = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.owners)})[ ]+$")
        self._steps = (
            self._quotation,
            self._qualifier,
            self._audience,
            self._named_after,
            self._number,
            self._institution,
            self._latin,
            self._seat,
            self._country,
            self._proper,
        )

    def read(self, line: Line, index: int, form: Form) -> Phrase:
        """The longest phrase before the head at ``index``."""
        head = line.words[index]
        phrase = Phrase(head=head, begin=head.start, end=head.end, form=form, index=index - 1, case=form.ending.case)
        return self._widened(line, phrase)

    def with_brand(self, line: Line, phrase: Phrase, quote: Quote) -> Phrase:
        """The phrase whose name is all that stands in a quotation; what stands before it may belong to it too."""
        begin, index = quote.start, line.last_before(quote.start)
        longer = replace(phrase, brand=quote.inner, begin=begin, index=index, end=quote.end)
        if (suffix := _SUFFIX.match(line.low, quote.end)) and (ending := self._morphology.ending(suffix["ending"])):
            longer = replace(longer, end=suffix.end(), case=ending.case)
        return self._widened(line, longer)

    def _widened(self, line: Line, phrase: Phrase) -> Phrase:
        while (longer := self._longer(line, phrase)) is not None:
            phrase = longer
        return phrase

    def _longer(self, line: Line, phrase: Phrase) -> Phrase | None:
        if phrase.bare:
            return None
        return next((longer for step in self._steps if (longer := step(line, phrase))), None)

    def _left(self, line: Line, phrase: Phrase) -> Word | None:
        """The word right before the phrase, unless something else stands between or it belongs to an address."""
        if phrase.index < 0:
            return None
        word = line.words[phrase.index]
        return word if line.blank(word.end, phrase.begin) and not line.is_taken(word.start) else None

    def _quotation(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``«Отырар» ғылыми кітапханасы``."""
        quote = line.quote_before(phrase.begin)
        called = self._left(line, phrase)
        signed = quote is None and called is not None and called.low in self._lexicon.signs
        if signed and called is not None:
            quote = line.quote_before(called.start)
        elif not phrase.ending.possessive:
            return None
        if quote is None or phrase.identified or line.is_taken(quote.start):
            return None
        start, end = quote.inner
        if end - start > _LONGEST_BRAND or not line.text[start:end][:1].isalnum():
            return None
        return replace(
            phrase, brand=(start, end), begin=quote.start, index=line.last_before(quote.start), signed=signed
        )

    def _qualifier(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``қалалық``, ``балалар-жасөспірімдер``, ``балалар мен жасөспірімдер``."""
        word = self._left(line, phrase)
        if word is None:
            return None
        index = phrase.index
        if word.low in self._grammar.joints and phrase.last and index > 0 and line.adjacent(index - 1):
            index -= 1
            word = line.words[index]
        parts = word.low.split("-")
        table = self._lexicon.qualifiers
        if word.low in table:
            parts = [word.low]
        # A noun stands right before the head: «Балалар Абай атындағы кітапханаға барды» says who went.
        noun = parts[-1] in self._grammar.nouns
        if not all(part in table for part in parts) or (noun and phrase.eponym):
            return None
        return replace(
            phrase,
            begin=word.start,
            index=index - 1,
            tags=(*phrase.tags, *(table[part] for part in parts)),
            last=parts[0],
            city=phrase.city or parts[0] in self._grammar.city | self._grammar.village,
            noun_before=phrase.noun_before or (not phrase.last and noun),
        )

    def _audience(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Зағип және нашар көретін азаматтарға арналған``."""
        word = self._left(line, phrase)
        if word is None or word.low != "арналған":
            return None
        tags: list[Tag] = []
        index = phrase.index
        while index > 0 and line.adjacent(index - 1):
            low = line.words[index - 1].low
            stem = next((stem for stem in self._lexicon.audience if low.startswith(stem)), None)
            if stem is None and low not in self._grammar.joints:
                break
            tags.append(self._lexicon.audience[stem] if stem else "")
            index -= 1
        while index < phrase.index and line.words[index].low in self._grammar.joints:
            index += 1
        if not any(tags):
            return None
        return replace(
            phrase,
            begin=line.words[index].start,
            index=index - 1,
            tags=(*phrase.tags, *tags),
            audience=Kind.OTHER in tags,
        )

    def _named_after(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Мұхтар Әуезов атындағы``."""
        word = self._left(line, phrase)
        if word is None or word.low not in self._lexicon.named_after or phrase.eponym:
            return None
        run = self._people.before(line, word.start)
        if run is None:
            return None
        begin, index = run[0], line.last_before(run[0])
        if index >= 0 and line.adjacent(index) and line.words[index].low in self._lexicon.titles:
            begin, index = line.words[index].start, index - 1
        return replace(phrase, eponym=run, begin=begin, index=index, last="")

    def _number(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``№ 7`` and ``7 нөмірлі``."""
        word = self._left(line, phrase)
        if word is None or phrase.number or phrase.index < 1:
            return None
        before = line.words[phrase.index - 1]
        if _NUMBER.fullmatch(word.low) and before.low in ("№", "#"):
            number = word
        elif word.low == "нөмірлі" and _NUMBER.fullmatch(before.low):
            number = before
        else:
            return None
        return replace(phrase, number=(number.start, number.end), begin=before.start, index=phrase.index - 2, last="")

    def _institution(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Әл-Фараби атындағы ҚазҰУ``, ``мектептің``."""
        if self._left(line, phrase) is None or phrase.identified:
            return None
        found = self._institutions.before(line, phrase.index)
        if found is None:
            return None
        return replace(
            phrase,
            begin=found.start,
            index=line.last_before(found.start),
            tags=(*phrase.tags, found.tag),
            eponym=found.eponym,
            institution=found.named,
            seat=line.written(*found.own) if found.named else None,
            last="",
        )

    def _latin(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Zerde Hub кітапханасы``."""
        word = self._left(line, phrase)
        if word is None or phrase.identified or not phrase.ending.possessive or not is_latin(word.text):
            return None
        first = phrase.index
        while first > 0 and line.adjacent(first - 1) and is_latin(line.words[first - 1].text):
            first -= 1
        if not self._lexicon.is_brand([item.low for item in line.words[first : phrase.index + 1]]):
            return None
        start = line.words[first].start
        return replace(phrase, brand=(start, word.end), begin=start, index=first - 1)

    def _country(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Қазақстан Республикасының Ұлттық``."""
        match = self._owner.search(line.low[: phrase.begin])
        if not match or phrase.owner or not phrase.tags:
            return None
        return replace(phrase, owner=True, begin=match.start(), index=line.last_before(match.start()), last="")

    def _seat(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Павлодар облыстық``, ``Теміртау қаласының``; before ``қалалық`` a person may stand as well as a city."""
        word = self._left(line, phrase)
        if word is None or phrase.seat:
            return None
        index = phrase.index
        if is_city(word.low) and (self._named_before(line, index) or phrase.last in self._grammar.one_a_city):
            seat = word
        elif not phrase.tags:
            return None
        elif word.low in self._grammar.territory:
            if index == 0 or not line.adjacent(index - 1):
                return None
            index -= 1
            seat = line.words[index]
        elif phrase.last in self._grammar.territorial and (phrase.last not in self._grammar.city or is_city(word.low)):
            seat = word
        else:
            return None
        # A place that opens the sentence may have any ending: «Меркі аудандық кітапханасы».
        opens = index == 0 and seat.capital and phrase.last in self._grammar.of_region and self._may_open(seat.low)
        if not opens and not self._people.may_be_name(line, index):
            return None
        while index > 0 and line.adjacent(index - 1) and line.words[index - 1].low in self._grammar.directions:
            index -= 1
        start = line.words[index].start
        return replace(phrase, seat=line.written(start, seat.end), begin=start, index=index - 1, last="")

    def _may_open(self, low: str) -> bool:
        """Whether the first word of a sentence may be a place in the nominative."""
        inflected = self._morphology.outside_name(low, first=False) or (city_stem(low) and not is_city(low))
        elsewhere = not is_city(low) and self._morphology.opens_elsewhere(low)
        return not inflected and not elsewhere and low not in self._lexicon.never

    def _named_before(self, line: Line, index: int) -> bool:
        """Whether ``атындағы`` stands before a city: «Абай атындағы Семей кітапханасы»."""
        return index > 0 and line.adjacent(index - 1) and line.words[index - 1].low in self._lexicon.named_after

    def _proper(self, line: Line, phrase: Phrase) -> Phrase | None:
        """``Жамбыл қалалық кітапханасы``, ``Қазақстан жазушылары кітапханасы``: a name without ``атындағы``."""
        word = self._left(line, phrase)
        if word is None or phrase.identified or phrase.seat or phrase.owner or not phrase.ending.possessive:
            return None
        run = self._people.bare_before(line, phrase.index)
        if run is None:
            return None
        return replace(phrase, eponym=run, bare=True, begin=run[0], index=line.last_before(run[0]))
