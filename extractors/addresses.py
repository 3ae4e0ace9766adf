"""Addresses and districts: streets, houses, blocks, microdistricts, complexes, corners.

Pieces are found by their type words and checked against capital letters and the city's gazetteer; neighbouring pieces
make one address. A house number is read only here, so that ``247/7`` never becomes opening hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.address_join import AddressJoiner
from extractors.address_lexicon import AddressLexicon, AddressMention, DistrictMention
from extractors.address_names import NameFinder, PlaceName
from extractors.gazetteer import Gazetteer
from extractors.patterns import any_phrase, compile_phrases, words_source
from extractors.text import fold, search_key
from schemas.vocab import AddressType

__all__ = ["AddressLexicon", "AddressMention", "AddressReader", "DistrictMention"]

_FEMININE = (AddressType.STREET, AddressType.SQUARE, AddressType.EMBANKMENT)
# "The building square", "the Baltic shore": without a house or a gazetteer they may be anything.
_VAGUE = (AddressType.SQUARE, AddressType.EMBANKMENT)
_HOUSE = r"\d{1,4}(?:[ ]?/[ ]?\d{1,4})?(?:[^\W\d_](?!\w))?"
_PART = r"\d{1,3}[^\W\d_]?|[^\W\d_]"
_WORD = r"[^\W_](?:[\w'-]*\w)?"
_APART_LETTER = re.compile(r"(?:[ ]?-|[ ])?\"?(?P<letter>[^\W\d_])\"?(?![\w.])")


class AddressReader:
    """Finds addresses of one language in a sentence."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        marks = lexicon.markers
        self._name_first = lexicon.name_first
        self._adjective = (fold(lexicon.names.adjective_nominative), fold(lexicon.names.adjective_stem))
        self._names = NameFinder(lexicon)
        self._joiner = AddressJoiner(marks)
        self._types = [(kind, re.compile(any_phrase(words))) for kind, words in lexicon.types.items()]
        self._street = _marker(word for words in lexicon.types.values() for word in words)
        self._microdistrict = re.compile(rf"(?<!\w)(?:{any_phrase(marks.microdistrict)})(?!\w)")
        self._complex = _marker(marks.complex)
        self._places = [(nominative, _marker(forms)) for nominative, forms in marks.place.items()]
        self._district = _marker(marks.district)
        self._district_words = compile_phrases(marks.district)
        self._joint = re.compile(rf"[ ]+(?:{any_phrase(marks.crossing_joint)})[ ]+")
        self._joint_before = re.compile(rf"(?:[ ]+(?:{any_phrase(marks.crossing_joint)})|,)[ ]+$")
        block, house = any_phrase(marks.block), any_phrase(marks.house)
        self._house = re.compile(
            rf"(?:[ ]+(?:{any_phrase(marks.along)}))?(?:[ ]*,)?[ ]*(?:(?:{any_phrase(marks.house_before)})[ ]*)?"
            rf"(?P<house>{_HOUSE})(?![\w%])(?![.,:]\d)(?![ ]*-[ ]*\d)"
        )
        self._not_house = re.compile(rf"[ -]*(?:{any_phrase(marks.not_house)})(?!\w)")
        self._house_tail = re.compile(rf"[ ]?-?[ ]?(?:{house})(?!\w)|-(?:{words_source(marks.house_endings)})(?!\w)")
        self._block = re.compile(
            rf"[ ]*,?[ ]*(?:(?P<a>{_PART})[ ]?-[ ]?(?:{block})|(?:{block})[ ]?\"?(?P<b>{_PART})\"?(?!\w))"
        )
        building = any_phrase(marks.building)
        self._building = re.compile(
            rf"[ ]*,?[ ]*(?:(?P<a>{_PART})[ ]?-[ ]?(?:{building})|(?:{building})[ ]?(?P<b>{_PART})(?!\w))"
        )
        self._bare = re.compile(
            rf"(?<!\w)(?:(?P<told>(?:{any_phrase(marks.address_of)})[ :]+)|(?:{any_phrase(marks.bare_before)})[ ]+)"
            rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}}?)(?=(?:[ ]*,[ ]*|[ ]+){_HOUSE}(?!\w))"
        )

    def find(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """All addresses of a sentence; ``text`` and ``low`` are the sentence and its folded form."""
        pieces = [
            *self._streets(text, low, gazetteer),
            *self._microdistricts(text, low, gazetteer),
            *self._complexes(text, low),
            *self._named_places(text, low),
        ]
        pieces.extend(
            bare
            for bare in self._bare_addresses(text, low, gazetteer)
            if not any(piece.start < bare.end and bare.start < piece.end for piece in pieces)
        )
        return self._joiner.join(pieces, low)

    def find_districts(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[DistrictMention]:
        """The city districts that a sentence names; only those of the gazetteer, where the city has one."""
        if gazetteer is None:
            return []
        found: list[DistrictMention] = []
        for marker in self._district.finditer(low):
            before = self._names.before(marker.start(), text, low)
            names = [*self._names.around(*marker.span(), text, low), *before]
            while names:
                known = [(name, district) for name in names if (district := self._district_id(name.text, gazetteer))]
                if not known:
                    break
                name, district = known[0]
                found.append(DistrictMention(min(name.start, marker.start()), max(name.end, marker.end()), district))
                joint = self._joint_before.search(low, 0, name.start)
                names = self._names.before(joint.start(), text, low) if joint else []
        return _one_each(found)

    def _streets(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        for marker in self._street.finditer(low):
            kind = next(kind for kind, pattern in self._types if pattern.fullmatch(marker[0]))
            name = self._street_name(marker, text, low, gazetteer, feminine=kind in _FEMININE)
            if not name:
                continue
            start, end = min(name.start, marker.start()), max(name.end, marker.end())
            parts = {"street": name.text, "type": kind.value}
            crossing = self._crossing(name, end, text, low) if self._joiner.at_crossing(low) else None
            if crossing:
                start, end = min(start, crossing.start), max(end, crossing.end)
                # In Kazakh the street that was found stands last: "Абай мен Манас көшелерінің қиылысы".
                first, second = (crossing, name) if self._name_first else (name, crossing)
                parts |= {"street": first.text, "cross_street": second.text}
            end = self._take_house(end, text, low, parts)
            known = gazetteer is not None and gazetteer.find_street(parts["street"]) is not None
            if known or kind not in _VAGUE or "house" in parts:
                found.append(AddressMention(start, end, parts))
        return found

    def _street_name(
        self, marker: re.Match[str], text: str, low: str, gazetteer: Gazetteer | None, *, feminine: bool
    ) -> PlaceName | None:
        if gazetteer:
            known = self._names.known(*marker.span(), text, low, gazetteer.find_street)
            if known:
                return self._names.renamed(known, text, low)
        names = self._names.around(*marker.span(), text, low)
        if not names:
            return None
        name = names[0]
        adjective = self._names.nominative(name.text, feminine=feminine)
        # Behind its type word the same ending may be a woman's name ("улица Маметовой"): the gazetteer tells.
        if name.end <= marker.start() or (gazetteer and gazetteer.find_street(adjective)):
            name = replace(name, text=adjective)
        return self._names.renamed(name, text, low)

    def _crossing(self, name: PlaceName, end: int, text: str, low: str) -> PlaceName | None:
        """The other street of a corner, where one type word serves both ("угол улиц Абая и Манаса")."""
        if self._name_first:
            joint = self._joint_before.search(low, 0, name.start)
            names = self._names.before(joint.start(), text, low) if joint and "," not in joint[0] else []
        else:
            after = self._joint.match(low, end)
            names = self._names.after(after.end(), text, low) if after else []
        return names[0] if names else None

    def _take_house(self, end: int, text: str, low: str, parts: dict[str, str]) -> int:
        """Read the house, its block and building behind a name; the new end of the address."""
        match = self._house.match(low, end)
        if not match or self._not_house.match(low, match.end()):
            return end
        house, end = text[match.start("house") : match.end("house")], match.end()
        letter = _APART_LETTER.match(low, end)
        if letter and house[-1].isdigit() and text[letter.start("letter")].isupper():
            house, end = house + text[letter.start("letter")], letter.end()
        parts["house"] = re.sub(r"\s", "", house)
        tail = self._house_tail.match(low, end)
        end = tail.end() if tail else end
        for part, pattern in (("block", self._block), ("building", self._building)):
            found = pattern.match(low, end)
            if found:
                group = "a" if found["a"] else "b"
                parts[part], end = text[found.start(group) : found.end(group)], found.end()
        return end

    def _microdistricts(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        for marker in self._microdistrict.finditer(low):
            known = self._names.known(*marker.span(), text, low, gazetteer.find_microdistrict) if gazetteer else None
            names = [known] if known else self._names.around(*marker.span(), text, low, numbers=True)
            if not names:
                continue
            parts = {"microdistrict": names[0].text, "type": AddressType.MICRODISTRICT.value}
            start, end = min(names[0].start, marker.start()), max(names[0].end, marker.end())
            found.append(AddressMention(start, self._take_house(end, text, low, parts), parts))
        return found

    def _complexes(self, text: str, low: str) -> list[AddressMention]:
        found = []
        for marker in self._complex.finditer(low):
            names = self._names.around(*marker.span(), text, low) or self._names.before(marker.start(), text, low)
            if names:
                start, end = min(names[0].start, marker.start()), max(names[0].end, marker.end())
                found.append(AddressMention(start, end, {"complex": names[0].text}))
        return found

    def _named_places(self, text: str, low: str) -> list[AddressMention]:
        """Places that need no street: "Жазушылар аллеясында", "на Аллее писателей", "во Дворце школьников"."""
        found = []
        for nominative, pattern in self._places:
            for marker in pattern.finditer(low):
                if self._name_first:
                    names = self._names.before(marker.start(), text, low)
                    if names:
                        place = f"{names[0].text} {nominative}"
                        found.append(AddressMention(names[0].start, marker.end(), {"place": place}))
                    continue
                follow = re.compile(rf"[ ]+({_WORD})").match(low, marker.end())
                if follow and (text[marker.start()].isupper() or text[follow.start(1)].isupper()):
                    place = f"{nominative} {text[follow.start(1) : follow.end(1)]}"
                    found.append(AddressMention(marker.start(), follow.end(), {"place": place}))
        return found

    def _bare_addresses(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """A name and a house without a type word: after "по адресу", or where the city has such a street."""
        found = []
        for match in self._bare.finditer(low):
            start, end = match.span("name")
            name = text[start:end]
            known = gazetteer is not None and gazetteer.find_street(name) is not None
            if self._street.search(match["name"]) or not name[0].isupper() or not (match["told"] or known):
                continue
            parts = {"street": name}
            stop = self._take_house(end, text, low, parts)
            if "house" in parts:
                found.append(AddressMention(start, stop, parts))
        return found

    def _district_id(self, name: str, gazetteer: Gazetteer) -> str | None:
        """The district of that name; adjectives meet in all their cases."""
        key = search_key(name)
        nominative, stem_end = self._adjective
        for district in gazetteer.districts:
            for form in district.names():
                known = search_key(self._district_words.sub(" ", fold(form)))
                stem = known.removesuffix(nominative) if nominative else known
                if key == known or (stem != known and re.fullmatch(rf"{re.escape(stem + stem_end)}\w+", key)):
                    return district.id
        return None


def _marker(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_phrase(phrases)})(?!\w)")


def _one_each(found: list[DistrictMention]) -> list[DistrictMention]:
    """Of districts under one type word each keeps its own words only, so that their spans do not overlap."""
    kept: list[DistrictMention] = []
    for mention in sorted(found, key=lambda item: item.end - item.start):
        if not any(mention.district == other.district and mention.end == other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda item: item.start)
