"""Addresses and districts: streets, houses, blocks, microdistricts, complexes, corners.

Pieces are found by their type words and checked against capital letters and the city's gazetteer; neighbouring pieces make
one address. A house number is read only here, so that ``247/7`` never becomes opening hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from extractors.gazetteer import Gazetteer
from extractors.patterns import phrase_source
from extractors.text import fold, search_key
from schemas.values import Address
from schemas.vocab import AddressType, Language

_HOUSE = r"\d{1,4}(?:[ ]?/[ ]?\d{1,3})?(?:[^\W\d_](?![\w]))?"
_CODED = r"[^\W\d_]-?\d{1,4}"
_QUOTED = r"\"[^\"\n]{2,40}\""
_WORD = r"[^\W_][\w'-]*"
_JOIN_GAP = 30


class Markers(BaseModel):
    """Type words of the address pieces other than streets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    microdistrict: tuple[str, ...]
    complex: tuple[str, ...]
    place: tuple[str, ...]
    district: tuple[str, ...]
    house: tuple[str, ...]
    house_before: tuple[str, ...]
    block: tuple[str, ...]
    floor: tuple[str, ...]
    along: tuple[str, ...]
    crossing: tuple[str, ...]
    crossing_joint: tuple[str, ...]
    address_of: tuple[str, ...]
    particles: tuple[str, ...]
    never_names: tuple[str, ...]


class AddressLexicon(BaseModel):
    """``addresses.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name_first: bool
    types: dict[AddressType, tuple[str, ...]]
    markers: Markers


@dataclass(frozen=True, slots=True)
class AddressMention:
    """An address in the text, with the parts that its words give."""

    start: int
    end: int
    parts: dict[str, str] = field(hash=False)

    def value(self) -> Address:
        """The parts as the contract's address; a microdistrict without a street gives the type."""
        return Address.model_validate(self.parts)


@dataclass(frozen=True, slots=True)
class DistrictMention:
    """A city district in the text, by the gazetteer's id."""

    start: int
    end: int
    district: str


def _any(phrases: tuple[str, ...]) -> str:
    if not phrases:
        return r"(?!)"
    return "|".join(sorted((phrase_source(phrase) for phrase in phrases), key=len, reverse=True))


