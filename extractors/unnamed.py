"""Libraries without a name: told by their address, their district, their kind, or just introduced."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.addresses import AddressMention, DistrictMention
from extractors.employers import only_employs
from extractors.entities import Entity, compatible
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference
from extractors.places import attributive, beside, same_place
from extractors.text import fold
from schemas.vocab import BranchField, Kind

# A city has one central library, one for its children and one for its youth.
_ONE_A_CITY = frozenset({Kind.CENTRAL, Kind.CHILDREN, Kind.YOUTH})
_NEAR = 30
_PREPOSITION = re.compile(r"[ ](?:в|на|по)[ ]")
_BEFORE_HEAD = 18
# Characters of a dash or a quotation mark before the first word.
_OPENING = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told of before: of the city's libraries, of several, in this paragraph of its focus."""

    of_city: bool
    several: bool
    same_paragraph: bool


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a sentence gives to tell an unnamed library by."""

    mention: LibraryMention
    address: AddressMention | None
    district: DistrictMention | None
    another: bool
    resumed: bool


class UnnamedLibraries:
    """Finds or makes the library that a mention without a name means; ``entities`` is the article's list."""

    def __init__(self, entities: list[Entity]) -> None:
        self._entities = entities

    def find(
        self, mention: LibraryMention, facts: Facts, kit: Kit, carried: tuple[Entity, ...], told: Told
    ) -> Entity | None:
        """The library meant; None where the mention only refers back to what the text is about."""
        known = self._by_kind(mention, facts) or self._by_street(mention, facts)
        if known:
            return known
        another = len(carried) == 1 and facts.has_findings and _contradicts(mention, carried[0])
        following = _follows(mention, facts, kit) and bool(mention.title) and mention.kind in _ONE_A_CITY
        if following or ((told.of_city or another) and _one_of_its_kind(mention, carried)):
            return self._titled(mention, mention.title or "", facts, kit)
        if len(carried) == 1 and _contradicts(mention, carried[0]):
            if _is_heading(mention, facts):
                return self._new(facts, None, None)
            carried = ()
        clue = _Clue(
            mention,
            beside(mention, facts, facts.addresses, kit),
            beside(mention, facts, facts.districts, kit),
            bool(kit.discourse.another.search(facts.low, max(0, mention.start - _BEFORE_HEAD), mention.head_end)),
            bool(kit.discourse.resumes.match(facts.low)),
        )
        if clue.address is None and clue.district is None and not mention.alias:
            return self._introduced(facts, carried, another=clue.another)
        known = self._by_place(clue)
        fresh = known in carried and known is not None and known.headline
        elsewhere = clue.another and clue.address is None and carried and not (carried[0].vague or fresh)
        if known and not elsewhere:
            return known
        if self._tells_apart(clue, facts, carried, told):
            carried = ()
        if clue.address and self._gives_focus_its_place(clue, facts, carried):
            return None
        loose = clue.address is None and not mention.alias and not clue.another
        if loose and (carried or not attributive(mention, facts, kit)):
            return None if carried else self._introduced(facts, carried, another=False)
        return self._new(facts, clue.address, clue.district, another=clue.another)

    def by_kind_alone(
        self, mention: LibraryMention, facts: Facts, kit: Kit, carried: tuple[Entity, ...], told: Told
    ) -> Entity | None:
        """The library that an adjective without its noun begins to tell of: "The youth one, too, has been repaired"."""
        opens = mention.start <= _OPENING or mention.place
        if not (opens and facts.has_findings and (told.of_city or told.several or carried)):
            return None
        if mention.name is None or not _one_of_its_kind(replace(mention, title=mention.name), carried):
            return None
        return self._titled(mention, mention.name, facts, kit)

    def _titled(self, mention: LibraryMention, title: str, facts: Facts, kit: Kit) -> Entity:
        """A new library that its kind names."""
        entity = Entity.of(mention)
        entity.order, entity.headline = len(self._entities), facts.place.paragraph == 0
        entity.names.append(title)
        entity.told = not only_employs(mention, facts, kit)
        self._entities.append(entity)
        return entity

    def _by_kind(self, mention: LibraryMention, facts: Facts) -> Entity | None:
        """«Юношеская библиотека»: the only library of that kind that the article names, or will after its lead."""
        if mention.kind is Kind.BRANCH:
            return None
        lead = facts.place.paragraph <= 1
        same = [
            entity
            for entity in self._entities
            if entity.named and entity.kind is mention.kind and (lead or entity.mentions)
        ]
        return same[0] if len(same) == 1 else None

    def _by_street(self, mention: LibraryMention, facts: Facts) -> Entity | None:
        """«Филиал на Бельгера»: a street that one known library stands in, without its type word."""
        near = facts.low[max(0, mention.start - _NEAR) : mention.end + _NEAR]
        known = [
            entity
            for entity in self._entities
            if entity.address
            and not entity.named
            and (street := entity.address.parts.get("street"))
            and fold(street) in near
        ]
        return known[0] if len(known) == 1 else None

    def _by_place(self, clue: _Clue) -> Entity | None:
        if clue.address and (standing := self._standing_at(clue.address)):
            return standing
        candidates = [entity for entity in self._entities if self._may_be(entity, clue)]
        if len(candidates) != 1:
            return None
        if clue.address is not None:
            candidates[0].address = clue.address
        return candidates[0]

    def _may_be(self, entity: Entity, clue: _Clue) -> bool:
        """Whether an unnamed library may be the one meant: nothing known of it contradicts."""
        alias = clue.mention.alias
        return (
            not entity.named
            and (entity.address is None or clue.address is None)
            and (clue.district is None or entity.district in (None, clue.district.district))
            and (not alias or not entity.aliases or alias in entity.aliases)
        )

    def _gives_focus_its_place(self, clue: _Clue, facts: Facts, carried: tuple[Entity, ...]) -> bool:
        """Whether the address belongs to the library that the text is about, not to a new one.

        It does where that library has none yet, and where the article names no other: an old and a new address.
        """
        coordinated = any(
            item.reference is Reference.NAMED and item.end <= clue.mention.start for item in facts.mentions
        )
        if len(carried) != 1 or clue.mention.alias or coordinated:
            return False
        if clue.district and not facts.past and carried[0].district not in (None, clue.district.district):
            return False
        # "The address of the new library": the one that the text has just named as new, while it has no place.
        fresh = carried[0].named and carried[0].address is None and clue.mention.case == "genitive"
        if clue.another and not fresh:
            return False
        named = [entity for entity in self._entities if entity.named]
        return carried[0].address is None or named == [carried[0]]

    def _tells_apart(self, clue: _Clue, facts: Facts, carried: tuple[Entity, ...], told: Told) -> bool:
        """Whether a place is the attribute of a further library: "the branch in Nursat" after the central library.

        Only where the text tells of several libraries, and has gone on to a new paragraph or another kind of house.
        """
        if len(carried) != 1 or not carried[0].named or clue.address is None:
            return False
        if carried[0].address is None and clue.resumed:
            return False
        several = told.several or told.of_city or sum(entity.named for entity in self._entities) > 1
        return several and not told.same_paragraph and _right_beside(clue.mention, clue.address, facts)

    def heading(self, facts: Facts) -> Entity | None:
        """The library of a section that is headed by nothing but an address."""
        if len(facts.addresses) != 1 or facts.mentions or facts.place.paragraph == 0:
            return None
        address = facts.addresses[0]
        rest = facts.low[: address.start] + facts.low[address.end :]
        if "house" not in address.parts or re.search(r"[^\W\d_]", rest) or facts.low.endswith("."):
            return None
        return self._standing_at(address) or self._new(facts, address, None)

    def at(self, address: AddressMention, facts: Facts, *, another: bool) -> Entity:
        """The library at a place, a new one where none is known to stand there."""
        entity = self._standing_at(address) or self._new(facts, address, None, another=another)
        entity.mentions += 1
        return entity

    def counted(self, facts: Facts) -> Entity:
        """A library that only its place in a count tells from others; the first address of its sentence is its own."""
        address = facts.addresses[0] if facts.addresses else None
        entity = (self._standing_at(address) if address else None) or self._new(facts, address, None)
        entity.counted = True
        return entity

    def _standing_at(self, address: AddressMention) -> Entity | None:
        placed = (entity for entity in self._entities if entity.address and same_place(entity.address, address))
        return next(placed, None)

    def _introduced(self, facts: Facts, carried: tuple[Entity, ...], *, another: bool) -> Entity | None:
        """A library that the text has just begun to tell of ("a new library has opened"): its place may follow."""
        opening = any(event.field is BranchField.OPENED for event in facts.events)
        vague = [entity for entity in self._entities if entity.vague]
        further = [entity for entity in vague if entity.another]
        if another and further and not opening:
            # "One more library works at night" of the headline is the one that the text comes back to.
            return further[-1]
        if vague and (not another or not carried or carried[0] in vague):
            return vague[-1] if not carried or carried[0] in vague else None
        if carried and not (another and opening):
            return None
        if not (opening or another) and facts.place.paragraph > 0:
            return None
        return self._new(facts, None, None, another=another)

    def _new(
        self, facts: Facts, address: AddressMention | None, district: DistrictMention | None, *, another: bool = False
    ) -> Entity:
        entity = Entity(
            order=len(self._entities),
            another=another,
            headline=facts.place.paragraph == 0,
            address=address,
            district=district.district if district else None,
        )
        self._entities.append(entity)
        return entity


