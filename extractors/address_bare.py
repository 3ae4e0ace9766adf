"""Streets without a type word: "на Бараева, 11", "(Касымканова, 74)", "угол Абая и Манаса", «Абай, 143»."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.address_adjectives import SignForms
from extractors.address_houses import HOUSE, HouseReader
from extractors.address_inflected import InflectedReader
from extractors.address_lexicon import AddressLexicon, AddressMention
from extractors.address_names import NameFinder, PlaceName
from extractors.cities import is_city
from extractors.gazetteer import Gazetteer
from extractors.patterns import any_phrase
from extractors.text import fold

_WORD = r"[^\W_](?:[\w'-]*\w)?\.?"
_HOURS = re.compile(r"[ ]*24/7(?!\w)")
_DIGIT = re.compile(r"\d")
_CLOSES = re.compile(r"[ ]*(?:$|[.,;:)!?\"\u2026]|-[ ])")


class BareReader:
    """Finds streets that only their house, their preposition or a corner shows."""

    def __init__(self, lexicon: AddressLexicon, names: NameFinder, houses: HouseReader, signs: SignForms) -> None:
        marks, words = lexicon.markers, lexicon.names
        self._name_first = lexicon.name_first
        self._names, self._houses, self._signs = names, houses, signs
        self._inflected = InflectedReader(lexicon, names, houses, signs)
        self._common = frozenset(map(fold, words.common))
        self._particles = frozenset(map(fold, words.particles))
        self._endings = tuple(map(fold, words.surname_endings))
        self._never = frozenset(map(fold, words.never))
        self._never_stems = tuple(map(fold, words.never_stems))
        types = any_phrase(word for forms in lexicon.types.values() for word in forms)
        self._typed = re.compile(rf"(?<!\w)(?:{types}|{any_phrase(marks.microdistrict)})(?!\w)")
        self._bare = re.compile(
            rf"(?:(?<!\w)(?:(?P<told>(?:{any_phrase(marks.address_of)})[ :-]+(?:(?:г\.|город)?[ ]?[\w-]+,[ ]+)?)"
            rf"|(?P<before>(?:{any_phrase(marks.bare_before)})[ ]+)"
            rf"|(?P<city>[\w-]++)\"?,[ ]+)|(?P<opens>^|[(:;][ ]?|[ ]-[ ]))"
            rf"(?P<name>{_WORD}(?:[ ]?{_WORD}){{0,2}}?)(?P<comma>,?)[ ]+(?=(?:№[ ]?)?{HOUSE}(?!\w))"
        )
        at_street = any_phrase(marks.at_street)
        self._at_street = re.compile(rf"(?<!\w)(?:{at_street})[ ]+(?P<name>{_WORD}(?:[ ]{_WORD})?)")
        self._address = re.compile(
            rf"(?P<comma>,?)[ ]+(?={HOUSE}(?:[ ]?-?[ ]?(?:{any_phrase(marks.house)}))?,?[ ]+"
            rf"(?:{any_phrase(marks.address_after)}))"
        )
        self._house_word = re.compile(rf",?[ ]+(?={HOUSE}[ ]?-[ ]?(?:{any_phrase(marks.house)})(?!\w))")
        crossing, joint = any_phrase(marks.crossing), any_phrase(marks.crossing_joint)
        self._crossing = re.compile(rf"(?<!\w)(?:{crossing})(?!\w)")
        self._joint = re.compile(rf"[ ]*[-/][ ]*|[ ]+(?:{joint})[ ]+(?:(?:{crossing})[ ]+)?|,?[ ]+(?:{crossing})[ ]+")
        self._joint_before = re.compile(rf"(?:[ ]*[-/][ ]*|[ ]+(?:{joint})[ ]+)$")

    def find(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """The untyped addresses of a sentence."""
        found = self._corners(text, low, gazetteer)
        found.extend(self._inflected.find(text, low, lambda name: self._like_street(name, gazetteer)))
        if _DIGIT.search(low):
            taken = [(mention.start, mention.end) for mention in found]
            found.extend(
                mention
                for mention in self._with_house(text, low, gazetteer)
                if not any(mention.start < end and start < mention.end for start, end in taken)
            )
            found.extend(self._before_address_word(text, low))
            found.extend(self._before_house_word(text, low, gazetteer))
        spans = [(item.start, item.end) for item in found]
        for street in self._without_house(text, low, gazetteer):
            if not any(start < street.end and street.start < end for start, end in spans):
                found.append(street)
        return found

    def _with_house(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        position = 0
        while match := self._bare.search(low, position):
            position = match.start() + 1
            start, end = match.span("name")
            name = PlaceName(start, end, text[start:end])
            if match["city"] and not is_city(match["city"]):
                continue
            if not self._is_name(name, low):
                continue
            if match["before"]:
                name = replace(name, text=self._signs.after_type(name.text, feminine=True))
            parts = {"street": name.text}
            stop = self._houses.take(end, text, low, parts)
            if "house" in parts and self._fits(match, name, low, stop, gazetteer):
                found.append(AddressMention(start, stop, parts))
                position = stop
        return found

    def _without_house(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """Streets right behind the library, without type word and house: "библиотека на Каблукова"."""
        found = []
        for match in self._at_street.finditer(low):
            start, end = match.span("name")
            for stop in (end, low.find(" ", start, end)):
                name = PlaceName(start, stop, text[start:stop])
                if stop > start and self._is_name(name, low) and self._like_street(name.text, gazetteer):
                    found.append(AddressMention(start, stop, {"street": name.text}))
                    break
        return found

    def _fits(self, match: re.Match[str], name: PlaceName, low: str, stop: int, gazetteer: Gazetteer | None) -> bool:
        """Whether the words before and behind a name and a number make them an address."""
        if match["told"]:
            return True
        if not match["comma"] and _HOURS.match(low, name.end):
            return False
        street = self._like_street(name.text, gazetteer)
        closed = _CLOSES.match(low, stop) is not None
        if match["before"]:
            return street if not match["comma"] else street or (closed and not is_city(fold(name.text)))
        return street and bool(match["comma"]) and closed

    def _before_address_word(self, text: str, low: str) -> list[AddressMention]:
        """«Абай, 143 мекенжайында»: the word behind the house says what it is."""
        found = []
        for match in self._address.finditer(low):
            names = self._names.before(match.start(), text, low) if self._name_first else []
            if names and not self._typed.search(fold(names[0].text)):
                parts = {"street": names[0].text}
                stop = self._houses.take(match.start(), text, low, parts)
                if "house" in parts:
                    found.append(AddressMention(names[0].start, stop, parts))
        return found

    def _before_house_word(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """«Қабанбай батыр 58-үйде»: the word for house behind the number, the street known."""
        found = []
        for match in self._house_word.finditer(low) if self._name_first else ():
            name = next(iter(self._names.before(match.start(), text, low)), None)
            if name and not self._typed.search(fold(name.text)) and self._like_street(name.text, gazetteer):
                parts = {"street": name.text}
                stop = self._houses.take(match.start(), text, low, parts)
                if "house" in parts:
                    found.append(AddressMention(name.start, stop, parts))
        return found

    def _corners(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """Corners: "на пересечении Абая и Манаса", «Абай мен Манас қиылысында», "Абая угол Манаса"."""
        found = []
        for marker in self._crossing.finditer(low):
            pair = self._pair_before(marker.start(), text, low) if self._name_first else None
            if not self._name_first:
                pair = self._pair_after(marker.end(), text, low) or self._pair_around(marker, text, low)
            if pair is None or any(self._typed.search(fold(name.text)) for name in pair):
                continue
            first, second = pair
            if self._like_street(first.text, gazetteer) and self._like_street(second.text, gazetteer):
                parts = {"street": first.text, "cross_street": second.text}
                found.append(AddressMention(first.start, max(second.end, marker.end()), parts))
        return found

    def _pair_before(self, end: int, text: str, low: str) -> tuple[PlaceName, PlaceName] | None:
        second = next(iter(self._names.before(end, text, low)), None)
        joint = self._joint_before.search(low, 0, second.start) if second else None
        first = next(iter(self._names.before(joint.start(), text, low)), None) if joint else None
        return (first, second) if first and second else None

    def _pair_after(self, start: int, text: str, low: str) -> tuple[PlaceName, PlaceName] | None:
        for first in self._names.after(start, text, low):
            joint = self._joint.match(low, first.end)
            second = next(iter(self._names.after(joint.end(), text, low)), None) if joint else None
            if second:
                return first, second
        return None

    def _pair_around(self, marker: re.Match[str], text: str, low: str) -> tuple[PlaceName, PlaceName] | None:
        first = next(iter(self._names.before(len(low[: marker.start()].rstrip(" ,")), text, low)), None)
        second = next(iter(self._names.after(marker.end(), text, low)), None)
        return (first, second) if first and second else None

    def _is_name(self, name: PlaceName, low: str) -> bool:
        """Whether all words of a run may be a street's: capital ones and particles, no type word, no function word."""
        if self._typed.search(low, name.start, name.end):
            return False
        words = name.text.split()
        first = fold(words[0])
        if first in self._never or first.startswith(self._never_stems) or not words[0][0].isupper():
            return False
        return all(word[0].isupper() or fold(word) in self._particles for word in words)

    def _like_street(self, name: str, gazetteer: Gazetteer | None) -> bool:
        if gazetteer is not None and gazetteer.find_street(name):
            return True
        low = fold(name)
        last = low.split()[-1]
        return (
            low in self._common
            or low.replace("-", " ") in self._common
            or last.endswith(self._endings)
            or (" " in low and last in self._particles)
        )
