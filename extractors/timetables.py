"""Opening hours over several sentences: the days in one, the exception in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.facts import Facts
from extractors.hours import HoursMention, hours_text
from extractors.mentions import Reference


def join_hours(facts: Sequence[Facts]) -> list[Facts]:
    """The sentences with each week of opening hours at the one that begins it.

    A week that goes on has its end beyond its sentence; what says nothing alone and finds no other is dropped.
    """
    found = list(facts)
    for number in range(len(found) - 1, 0, -1):
        joined = _joined(found[number - 1], found[number])
        if joined:
            found[number - 1], found[number] = joined
    return [_telling(item) for item in found]


def _joined(first: Facts, second: Facts) -> tuple[Facts, Facts] | None:
    """Both sentences with one week of the two; None where they tell two weeks."""
    if first.place.paragraph != second.place.paragraph or not first.hours or not second.hours:
        return None
    head, tail = first.hours[-1], second.hours[0]
    if head.schedule is None or tail.schedule is None or _names_another(second):
        return None
    schedule = head.schedule.joined(tail.schedule)
    if schedule is None:
        return None
    end = second.place.start - first.place.start + tail.end
    whole = HoursMention(head.start, end, hours_text(schedule), schedule=schedule)
    return replace(first, hours=(*first.hours[:-1], whole)), replace(second, hours=second.hours[1:])


def _names_another(facts: Facts) -> bool:
    """Whether a sentence turns to another library: by name, or by an address."""
    return bool(facts.addresses) or any(item.reference is not Reference.GENERIC for item in facts.mentions)


def _telling(facts: Facts) -> Facts:
    if all(mention.value for mention in facts.hours):
        return facts
    return replace(facts, hours=tuple(mention for mention in facts.hours if mention.value))
