"""The trained model's turn: what it says of the numbers and dates that no rule has taken.

A number that it labels becomes a figure or a count, a date an event; ownership, tense and confidence are decided as for
those that the rules found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.dates import DateMention
from extractors.events import EventMention
from extractors.facts import Facts
from extractors.figure_mentions import FigureMention
from extractors.labeller import NONE, Label, Labeller
from extractors.network_setting import CountMention
from extractors.numbers import Number
from schemas.vocab import BranchField, Modality, NetworkField

SOURCE = "model"
LEAST = 0.75
"""Least probability of a number's label that is listened to; chosen on the dev part for the best F1."""

_LEAST_OF_DATE = 0.9
# Below these a number is another thing than the library's: a rack of 50 books, the fourth library, one reader.
_FEWEST = {"holdings": 300, "readers": 20, "seats": 4, "area_m2": 10, "events_year": 5, "self_service_stations": 2}
_FEWEST_BRANCHES = 2

_EVENTS = frozenset({BranchField.OPENED, BranchField.RENOVATED, BranchField.RELOCATED, BranchField.CLOSED})
_COUNTS = frozenset(
    {
        NetworkField.BRANCHES_TOTAL,
        NetworkField.BRANCHES_24_7,
        NetworkField.BRANCHES_MODERNISED,
        NetworkField.BRANCHES_NEW,
        NetworkField.BRANCHES_PLANNED,
    }
)
_NETWORK_ONLY = frozenset({NetworkField.SELF_SERVICE_STATIONS})


def with_labels(facts: Sequence[Facts], labeller: Labeller, *, alone: bool = False) -> list[Facts]:
    """The sentences of an article with the model's labels, and with what it adds to them.

    It is shown each sentence with the one before it, which may hold the question, the noun or the period.
    ``alone``: what the rules made of numbers and dates is put aside first, to see what the model does without them.
    """
    told: list[Facts] = []
    before = ""
    for sentence in facts:
        asked = replace(sentence, figures=(), counts=(), events=()) if alone else sentence
        told.append(_told(asked, before, labeller))
        before = f"{sentence.low} "
    return told


def _told(facts: Facts, before: str, labeller: Labeller) -> Facts:
    items = _items(facts)
    if not items:
        return facts
    shift = len(before)
    labels = [
        Label(label.start - shift, label.end - shift, label.field, label.probabilities)
        for label in labeller.label(
            before + facts.low, [(shift + start, shift + end) for start, end in map(_span, items)]
        )
    ]
    taken = _taken(facts)
    found = [
        (label, item)
        for label, item in zip(labels, items, strict=True)
        if _trusted(label, item) and not any(start < label.end and label.start < end for start, end in taken)
    ]
    labelled = replace(facts, labels=tuple(labels))
    return _with_found(labelled, found) if found else labelled


def _trusted(label: Label, item: Number | DateMention) -> bool:
    """Whether a label is sure enough, and what it says is possible."""
    if label.field == NONE:
        return False
    if isinstance(item, DateMention):
        return label.probability >= _LEAST_OF_DATE
    fewest = _FEWEST_BRANCHES if label.field in _COUNTS else _FEWEST.get(label.field, 1)
    return label.probability >= LEAST and item.value >= fewest


def _items(facts: Facts) -> list[Number | DateMention]:
    """The candidates of a sentence: what could be a quantity, and dates."""
    found: list[Number | DateMention] = []
    found += [number for number in facts.numbers if not (number.ordinal or number.percent or number.span)]
    found += [date for date in facts.dates if date.relation != "until"]
    return sorted(found, key=_span)


def _taken(facts: Facts) -> list[tuple[int, int]]:
    """What rules have seen a fact in, or have refused to."""
    taken = [(figure.start, figure.end) for figure in facts.figures]
    taken += facts.refused
    taken += [(count.start, count.end) for count in facts.counts]
    return taken + [(event.date.start, event.date.end) for event in facts.events]


def _span(item: Number | DateMention) -> tuple[int, int]:
    return (item.core_start, item.core_end) if isinstance(item, Number) else (item.start, item.end)


def _with_found(facts: Facts, found: list[tuple[Label, Number | DateMention]]) -> Facts:
    figures, counts, events = list(facts.figures), list(facts.counts), list(facts.events)
    for label, item in found:
        if isinstance(item, DateMention):
            # With hours beside it a day is that from which they hold.
            if label.field in _EVENTS and not facts.hours:
                events.append(_event(BranchField(label.field), item))
        elif label.field in _COUNTS:
            counts.append(CountMention(item.start, item.end, item, NetworkField(label.field), SOURCE))
        elif label.field not in _EVENTS:
            figures.append(_figure(label, item))
    return replace(facts, figures=tuple(figures), counts=tuple(counts), events=tuple(events))


def _figure(label: Label, number: Number) -> FigureMention:
    network = label.field in _NETWORK_ONLY
    return FigureMention(
        number.start, number.end, label.field, number.value, number.comparator, network, label.probability, SOURCE
    )


def _event(field: BranchField, date: DateMention) -> EventMention:
    return EventMention(date.start, date.end, field, date, Modality.STATED, date.start, date.end, source=SOURCE)
