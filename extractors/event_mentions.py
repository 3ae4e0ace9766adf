"""What the reader of events finds in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.dates import DateMention
from schemas.vocab import BranchField, Modality, Status


@dataclass(frozen=True, slots=True)
class EventMention:
    """A dated event in a folded sentence; ``start:end`` covers date and event words.

    ``promised``: somebody only says that it will happen. ``works``: builders hand it over, be it new or repaired.
    """

    start: int
    end: int
    field: BranchField
    date: DateMention
    modality: Modality
    event_start: int
    event_end: int
    promised: bool = False
    works: bool = False
    source: str = "dates"


@dataclass(frozen=True, slots=True)
class StatusMention:
    """A status in a folded sentence, and from when it holds.

    ``tentative``: the words ("it will open") say so only of a library that is known to be closed.
    """

    start: int
    end: int
    status: Status
    modality: Modality = Modality.STATED
    date: DateMention | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Happenings:
    """What a sentence tells of the life of a library.

    ``repairs``: where it speaks of finished repairs without their date.
    """

    events: tuple[EventMention, ...] = ()
    statuses: tuple[StatusMention, ...] = ()
    repairs: tuple[tuple[int, int], ...] = ()
