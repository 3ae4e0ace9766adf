"""From resolved sentences to claims: every finding gets its owner, its modality and its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.confidence import confidence
from extractors.dates import DateMention
from extractors.entities import Entity
from extractors.facts import Facts
from extractors.hours import SAME
from extractors.kit import Kit
from extractors.subjects import Anchor, Reading, without
from schemas.edtf import bounds
from schemas.vocab import BranchField, Modality, NetworkField


_BRANCH_FIELDS = frozenset(member.value for member in BranchField)
_NETWORK_FIELDS = frozenset(member.value for member in NetworkField)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a finding is, and what tied it there."""

    entities: tuple[Entity, ...]
    how: str
    network: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is validated: ``data`` as the claim models take it; offsets are of the article's text."""

    owner: Entity | None
    field: str
    data: dict[str, Any] = field(hash=False)
    start: int
    end: int
    confidence: float
    paragraph: int


class Assembler:
    """Turns the readings of one article into drafts of claims."""

    def __init__(self, kits: dict[str, Kit], published: str | None) -> None:
        self._kits = kits
        self._published = published
        self._told_as_past = False
        self._last_hours: str | None = None
        self._was_past = (-1, False)

    def drafts(self, readings: list[Reading]) -> list[Draft]:
        """All drafts in the order of the text."""
        found: list[Draft] = []
        waiting: list[Draft] = []
        for reading in readings:
            if reading.inherited:
                found.extend(self._inherit(waiting, reading))
            fresh = list(self._sentence(reading))
            waiting = [draft for draft in fresh if draft.owner is None and not draft.field.startswith("network.")]
            found.extend(draft for draft in fresh if draft not in waiting)
        return found

    def _inherit(self, waiting: list[Draft], reading: Reading) -> Iterator[Draft]:
        """What was said of "three libraries" holds for the three that the next sentence names."""
        for draft in waiting:
            for entity in reading.inherited:
                yield Draft(
                    entity, draft.field, draft.data, draft.start, draft.end, confidence("inherited"), draft.paragraph
                )

    def _sentence(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        paragraph, past = self._was_past
        self._told_as_past = past and paragraph == facts.place.paragraph and not facts.now
        self._was_past = (facts.place.paragraph, facts.story or self._told_as_past)
        yield from self._addresses(reading)
        yield from self._districts(reading)
        yield from self._events(reading)
        for status in facts.statuses:
            owner = self._owner(reading, status.start, status.end)
            since = next((date for date in facts.dates if date.relation == "since"), None)
            data = {"value": status.status} | ({"from": since.value} if since else {})
            modality = Modality.DENIED if status.denied else self._plain(facts)
            yield from self._each(reading, owner, "status", data, status.start, status.end, modality)
        yield from self._hours(reading)
        yield from self._figures(reading)
        yield from self._counts(reading)
        for service in facts.services:
            owner = self._owner(reading, service.start, service.end)
            if owner.network:
                continue
            modality = Modality.DENIED if service.denied else Modality.PLANNED if facts.planned else Modality.STATED
            yield from self._each(
                reading, owner, "services", {"value": service.service}, service.start, service.end, modality, "services"
            )

    def _addresses(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for address in facts.addresses:
            entity, how = self._place_owner(reading, address.start, address.end)
            if entity is None:
                continue
            modality = Modality.PAST if self._past_place(facts, address.start) else self._plain(facts)
            yield self._draft(
                reading,
                entity,
                how,
                "address",
                {"value": dict(address.parts)},
                address.start,
                address.end,
                modality,
                "addresses",
                strength=1.0 if "house" in address.parts else 0.6,
            )

    def _districts(self, reading: Reading) -> Iterator[Draft]:
        for district in reading.facts.districts:
            entity, how = self._place_owner(reading, district.start, district.end)
            if entity is not None:
                yield self._draft(
                    reading,
                    entity,
                    how,
                    "district",
                    {"value": district.district},
                    district.start,
                    district.end,
                    Modality.STATED,
                    "addresses",
                )

    def _place_owner(self, reading: Reading, start: int, end: int) -> tuple[Entity | None, str]:
        """The library that a place belongs to: Kazakh places stand before it, Russian ones mostly after."""
        kit = self._kits[reading.facts.language]
        low = reading.facts.low
        best: tuple[float, Anchor] | None = None
        for anchor in reading.anchors:
            if len(anchor.entities) != 1:
                continue
            before = anchor.end <= start
            places = [
                (item.start, item.end)
                for item in (*reading.facts.addresses, *reading.facts.districts)
                if item.start != start
            ]
            gap = without(low, anchor.end, start, places) if before else without(low, end, anchor.start, places)
            preferred = before != kit.place_first
            between = any(
                other is not anchor
                and len(other.entities) == 1
                and other.entities != anchor.entities
                and min(anchor.end, end) <= other.start < max(anchor.start, start)
                for other in reading.anchors
            )
            cost = (
                len(gap)
                + (0 if preferred else 25)
                + 60 * gap.count(";")
                + (80 if between else 0)
                + (10 * gap.count(","))
            )
            if anchor.how == "back":
                cost += 5
            if best is None or cost < best[0]:
                best = (cost, anchor)
        if best:
            return best[1].entities[0], best[1].how
        if len(reading.carried) == 1 and not any(anchor.network for anchor in reading.anchors):
            return reading.carried[0], "focus"
        if reading.ahead and not reading.anchors:
            return reading.ahead, "ahead"
        return None, ""

    def _events(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for event in facts.events:
            owner = self._owner(
                reading, event.event_start, event.event_end, spread=event.field is not BranchField.RELOCATED
            )
            if owner.network:
                continue
            modality = event.modality
            if modality is Modality.STATED and facts.denied:
                modality = Modality.DENIED
            if modality is Modality.ANNOUNCED and not self._ahead(event.date):
                modality = Modality.STATED if not facts.planned else Modality.PLANNED
            if modality is Modality.ANNOUNCED and facts.planned:
                modality = Modality.PLANNED
            data: dict[str, Any] = {"value": event.date.value}
            if event.date.part:
                data["part"] = event.date.part
            yield from self._each(reading, owner, event.field, data, event.start, event.end, modality, "dates")

    def _hours(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for hours in facts.hours:
            if hours.value == SAME:
                if self._last_hours is None:
                    continue
                hours = replace(hours, value=self._last_hours)  # noqa: PLW2901
            self._last_hours = hours.value
            owner = self._owner(reading, hours.start, hours.end, spread=True)
            if owner.network:
                continue
            if not owner.entities:
                data = {"value": hours.value}
                if since := self._since(reading, None):
                    data["from"] = since.value
                yield self._draft(
                    reading, None, "list", "opening_hours", data, hours.start, hours.end, Modality.STATED, "hours"
                )
                continue
            for entity in owner.entities:
                since = self._since(reading, entity)
                data = {"value": hours.value}
                modality = Modality.STATED
                if since:
                    data["from"] = since.value
                    modality = Modality.ANNOUNCED if self._ahead(since) else Modality.STATED
                elif facts.planned:
                    modality = Modality.PLANNED
                if hours.value != "24/7" and facts.past and self._past_before(facts, hours.start):
                    modality = Modality.PAST
                yield self._draft(
                    reading, entity, owner.how, "opening_hours", data, hours.start, hours.end, modality, "hours"
                )

    def _since(self, reading: Reading, entity: Entity | None) -> DateMention | None:
        """The date from which hours hold for one library: its own among several cohorts, else the only one."""
        facts = reading.facts
        used = {event.date.start for event in facts.events}
        dates = [date for date in facts.dates if date.relation == "since" and date.start not in used]
        if not dates:
            dates = [
                date
                for date in facts.dates
                if date.start not in used and date.relation == "at" and self._switched(facts, date)
            ]
        if len(dates) <= 1:
            return dates[0] if dates else None
        anchors = [anchor for anchor in reading.anchors if entity in anchor.entities]
        if not anchors:
            return dates[0]
        anchor = anchors[0]
        others = sorted(
            other.start for other in reading.anchors if other.start > anchor.start and entity not in other.entities
        )
        after = [date for date in dates if date.start > anchor.start]
        before = [date for date in dates if date.end <= anchor.start]
        own = [date for date in after if not others or date.start < others[0]]
        if own:
            return own[0]
        return before[-1] if before else after[0] if after else dates[0]

    def _switched(self, facts: Facts, date: DateMention) -> bool:
        """Whether a plain date belongs to a change of hours ("перешла в июне 2024 года")."""
        return bool(self._kits[facts.language].switch.search(facts.low))

    def _figures(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for figure in facts.figures:
            value = {"number": figure.value, "comparator": figure.comparator}
            owner = self._owner(reading, figure.start, figure.end, figure=True)
            data: dict[str, Any] = {"value": value}
            if self._published:
                data["as_of"] = self._published
            if figure.network or owner.network:
                if figure.field in _NETWORK_FIELDS and not facts.elsewhere:
                    yield self._draft(
                        reading,
                        None,
                        "network",
                        figure.field,
                        data,
                        figure.start,
                        figure.end,
                        self._plain(facts),
                        "figures",
                        strength=figure.strength,
                        network=True,
                    )
                continue
            if len(owner.entities) == 1 and figure.field in _BRANCH_FIELDS:
                if self._past_before(facts, figure.start):
                    continue
                yield self._draft(
                    reading,
                    owner.entities[0],
                    owner.how,
                    figure.field,
                    data,
                    figure.start,
                    figure.end,
                    self._plain(facts),
                    "figures",
                    strength=figure.strength,
                )

    def _counts(self, reading: Reading) -> Iterator[Draft]:
        for count in reading.facts.counts:
            if count.field is None or reading.facts.elsewhere:
                continue
            data: dict[str, Any] = {"value": {"number": count.number.value, "comparator": count.number.comparator}}
            if self._published:
                data["as_of"] = self._published
            ahead = reading.facts.future and count.field is not NetworkField.BRANCHES_PLANNED
            modality = Modality.ANNOUNCED if ahead else Modality.STATED
            yield self._draft(
                reading, None, "network", count.field, data, count.start, count.end, modality, "network", network=True
            )

    def _owner(self, reading: Reading, start: int, end: int, *, spread: bool = False, figure: bool = False) -> Owner:
        """The library that a finding speaks of: its clause first, then what stands before it, then after, then the focus."""
        if spread and reading.group:
            inside = [
                anchor for anchor in reading.anchors if anchor.entities and set(anchor.entities) <= set(reading.group)
            ]
            others = [
                anchor
                for anchor in reading.anchors
                if anchor.entities and anchor not in inside and anchor.how != "back"
            ]
            if not others:
                return Owner(reading.group, "list")
        clause = self._clause(reading.facts, start)
        anchors = [anchor for anchor in reading.anchors if anchor.entities or anchor.network or anchor.how == "plural"]
        for pool in ([anchor for anchor in anchors if clause[0] <= anchor.start < clause[1]], anchors):
            before = [anchor for anchor in pool if anchor.start < end]
            chosen = before[-1] if before else next(iter(pool), None)
            if chosen is None:
                continue
            if chosen.network or chosen.how == "plural":
                named = [
                    anchor for anchor in pool if len(anchor.entities) == 1 and anchor.how in ("name", "place", "back")
                ]
                if named and not figure:
                    chosen = named[-1] if named[-1].start < end else named[0]
                elif chosen.how == "plural" and spread:
                    return Owner((), "list")
                elif chosen.how == "plural" and not self._city_wide(reading):
                    return Owner((), "")
                else:
                    return Owner((), "network", network=True)
            if len(chosen.entities) > 1 and not spread:
                return Owner((), chosen.how)
            return Owner(chosen.entities, chosen.how)
        if len(reading.carried) == 1 or (spread and reading.carried):
            return Owner(reading.carried, "focus")
        if reading.ahead and not anchors:
            return Owner((reading.ahead,), "ahead")
        return Owner((), "")

    def _city_wide(self, reading: Reading) -> bool:
        """Whether "the libraries" of a sentence are all of the city: it says so, or the sentence before did."""
        discourse = self._kits[reading.facts.language].discourse
        low = reading.facts.low
        return (bool(discourse.city.search(low)) or reading.after_network) and not discourse.beyond.search(low)

    def _clause(self, facts: Facts, position: int) -> tuple[int, int]:
        breaks = [
            0,
            *(match.start() for match in self._kits[facts.language].discourse.breaks.finditer(facts.low)),
            len(facts.low),
        ]
        start = max(place for place in breaks if place <= position)
        return start, min((place for place in breaks if place > position), default=len(facts.low))

    def _past_before(self, facts: Facts, position: int) -> bool:
        if not facts.past:
            return self._told_as_past
        start, end = self._clause(facts, position)
        return bool(self._kits[facts.language].events.past.search(facts.low[start:end]))

    def _past_place(self, facts: Facts, position: int) -> bool:
        start, end = self._clause(facts, position)
        return bool(self._kits[facts.language].events.past_place.search(facts.low[start:end]))

    def _plain(self, facts: Facts) -> Modality:
        return Modality.PLANNED if facts.planned else Modality.STATED

    def _ahead(self, date: DateMention) -> bool:
        return self._published is not None and bounds(date.value).first > bounds(self._published).last

    def _each(
        self,
        reading: Reading,
        owner: Owner,
        name: str,
        data: dict[str, Any],
        start: int,
        end: int,
        modality: Modality,
        extractor: str = "dates",
    ) -> Iterator[Draft]:
        for entity in owner.entities:
            yield self._draft(reading, entity, owner.how, name, data, start, end, modality, extractor)

    def _draft(
        self,
        reading: Reading,
        entity: Entity | None,
        how: str,
        name: str,
        data: dict[str, Any],
        start: int,
        end: int,
        modality: Modality,
        extractor: str,
        *,
        strength: float = 1.0,
        network: bool = False,
    ) -> Draft:
        place = reading.facts.place
        sure = confidence(how, strength=strength, title=place.paragraph == 0)
        rule = f"{extractor}: by {how}"
        return Draft(
            entity,
            f"network.{name}" if network else str(name),
            {**data, "field": name, "modality": modality, "extractor": extractor, "rule": rule},
            place.start + start,
            place.start + end,
            sure,
            place.paragraph,
        )
