"""Whose fact it is: sentences are read in order, and every finding goes to the library that the text is speaking of.

The reader keeps a focus - the library, or the list of libraries, that the last sentence was about - and asks in each sentence
what stands nearest: a name, a list of names with one predicate, a word that refers back, or the city's libraries as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extractors.addresses import AddressMention, DistrictMention
from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference
from extractors.text import fold, search_key
from schemas.vocab import BranchField, Kind, Language

_ATTRIBUTE_GAP = 70
_NICKNAME_STEM = 4

P = TypeVar("P", AddressMention, DistrictMention)


@dataclass(slots=True)
class Anchor:
    """A mention in a sentence with the libraries that it means; ``how`` says by what (name, list, back, focus)."""

    start: int
    end: int
    entities: tuple[Entity, ...]
    how: str
    mention: LibraryMention | None = None
    network: bool = False


@dataclass(slots=True)
class Reading:
    """One sentence with its anchors."""

    facts: Facts
    anchors: list[Anchor] = field(default_factory=list)
    group: tuple[Entity, ...] = ()
    carried: tuple[Entity, ...] = ()
    inherited: tuple[Entity, ...] = ()
    ahead: Entity | None = None
    after_network: bool = False


class SubjectReader:
    """Resolves the mentions of one article, sentence by sentence."""

    def __init__(self, kits: dict[str, Kit]) -> None:
        self._kits = kits
        self.entities: list[Entity] = []
        self._focus: tuple[Entity, ...] = ()
        self._focus_paragraph = -1
        self._pending: tuple[int, int] | None = None
        self._group: tuple[Entity, ...] = ()
        self._network_paragraph = -1

    def read(self, facts: Sequence[Facts]) -> list[Reading]:
        """Every sentence with its anchors, in order."""
        self._register_names(facts)
        readings = [self._sentence(item) for item in facts]
        self._settle_vague(readings)
        self._drop_self_denied(facts)
        _look_ahead(readings)
        return readings

    def _drop_self_denied(self, facts: Sequence[Facts]) -> None:
        """A creative space whose article says that it is no library is none."""
        if any(self._kits[item.language].discourse.not_library.search(item.low) for item in facts):
            self.entities = [entity for entity in self.entities if entity.kind is not Kind.HUB]

    def _register_names(self, facts: Sequence[Facts]) -> None:
        """Named libraries first: a short form in the title must find the full name in the body."""
        named = [mention for item in facts for mention in item.mentions if mention.reference is Reference.NAMED]
        for mention in sorted(named, key=lambda mention: -len(mention.name or "")):
            if not any(entity.accepts(mention) for entity in self.entities):
                entity = Entity(order=0)
                entity.add(mention)
                entity.mentions = 0
                self.entities.append(entity)
        for entity in self.entities:
            entity.names.clear()
            entity.aliases.clear()

    def _sentence(self, facts: Facts) -> Reading:
        kit = self._kits[facts.language]
        reading = Reading(facts)
        carried = self._carried(facts)
        reading.carried = carried
        reading.after_network = self._network_paragraph == facts.place.paragraph
        places = list(facts.addresses)
        for mention in (*facts.mentions, *self._nicknames(facts)):
            anchor = self._anchor(mention, facts, kit, carried, places)
            if anchor:
                reading.anchors.append(anchor)
        self._back_words(facts, kit, carried, reading)
        self._place_alone(facts, reading, carried)
        reading.anchors.sort(key=lambda anchor: anchor.start)
        reading.group = self._listed(facts, kit, reading)
        self._assign_places(facts, kit, reading, carried)
        self._remember(facts, kit, reading)
        return reading

    def _carried(self, facts: Facts) -> tuple[Entity, ...]:
        """The focus, if the text still is about it: same paragraph, or a single library in the whole article."""
        if self._focus and facts.place.paragraph - self._focus_paragraph <= 1:
            return self._focus
        known = [entity for entity in self.entities if entity.mentions or entity.named]
        if len(known) == 1:
            return (known[0],)
        return self._focus if len(self._focus) == 1 else ()

    def _anchor(
        self, mention: LibraryMention, facts: Facts, kit: Kit, carried: tuple[Entity, ...], places: list[AddressMention]
    ) -> Anchor | None:
        span = (mention.start, mention.end)
        if mention.reference is Reference.NETWORK:
            return Anchor(*span, (), "network", mention, network=True)
        if mention.reference is Reference.PLURAL:
            return Anchor(*span, (), "plural", mention)
        if mention.reference is Reference.NAMED:
            entity = next((entity for entity in self.entities if entity.accepts(mention)), None)
            if entity is None:
                return None
            entity.add(mention)
            return Anchor(*span, (entity,), "name", mention)
        if any(count.start <= mention.head_start < count.end for count in facts.counts):
            return Anchor(*span, (), "plural", mention)
        entity = (
            self._by_kind(mention)
            or self._by_street(mention, facts)
            or self._unnamed(mention, facts, kit, carried, places)
        )
        if entity:
            entity.add(mention)
            return Anchor(*span, (entity,), "place", mention)
        return Anchor(*span, carried, "back", mention) if carried else Anchor(*span, (), "generic", mention)

    def _nicknames(self, facts: Facts) -> list[LibraryMention]:
        """«Чеховка»: what Russian speakers call a library named after Chekhov."""
        if facts.language is not Language.RU:
            return []
        found = []
        for entity in self.entities:
            surname = search_key(entity.eponym or "").split(" ")[-1]
            stem = re.sub(r"(?:ого|а|я|ой)$", "", surname)
            if len(stem) < _NICKNAME_STEM:
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(stem)}к(?:а|и|е|у|ой)(?!\w)", facts.low):
                if facts.text[match.start()].isupper():
                    name = facts.text[match.start() : match.start() + len(stem)] + "ка"
                    found.append(
                        LibraryMention(
                            match.start(),
                            match.end(),
                            Reference.NAMED,
                            kind=entity.kind,
                            eponym=entity.eponym,
                            alias=name,
                            number=entity.number,
                            head_start=match.start(),
                            head_end=match.end(),
                        )
                    )
        return found

    def _by_kind(self, mention: LibraryMention) -> Entity | None:
        """ "The youth library": the only library of that kind that the article names."""
        if mention.kind is Kind.BRANCH:
            return None
        same = [entity for entity in self.entities if entity.named and entity.kind is mention.kind]
        return same[0] if len(same) == 1 else None

    def _by_street(self, mention: LibraryMention, facts: Facts) -> Entity | None:
        """ "The branch on Belger": a street that one known library stands in, without its type word."""
        near = facts.low[max(0, mention.start - 30) : mention.end + 30]
        known = [
            entity
            for entity in self.entities
            if entity.address
            and not entity.named
            and (street := entity.address.parts.get("street"))
            and fold(street) in near
        ]
        return known[0] if len(known) == 1 else None

    def _unnamed(
        self, mention: LibraryMention, facts: Facts, kit: Kit, carried: tuple[Entity, ...], places: list[AddressMention]
    ) -> Entity | None:
        """The library without a name that a place in the same phrase identifies."""
        address = _beside(mention, facts, facts.addresses, kit)
        district = _beside(mention, facts, facts.districts, kit)
        another = bool(kit.discourse.another.search(facts.low[max(0, mention.start - 18) : mention.head_end]))
        if address is None and district is None and not mention.alias:
            return self._introduced(facts, carried, another=another)
        known = self._by_place(address, district, mention)
        if known and another and address is None and carried and not carried[0].vague:
            known = None
        if known:
            return known
        free = [entity for entity in carried if entity.address is None]
        coordinated = any(item.reference is Reference.NAMED and item.end <= mention.start for item in facts.mentions)
        if address and len(carried) == 1 and free and not mention.alias and not another and not coordinated:
            return None
        if address is None and not mention.alias and not another and (carried or not _attributive(mention, facts, kit)):
            return None if carried else self._introduced(facts, carried, another=another)
        entity = Entity(order=len(self.entities), headline=facts.place.paragraph == 0)
        self.entities.append(entity)
        if address:
            entity.address = address
        if district:
            entity.district = district.district
        return entity

    def _introduced(self, facts: Facts, carried: tuple[Entity, ...], *, another: bool) -> Entity | None:
        """A library that the text has just begun to tell of ("a new library has opened"): it may get its place later."""
        opening = any(event.field is BranchField.OPENED for event in facts.events)
        vague = [entity for entity in self.entities if entity.vague]
        if vague and (not another or len(carried) == 0 or carried[0] in vague):
            return vague[-1] if not carried or carried[0] in vague else None
        if carried and not (another and opening):
            return None
        if not (opening or another) and facts.place.paragraph > 0:
            return None
        entity = Entity(order=len(self.entities), headline=facts.place.paragraph == 0)
        self.entities.append(entity)
        return entity

    def _by_place(
        self, address: AddressMention | None, district: DistrictMention | None, mention: LibraryMention
    ) -> Entity | None:
        if address:
            for entity in self.entities:
                if entity.address and _same_place(entity.address, address):
                    return entity
        candidates = [
            entity
            for entity in self.entities
            if not entity.named
            and (entity.address is None or address is None)
            and (district is None or entity.district is None or entity.district == district.district)
            and (not mention.alias or not entity.aliases or mention.alias in entity.aliases)
        ]
        if address is not None and entity_known(candidates):
            candidates[0].address = address
        return (
            candidates[0]
            if entity_known(candidates) and (mention.alias or address is None or candidates[0].address)
            else None
        )

    def _back_words(self, facts: Facts, kit: Kit, carried: tuple[Entity, ...], reading: Reading) -> None:
        """Words such as "here", "it", "the building"; after a name in the same sentence they mean that one."""
        named = [anchor.start for anchor in reading.anchors if anchor.entities and anchor.how in ("name", "place")]
        second = kit.discourse.second.search(facts.low)
        if second and len(self._group) > 1:
            reading.anchors.append(Anchor(second.start(), second.end(), (self._group[1],), "back"))
            return
        for match in kit.discourse.back.finditer(facts.low):
            if named and min(named) < match.start():
                continue
            hub = [entity for entity in self.entities if entity.kind is Kind.HUB and entity.named]
            meant = (hub[0],) if match[0].startswith("хаб") and len(hub) == 1 else carried
            if meant and not any(
                anchor.start < match.end() and match.start() < anchor.end for anchor in reading.anchors
            ):
                reading.anchors.append(Anchor(match.start(), match.end(), meant, "back"))

    def _place_alone(self, facts: Facts, reading: Reading, carried: tuple[Entity, ...]) -> None:
        """An address that an earlier sentence gave refers back to its library ("филиал на Бельгера")."""
        for address in facts.addresses:
            for entity in self.entities:
                if (
                    entity.address
                    and _same_place(entity.address, address)
                    and not any(entity in anchor.entities for anchor in reading.anchors)
                ):
                    reading.anchors.append(Anchor(address.start, address.end, (entity,), "place"))

    def _listed(self, facts: Facts, kit: Kit, reading: Reading) -> tuple[Entity, ...]:
        """The libraries of a list: names and places with nothing but joints between them."""
        items = [anchor for anchor in reading.anchors if len(anchor.entities) == 1 and anchor.how in ("name", "place")]
        places = [(item.start, item.end) for item in (*facts.addresses, *facts.districts)]
        run: list[Anchor] = []
        best: list[Anchor] = []
        for anchor in items:
            if run:
                between = without(facts.low, run[-1].end, anchor.start, places)
                bare = re.sub(
                    r"(?<!\w)(?:[^\W\d_]+(?:дағы|дегі|тағы|тегі)|мекенжай\w*|орналасқан|в|на|по адресу|по)(?!\w)",
                    " ",
                    between,
                )
                if not kit.discourse.joints.fullmatch(bare):
                    run = []
            run.append(anchor)
            if len(run) > len(best):
                best = list(run)
        entities = list(dict.fromkeys(anchor.entities[0] for anchor in best))
        return tuple(entities) if len(entities) > 1 else ()

    def _assign_places(self, facts: Facts, kit: Kit, reading: Reading, carried: tuple[Entity, ...]) -> None:
        """Remember the place of a library that the sentence gives, so that the place alone finds it again."""
        if facts.past:
            return
        singles = [anchor for anchor in reading.anchors if len(anchor.entities) == 1]
        for anchor in singles:
            entity = anchor.entities[0]
            if anchor.mention:
                address = _beside(anchor.mention, facts, facts.addresses, kit)
                district = _beside(anchor.mention, facts, facts.districts, kit)
            else:
                alone = len({id(item.entities[0]) for item in singles}) == 1
                address = facts.addresses[0] if alone and facts.addresses else None
                district = facts.districts[0] if alone and facts.districts else None
            entity.address = entity.address or address
            entity.district = entity.district or (district.district if district else None)
        if not singles and len(carried) == 1:
            carried[0].address = carried[0].address or next(iter(facts.addresses), None)

    def _remember(self, facts: Facts, kit: Kit, reading: Reading) -> None:
        if reading.group and self._pending is not None:
            count, paragraph = self._pending
            refers = bool(kit.discourse.back_plural.search(facts.low)) or facts.place.paragraph == paragraph
            if refers and len(reading.group) == count:
                reading.inherited = reading.group
        singles = list(
            dict.fromkeys(
                entity for anchor in reading.anchors if len(anchor.entities) == 1 for entity in anchor.entities
            )
        )
        if reading.group:
            self._set_focus(reading.group, facts)
        elif len(singles) == 1:
            self._set_focus((singles[0],), facts)
        elif singles:
            first = next((anchor for anchor in reading.anchors if anchor.how == "name" and not _is_place(anchor)), None)
            self._set_focus(first.entities if first else (singles[-1],), facts)
        elif self._focus and (facts.has_findings or reading.anchors) and self._focus == carried_of(reading):
            self._focus_paragraph = facts.place.paragraph
        if any(anchor.network for anchor in reading.anchors) and not any(anchor.entities for anchor in reading.anchors):
            self._focus = () if len(self._focus) > 1 else self._focus
        if reading.group:
            self._group = reading.group
        if any(anchor.network for anchor in reading.anchors) or any(count.field for count in facts.counts):
            self._network_paragraph = facts.place.paragraph
        counts = [int(count.number.value) for count in facts.counts]
        self._pending = (counts[-1], facts.place.paragraph) if counts else None

    def _settle_vague(self, readings: list[Reading]) -> None:
        """A library that only a headline or a lead spoke of, without name or place, is the one that follows."""
        vague = [entity for entity in self.entities if entity.vague]
        for entity in vague:
            others = [
                anchor.entities[0]
                for reading in readings
                if reading.facts.place.paragraph > 0 or not entity.headline
                for anchor in reading.anchors
                if len(anchor.entities) == 1 and anchor.entities[0] is not entity
            ]
            known = list(dict.fromkeys(others))
            if not known or (len(known) > 1 and not entity.headline):
                continue
            target = known[0]
            if entity.district and target.district and entity.district != target.district:
                continue
            for reading in readings:
                reading.carried = tuple(target if item is entity else item for item in reading.carried)
                for anchor in reading.anchors:
                    anchor.entities = tuple(target if item is entity else item for item in anchor.entities)
            self.entities.remove(entity)

    def _set_focus(self, entities: tuple[Entity, ...], facts: Facts) -> None:
        self._focus = entities
        self._focus_paragraph = facts.place.paragraph


def _look_ahead(readings: list[Reading]) -> None:
    """Before the first library is named, a text may already tell of it: its door, its street."""
    first = next(
        (anchor.entities[0] for reading in readings for anchor in reading.anchors if len(anchor.entities) == 1), None
    )
    for reading in readings:
        if any(anchor.entities for anchor in reading.anchors):
            return
        reading.ahead = first


def carried_of(reading: Reading) -> tuple[Entity, ...]:
    """The libraries that a sentence without names of its own speaks of."""
    return reading.carried


def entity_known(candidates: list[Entity]) -> bool:
    """Whether exactly one library can be meant."""
    return len(candidates) == 1


def _is_place(anchor: Anchor) -> bool:
    return bool(anchor.mention and anchor.mention.place)


def _same_place(one: AddressMention, other: AddressMention) -> bool:
    for part in ("street", "microdistrict", "complex"):
        mine, theirs = one.parts.get(part), other.parts.get(part)
        if mine and theirs:
            if search_key(mine) != search_key(theirs):
                return False
            houses = one.parts.get("house"), other.parts.get("house")
            return None in houses or houses[0].split("/")[0].lower() == houses[1].split("/")[0].lower()  # type: ignore[union-attr]
    return False


def without(low: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """The text between two offsets with the given spans blotted out to one blank each."""
    text = low[start:end]
    for left, right in sorted(spans, reverse=True):
        if left < end and start < right:
            text = text[: max(0, left - start)] + " " + text[max(0, right - start) :]
    return text


def _attributive(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a place stands as an attribute right at the mention ("the branch in the X district")."""
    for item in facts.districts:
        if item.end <= mention.start and not facts.low[item.end : mention.start].strip(' ,"'):
            return True
        if not kit.place_first and mention.end <= item.start and len(facts.low[mention.end : item.start]) <= 4:
            return True
    return False


