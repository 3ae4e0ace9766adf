"""Everything that the readers find in one sentence, before it is known whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from extractors.addresses import AddressMention, DistrictMention, PlaceRole
from extractors.anniversaries import AnniversaryMention
from extractors.cities import area_code, names_city, names_other_city
from extractors.contacts import ContactMention, contact_reader
from extractors.dates import DateMention
from extractors.events import EventMention, StatusMention
from extractors.figure_mentions import FigureMention
from extractors.gazetteer import Gazetteer
from extractors.hours import HoursMention
from extractors.kit import Kit
from extractors.labeller import Label
from extractors.mentions import LibraryMention, Reference
from extractors.network_setting import CountMention, Setting
from extractors.numbers import Number
from extractors.services import ServiceMention
from extractors.text import fold
from schemas.vocab import BranchField, Language, NetworkField


class Spanned(Protocol):
    """Anything that stands somewhere in a sentence."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """One past its last code point."""
        ...


S = TypeVar("S", bound=Spanned)
_OF_ONE = frozenset({BranchField.OPENED, BranchField.RENOVATED, BranchField.CLOSED})
_OF_MANY = frozenset({NetworkField.BRANCHES_NEW, NetworkField.BRANCHES_MODERNISED, NetworkField.BRANCHES_PLANNED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: ``start`` in the article's text, its paragraph (0 is the title), its number."""

    start: int
    end: int
    paragraph: int
    index: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One sentence with all that was found in it; offsets of the findings are relative to the sentence.

    ``refused``: numbers and dates that would be a fact but for what the sentence says of them. ``repairs``: finished
    ones without a date.
    """

    place: Place
    language: Language
    text: str
    low: str
    mentions: tuple[LibraryMention, ...]
    addresses: tuple[AddressMention, ...]
    districts: tuple[DistrictMention, ...]
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    events: tuple[EventMention, ...]
    statuses: tuple[StatusMention, ...]
    hours: tuple[HoursMention, ...]
    figures: tuple[FigureMention, ...]
    refused: tuple[tuple[int, int], ...]
    counts: tuple[CountMention, ...]
    contacts: tuple[ContactMention, ...]
    anniversaries: tuple[AnniversaryMention, ...]
    services: tuple[ServiceMention, ...]
    planned: bool
    past: bool
    story: bool
    future: bool
    now: bool
    still: bool
    elsewhere: bool
    labels: tuple[Label, ...] = ()
    repairs: tuple[tuple[int, int], ...] = ()

    def support(self, field: str, start: int, end: int) -> float | None:
        """The probability that the trained model gives to a field for what stands at ``start:end``.

        None where it was not asked, or does not know the field.
        """
        known = [
            label.probabilities[field]
            for label in self.labels
            if label.start < end and start < label.end and field in label.probabilities
        ]
        return max(known, default=None)

    def places(self) -> list[tuple[int, int]]:
        """Start and end of every address and district."""
        return _spans(self.addresses) + _spans(self.districts)

    @property
    def has_findings(self) -> bool:
        """Whether anything but mentions was found."""
        return bool(
            self.addresses
            or self.districts
            or self.events
            or self.statuses
            or self.hours
            or self.figures
            or self.counts
            or self.contacts
            or self.anniversaries
            or self.services
        )


@dataclass(frozen=True, slots=True)
class Context:
    """What the article knows beyond the sentence."""

    published: date | None
    city: str | None
    gazetteer: Gazetteer | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence leaves to the next one.

    ``total``: it counts libraries. ``period``: the time that its figures are counted in. ``figure``: its last figure.
    ``asked``: the figure that a question asks for, and for how many sentences the answer ``waits``.
    ``topic``: of what libraries the text spoke last, open round the clock or modernised.
    """

    total: bool = False
    paragraph: int = 0
    period: str | None = None
    figure: FigureMention | None = None
    asked: str | None = None
    waits: int = 0
    topic: NetworkField | None = None


