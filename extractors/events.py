"""Events in the life of a branch: which date opened, renovated, closed or moved it, and its status."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from extractors.dates import DateMention
from extractors.patterns import compile_phrases
from schemas.vocab import BranchField, Modality, Status

_NEAR_OBJECT = 34
_FAR = 110
# A date between the words of one event ("провели в 2020 году ремонт") is its own unless another stands right behind it.
_INSIDE = 30.0


class EventRow(BaseModel):
    """The wordings of one event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: BranchField
    done: tuple[str, ...]
    coming: tuple[str, ...]
    planned: tuple[str, ...]
    again: tuple[str, ...]
    objects: tuple[str, ...]


class EventLexicon(BaseModel):
    """``events.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: tuple[EventRow, ...]
    status: dict[Status, tuple[str, ...]]
    status_denied: dict[Status, tuple[str, ...]]
    modality: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EventMention:
    """A dated event in a folded sentence; ``start:end`` covers date and event words."""

    start: int
    end: int
    field: BranchField
    date: DateMention
    modality: Modality
    event_start: int
    event_end: int


@dataclass(frozen=True, slots=True)
class StatusMention:
    """A status in a folded sentence."""

    start: int
    end: int
    status: Status
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    field: BranchField
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Event:
    field: BranchField
    forms: tuple[tuple[Modality, re.Pattern[str]], ...]
    again: re.Pattern[str]
    objects: re.Pattern[str]


class EventReader:
    """Finds the events of one language in folded sentences."""

    def __init__(self, lexicon: EventLexicon, library: re.Pattern[str], *, object_after: bool) -> None:
        """``library`` finds library words; ``object_after``: what was opened may stand behind the verb (Russian)."""
        self._library = library
        self._object_after = object_after
        self._events = [
            _Event(
                row.field,
                (
                    (Modality.PLANNED, compile_phrases(row.planned)),
                    (Modality.ANNOUNCED, compile_phrases(row.coming)),
                    (Modality.STATED, compile_phrases(row.done)),
                ),
                compile_phrases(row.again),
                compile_phrases(row.objects),
            )
            for row in lexicon.event
        ]
        self._any = compile_phrases(
            phrase for row in lexicon.event for phrase in (*row.planned, *row.coming, *row.done)
        )
        self._statuses = [
            (status, compile_phrases(phrases), denied)
            for table, denied in ((lexicon.status, False), (lexicon.status_denied, True))
            for status, phrases in table.items()
        ]
        self.planned = compile_phrases(lexicon.modality["planned"])
        self.future = compile_phrases(lexicon.modality["future"])
        self.past_place = compile_phrases(lexicon.modality["past_place"])
        self.past_story = compile_phrases(lexicon.modality["past_story"])
        self.past = compile_phrases(lexicon.modality["past"])
        self.denied = compile_phrases(lexicon.modality["denied"])

    def find(self, low: str, dates: list[DateMention]) -> list[EventMention]:
        """Each event with the date nearest to it; a date belongs to one event."""
        cues = self._cues(low)
        pairs = sorted(
            (cost, cue.start, date.start, cue, date)
            for cue in cues
            for date in dates
            if date.relation != "until" and (cost := _cost(low, cue, date, dates, cues)) is not None
        )
        found: list[EventMention] = []
        used: set[int] = set()
        for _, _, _, cue, date in pairs:
            if date.start in used or cue.start in {mention.event_start for mention in found}:
                continue
            used.add(date.start)
            start, end = min(cue.start, date.start), max(cue.end, date.end)
            found.append(EventMention(start, end, cue.field, date, cue.modality, cue.start, cue.end))
        return sorted(found, key=lambda mention: mention.start)

    def statuses(self, low: str) -> list[StatusMention]:
        """The statuses that a sentence states."""
        return [
            StatusMention(match.start(), match.end(), status, denied)
            for status, pattern, denied in self._statuses
            if (match := pattern.search(low))
        ]

    def _cues(self, low: str) -> list[_Cue]:
        found: list[_Cue] = []
        if not self._any.search(low):
            return found
        for event in self._events:
            again = [(match.start(), match.end()) for match in event.again.finditer(low)]
            for modality, pattern in event.forms:
                for match in pattern.finditer(low):
                    span = match.span()
                    if _overlaps(span, again) or _overlaps(span, [(cue.start, cue.end) for cue in found]):
                        continue
                    if self._about_something_else(event, low, match):
                        continue
                    found.append(_Cue(match.start(), match.end(), event.field, modality))
        return found

    def _about_something_else(self, event: _Event, low: str, match: re.Match[str]) -> bool:
        """Whether the sentence opens (closes, repairs) an exhibition, a hall, a road rather than the library."""
        before = low[max(0, match.start() - _NEAR_OBJECT) : match.start()]
        near = re.split(r"[,;:()]", before)[-1]
        windows = [near]
        if self._object_after:
            windows.append(re.split(r"[,;:()]", low[match.end() : match.end() + _NEAR_OBJECT])[0])
        for window in windows:
            found = list(event.objects.finditer(window))
            libraries = list(self._library.finditer(window))
            if found and not (libraries and libraries[-1].end() > found[-1].start() and window is near):
                if libraries and window is not near and libraries[0].start() < found[0].start():
                    continue
                return True
        return False


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _cost(low: str, cue: _Cue, date: DateMention, dates: list[DateMention], cues: list[_Cue]) -> float | None:
    """How far a date is from an event; None where another date or a clause stands between them."""
    if cue.start <= date.start < cue.end:
        return _INSIDE
    first, last = (date, cue) if date.start < cue.start else (cue, date)
    gap = low[first.end : last.start] if first.end <= last.start else ""
    if len(gap) > _FAR or ";" in gap:
        return None
    if any(first.end <= other.start and other.end <= last.start for other in dates if other is not date):
        return None
    between = sum(1 for other in cues if other is not cue and first.end <= other.start and other.end <= last.start)
    return len(gap) + 25 * gap.count(",") + 40 * between
