"""From resolved sentences to drafts of claims: every finding gets its owner, its modality and its evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.dates import DateMention
from extractors.entities import Entity
from extractors.facts import Facts
from extractors.figure_mentions import FigureMention
from extractors.hours import SAME, HoursMention
from extractors.hours_start import HoursStart
from extractors.kit import Kit
from extractors.network_setting import CountMention
from extractors.ownership import Owner, Ownership
from extractors.reading import Reading, Tie
from extractors.tense import Tense
from schemas.values import Quantity
from schemas.vocab import BranchField, Comparator, DatePart, Modality, NetworkField

_BRANCH_FIELDS = frozenset(member.value for member in BranchField)
_NETWORK_FIELDS = frozenset(member.value for member in NetworkField)
# What the statistics of a region count as well.
_SUMS = frozenset(
    {"holdings", "readers", "staff", "computers", "visitors_year", "visitors_month", "visitors_day", "events_year"}
)
_STREET_ONLY = 0.6
# "Thirty years ago" is a round number.
_COUNTED_BACK = 0.7
# Characters between an anniversary and the year in which it is kept.
_FAR_YEAR = 50
TENTATIVE = 0.0
"""The strength of a status, or of repairs without a date, that only other sentences can confirm."""


_LOOSE = frozenset({Tie.FOCUS, Tie.AHEAD, Tie.BACK})


@dataclass(frozen=True, slots=True)
class Finding:
    """A value at ``start:end`` of its sentence, before it is known whose it is.

    ``since_part``: the part that the date of a status is narrowed to, which the status itself does not keep.
    ``works``: builders hand the library over, be it new or repaired.
    """

    field: str
    start: int
    end: int
    value: Any
    extractor: str
    modality: Modality = Modality.STATED
    strength: float = 1.0
    more: dict[str, Any] = dataclasses.field(default_factory=dict, hash=False)
    since_part: DatePart | None = None
    works: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is validated; offsets are of the article's text, ``owner`` is None for the network.

    ``headline``: it stands in the title. ``project``: the text describes a building on paper; ``new_site``: the
    premises that a library will move to. ``of_now``: its paragraph has turned to what is today. ``support``: the
    probability that the trained model gives to its field.
    """

    finding: Finding
    owner: Entity | None
    tie: Tie
    start: int
    end: int
    headline: bool = False
    project: bool = False
    new_site: bool = False
    of_now: bool = False
    support: float | None = None
    confidence: float = 0.0

    @property
    def network(self) -> bool:
        """Whether it is a claim about the city's system."""
        return self.tie is Tie.NETWORK