def place_cost(mention: LibraryMention, start: int, end: int, facts: Facts, kit: Kit) -> float:
    """How loosely a place at ``start:end`` is tied to a mention: by the gap, its commas and the usual word order."""
    after = start >= mention.end
    if mention.start <= start and end <= mention.end:
        return 0
    places = [(item.start, item.end) for item in (*facts.addresses, *facts.districts) if item.start != start]
    gap = without(facts.low, mention.end, start, places) if after else without(facts.low, end, mention.start, places)
    cost = len(gap) + 20 * gap.count(",") + 200 * gap.count(";") + 60 * gap.count(" - ")
    return cost + (30 if after == kit.place_first else 0)


def _beside(mention: LibraryMention, facts: Facts, places: Sequence[P], kit: Kit) -> P | None:
    """The place of a list that stands nearest to a mention, unless another library stands between or nearer."""
    best: P | None = None
    best_cost = float(_ATTRIBUTE_GAP)
    for item in places:
        cost = place_cost(mention, item.start, item.end, facts, kit)
        rivals = (
            place_cost(other, item.start, item.end, facts, kit)
            for other in facts.mentions
            if other is not mention and other.reference in (Reference.NAMED, Reference.GENERIC)
        )
        if cost < best_cost and cost <= min(rivals, default=cost):
            best, best_cost = item, cost
    return best
