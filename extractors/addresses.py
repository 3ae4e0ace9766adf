"""Addresses and districts: streets, houses, blocks, microdistricts, complexes, corners.

Pieces are found by their type words and checked against capital letters and the city's gazetteer; neighbouring pieces
make one address. A house number is read only here, so that ``247/7`` never becomes opening hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.address_adjectives import SignForms
from extractors.address_bare import BareReader
from extractors.address_districts import DistrictReader
from extractors.address_houses import HouseReader
from extractors.address_join import AddressJoiner
from extractors.address_lexicon import AddressLexicon, AddressMention, DistrictMention, PlaceRole
from extractors.address_names import NameFinder, PlaceName
from extractors.address_ordinals import Ordinals
from extractors.address_places import PlaceReader
from extractors.address_roles import RoleReader
from extractors.address_settlements import SettlementReader
from extractors.gazetteer import Gazetteer
from extractors.patterns import any_phrase
from extractors.text import fold
from schemas.vocab import AddressType

__all__ = ["AddressLexicon", "AddressMention", "AddressReader", "DistrictMention", "PlaceRole"]

_FEMININE = (AddressType.STREET, AddressType.SQUARE, AddressType.EMBANKMENT)
# "The building square", "the Baltic shore": without a house or a gazetteer they may be anything.
_VAGUE = (AddressType.SQUARE, AddressType.EMBANKMENT)


class AddressReader:
    """Finds addresses of one language in a sentence."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        marks = lexicon.markers
        self._name_first = lexicon.name_first
        self._names = NameFinder(lexicon)
        self._signs = SignForms(lexicon.names)
        self._houses = HouseReader(marks, Ordinals(lexicon.ordinals))
        self._joiner = AddressJoiner(lexicon)
        self._places = PlaceReader(lexicon, self._names, self._houses)
        self._bare = BareReader(lexicon, self._names, self._houses, self._signs)
        self._settlements = SettlementReader(lexicon)
        self._districts = DistrictReader(lexicon, self._names)
        self._roles = RoleReader(lexicon.roles, marks.bare_before)
        self._common_names = frozenset(map(fold, lexicon.names.common))
        self._types = [(kind, re.compile(any_phrase(words))) for kind, words in lexicon.types.items()]
        self._street = _marker(word for words in lexicon.types.values() for word in words)
        self._nominative = re.compile(any_phrase(marks.nominative))
        self._named_after = re.compile(rf"[ ]*(?:{any_phrase(lexicon.names.named_after)})[ ]*")
        self._microdistrict = _marker(marks.microdistrict, after_number=True)
        self._several = re.compile(any_phrase(marks.microdistrict_plural))
        joint = any_phrase(marks.crossing_joint)
        self._joint = re.compile(rf"[ ]+(?:{joint})[ ]+")
        self._joint_before = re.compile(rf"[ ]+(?:{joint})[ ]+$")
        self._untyped_microdistrict = re.compile(
            rf"(?<!\w)(?:{any_phrase(marks.inside)})[ ]+\"?(\w+)-(\d{{1,2}})(?!\w)"
        )

    def find(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """All addresses of a sentence; ``text`` and ``low`` are the sentence and its folded form."""
        pieces = [
            *self._streets(text, low, gazetteer),
            *self._microdistricts(text, low, gazetteer),
            *(place for place in self._places.find(text, low) if not self._roles.beside(place, low)),
        ]
        pieces.extend(
            bare
            for bare in self._bare.find(text, low, gazetteer)
            if not any(piece.start < bare.end and bare.start < piece.end for piece in pieces)
        )
        if gazetteer is None:
            spans = [(piece.start, piece.end) for piece in pieces]
            pieces.extend(
                village
                for village in self._settlements.find(text, low)
                if not any(start < village.end and village.start < end for start, end in spans)
            )
        if not pieces:
            return []
        joined = self._houses.farther(self._joiner.join(pieces, low), text, low)
        return [self._roles.judge(address, low) for address in self._joiner.with_floor(joined, low)]

    def find_districts(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[DistrictMention]:
        """The city districts that a sentence names; only those of the gazetteer, where the city has one."""
        return [self._roles.judge_district(item, low) for item in self._districts.find(text, low, gazetteer)]

    def _streets(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        for marker in self._street.finditer(low):
            kind = self._kind(marker[0])
            name = self._street_name(marker, text, low, gazetteer, feminine=kind in _FEMININE)
            named_after = not name and self._named_after.match(low, marker.end())
            if named_after:
                name = next(iter(self._names.after(named_after.end(), text, low)), None)
            if not name:
                continue
            if name.type_word:
                kind = self._kind(name.type_word)
            start, end = min(name.start, marker.start()), max(name.end, marker.end())
            parts = {"street": name.text, "type": kind.value}
            crossing = self._crossing(name, end, text, low) if self._joiner.at_crossing(low) else None
            if crossing:
                start, end = min(start, crossing.start), max(end, crossing.end)
                # In Kazakh the street that was found stands last: "Абай мен Манас көшелерінің қиылысы".
                first, second = (crossing, name) if self._name_first else (name, crossing)
                parts |= {"street": first.text, "cross_street": second.text}
            end = self._houses.take(end, text, low, parts)
            if "house" not in parts:
                start = self._houses.before(start, text, low, parts)
            known = self._common(parts["street"]) or (gazetteer and gazetteer.find_street(parts["street"]))
            if "house" in parts or not (named_after or (kind in _VAGUE and not known)):
                found.append(AddressMention(start, end, parts, name.former))
        return found

    def _common(self, name: str) -> bool:
        """Whether every city has a place of that name."""
        return fold(name) in self._common_names

    def _kind(self, type_word: str) -> AddressType:
        return next(kind for kind, pattern in self._types if pattern.fullmatch(type_word))

    def _street_name(
        self, marker: re.Match[str], text: str, low: str, gazetteer: Gazetteer | None, *, feminine: bool
    ) -> PlaceName | None:
        name = self._names.known(*marker.span(), text, low, gazetteer.find_street) if gazetteer else None
        if not name:
            name = next(iter(self._names.around(*marker.span(), text, low)), None)
            if not name:
                return None
            if name.end <= marker.start():
                name = replace(name, text=self._signs.before_type(name.text, feminine=feminine))
            elif not self._nominative.fullmatch(marker[0]):
                name = replace(name, text=self._signs.after_type(name.text, feminine=feminine))
        return self._names.renamed(name, max(name.end, marker.end()), text, low) if not name.former else name

    def _crossing(self, name: PlaceName, end: int, text: str, low: str) -> PlaceName | None:
        """The other street of a corner, where one type word serves both ("угол улиц Абая и Манаса")."""
        if self._name_first:
            joint = self._joint_before.search(low, 0, name.start)
            names = self._names.before(joint.start(), text, low) if joint else []
        else:
            after = self._joint.match(low, end)
            names = self._names.after(after.end(), text, low) if after else []
        return names[0] if names else None

    def _microdistricts(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = self._untyped_microdistricts(text, low, gazetteer) if gazetteer else []
        for marker in self._microdistrict.finditer(low):
            if self._several.fullmatch(marker[0]):
                continue
            known = self._names.known(*marker.span(), text, low, gazetteer.find_microdistrict) if gazetteer else None
            names = [known] if known else self._names.numbered(*marker.span(), text, low)
            if not names:
                continue
            start, end = min(names[0].start, marker.start()), max(names[0].end, marker.end())
            following = self._names.next_number(end, low) if names[0].text[0].isdigit() else None
            if following:
                parts = {"microdistrict": names[0].text, "type": AddressType.MICRODISTRICT.value}
                found.append(AddressMention(start, end, parts))
                start, end, names = following.start, following.end, [following]
            found.append(self._microdistrict_at(start, end, names[0].text, text, low))
        return found

    def _microdistrict_at(self, start: int, end: int, name: str, text: str, low: str) -> AddressMention:
        parts = {"microdistrict": name, "type": AddressType.MICRODISTRICT.value}
        end = self._houses.take(end, text, low, parts)
        if "house" not in parts:
            start = self._houses.before(start, text, low, parts)
        return AddressMention(start, end, parts)

    def _untyped_microdistricts(self, text: str, low: str, gazetteer: Gazetteer) -> list[AddressMention]:
        """Numbered microdistricts of the gazetteer without their type word: "в Таугуле-3"."""
        found = []
        for match in self._untyped_microdistrict.finditer(low):
            for ending in ("", "ь", "а", "й", None):
                stem = text[match.start(1) : match.end(1)]
                name = f"{stem if ending is None else stem[:-1] + ending}-{match[2]}"
                known = gazetteer.find_microdistrict(name)
                if known and stem[0].isupper():
                    found.append(self._microdistrict_at(match.start(1), match.end(), name, text, low))
                    break
        return found


def _marker(phrases: Iterable[str], *, after_number: bool = False) -> re.Pattern[str]:
    before = r"(?<!\w)" if after_number else r"(?<![\w-])"
    # After an abbreviation's dot the name may follow without a space: "ул.Абая".
    return re.compile(rf"{before}(?:{any_phrase(phrases)})(?:(?<=\.)|(?!\w))")
