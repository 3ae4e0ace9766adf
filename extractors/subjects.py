"""Which libraries every sentence speaks of.

The reader keeps a focus - the library, or the list of libraries, that the last sentence was about - and asks in each
sentence what stands there: a name, a list of names with one predicate, a place, a word that refers back, the city.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.asides import Asides
from extractors.counted import CountedLibraries
from extractors.disowned import drop_outsiders
from extractors.employers import only_employs, only_passes, only_receives, only_speaks, only_stands_near
from extractors.entities import Entity
from extractors.enumerated import counted_off, one_more, places_of_several
from extractors.facts import Facts
from extractors.groups import add_each, each_of, is_branch, listed, not_the_branch
from extractors.headlines import look_ahead, settle_headlines, topic_of
from extractors.interviews import Interview
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference, is_title
from extractors.nicknames import nicknames
from extractors.places import beside, same_place
from extractors.reading import Anchor, Reading, Tie
from extractors.regions import Regions
from extractors.renames import Renames
from extractors.short_forms import firm_mentions, meant, with_nouns
from extractors.text import fold
from extractors.unnamed import Told, UnnamedLibraries
from schemas.vocab import Kind

# Code points before "branch" in which "this" is looked for.
_POINTER = 14
# Letters of a city's name that all its forms and its adjective share.
_CITY_STEM = 5


class SubjectReader:
    """Resolves the mentions of one article, set ``at_home`` in Kazakhstan; ``entities`` holds its libraries then."""

    def __init__(self, kits: dict[str, Kit], *, at_home: bool = True) -> None:
        self._kits = kits
        self._at_home = at_home
        self.entities: list[Entity] = []
        self._unnamed = UnnamedLibraries(self.entities)
        self._several = CountedLibraries(self._unnamed)
        self._renames = Renames(self.entities)
        self._focus: tuple[Entity, ...] = ()
        self._focus_paragraph = -1
        self._last_group: tuple[Entity, ...] = ()
        self._counted: tuple[int, int] | None = None
        self._network_paragraph = -1
        self._network_focus = False
        self._regions = Regions()
        self._interview = Interview((), kits)
        self._asides = Asides()
        self._told_of: tuple[Entity, ...] = ()
        self._told_in = -1
        self._plural_at = -1
        self._topic: Entity | None = None

    def read(self, facts: Sequence[Facts]) -> list[Reading]:
        """Every sentence with its anchors, in order."""
        facts = with_nouns(facts)
        self._register_names(facts)
        self._asides.count(facts, self.entities)
        self._interview = Interview(facts, self._kits)
        readings = [self._sentence(item) for item in facts]
        settle_headlines(self.entities, readings)
        drop_outsiders(self.entities, facts, self._kits, at_home=self._at_home)
        # A library of which the text only says that somebody works there is not what it is about.
        guest = self._interview.guest
        self.entities[:] = [entity for entity in self.entities if not entity.named or entity.told or entity in guest]
        look_ahead(readings)
        return readings

    def _register_names(self, facts: Sequence[Facts]) -> None:
        """Longest names first: a short form in the title must find the full name of the body."""
        named = [mention for item in facts for mention in item.mentions if mention.reference is Reference.NAMED]
        longest_first = sorted(named, key=lambda mention: -len(mention.name or ""))
        for mention in (*longest_first, *firm_mentions(facts)):
            if not any(entity.accepts(mention) for entity in self.entities):
                self.entities.append(Entity.of(mention))

    def _sentence(self, facts: Facts) -> Reading:
        kit = self._kits[facts.language]
        self._turn_to_guest(facts)
        carried = self._carried(facts)
        same_paragraph = self._network_paragraph == facts.place.paragraph
        goes_on = same_paragraph or (not carried and facts.place.paragraph == self._network_paragraph + 1)
        if facts.place.paragraph > self._told_in + 1:
            self._told_of = ()
        reading = Reading(facts, carried, same_paragraph, self._network_focus and goes_on, told_of=self._told_of)
        short = nicknames(facts, self.entities, kit)
        plain = (item for item in facts.mentions if item.name or not any(item.overlaps(nick) for nick in short))
        for mention in (*plain, *short):
            anchor = self._anchor(mention, reading, kit)
            if anchor:
                reading.anchors.append(anchor)
        heading = self._unnamed.heading(facts)
        if heading:
            reading.anchors.append(Anchor(facts.addresses[0].start, facts.addresses[0].end, (heading,), Tie.PLACE))
        self._add_enumerated(reading, kit)
        self._add_back_words(reading, kit)
        self._add_known_places(reading)
        reading.anchors.sort(key=lambda anchor: anchor.start)
        reading.group = listed(reading, kit)
        reading.beyond = self._regions.tells_of(reading, kit)
        self._learn_places(reading, kit)
        self._remember(reading, kit)
        self._interview.introduce(reading, self._focus)
        self._topic = topic_of(reading) if facts.place.paragraph == 0 else self._topic
        return reading

    def _turn_to_guest(self, facts: Facts) -> None:
        """A question goes back to the house that the guest speaks for; so does the answer."""
        if self._interview.asks(facts):
            self._focus, self._focus_paragraph = self._interview.guest, facts.place.paragraph
            self._network_focus = self._interview.of_network
            for entity in self._interview.guest:
                entity.told = True
        if self._network_focus and self._interview.of_network:
            self._network_paragraph = facts.place.paragraph

    def _carried(self, facts: Facts) -> tuple[Entity, ...]:
        """The focus, if the text still is about it: the next paragraph, or the article's only library."""
        self._focus = self._asides.ended(facts, self._focus, self._focus_paragraph)
        if self._focus and facts.place.paragraph - self._focus_paragraph <= 1:
            return self._focus
        if self._network_focus and self._interview.of_network:
            return ()
        known = [entity for entity in self.entities if entity.mentions or entity.named]
        # A review of the city's libraries is not yet about the one that it will name.
        if len(known) == 1 and (known[0].mentions or self._network_paragraph < 0):
            return (known[0],)
        return self._focus if len(self._focus) == 1 else ()

    def _anchor(self, mention: LibraryMention, reading: Reading, kit: Kit) -> Anchor | None:
        span = (mention.start, mention.end)
        if mention.reference is Reference.NETWORK:
            voice = len(reading.carried) == 1 and only_speaks(mention, reading.facts, kit)
            return Anchor(*span, (), Tie.NETWORK, mention, voice=voice)
        if mention.reference is Reference.NAMED:
            entity = self._named(mention, reading, kit)
            return Anchor(*span, (entity,), Tie.NAME, mention) if entity else None
        if mention.reference is Reference.SHORT:
            return self._short(mention, reading, kit)
        receives = reading.carried and only_receives(mention, reading.facts, kit)
        return None if receives or is_title(mention, reading.facts.low) else self._generic(mention, reading, kit)

    def _generic(self, mention: LibraryMention, reading: Reading, kit: Kit) -> Anchor:
        """What "the library", "the libraries" mean here."""
        span = (mention.start, mention.end)
        counted = any(count.start <= mention.head_start < count.end for count in reading.facts.counts)
        if shared := each_of(reading, self._last_group, mention.start, mention.head_end, kit):
            return Anchor(*span, shared, Tie.LIST, mention)
        if mention.reference is Reference.PLURAL or counted:
            return Anchor(*span, (), Tie.PLURAL, mention)
        if (topic := self._topic) and kit.discourse.resumes.match(reading.facts.low):
            return Anchor(*span, (topic,), Tie.BACK, mention)
        if pointed := self._pointed_at(mention, reading, kit):
            return Anchor(*span, (pointed,), Tie.NAME, mention)
        if main := not_the_branch(reading, mention, kit):
            return Anchor(*span, (main,), Tie.BACK, mention)
        entity = self._unnamed.find(mention, reading.facts, kit, reading.carried, self._told(reading))
        if entity:
            entity.add(mention)
            entity.told |= not only_employs(mention, reading.facts, kit)
            return Anchor(*span, (entity,), Tie.PLACE, mention)
        if not mention.place and mention.case != "attributive":
            for known in reading.carried:
                known.told = known.told or known.mentions > 0
        return Anchor(*span, reading.carried, Tie.BACK if reading.carried else Tie.NONE, mention)

    def _told(self, reading: Reading) -> Told:
        same = reading.facts.place.paragraph == self._focus_paragraph
        return Told(self._network_paragraph >= 0, self._plural_at >= 0, same)

    def _named(self, mention: LibraryMention, reading: Reading, kit: Kit) -> Entity | None:
        """The library that a name means; None where it is only named in passing."""
        entity = next((entity for entity in self.entities if entity.accepts(mention)), None)
        rival = reading.carried and entity not in reading.carried
        placed = beside(mention, reading.facts, reading.facts.addresses, kit)
        passing = rival and not placed and only_passes(mention, reading.facts, kit)
        landmark = entity not in self._focus and only_stands_near(mention, reading.facts, kit, beside=bool(rival))
        if entity is None or passing or landmark:
            return None
        if renamed := self._renames.apply(mention, entity, reading, kit):
            return renamed
        entity.add(mention)
        entity.told = entity.told or not only_employs(mention, reading.facts, kit)
        return entity

    def _add_enumerated(self, reading: Reading, kit: Kit) -> None:
        """Libraries that only their places tell apart, after the text has counted them; or one more of them."""
        facts = reading.facts
        if listed := places_of_several(facts, [anchor for anchor in reading.anchors if anchor.tie is Tie.PLURAL]):
            for address in listed if not reading.singles() else ():
                entity = self._unnamed.at(address, facts, another=False)
                reading.anchors.append(Anchor(address.start, address.end, (entity,), Tie.PLACE))
            return
        if reading.anchors:
            return
        found = counted_off(facts, kit) if self._several_before(facts) else []
        opening = kit.discourse.item.match(facts.low) if not found else None
        following = self._several.following(facts) if opening else None
        if opening and following:
            reading.anchors.append(Anchor(*opening.span(), (following,), Tie.NAME))
            return
        if not facts.addresses:
            return
        of_list = len(self._last_group) > 1 and kit.discourse.second.search(facts.low)
        told = self.entities or self._network_paragraph >= 0
        more = one_more(facts, kit) if told and not (found or of_list) else None
        for start, end, address in [*found, *([more] if more else [])]:
            entity = self._unnamed.at(address, facts, another=more is not None)
            reading.anchors.append(Anchor(start, end, (entity,), Tie.PLACE))

    def _several_before(self, facts: Facts) -> bool:
        """Whether the sentence before spoke of several libraries without naming any."""
        return self._plural_at >= 0 and facts.place.index - self._plural_at == 1

    def _pointed_at(self, mention: LibraryMention, reading: Reading, kit: Kit) -> Entity | None:
        """«… №9: сол филиалда», «второй филиал», «филиал» of a list with one branch: what the text has just named."""
        before = reading.facts.low[max(0, mention.start - _POINTER) : mention.head_start]
        named = [anchor.single for anchor in reading.anchors if anchor.tie is Tie.NAME and anchor.single]
        if named and kit.discourse.pointer.search(before):
            return named[-1]
        if ordinal := kit.ordinal.search(before):
            return self._counted_off(kit.ordinals[ordinal["stem"]], reading.facts)
        group = reading.carried if len(reading.carried) > 1 else ()
        word = reading.facts.low[mention.head_start : mention.head_end]
        named_so = [entity for entity in group if kit.branch.search(fold(entity.name() or ""))]
        alike = named_so if kit.branch.match(word) else []
        if not group and kit.branch.match(word) and not is_branch(reading.carried, kit):
            alike = [entity for entity in self.entities if entity.mentions and is_branch((entity,), kit)]
        return alike[0] if len(alike) == 1 else None

    def _counted_off(self, place: int, facts: Facts) -> Entity | None:
        """«Третий филиал» is № 3 where the text knows it by its number, else the third of the last list or count."""
        numbered = [entity for entity in self.entities if entity.number == str(place + 1)]
        if numbered:
            return numbered[0]
        listed = self._last_group[place] if len(self._last_group) > max(1, place) else None
        return listed or self._several.nth(place, facts)

    def _short(self, mention: LibraryMention, reading: Reading, kit: Kit) -> Anchor | None:
        """An adjective, a number or an ordinal that stands for a library; None where it means something else."""
        fresh = len(reading.carried) > 1 and not set(reading.carried) <= set(self._last_group)
        group = reading.carried if fresh else self._last_group
        entity = meant(mention, reading.facts, self.entities, group)
        at_once = self._several_before(reading.facts) and counted_off(reading.facts, kit)
        if entity is None and mention.ordinal is not None and not group and not at_once:
            entity = self._several.nth(mention.ordinal, reading.facts)
        if entity is None and mention.firm:
            entity = next((entity for entity in self.entities if entity.accepts(mention)), None)
        if entity is None:
            entity = self._unnamed.by_kind_alone(mention, reading.facts, kit, reading.carried, self._told(reading))
        if entity is None:
            return None
        if mention.ordinal is None:
            entity.refer(mention)
        return Anchor(mention.start, mention.end, (entity,), Tie.NAME, mention)

    def _add_back_words(self, reading: Reading, kit: Kit) -> None:
        """Words such as "here", "it", "the building"; after a name in the same sentence they mean that one."""
        low = reading.facts.low
        if self._network_paragraph >= 0 and (total := kit.discourse.totals.search(low)) and not reading.anchors:
            reading.anchors.append(Anchor(total.start(), total.end(), (), Tie.NETWORK))
            return
        for match in kit.discourse.network_back.finditer(low):
            if not any(anchor.overlaps(*match.span()) for anchor in reading.anchors):
                reading.anchors.append(Anchor(match.start(), match.end(), (), Tie.NETWORK))
        if add_each(reading, self._last_group, kit):
            return
        second = kit.discourse.second.search(low)
        if second and len(self._last_group) > 1:
            reading.anchors.append(Anchor(second.start(), second.end(), (self._last_group[1],), Tie.BACK))
            return
        if self._interview.answers(reading.facts):
            self._add_persons(reading, kit)
        first = min((item.start for item in reading.anchors if item.tie in (Tie.NAME, Tie.PLACE)), default=len(low))
        hubs = tuple(entity for entity in self.entities if entity.kind is Kind.HUB and entity.named)
        for match in kit.discourse.back.finditer(low, 0, first):
            meant = hubs if len(hubs) == 1 and kit.discourse.hub.match(match[0]) else reading.carried
            if meant and not any(anchor.overlaps(*match.span()) for anchor in reading.anchors):
                reading.anchors.append(Anchor(match.start(), match.end(), meant, Tie.BACK))

    def _add_persons(self, reading: Reading, kit: Kit) -> None:
        """In an interview "we" is the guest's house; "they", beside it, the other one that was just named."""
        guest = self._interview.guest
        meant = [(match, guest) for match in kit.discourse.we.finditer(reading.facts.low)]
        if meant and len(reading.carried) == 1 and reading.carried != guest:
            meant.extend((match, reading.carried) for match in kit.discourse.they.finditer(reading.facts.low))
        for match, entities in meant:
            if not any(anchor.overlaps(*match.span()) for anchor in reading.anchors):
                reading.anchors.append(Anchor(*match.span(), entities, Tie.BACK))

    def _add_known_places(self, reading: Reading) -> None:
        """An address that an earlier sentence gave refers back to its library."""
        self._add_cities(reading)
        for address in reading.facts.addresses:
            for entity in self.entities:
                known = entity.address and same_place(entity.address, address)
                if known and not any(entity in anchor.entities for anchor in reading.anchors):
                    reading.anchors.append(Anchor(address.start, address.end, (entity,), Tie.PLACE))

    def _add_cities(self, reading: Reading) -> None:
        """Where a text tells of one library in each of several cities, a city alone names its library."""
        seated = [(entity, fold(entity.seat)[:_CITY_STEM]) for entity in self.entities if entity.seat]
        if len({stem for _, stem in seated}) < 2 or len(seated) != len({stem for _, stem in seated}):
            return
        if any(anchor.entities and anchor.tie is not Tie.BACK for anchor in reading.anchors):
            return
        low = reading.facts.low
        found = [(match, entity) for entity, stem in seated if (match := re.search(rf"(?<!\w){re.escape(stem)}", low))]
        if len(found) == 1 and not any(anchor.collective for anchor in reading.anchors):
            match, entity = found[0]
            reading.anchors = [anchor for anchor in reading.anchors if anchor.tie is not Tie.BACK]
            entity.told = True
            reading.anchors.append(Anchor(match.start(), match.end(), (entity,), Tie.PLACE))

    def _learn_places(self, reading: Reading, kit: Kit) -> None:
        """Remember the place of a library that the sentence gives, so that the place alone finds it again."""
        facts = reading.facts
        if facts.past or facts.planned or facts.future:
            return
        alone = len(reading.singles()) == 1
        for anchor in reading.anchors:
            entity = anchor.single
            if entity is None:
                continue
            if anchor.mention:
                address = beside(anchor.mention, facts, facts.addresses, kit)
                district = beside(anchor.mention, facts, facts.districts, kit)
            else:
                address = facts.addresses[0] if alone and facts.addresses else None
                district = facts.districts[0] if alone and facts.districts else None
            entity.learn(address, district)
        if not reading.singles() and len(reading.carried) == 1:
            reading.carried[0].learn(next(iter(facts.addresses), None), None)

    def _remember(self, reading: Reading, kit: Kit) -> None:
        """Move the focus on; a list of as many libraries as the sentence before counted is that group."""
        facts = reading.facts
        if reading.group and self._counted is not None:
            count, paragraph = self._counted
            refers = bool(kit.discourse.back_plural.search(facts.low)) or facts.place.paragraph == paragraph
            if refers and len(reading.group) == count:
                reading.inherited = reading.group
        if any(anchor.tie is Tie.PLURAL for anchor in reading.anchors) and not reading.singles():
            self._plural_at = facts.place.index
        self._several.note(reading)
        self._move_focus(reading)
        if not set(reading.group) <= set(self._last_group):
            self._last_group = reading.group
        if singles := reading.singles():
            earlier = self._told_of if facts.place.paragraph <= self._told_in + 1 else ()
            self._told_of = tuple(dict.fromkeys((*earlier, *singles)))
            self._told_in = facts.place.paragraph
        if any(anchor.of_system for anchor in reading.anchors) or any(count.field for count in facts.counts):
            self._network_paragraph = facts.place.paragraph
        collective = any(anchor.collective for anchor in reading.anchors)
        network = any(anchor.of_system for anchor in reading.anchors)
        citywide = network or (collective and kit.discourse.city.search(facts.low))
        if reading.network_focus and facts.figures and not reading.anchors:
            self._network_paragraph = facts.place.paragraph
        if reading.singles() or reading.group:
            self._network_focus = False
        elif citywide and not kit.discourse.beyond.search(facts.low):
            self._network_focus = True
            self._network_paragraph = facts.place.paragraph
        self._counted = (int(facts.counts[-1].number.value), facts.place.paragraph) if facts.counts else None

    def _move_focus(self, reading: Reading) -> None:
        singles = reading.singles()
        subject = next(
            (item for item in reading.anchors if item.tie is Tie.NAME and not (item.mention and item.mention.place)),
            None,
        )
        if reading.group:
            focus = reading.group
        elif len(singles) > 1:
            focus = subject.entities if subject else (singles[-1],)
        elif singles:
            focus = (singles[0],)
        elif self._focus == reading.carried and (reading.facts.has_findings or reading.anchors):
            focus = self._focus
        else:
            focus = ()
        if focus:
            focus = self._asides.note(reading, reading.carried, focus)
            self._focus, self._focus_paragraph = focus, reading.facts.place.paragraph
        only_network = any(item.of_system for item in reading.anchors) and not any(
            item.entities for item in reading.anchors
        )
        if only_network and len(self._focus) > 1:
            self._focus = ()
