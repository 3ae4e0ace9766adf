"""City districts: only those of the city's gazetteer, in all their cases."""

from __future__ import annotations

import re

from extractors.address_lexicon import AddressLexicon, DistrictMention
from extractors.address_names import NameFinder, PlaceName
from extractors.gazetteer import Gazetteer
from extractors.patterns import any_phrase, compile_phrases
from extractors.text import fold, search_key


class DistrictReader:
    """Finds the districts that sentences of one language name."""

    def __init__(self, lexicon: AddressLexicon, names: NameFinder) -> None:
        marks = lexicon.markers
        self._name_first = lexicon.name_first
        self._adjective = (fold(lexicon.names.adjective_nominative), fold(lexicon.names.adjective_stem))
        self._names = names
        self._district = re.compile(rf"(?<![\w-])(?:{any_phrase(marks.district)})(?!\w)")
        self._words = compile_phrases(marks.district)
        joint = any_phrase(marks.crossing_joint)
        self._joint_before = re.compile(rf"(?:[ ]+(?:{joint})|,)[ ]+$")
        self._joint_after = re.compile(rf"\"?(?:[ ]+(?:{joint})|,)(?=[ ]+)")

    def find(self, text: str, low: str, gazetteer: Gazetteer | None) -> list[DistrictMention]:
        """The city districts that a sentence names; "Медеу және Бостандық аудандары" are two."""
        if gazetteer is None:
            return []
        found: list[DistrictMention] = []
        for marker in self._district.finditer(low):
            before = self._names.before(marker.start(), text, low)
            names = [*self._names.around(*marker.span(), text, low), *before]
            forward = not self._name_first and bool(names) and names[0].start >= marker.end()
            while names:
                known = self._first_known(names, gazetteer)
                if not known:
                    break
                name, district = known
                found.append(DistrictMention(min(name.start, marker.start()), max(name.end, marker.end()), district))
                names = self._next(name, text, low, forward=forward)
        return _one_each(found)

    def _first_known(self, names: list[PlaceName], gazetteer: Gazetteer) -> tuple[PlaceName, str] | None:
        known = ((name, self._id(name.text, gazetteer)) for name in names)
        return next(((name, district) for name, district in known if district), None)

    def _next(self, name: PlaceName, text: str, low: str, *, forward: bool) -> list[PlaceName]:
        """The next name of a list that shares its type word."""
        if forward:
            after = self._joint_after.match(low, name.end)
            return self._names.after(after.end(), text, low) if after else []
        joint = self._joint_before.search(low, 0, name.start)
        return self._names.before(joint.start(), text, low) if joint else []

    def _id(self, name: str, gazetteer: Gazetteer) -> str | None:
        """The district of that name; adjectives meet in all their cases."""
        key = search_key(name)
        nominative, stem_end = self._adjective
        for district in gazetteer.districts:
            for form in district.names():
                known = search_key(self._words.sub(" ", fold(form)))
                stem = known.removesuffix(nominative) if nominative else known
                if key == known or (stem != known and re.fullmatch(rf"{re.escape(stem + stem_end)}\w+", key)):
                    return district.id
        return None


def _one_each(found: list[DistrictMention]) -> list[DistrictMention]:
    """Of districts under one type word each keeps its own words only, so that their spans do not overlap."""
    kept: list[DistrictMention] = []
    for mention in sorted(found, key=lambda item: item.end - item.start):
        if not any(mention.district == other.district and mention.end == other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda item: item.start)