class AddressReader:
    """Finds addresses of one language in a sentence."""

    def __init__(self, lexicon: AddressLexicon, language: Language) -> None:
        self._language = language
        self._name_first = lexicon.name_first
        marks = lexicon.markers
        self._particles = frozenset(fold(word) for word in marks.particles)
        self._never = frozenset(fold(word) for word in marks.never_names)
        self._types = [(kind, re.compile(_any(words))) for kind, words in lexicon.types.items()]
        street = _any(tuple(word for words in lexicon.types.values() for word in words))
        block = _any(marks.block)
        self._street = re.compile(rf"(?<![\w-])(?:{street})(?![\w])")
        self._microdistrict = re.compile(rf"(?<!\w)(?:{_any(marks.microdistrict)})(?![\w])")
        self._complex = re.compile(rf"(?<![\w-])(?:{_any(marks.complex)})(?![\w])")
        self._place = re.compile(rf"(?<![\w-])(?:{_any(marks.place)})(?![\w])")
        self._district = re.compile(rf"(?<![\w-])(?:{_any(marks.district)})(?![\w])")
        along = rf"(?:[ ]+(?:{_any(marks.along)}))?"
        before = rf"(?:(?:{_any(marks.house_before)})[ ]*)?"
        after = rf"(?:[ ]?-?[ ]?(?:{_any(marks.house)}))?"
        self._house = re.compile(
            rf"{along}(?:[ ]*,)?[ ]*{before}(?P<house>{_HOUSE}){after}"
            rf"(?:[ ]*,?[ ]*(?:(?P<block1>\d{{1,3}}|[^\W\d_])[ ]?-[ ]?(?:{block})|(?:{block})[ ]?(?P<block2>\d{{1,3}}|[^\W\d_])(?!\w)))?"
            rf"(?![\w%])(?!-[^\W\d_])(?![ ]?:\d)"
        )
        self._bare = re.compile(
            rf"(?:{_any(marks.address_of)})[ :]+(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}})[ ]*,?[ ]+(?P<house>{_HOUSE})(?!\w)"
        )
        self._crossing = re.compile(rf"(?<!\w)(?:{_any(marks.crossing)})(?!\w)")
        self._joint = re.compile(rf"[ ]+(?:{_any(marks.crossing_joint)})[ ]+")
        self._floor = re.compile(rf"(?<!\w)(?P<floor>\d{{1,2}})[ -]*(?:{_any(marks.floor)})")

    def find(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        """All addresses of a sentence; ``text`` and ``low`` are the sentence and its folded form."""
        pieces = [
            *self._streets(text, low, gazetteer),
            *self._named(self._microdistrict, "microdistrict", text, low, gazetteer),
            *self._named(self._complex, "complex", text, low, gazetteer),
            *self._places(text, low),
            *self._bare_addresses(text, low, gazetteer),
        ]
        return _join(_without_overlaps(pieces), low)

    def find_districts(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[DistrictMention]:
        """The city districts that a sentence names; only those of the gazetteer, where the city has one."""
        found = []
        for marker in self._district.finditer(low):
            names = [*self._names_around(marker, text, low), *self._names_before(marker.start(), text, low)]
            for start, end, name in names:
                district = _district_id(name, gazetteer)
                if district:
                    found.append(DistrictMention(min(start, marker.start()), max(end, marker.end()), district))
                    break
        return found

    def _streets(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        for marker in self._street.finditer(low):
            kind = next(kind for kind, pattern in self._types if pattern.fullmatch(marker[0]))
            name = self._street_name(marker, text, low, gazetteer)
            if not name:
                continue
            start, end = min(name[0], marker.start()), max(name[1], marker.end())
            parts = {"street": name[2], "type": kind.value}
            joint = self._joint.match(low, end)
            if joint and not self._name_first and self._crossing.search(low, 0, marker.start()):
                crossing = self._names_after(joint.end(), text, low)
                if crossing:
                    end, parts["cross_street"] = crossing[0][1], crossing[0][2]
            house = self._house.match(low, end)
            if house and not re.match(r"[ ]*(?:%|-)", low[house.end() : house.end() + 2]):
                end = self._take_house(house, text, parts)
            found.append(AddressMention(start, end, parts))
        return self._with_crossings(found, low)

    def _take_house(self, house: re.Match[str], text: str, parts: dict[str, str]) -> int:
        parts["house"] = re.sub(r"\s", "", text[house.start("house") : house.end("house")])
        for group in ("block1", "block2"):
            if house[group]:
                parts["block"] = text[house.start(group) : house.end(group)]
        return house.end()

    def _street_name(
        self, marker: re.Match[str], text: str, low: str, gazetteer: Gazetteer | None
    ) -> tuple[int, int, str] | None:
        names = self._names_around(marker, text, low)
        if gazetteer:
            for start, end, name in names:
                if gazetteer.find_street(name):
                    return start, end, name
        return names[0] if names else None

    def _names_around(
        self, marker: re.Match[str], text: str, low: str, *, numbers: bool = False
    ) -> list[tuple[int, int, str]]:
        """Possible names beside a type word, longest first."""
        before = self._names_before(marker.start(), text, low)
        if self._name_first:
            return before
        return self._names_after(marker.end(), text, low, numbers=numbers) or [
            item for item in before if low[: item[1]].endswith(("ая", "ой", "ую", "ий", "ое"))
        ]

    def _names_before(self, end: int, text: str, low: str) -> list[tuple[int, int, str]]:
        head = low[:end].rstrip()
        quoted = re.search(rf"({_QUOTED})$", head)
        if quoted:
            return [(quoted.start(), quoted.end(), text[quoted.start() + 1 : quoted.end() - 1])]
        numbered = re.search(r"(?<![\w/-])(\d{1,3})(?:[ ]?-|[ ])$", low[:end])
        if numbered:
            return [(numbered.start(), numbered.end(1), numbered[1])]
        words = list(re.finditer(_WORD, low[max(0, end - 60) : end]))
        offset = max(0, end - 60)
        run: list[tuple[int, int]] = []
        for word in reversed(words):
            start, stop = word.start() + offset, word.end() + offset
            nearest = run[0][0] if run else end
            if low[stop:nearest].strip(" .") or len(run) == 4:
                break
            if not (
                text[start].isupper() or (run == [] and word[0] in self._particles) or re.fullmatch(_CODED, word[0])
            ):
                break
            run.insert(0, (start, stop))
        return self._choices(run, text)

    def _names_after(self, start: int, text: str, low: str, *, numbers: bool = False) -> list[tuple[int, int, str]]:
        tail = re.match(rf"[ ]*({_QUOTED})", low[start:])
        if tail:
            begin, stop = start + tail.start(1), start + tail.end(1)
            return [(begin, stop, text[begin + 1 : stop - 1])]
        run: list[tuple[int, int]] = []
        for word in re.finditer(rf"{_WORD}\.?", low[start : start + 60]):
            begin, stop = word.start() + start, word.end() + start
            previous = run[-1][1] if run else start
            if low[previous:begin].strip() or len(run) == 4:
                break
            bare = word[0].rstrip(".")
            capital = text[begin].isupper()
            number_first = not run and bare.isdigit()
            if not (capital or number_first or (run and bare in self._particles)):
                break
            if word[0].endswith(".") and len(bare) > 2:
                stop -= 1
            run.append((begin, stop))
        if run and low[run[0][0] : run[0][1]].isdigit() and len(run) == 1:
            return [(run[0][0], run[0][1], text[run[0][0] : run[0][1]])] if numbers else []
        while run and low[run[-1][0] : run[-1][1]] == "и":
            run.pop()
        choices = [(run[0][0], stop, text[run[0][0] : stop]) for _, stop in reversed(run)]
        return [choice for choice in choices if fold(choice[2]) not in self._never]

    def _choices(self, run: list[tuple[int, int]], text: str) -> list[tuple[int, int, str]]:
        if not run or all(text[start:stop].lower() in self._particles for start, stop in run):
            return []
        stop = run[-1][1]
        choices = [
            (start, stop, text[start:stop]) for start, _ in run if text[start].isupper() or text[start].isdigit()
        ]
        return [choice for choice in choices if fold(choice[2]) not in self._never]

    def _named(
        self, pattern: re.Pattern[str], part: str, text: str, low: str, gazetteer: Gazetteer | None
    ) -> list[AddressMention]:
        found = []
        for marker in pattern.finditer(low):
            names = self._numbered_before(marker, text, low) if part == "microdistrict" else []
            names = names or self._names_around(marker, text, low, numbers=part == "microdistrict")
            if part == "complex" and not names:
                names = self._names_before(marker.start(), text, low)
            if not names:
                continue
            known = next(
                (
                    name
                    for name in names
                    if part == "microdistrict" and gazetteer and gazetteer.find_microdistrict(name[2])
                ),
                names[0],
            )
            parts = {part: known[2]}
            if part == "microdistrict":
                parts["type"] = AddressType.MICRODISTRICT.value
            start, end = min(known[0], marker.start()), max(known[1], marker.end())
            house = self._house.match(low, end) if part == "microdistrict" else None
            if house:
                end = self._take_house(house, text, parts)
            found.append(AddressMention(start, end, parts))
        return found

    def _numbered_before(self, marker: re.Match[str], text: str, low: str) -> list[tuple[int, int, str]]:
        numbered = re.search(r"(?<![\w/-])(\d{1,3})(?:[ ]?-[ ]?(?:й|м|го|му|ші|шы)?)?[ ]*$", low[: marker.start()])
        return [(numbered.start(), numbered.end(), numbered[1])] if numbered else []

    def _places(self, text: str, low: str) -> list[AddressMention]:
        found = []
        for marker in self._place.finditer(low):
            names = self._names_around(marker, text, low)
            if not self._name_first and text[marker.start()].isupper():
                follow = re.match(r"[ ]+[^\W\d_]+", low[marker.end() :])
                if follow:
                    end = marker.end() + follow.end()
                    found.append(AddressMention(marker.start(), end, {"place": text[marker.start() : end]}))
            elif names:
                start, end = min(names[0][0], marker.start()), max(names[0][1], marker.end())
                found.append(AddressMention(start, end, {"place": text[start:end]}))
        return found

    def _bare_addresses(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[AddressMention]:
        found = []
        for match in self._bare.finditer(low):
            name = text[match.start("name") : match.end("name")]
            if self._street.search(match["name"]) or not name[0].isupper():
                continue
            house = re.sub(r"\s", "", text[match.start("house") : match.end("house")])
            found.append(AddressMention(match.start("name"), match.end(), {"street": name, "house": house}))
        return found

    def _with_crossings(self, streets: list[AddressMention], low: str) -> list[AddressMention]:
        if len(streets) < 2 or not self._crossing.search(low):
            return streets
        merged = list(streets)
        for first, second in zip(streets, streets[1:], strict=False):
            if self._joint.fullmatch(low[first.end : second.start]) and first in merged and second in merged:
                parts = first.parts | {"cross_street": second.parts["street"]}
                merged[merged.index(first)] = AddressMention(first.start, second.end, parts)
                merged.remove(second)
        return merged


def _district_id(name: str, gazetteer: Gazetteer | None) -> str | None:
    if gazetteer is None:
        return None
    key = search_key(name)
    for district in gazetteer.districts:
        for form in district.names():
            known = search_key(form)
            stem = known.removesuffix(" район").removesuffix("ский").removeprefix("район ")
            if key == known or key == stem or (len(stem) > 3 and re.fullmatch(rf"{stem}ск\w+", key)):
                return district.id
    return None


def _without_overlaps(pieces: list[AddressMention]) -> list[AddressMention]:
    kept: list[AddressMention] = []
    for piece in sorted(pieces, key=lambda item: (item.start, -item.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _join(pieces: list[AddressMention], low: str) -> list[AddressMention]:
    """Neighbouring pieces that do not repeat a part are one address: a microdistrict, then its street."""
    joined: list[AddressMention] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        between = low[last.end : piece.start] if last else ""
        if (
            last
            and len(between) <= _JOIN_GAP
            and not (set(last.parts) & set(piece.parts)) - {"type"}
            and re.fullmatch(r"[ ,(-]*(?:[^\W\d_]{1,3}[ ]+)?(?:[^\W\d_]+(?:ында|інде|ан|нде|нда)[ ]+)?", between)
        ):
            joined[-1] = AddressMention(last.start, piece.end, _together(last.parts, piece.parts))
        else:
            joined.append(piece)
    return joined


def _together(first: dict[str, str], second: dict[str, str]) -> dict[str, str]:
    """Parts of both; the type is the street's, where there is one."""
    street = next((parts for parts in (first, second) if "street" in parts), {})
    return first | second | ({"type": street["type"]} if "type" in street else {})
