"""City districts: only those of the city's gazetteer, in all their cases."""

from __future__ import annotations

import re
from functools import cache

from extractors.address_lexicon import AddressLexicon, DistrictMention
from extractors.address_names import NameFinder, PlaceName
from extractors.cities import is_city
from extractors.gazetteer import District, Gazetteer
from extractors.patterns import any_phrase, compile_phrases, words_source
from extractors.text import fold, search_key

# Behind a Russian adjective without its noun: an end, a joint, a verb.
_CLOSES = re.compile(
    r"[ ]*(?:$|[.,;:)!?]|-[ ])"
    r"|[ ]+(?:(?:и|а|на|по|есть|тоже|также|уже)[ ]|откр|закр|работа|стоит|находит|появ|расположен|будет)"
)


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
        self._before, self._endings = marks.district_before, marks.district_alone
        self._attribute = frozenset(map(fold, marks.district_attribute))
        self._library = re.compile(rf"\"?[ ]+(?:№|[^\s,.;]*[ ]+){{0,3}}?(?:{any_phrase(lexicon.roles.library)}|№)")
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
        found.extend(self._alone(text, low, gazetteer, found))
        return _one_each(found)

    def _alone(self, text: str, low: str, gazetteer: Gazetteer, typed: list[DistrictMention]) -> list[DistrictMention]:
        """Districts without their type word: «Түрксібте», «Есілдегі №14 кітапхана», "в Ауэзовском"."""
        rows = {name: row for row in gazetteer.districts if (name := self._stem(row)) and not is_city(name)}
        found = []
        for match in _alone(tuple(rows), self._before, self._endings).finditer(low):
            start, end = match.start("name"), match.end()
            row = rows[match["name"]]
            if not text[start].isupper() or any(start < item.end and item.start < end for item in typed):
                continue
            if self._name_first:
                attribute = match["ending"] in self._attribute and self._library.match(low, end)
                if row.ambiguous and not attribute:
                    continue
            elif not _CLOSES.match(low, end):
                continue
            found.append(DistrictMention(start, end, row.id))
        return found

    def _stem(self, row: District) -> str | None:
        """What stands before the ending of a district's name: the Kazakh name, the stem of the Russian adjective."""
        if self._name_first:
            return fold(row.kk) if row.kk else None
        nominative, stem = self._adjective
        forms = (fold(form).split()[0] for form in row.names())
        return next((form.removesuffix(nominative) + stem for form in forms if form.endswith(nominative)), None)

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


@cache
def _alone(names: tuple[str, ...], before: tuple[str, ...], endings: tuple[str, ...]) -> re.Pattern[str]:
    """The names of a city's districts with one of the endings, behind one of the words (where there are any)."""
    lead = rf"(?<!\w)(?:{any_phrase(before)})[ ]+" if before else r"(?<![\w-])"
    return re.compile(rf"{lead}(?P<name>{words_source(names)})\"?(?P<ending>{words_source(endings)})(?!\w)")


def _one_each(found: list[DistrictMention]) -> list[DistrictMention]:
    """Of districts under one type word each keeps its own words only, so that their spans do not overlap."""
    kept: list[DistrictMention] = []
    for mention in sorted(found, key=lambda item: item.end - item.start):
        if not any(mention.district == other.district and mention.end == other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda item: item.start)