def read_sentence(text: str, place: Place, kit: Kit, context: Context, said: Said) -> Facts:
    """Run the readers over a sentence in the order in which they claim its numbers: places, hours, dates, figures.

    Other people's places claim their numbers too, but are none of the facts.
    """
    low = fold(text)
    addresses = kit.addresses.find(text, low, context.gazetteer)
    districts = kit.addresses.find_districts(text, low, context.gazetteer)
    code = area_code(context.city) if context.city else None
    contacts = _free(contact_reader().find(text, low, code), _spans(addresses))
    taken = _spans(addresses) + _spans(districts) + _spans(contacts)
    mentions = kit.names.find(text, low, taken)
    hours = _free(kit.hours.find(low, context.published), taken)
    future = bool(kit.events.future.search(low))
    dates = _free(kit.dates.find(low, context.published, future=future), taken)
    blocked = taken + _spans(dates) + _spans(hours) + _spans([item for item in mentions if item.number])
    numbers = [number for number in kit.numbers.find(low) if not _overlaps(number, blocked)]
    past = bool(kit.events.past.search(low))
    system = any(mention.reference is Reference.NETWORK for mention in mentions)
    setting = Setting(
        past=lambda start, end: past and _told_as_past(low, start, end, kit),
        previous_total=said.total,
        system=system,
        in_city=lambda start, end: names_city(text[start:end], low[start:end], context.city),
        topic=said.topic,
    )
    counts = kit.network.find(low, numbers, setting)
    free = [number for number in numbers if not _overlaps(number, _spans(counts))]
    answer = kit.questions.answer(low, numbers, said.asked) if said.asked and numbers else None
    if answer:
        counts, free = [], [number for number in free if number.core_end > answer.end]
    figures = kit.figures.find(low, free, period=said.period, before=said.figure)
    happened = kit.events.find(low, dates)
    events = tuple(event for event in happened.events if not _of_many(low, event, counts))
    return Facts(
        place=place,
        language=kit.language,
        text=text,
        low=low,
        mentions=tuple(mentions),
        addresses=tuple(item for item in addresses if item.role is not PlaceRole.FOREIGN),
        districts=tuple(item for item in districts if item.role is PlaceRole.STANDS),
        numbers=tuple(numbers),
        dates=tuple(dates),
        events=events,
        statuses=happened.statuses,
        repairs=happened.repairs,
        hours=tuple(hours),
        figures=(answer, *figures) if answer else tuple(figures),
        refused=(
            *kit.figures.refused(low, free, figures, said.period),
            *((date.start, date.end) for date in dates if kit.events.unrelated(low, date)),
        ),
        counts=tuple(counts),
        contacts=tuple(contacts),
        anniversaries=tuple(kit.anniversaries.find(low)),
        services=tuple(item for item in kit.services.find(low) if not _counted(item, figures)),
        planned=bool(kit.events.planned.search(low)),
        past=past,
        story=bool(kit.events.past_story.search(low)),
        future=future,
        now=bool(kit.discourse.now.search(low)),
        still=bool(kit.discourse.still.search(low)),
        elsewhere=names_other_city(text, low, context.city),
    )


def _told_as_past(low: str, start: int, end: int, kit: Kit) -> bool:
    """Whether a word of former times stands in the clause of what is at ``start:end``, before its next comma."""
    first = max(low.rfind(mark, 0, start) for mark in (";", ": ", ". "))
    last = min((place for mark in (",", ";", ":") if (place := low.find(mark, end)) >= 0), default=len(low))
    return kit.events.past.search(low, first + 1, last) is not None


def _counted(service: ServiceMention, figures: list[FigureMention]) -> bool:
    """Whether a figure already says it: "12 computers" is a count, not the bare fact of computers."""
    return any(figure.start <= service.start < figure.end for figure in figures)


def _of_many(low: str, event: EventMention, counts: Sequence[CountMention]) -> bool:
    """Whether several libraries were opened or renovated: a date of theirs is nobody's own."""
    if event.field not in _OF_ONE:
        return False
    for count in counts:
        first, last = sorted([(count.start, count.end), (event.event_start, event.event_end)])
        if count.field in _OF_MANY and count.number.value > 1 and "," not in low[first[1] : last[0]]:
            return True
    return False


def _overlaps(number: Number, spans: list[tuple[int, int]]) -> bool:
    return any(start < number.core_end and number.core_start < end for start, end in spans)


def _free(found: Sequence[S], taken: list[tuple[int, int]]) -> list[S]:
    return [item for item in found if not any(start < item.end and item.start < end for start, end in taken)]


def _spans(found: Sequence[Spanned]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in found]
