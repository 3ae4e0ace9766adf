"""Question and answer: what a question names holds as the sentence behind it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.events import EventMention
from extractors.facts import Facts
from extractors.kit import Kit
from schemas.vocab import Modality

_SHORT_ANSWER = 6


def settle_answers(facts: Sequence[Facts], readers: dict[str, Kit]) -> list[Facts]:
    """The sentences with hours, services and events as their answers settle them; what stays open is dropped."""
    found = []
    for number, item in enumerate(facts):
        previous, following = facts[number - 1 : number], facts[number + 1 : number + 2]
        if previous and readers[previous[0].language].services.asks_for_lack(previous[0].low):
            told = _lacking(item, readers)
        else:
            told = _dated(previous[0], item, readers) if previous else item
        found.append(_settled(told, following[0] if following else None, readers))
    return found


def _lacking(answer: Facts, readers: dict[str, Kit]) -> Facts:
    """A short answer to "what do you lack?": all that it names is not there."""
    if len(answer.low.split()) > _SHORT_ANSWER:
        return answer
    services = readers[answer.language].services.find(answer.low, lacking=True)
    return replace(answer, services=tuple(services))


def _dated(question: Facts, answer: Facts, readers: dict[str, Kit]) -> Facts:
    """A short answer to "when did you open?": its only date is that of the event asked for."""
    if len(answer.dates) != 1 or answer.events or answer.dates[0].relation == "until":
        return answer
    if len(answer.low.split()) > _SHORT_ANSWER:
        return answer
    field = readers[question.language].events.asked(question.low)
    if field is None:
        return answer
    date = answer.dates[0]
    event = EventMention(date.start, date.end, field, date, Modality.STATED, date.start, date.end)
    return replace(answer, events=(event,))


def _settled(question: Facts, answer: Facts | None, readers: dict[str, Kit]) -> Facts:
    if not any(item.asked for item in question.hours) and not any(item.asked for item in question.services):
        return question
    said = _affirmed(answer, readers) if answer else None
    if said is None:
        return replace(
            question,
            hours=tuple(mention for mention in question.hours if not mention.asked),
            services=tuple(mention for mention in question.services if not mention.asked),
        )
    # A timetable that was asked for and denied leaves open what holds instead.
    hours = [mention for mention in question.hours if said or not mention.schedule]
    return replace(
        question,
        hours=tuple(replace(mention, denied=not said, asked=False) for mention in hours),
        services=tuple(
            replace(mention, denied=not said, coming=said and mention.coming, asked=False)
            for mention in question.services
        ),
    )


def _affirmed(answer: Facts, readers: dict[str, Kit]) -> bool | None:
    hours = readers[answer.language].hours
    if hours.no.match(answer.low):
        return False
    return True if hours.yes.match(answer.low) else None
