"""The words that tell of events and states, compiled from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.event_lexicon import EventRow, StateRow
from extractors.patterns import compile_phrases
from schemas.vocab import BranchField, Modality, Status


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell of an event or a state, in a folded sentence."""

    start: int
    end: int
    field: BranchField | Status
    modality: Modality
    since: bool = False
    promised: bool = False
    weak: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The phrases of one modality of an event or a state."""

    pattern: re.Pattern[str]
    modality: Modality
    weak: bool = False
    since: bool = False
    promised: bool = False
    tentative: bool = False

    def cue(self, match: re.Match[str], field: BranchField | Status) -> Cue:
        """The cue that a match of the form is."""
        return Cue(*match.span(), field, self.modality, self.since, self.promised, self.weak, self.tentative)


@dataclass(frozen=True, slots=True)
class Kind:
    """An event or a state with its forms, the surest last."""

    field: BranchField | Status
    forms: tuple[Form, ...]
    objects: re.Pattern[str]
    manner: re.Pattern[str]
    inside: bool


def event_kind(row: EventRow) -> Kind:
    """The forms of one event."""
    forms = (
        Form(compile_phrases(row.planned), Modality.PLANNED),
        Form(compile_phrases(row.promised), Modality.ANNOUNCED, promised=True),
        Form(compile_phrases(row.coming), Modality.ANNOUNCED),
        Form(compile_phrases(row.done), Modality.STATED),
        Form(compile_phrases(row.since), Modality.STATED, since=True),
        Form(compile_phrases(row.weak), Modality.STATED, weak=True),
    )
    objects, manner = compile_phrases(row.objects), compile_phrases(row.manner)
    return Kind(row.field, forms, objects, manner, row.field is BranchField.OPENED)


def state_kind(row: StateRow) -> Kind:
    """The forms of one state."""
    forms = (
        Form(compile_phrases(row.denied), Modality.DENIED),
        Form(compile_phrases(row.planned), Modality.PLANNED),
        Form(compile_phrases(row.coming), Modality.ANNOUNCED, weak=row.status is Status.CLOSED),
        Form(compile_phrases(row.now), Modality.STATED),
        Form(compile_phrases(row.weak), Modality.STATED, weak=True),
        Form(compile_phrases(row.started), Modality.STATED, weak=True, tentative=True),
    )
    return Kind(row.status, forms, compile_phrases(row.objects), compile_phrases(()), inside=False)


def event_phrases(row: EventRow) -> tuple[str, ...]:
    """All wordings of an event."""
    return (*row.done, *row.weak, *row.since, *row.coming, *row.promised, *row.planned)


def state_phrases(row: StateRow) -> tuple[str, ...]:
    """All wordings of a state."""
    return (*row.now, *row.weak, *row.started, *row.coming, *row.planned, *row.denied)