def _contradicts(mention: LibraryMention, focus: Entity) -> bool:
    """Whether a mention's kind says that it is not the library that the text is about."""
    everybody = Kind.BRANCH in focus.tags and mention.kind in (Kind.CHILDREN, Kind.YOUTH)
    known = mention.tags and focus.tags and not compatible(mention.kind, focus.kind)
    return bool(known) or (focus.named and everybody) or _numbered_branch(mention, focus)


def _right_beside(mention: LibraryMention, place: AddressMention, facts: Facts) -> bool:
    """Whether a place qualifies a mention: «Нұрсаттағы филиал», «библиотека в микрорайоне Шанырак»."""
    if place.end <= mention.start:
        return not facts.low[place.end : mention.start].strip(' ,"')
    return bool(_PREPOSITION.fullmatch(facts.low, mention.end, place.start))


def _one_of_its_kind(mention: LibraryMention, carried: tuple[Entity, ...]) -> bool:
    """Whether a mention means the children's or the central library of a city whose libraries the text tells of."""
    if not mention.title or mention.kind not in _ONE_A_CITY:
        return False
    alike = (entity for entity in carried if not _numbered_branch(mention, entity))
    return not any(compatible(mention.kind, entity.kind) for entity in alike)


def _numbered_branch(mention: LibraryMention, entity: Entity) -> bool:
    """Whether a library has a number, while the mention means the central one, which has none."""
    return mention.kind is Kind.CENTRAL and entity.number is not None and entity.kind is Kind.BRANCH


def _follows(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a sentence begins with the next of several: "the second one is the youth library"."""
    opening = kit.discourse.item.match(facts.low)
    return opening is not None and facts.low[opening.end() : mention.start].strip() in ("-", ":")


def _is_heading(mention: LibraryMention, facts: Facts) -> bool:
    """Whether a mention is all that its sentence says."""
    rest = facts.low[: mention.start] + facts.low[mention.end :]
    return facts.place.paragraph > 0 and not re.search(r"[^\W_]", rest)
