"""Streets whose case or preposition does the work of a type word: «Абайдағы 12-үй», "в доме 12 по Гоголя"."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.address_adjectives import SignForms
from extractors.address_houses import HOUSE, HouseReader
from extractors.address_lexicon import AddressLexicon, AddressMention
from extractors.address_names import NameFinder
from extractors.cities import is_city
from extractors.patterns import any_phrase, words_source
from extractors.text import fold

_SHORTEST = 3
_CLOSES = re.compile(r"(?!,?[ ]*(?:д\.|дом)?[ ]*№?[ ]?\d)[ ]*(?:$|[.,;:)!?\"]|-[ ])")


class InflectedReader:
    """Finds streets without a type word in one language; ``like_street`` says which names are surely streets."""

    def __init__(self, lexicon: AddressLexicon, names: NameFinder, houses: HouseReader, signs: SignForms) -> None:
        marks = lexicon.markers
        self._name_first = lexicon.name_first
        self._names, self._houses, self._signs = names, houses, signs
        self._cased = re.compile(
            rf"(?<=\w)(?:{words_source(marks.bare_endings)})[ ]+"
            rf"(?=(?:№[ ]?)?{HOUSE}[ ]?-?[ ]?(?:{any_phrase(marks.house)}))"
        )
        on = any_phrase(marks.bare_before)
        self._house_first = re.compile(
            rf"(?<!\w)(?:{any_phrase(marks.house_word)})[ ]*(?:№[ ]?)?(?P<house>{HOUSE}),?[ ]+(?:{on})[ ]+"
        )
        self._on = re.compile(rf"(?<!\w)(?:{any_phrase(marks.bare_street_before)}),?[ ]+(?:{on})[ ]+")

    def find(self, text: str, low: str, like_street: Callable[[str], bool]) -> list[AddressMention]:
        """The streets of a sentence and its folded form."""
        if self._name_first:
            return self._with_cased_name(text, low, like_street)
        return [*self._behind_house(text, low, like_street), *self._without_house(text, low, like_street)]

    def _with_cased_name(self, text: str, low: str, like_street: Callable[[str], bool]) -> list[AddressMention]:
        """«Абайдағы 12-үй», «Байтұрсынұлының 60-үйі»: a name that opens a sentence must be known as a street."""
        found = []
        for match in self._cased.finditer(low):
            for name in self._names.before(match.start(), text, low):
                opens = not text[: name.start].strip(' "«-–—')
                if len(name.text) < _SHORTEST or is_city(fold(name.text)) or (opens and not like_street(name.text)):
                    continue
                parts = {"street": name.text}
                end = self._houses.take(match.end() - 1, text, low, parts)
                if "house" in parts:
                    found.append(AddressMention(name.start, end, parts))
                    break
        return found

    def _behind_house(self, text: str, low: str, like_street: Callable[[str], bool]) -> list[AddressMention]:
        """The house stands before its street: "в доме № 22 по Бухар жырау"."""
        found = []
        for match in self._house_first.finditer(low):
            name = next((name for name in self._names.after(match.end(), text, low) if like_street(name.text)), None)
            if name:
                house = text[match.start("house") : match.end("house")].replace(" ", "")
                street = self._signs.after_type(name.text, feminine=True)
                found.append(AddressMention(match.start(), name.end, {"street": street, "house": house}))
        return found

    def _without_house(self, text: str, low: str, like_street: Callable[[str], bool]) -> list[AddressMention]:
        """A street by its preposition alone, where nothing more is said of it: "библиотека, что на Сатпаева"."""
        found = []
        for match in self._on.finditer(low):
            name = next((name for name in self._names.after(match.end(), text, low) if like_street(name.text)), None)
            if name and _CLOSES.match(low, name.end) and not is_city(fold(name.text)):
                street = self._signs.after_type(name.text, feminine=True)
                found.append(AddressMention(name.start, name.end, {"street": street}))
        return found
