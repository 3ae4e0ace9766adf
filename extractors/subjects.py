"""Whose fact it is: sentences are read in order, and every finding goes to the library that the text is speaking of.

The reader keeps a focus - the library, or the list of libraries, that the last sentence was about - and asks in each sentence
what stands nearest: a name, a list of names with one predicate, a word that refers back, or the city's libraries as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.addresses import AddressMention, DistrictMention
from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference
from extractors.text import search_key

_ATTRIBUTE_GAP = 70


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


class SubjectReader:
    """Resolves the mentions of one article, sentence by sentence."""

    def __init__(self, kits: dict[str, Kit]) -> None:
        self._kits = kits
        self.entities: list[Entity] = []
        self._focus: tuple[Entity, ...] = ()
        self._focus_paragraph = -1
        self._pending: int | None = None

    def read(self, facts: Sequence[Facts]) -> list[Reading]:
        """Every sentence with its anchors, in order."""
        self._register_names(facts)
        return [self._sentence(item) for item in facts]

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
        places = list(facts.addresses)
        for mention in facts.mentions:
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
        entity = self._unnamed(mention, facts, kit, carried, places)
        if entity:
            entity.add(mention)
            return Anchor(*span, (entity,), "place", mention)
        return Anchor(*span, carried, "back", mention) if carried else Anchor(*span, (), "generic", mention)

    def _unnamed(
        self, mention: LibraryMention, facts: Facts, kit: Kit, carried: tuple[Entity, ...], places: list[AddressMention]
    ) -> Entity | None:
        """The library without a name that a place in the same phrase identifies."""
        address = _beside(mention, facts, places, kit)
        district = _beside(mention, facts, list(facts.districts), kit)
        if address is None and district is None and not mention.alias:
            return None
        if address is not None and self._owned_by_name(mention, facts, address, kit):
            return None
        known = self._by_place(address, district, mention)
        if known:
            return known
        another = bool(kit.discourse.another.search(facts.low[max(0, mention.start - 16) : mention.head_end]))
        free = [entity for entity in carried if entity.address is None]
        if address and len(carried) == 1 and free and not mention.alias and not another and free[0].order >= 0:
            return None
        if address is None and not mention.alias and (carried or not _attributive(mention, facts, kit)):
            return None
        entity = Entity(order=len(self.entities))
        self.entities.append(entity)
        if address:
            entity.address = address
        if district:
            entity.district = district.district
        return entity

    def _owned_by_name(self, mention: LibraryMention, facts: Facts, address: AddressMention, kit: Kit) -> bool:
        named = [item for item in facts.mentions if item.reference is Reference.NAMED]
        return any(abs(item.end - address.start) < abs(mention.start - address.start) for item in named if item.end <= address.start)

    def _by_place(
        self, address: AddressMention | None, district: DistrictMention | None, mention: LibraryMention
    ) -> Entity | None:
        if address:
            for entity in self.entities:
                if entity.address and _same_place(entity.address, address):
                    return entity
        candidates = [
            entity for entity in self.entities
            if not entity.named and (entity.address is None or address is None)
            and (district is None or entity.district is None or entity.district == district.district)
            and (not mention.alias or not entity.aliases or mention.alias in entity.aliases)
        ]
        if address is not None and entity_known(candidates):
            candidates[0].address = address
        return candidates[0] if entity_known(candidates) and (mention.alias or address is None or candidates[0].address) else None

    def _back_words(self, facts: Facts, kit: Kit, carried: tuple[Entity, ...], reading: Reading) -> None:
        if not carried:
            return
        for match in kit.discourse.back.finditer(facts.low):
            if not any(anchor.start < match.end() and match.start() < anchor.end for anchor in reading.anchors):
                reading.anchors.append(Anchor(match.start(), match.end(), carried, "back"))

    def _place_alone(self, facts: Facts, reading: Reading, carried: tuple[Entity, ...]) -> None:
        """An address that an earlier sentence gave refers back to its library ("филиал на Бельгера")."""
        for address in facts.addresses:
            for entity in self.entities:
                if entity.address and _same_place(entity.address, address) and not any(
                    entity in anchor.entities for anchor in reading.anchors
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
                between = _without(facts.low, run[-1].end, anchor.start, places)
                bare = re.sub(r"[^\W\d_]+(?:дағы|дегі|тағы|тегі|ндағы|ндегі)|орналасқан|в|на|по адресу|по", " ", between)
                if not kit.discourse.joints.fullmatch(bare):
                    run = []
            run.append(anchor)
            if len(run) > len(best):
                best = list(run)
        entities = list(dict.fromkeys(anchor.entities[0] for anchor in best))
        return tuple(entities) if len(entities) > 1 else ()

    def _assign_places(self, facts: Facts, kit: Kit, reading: Reading, carried: tuple[Entity, ...]) -> None:
        for anchor in reading.anchors:
            if len(anchor.entities) != 1 or anchor.entities[0].address or not anchor.mention:
                continue
            address = _beside(anchor.mention, facts, list(facts.addresses), kit)
            if address and anchor.how in ("name", "back") and not facts.past:
                anchor.entities[0].address = address

    def _remember(self, facts: Facts, kit: Kit, reading: Reading) -> None:
        plural = kit.discourse.back_plural.search(facts.low)
        if reading.group and plural and self._pending is not None:
            reading.inherited = reading.group
        singles = list(
            dict.fromkeys(entity for anchor in reading.anchors if len(anchor.entities) == 1 for entity in anchor.entities)
        )
        if reading.group:
            self._set_focus(reading.group, facts)
        elif len(singles) == 1:
            self._set_focus((singles[0],), facts)
        elif singles:
            first = next((anchor for anchor in reading.anchors if anchor.how == "name" and not _is_place(anchor)), None)
            self._set_focus(first.entities if first else (singles[-1],), facts)
        elif any(anchor.network for anchor in reading.anchors) and not any(anchor.entities for anchor in reading.anchors):
            self._focus = () if len(self._focus) > 1 else self._focus
        self._pending = facts.place.index if facts.counts else None

    def _set_focus(self, entities: tuple[Entity, ...], facts: Facts) -> None:
        self._focus = entities
        self._focus_paragraph = facts.place.paragraph


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


def _without(low: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
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


def _beside(mention: LibraryMention, facts: Facts, places: list, kit: Kit):  # type: ignore[no-untyped-def, type-arg]
    """The place of a list that stands nearest to a mention, with no other library between."""
    best = None
    best_cost = _ATTRIBUTE_GAP
    for item in places:
        after = item.start >= mention.end
        gap = facts.low[mention.end : item.start] if after else facts.low[item.end : mention.start]
        inside = mention.start <= item.start and item.end <= mention.end
        if any(
            other is not mention and min(mention.end, item.end) <= other.start < max(mention.start, item.start)
            for other in facts.mentions
        ):
            continue
        cost = 0 if inside else len(gap) + 20 * gap.count(",") + (30 if after == kit.place_first else 0) + 200 * gap.count(";")
        if cost < best_cost:
            best, best_cost = item, cost
    return best
