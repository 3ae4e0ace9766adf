"""Several libraries under one head: ``библиотеки имени Жамбыла, Абая и Ауэзова``, ``библиотеки № 5 и № 7``."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon
from extractors.phrase import Span
from extractors.ru.composing import Composer
from extractors.ru.morphology import Morphology
from extractors.ru.people import PeopleReader
from extractors.ru.phrase import Phrase
from extractors.seats import is_city_form

_NUMBER = re.compile(r"(?P<number>\d{1,3})(?![\w/])(?:[ ]+(?P<next>[^\W\d_]+))?")
_SIGNED = re.compile(r"(?:№|#)[ ]?(?P<number>\d{1,3})(?![\d/])")


class ListReader:
    """Divides a plural head among the names after it."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, composer: Composer) -> None:
        self._morphology = morphology
        self._people = PeopleReader(lexicon, morphology)
        self._composer = composer
        joints = "|".join(map(re.escape, morphology.words.joints))
        self._joint = re.compile(rf"(?:[ ]*,|[ ]+(?:{joints})|,[ ]+(?:{joints}))[ ]+")
        named = "|".join(re.escape(word) for word in lexicon.named_after)
        self._after = re.compile(rf"(?:{named})\.?[ ]*")

    def read(self, line: Line, phrase: Phrase) -> list[LibraryMention]:
        """One mention for each listed name; empty where only one follows the head."""
        first = phrase.eponym or phrase.number or phrase.brand
        if phrase.form.plural is False or phrase.institution:
            return []
        if first is None:
            return self._of_cities(line, phrase) if phrase.seat and phrase.end > phrase.head.end else []
        spans, starts, ends = [first], [phrase.begin], [phrase.end]
        while (joint := self._joint.match(line.low, ends[-1])) is not None:
            found = self._item(line, phrase, joint.end())
            if found is None:
                break
            span, end = found
            spans.append(span)
            starts.append(joint.end())
            ends.append(end)
        if len(spans) < 2:
            return []
        return [
            replace(self._mention(line, phrase, span), start=start, end=end)
            for span, start, end in zip(spans, starts, ends, strict=True)
        ]

    def _of_cities(self, line: Line, phrase: Phrase) -> list[LibraryMention]:
        """``центральные библиотеки Темиртау, Сарани и Балхаша``: one in each city."""
        cities, ends = [phrase.seat or ""], [phrase.end]
        while (joint := self._joint.match(line.low, ends[-1])) is not None:
            index = line.first_after(joint.end())
            word = line.words[index] if index < len(line.words) else None
            if word is None or word.start != joint.end() or not word.capital or not is_city_form(word.low):
                break
            cities.append(word.text)
            ends.append(word.end)
        if len(cities) < 2:
            return []
        front = self._composer.front(line, phrase)
        starts = [phrase.begin, *(end - len(city) for city, end in zip(cities[1:], ends[1:], strict=True))]
        return [
            replace(self._composer.named(line, replace(phrase, seat=city), f"{front} {city}"), start=start, end=end)
            for city, start, end in zip(cities, starts, ends, strict=True)
        ]

    def _item(self, line: Line, phrase: Phrase, position: int) -> tuple[Span, int] | None:
        """The next name of the same sort and the end of what belongs to it."""
        if phrase.eponym:
            after = self._after.match(line.low, position)
            run = self._people.after(line, after.end()) if after else self._people.listed_after(line, position)
            return (run, run[1]) if run else None
        if phrase.number:
            signed = _SIGNED.match(line.low, position)
            if signed:
                return signed.span("number"), signed.end()
            match = _NUMBER.match(line.low, position)
            # «№ 5, 7 и 12 книг»: a number of things is no number of a library.
            if match is None or (match["next"] and self._morphology.counted(match["next"])):
                return None
            return match.span("number"), match.end("number")
        quote = line.quote_after(position)
        return (quote.inner, quote.end) if quote and quote.start == position else None

    def _mention(self, line: Line, phrase: Phrase, span: Span) -> LibraryMention:
        own = replace(
            phrase,
            eponym=span if phrase.eponym else None,
            number=span if phrase.number and not phrase.eponym else None,
            brand=span if phrase.brand else None,
        )
        sign = "имени " if phrase.eponym else "№ " if phrase.number else ""
        return self._composer.named(line, own, f"{self._composer.front(line, phrase)} {sign}{line.written(*span)}")
