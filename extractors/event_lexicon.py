"""The wordings of events and states: ``events.toml`` of a language."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from schemas.vocab import BranchField, Status


class EventRow(BaseModel):
    """The wordings of one event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: BranchField
    done: tuple[str, ...]
    weak: tuple[str, ...] = Field(description="As done, but only where the sentence names a library.")
    since: tuple[str, ...] = Field(description="What goes on from the date of the event.")
    coming: tuple[str, ...]
    promised: tuple[str, ...]
    planned: tuple[str, ...]
    objects: tuple[str, ...] = Field(description="What was opened, moved or mended instead of the library.")
    manner: tuple[str, ...] = Field(description="How long, how or as what it works: a change of that is no event.")


class StateRow(BaseModel):
    """The wordings of one status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status
    now: tuple[str, ...]
    weak: tuple[str, ...] = Field(description="As now, but only with a date.")
    started: tuple[str, ...] = Field(
        default=(), description="It began on a date, if another sentence says that it holds: the works began in May."
    )
    coming: tuple[str, ...]
    planned: tuple[str, ...]
    denied: tuple[str, ...]
    objects: tuple[str, ...]


class EventLexicon(BaseModel):
    """``events.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: tuple[EventRow, ...]
    state: tuple[StateRow, ...] = Field(description="In their order of rank: of two that overlap the first counts.")
    modality: dict[str, tuple[str, ...]]
