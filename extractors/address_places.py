"""Places without a street: housing and shopping complexes, alleys, settlements, palaces and houses of culture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.address_adjectives import SignForms
from extractors.address_houses import HouseReader
from extractors.address_lexicon import AddressLexicon, AddressMention
from extractors.address_names import NameFinder
from extractors.patterns import any_phrase, compile_phrases
from extractors.text import fold

_NEUTER = {"ый": "ое", "ий": "ее"}
_QUOTED = r"\"[^\"\n]{2,40}\""
_FOLLOWER = re.compile(r"[ ]+([^\W_](?:[\w'-]*\w)?)")
_HOUSE_NAME = re.compile(rf"[ ]+(?:{_QUOTED}|(?:железно)?[^\W\d_]+(?:телей|ников|истов|стов|ргов|няков|ентов)(?!\w))")


class PlaceReader:
    """Finds complexes and places in the sentences of one language."""

    def __init__(self, lexicon: AddressLexicon, names: NameFinder, houses: HouseReader) -> None:
        self._name_first = lexicon.name_first
        self._signs = SignForms(lexicon.names)
        self._numbers = houses
        self._names = names
        marks, places = lexicon.markers, lexicon.places
        self._villages = frozenset(places.villages)
        self._complex = _marker(marks.complex)
        self._complex_quoted = _marker(marks.complex_quoted)
        self._named = [(nominative, _marker(forms)) for nominative, forms in places.named.items()]
        forms = (places.named | places.houses).values()
        self._any = _marker([*marks.complex, *marks.complex_quoted, *(form for row in forms for form in row)])
        whose = any_phrase(places.whose)
        lodged = any_phrase(places.lodged)
        self._sits = compile_phrases(lexicon.roles.sits)
        self._hosts = [(nominative, self._host(forms, lodged)) for nominative, forms in places.hosts.items()]
        self._level = any_phrase(places.levels)
        self._houses = [(nominative, self._house(forms, whose)) for nominative, forms in places.houses.items()]

    def _house(self, forms: Iterable[str], whose: str) -> re.Pattern[str]:
        head = any_phrase(forms)
        if self._name_first:
            own = rf"(?P<name>{_QUOTED})[ ]+(?:(?P<a>{whose})[ ]+)?|(?P<b>(?:(?:{self._level})[ ]+)?(?:{whose}))[ ]+"
            return re.compile(rf"(?<!\w)(?:{own})(?:{head})(?!\w)")
        return re.compile(rf"(?<!\w)(?:{head})[ ]+(?P<whose>{whose})(?!\w)")

    def _host(self, forms: Iterable[str], lodged: str) -> re.Pattern[str]:
        house = rf"(?P<house>{any_phrase(forms)})(?P<number>[ ]№[ ]?\d{{1,3}})?"
        if self._name_first:
            return re.compile(rf"(?<!\w){house}(?:[ ]+(?:{lodged}))(?!\w)")
        return re.compile(rf"(?<!\w)(?:{lodged})[ ]+(?:[^\W\d_]+(?:ом|ем|ой|ый|ую|его|ого)[ ]+)?{house}(?!\w)")

    def find(self, text: str, low: str) -> list[AddressMention]:
        """The complexes and places of a sentence."""
        lodgings = self._lodgings(text, low)
        if not self._any.search(low):
            return lodgings
        return [*lodgings, *self._complexes(text, low), *self._named_places(text, low), *self._named_houses(text, low)]

    def _complexes(self, text: str, low: str) -> list[AddressMention]:
        found = []
        for pattern, quoted in ((self._complex, False), (self._complex_quoted, True)):
            for marker in pattern.finditer(low):
                names = self._names.around(*marker.span(), text, low) or self._names.before(marker.start(), text, low)
                if names and (not quoted or low[names[0].start] == '"'):
                    start, end = min(names[0].start, marker.start()), max(names[0].end, marker.end())
                    parts = {"complex": names[0].text}
                    end = self._numbers.take_block(end, text, low, parts)
                    found.append(AddressMention(start, end, parts))
        return found

    def _named_places(self, text: str, low: str) -> list[AddressMention]:
        """Places that bear a name: "Жазушылар аллеясында", "на Аллее писателей", "в посёлке Актау"."""
        found = []
        for nominative, pattern in self._named:
            for marker in pattern.finditer(low):
                if self._name_first:
                    names = self._names.before(marker.start(), text, low)
                    if names:
                        place = f"{names[0].text} {nominative}"
                        village = nominative in self._villages
                        parts = {"place": place}
                        found.append(AddressMention(names[0].start, marker.end(), parts, settlement=village))
                    continue
                names = self._names.after(marker.end(), text, low)
                follow = _FOLLOWER.match(low, marker.end())
                if names:
                    place, end = names[0].text, names[0].end
                elif follow and text[marker.start()].isupper():
                    place, end = text[follow.start(1) : follow.end(1)], follow.end()
                else:
                    continue
                place = self._settlement(place, nominative, marker[0])
                head = (
                    nominative if "ё" in text[marker.start() : marker.end()].lower() else nominative.replace("ё", "е")
                )
                village = nominative in self._villages
                found.append(AddressMention(marker.start(), end, {"place": f"{head} {place}"}, settlement=village))
        return found

    def _lodgings(self, text: str, low: str) -> list[AddressMention]:
        """Other people's houses where a library sits: "в двух кабинетах школы искусств", «әкімдік ғимаратында»."""
        found = []
        for nominative, pattern in self._hosts if self._sits.search(low) else ():
            for match in pattern.finditer(low):
                number = text[slice(*match.span("number"))] if match["number"] else ""
                found.append(AddressMention(match.start("house"), match.end(), {"place": nominative + number}))
        return found

    def _settlement(self, name: str, nominative: str, written: str) -> str:
        """The nominative of a settlement that is an adjective: "в посёлке Рабочем", "в селе Раздольном"."""
        neuter = fold(nominative).endswith(("о", "е"))
        feminine = fold(nominative).endswith(("а", "я"))
        if written == fold(nominative) or feminine:
            return name
        adjective = self._signs.before_type(name, feminine=False)
        return f"{adjective[:-2]}{_NEUTER[adjective[-2:]]}" if neuter and adjective != name else adjective

    def _named_houses(self, text: str, low: str) -> list[AddressMention]:
        """Houses of somebody: "во дворце школьников", «мәдениет үйінде», "ДК «Энергетик»"."""
        found = []
        for nominative, pattern in self._houses:
            for match in pattern.finditer(low):
                end = match.end()
                if self._name_first:
                    words = [text[slice(*match.span(group))] for group in ("name", "a", "b") if match[group]]
                    place = " ".join((*words, nominative))
                    place = place[:1].upper() + place[1:]
                else:
                    whose = text[match.start("whose") : end]
                    more = _HOUSE_NAME.match(low, end)
                    place = f"{nominative} {whose}"
                    if more:
                        place, end = f"{place}{text[end : more.end()]}", more.end()
                found.append(AddressMention(match.start(), end, {"place": place}))
        return found


def _marker(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_phrase(phrases)})(?!\w)")