class DraftWriter:
    """Writes the drafts of one article; ``published`` is its day in EDTF."""

    def __init__(self, kits: dict[str, Kit], published: str | None) -> None:
        self._kits = kits
        self._published = published
        self._ownership = Ownership(kits)
        self._tense = Tense(kits, published)
        self._last_hours: str | None = None
        self._days_ahead = False
        self._starts = HoursStart(kits)

    def write(self, readings: Sequence[Reading]) -> list[Draft]:
        """All drafts in the order of the text.

        What was said of "three libraries" waits for the sentence that names the three.
        """
        found: list[Draft] = []
        waiting: list[Draft] = []
        self._days_ahead = any(self._coming_day(date) for reading in readings for date in reading.facts.dates)
        now_in = -1
        for reading in readings:
            for draft in waiting:
                found.extend(replace(draft, owner=entity, tie=Tie.INHERITED) for entity in reading.inherited)
            facts = reading.facts
            now_in = facts.place.paragraph if facts.now or facts.still else now_in
            fresh = [replace(draft, of_now=now_in == facts.place.paragraph) for draft in self._sentence(reading)]
            waiting = [draft for draft in fresh if draft.owner is None and not draft.network]
            found.extend(draft for draft in fresh if draft.owner or draft.network)
        return found

    def _sentence(self, reading: Reading) -> Iterator[Draft]:
        self._tense.enter(reading.facts)
        yield from self._places(reading)
        yield from self._events(reading)
        yield from self._hours(reading)
        yield from self._figures(reading)
        yield from self._counts(reading)
        yield from self._services(reading)
        yield from self._contacts(reading)
        yield from self._anniversaries(reading)

    def _places(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for address in facts.addresses:
            modality = self._tense.of_place(facts, address)
            strength = 1.0 if "house" in address.parts else _STREET_ONLY
            value = dict(address.parts)
            if modality is Modality.PAST and address.former:
                value["street"] = address.former
            finding = Finding("address", address.start, address.end, value, "addresses", modality, strength)
            yield from self._drafts(reading, finding, self._ownership.of_place(reading, address.start, address.end))
        for district in facts.districts:
            finding = Finding("district", district.start, district.end, district.district, "addresses")
            yield from self._drafts(reading, finding, self._ownership.of_place(reading, district.start, district.end))

    def _events(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for event in facts.events:
            modality = self._tense.event(event, facts)
            if modality is None:
                continue
            more: dict[str, Any] = {"part": event.date.part} if event.date.part else {}
            strength = _COUNTED_BACK if event.date.relative and not event.date.yearless else 1.0
            value = self._tense.since(event)
            finding = Finding(
                event.field.value,
                event.start,
                event.end,
                value,
                event.source,
                modality,
                strength,
                more,
                works=event.works,
            )
            shared = event.field is not BranchField.RELOCATED
            find = self._ownership.of_predicate if shared else self._ownership.of
            yield from self._drafts(reading, finding, find(reading, event.event_start, event.event_end))
        for status in facts.statuses:
            more = {"from": self._tense.since(status)} if status.date else {}
            start = min(status.start, status.date.start) if status.date else status.start
            end = max(status.end, status.date.end) if status.date else status.end
            modality = self._tense.status(status)
            strength = TENTATIVE if status.tentative else 1.0
            part = status.date.part if status.date else None
            finding = Finding("status", start, end, status.status, "dates", modality, strength, more, part)
            yield from self._drafts(reading, finding, self._ownership.of_predicate(reading, status.start, status.end))

        for start, end in facts.repairs:
            finding = Finding("renovated", start, end, None, "dates", strength=TENTATIVE)
            yield from self._drafts(reading, finding, self._ownership.of_predicate(reading, start, end))

    def _hours(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        self._starts.note(facts)
        for hours in facts.hours:
            value = self._last_hours if hours.value == SAME else hours.value
            if value is None:
                continue
            self._last_hours = value
            owner = self._ownership.of_predicate(reading, hours.start, hours.end)
            if owner.network or (owner.tie in _LOOSE and _counts_open_ones(facts)):
                continue
            counted: tuple[Entity | None, ...] = (None,) if owner.tie is Tie.LIST else ()
            for entity in owner.entities or counted:
                since = self._starts.of(reading, hours, entity)
                more = {"from": since.value} if since else {}
                modality = self._hours_modality(facts, replace(hours, value=value), since)
                more = more if modality is not Modality.DENIED else {}
                finding = Finding("opening_hours", hours.start, hours.end, value, "hours", modality, more=more)
                yield self._draft(reading, finding, entity, owner.tie)

    def _hours_modality(self, facts: Facts, hours: HoursMention, since: DateMention | None) -> Modality:
        if hours.denied:
            return Modality.DENIED
        if hours.value != "24/7" and facts.past and self._tense.past(facts, hours.start):
            return Modality.PAST
        coming = self._starts.coming(facts, hours)
        if since:
            ahead = self._tense.ahead(since) or (coming and self._tense.not_over(since))
            return Modality.ANNOUNCED if ahead else Modality.STATED
        return Modality.PLANNED if coming else self._tense.plain(facts, hours.start)

    def _figures(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for figure in facts.figures:
            owner = self._ownership.of(reading, figure.start, figure.end, figure=True)
            if reading.beyond and figure.field in _SUMS:
                continue
            if figure.network:
                owner = Owner((), Tie.NETWORK)
            value = Quantity(number=figure.value, comparator=figure.comparator)
            modality, since = self._figure_modality(facts, figure)
            more = {"from": since} if since else {}
            finding = Finding(
                figure.field, figure.start, figure.end, value, figure.source, modality, figure.strength, more
            )
            known = _NETWORK_FIELDS if owner.network else _BRANCH_FIELDS
            skip = facts.elsewhere if owner.network else self._tense.past(facts, figure.start)
            if figure.field in known and not skip:
                yield from self._drafts(reading, self._dated(finding), owner)

    def _figure_modality(self, facts: Facts, figure: FigureMention) -> tuple[Modality, str | None]:
        if figure.denied:
            return Modality.DENIED, None
        if figure.coming:
            day = self._tense.day_of_plan(facts)
            return (Modality.ANNOUNCED, day.value) if day else (Modality.PLANNED, None)
        return self._tense.plain(facts, figure.start), None

    def _counts(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for count in facts.counts:
            if count.field is None or facts.elsewhere:
                continue
            modality, since = self._count_modality(facts, count)
            value = Quantity(number=count.number.value, comparator=Comparator(count.number.comparator))
            more = {"from": since} if since else {}
            finding = Finding(count.field.value, count.start, count.end, value, count.source, modality, more=more)
            yield self._draft(reading, self._dated(finding), None, Tie.NETWORK)

    def _count_modality(self, facts: Facts, count: CountMention) -> tuple[Modality, str | None]:
        """The modality of a count, and the day that its own sentence names for it; a text without days only plans."""
        if not count.coming:
            return Modality.STATED, None
        named = [date for date in facts.dates if self._coming_day(date)]
        # "By the end of the year" is the last day, not the first.
        since = named[0].value if named and named[0].relation != "until" else None
        return (Modality.ANNOUNCED if named or self._days_ahead else Modality.PLANNED), since

    def _coming_day(self, date: DateMention) -> bool:
        return self._tense.ahead(date) or (date.relation == "since" and self._tense.not_over(date))

    def _services(self, reading: Reading) -> Iterator[Draft]:
        facts = reading.facts
        for service in facts.services:
            modality, more = Modality.DENIED if service.denied else Modality.STATED, {}
            if service.coming:
                ahead = None if service.wished else self._tense.day_of_plan(facts)
                modality = Modality.ANNOUNCED if ahead else Modality.PLANNED
                more = {"from": ahead.value} if ahead else {}
            finding = Finding("services", service.start, service.end, service.service, "services", modality, more=more)
            owner = self._ownership.of(reading, service.start, service.end)
            if not owner.network:
                yield from self._drafts(reading, finding, owner)

    def _contacts(self, reading: Reading) -> Iterator[Draft]:
        for contact in reading.facts.contacts:
            finding = Finding(contact.field.value, contact.start, contact.end, contact.value, "contacts")
            yield from self._drafts(reading, finding, self._ownership.of(reading, contact.start, contact.end))

    def _anniversaries(self, reading: Reading) -> Iterator[Draft]:
        """A founding year that follows only by subtraction is worked out, not read: it asserts nothing by itself."""
        if self._published is None:
            return
        for jubilee in reading.facts.anniversaries:
            kept_in = _year_beside(reading.facts, jubilee.start, jubilee.end) or int(self._published[:4])
            year = str(kept_in - jubilee.years)
            finding = Finding("opened", jubilee.start, jubilee.end, year, "anniversaries", more={"inferred": True})
            yield from self._drafts(reading, finding, self._ownership.of(reading, jubilee.start, jubilee.end))

    def _dated(self, finding: Finding) -> Finding:
        """A figure holds on the day of the news."""
        return replace(finding, more={**finding.more, "as_of": self._published}) if self._published else finding

    def _drafts(self, reading: Reading, finding: Finding, owner: Owner) -> Iterator[Draft]:
        if owner.network and finding.field in _NETWORK_FIELDS:
            yield self._draft(reading, finding, None, Tie.NETWORK)
        for entity in owner.entities:
            yield self._draft(reading, finding, entity, owner.tie)

    def _draft(self, reading: Reading, finding: Finding, owner: Entity | None, tie: Tie) -> Draft:
        place = reading.facts.place
        support = reading.facts.support(finding.field, finding.start, finding.end)
        return Draft(
            finding,
            owner,
            tie,
            place.start + finding.start,
            place.start + finding.end,
            headline=place.paragraph == 0,
            project=self._tense.project,
            new_site=self._tense.new_site,
            support=support,
        )


def _year_beside(facts: Facts, start: int, end: int) -> int | None:
    """The year in which an anniversary is kept, where its clause names one: "in 2026 it will be 110 years old"."""
    used = {event.date.start for event in facts.events}
    near = [
        (max(date.start - end, start - date.end), int(date.value[:4]))
        for date in facts.dates
        if date.start not in used and date.value[:4].isdigit()
        if ";" not in facts.low[min(date.end, end) : max(date.start, start)]
    ]
    gap, year = min(near, default=(_FAR_YEAR, 0))
    return year if gap < _FAR_YEAR else None


def _counts_open_ones(facts: Facts) -> bool:
    """Whether a sentence tells how many libraries are open round the clock, not that one is."""
    return any(count.field is NetworkField.BRANCHES_24_7 for count in facts.counts)
