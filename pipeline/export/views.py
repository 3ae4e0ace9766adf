"""What the page says of a value, a field and a conflict: all decided here, only layout is left to the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.export.labels import Trio, same
from pipeline.export.passage import Passage, passage_of
from pipeline.export.words import Words, address_language
from schemas import (
    Address,
    Article,
    Branch,
    BranchField,
    Conflict,
    FieldState,
    Language,
    Modality,
    Network,
    NetworkField,
    Source,
    SourcedValue,
)
from schemas.article import local_day

DOUBTFUL = 0.7
"""A confidence below this is marked: on a calibrated scale, three in ten of these values are wrong."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One witness."""

    outlet: str | None
    title: str | None
    url: str | None
    language: Language
    day: Trio | None
    percent: int
    read_by: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value with its notes and witnesses.

    ``language`` is set where the value is written in one of the two; ``pending`` says when an announced value begins.
    """

    text: Trio
    language: Language | None
    url: str | None
    pending: Trio | None
    notes: tuple[Trio, ...]
    percent: int
    doubtful: bool
    rule: str
    confirmed: Trio | None
    sources: tuple[SourceView, ...]
    count: Trio


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: what holds now and what held or lost before."""

    key: str
    label: Trio
    values: tuple[ValueView, ...]
    history: tuple[ValueView, ...]
    earlier: Trio
    disputed: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One contradiction with the values that stand against each other."""

    owner: str
    owner_title: Trio
    label: Trio
    reason: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class Narrator:
    """Turns the registry's parts into views, with the words to say them and the articles to quote."""

    words: Words
    articles: Mapping[str, Article]

    def fields(self, owner: Branch | Network, conflicts: Iterable[Conflict]) -> tuple[FieldView, ...]:
        """List the owner's fields in the vocabulary's order; a field with nothing to tell is left out."""
        disputed = {conflict.field for conflict in conflicts}
        states: dict[str, FieldState] = {str(field): state for field, state in owner.fields.items()}
        return tuple(
            FieldView(
                key=field,
                label=self._label(field, owner),
                values=tuple(self.value(field, value, owner.city) for value in states[field].current),
                history=tuple(self.value(field, value, owner.city) for value in states[field].history),
                earlier=self.words.labels.plurals["earlier"].of(len(states[field].history)),
                disputed=field in disputed,
            )
            for field in (BranchField if isinstance(owner, Branch) else NetworkField)
            if field in states and (states[field].current or states[field].history)
        )

    def conflict(self, conflict: Conflict, owner: Branch | Network | None) -> ConflictView:
        """Show a conflict with all that its values rest on; without an owner, by the id that it names."""
        city = owner.city if owner else None
        return ConflictView(
            owner=conflict.owner,
            owner_title=self.words.title(owner) if owner else same(conflict.owner),
            label=self._label(conflict.field, owner),
            reason=conflict.reason,
            values=tuple(self.value(conflict.field, value, city) for value in conflict.values),
        )

    def _label(self, field: str, owner: Branch | Network | None) -> Trio:
        return self.words.labels.field(field, network=isinstance(owner, Network))

    def value(self, field: str, value: SourcedValue, city: str | None) -> ValueView:
        """Show a value with its notes and witnesses."""
        words = self.words
        return ValueView(
            text=words.value(field, value, city),
            language=address_language(value.value, value.sources) if isinstance(value.value, Address) else None,
            url=web_address(value.value) if isinstance(value.value, str) else None,
            pending=pending(value, words),
            notes=notes(value, words),
            percent=round(value.confidence * 100),
            doubtful=value.confidence < DOUBTFUL and not value.confirmed_by,
            rule=value.rule,
            confirmed=words.phrase("confirmed_by", by=value.confirmed_by) if value.confirmed_by else None,
            sources=tuple(map(self._source, value.sources)),
            count=words.labels.plurals["sources"].of(len(value.sources)),
        )

    def _source(self, source: Source) -> SourceView:
        return SourceView(
            outlet=source.outlet,
            title=source.title,
            url=web_address(source.url),
            language=source.language,
            day=self.words.date(local_day(source.published)) if source.published else None,
            percent=round(source.confidence * 100),
            read_by=source.rule or source.extractor,
            passage=passage_of(source, self.articles.get(source.article)),
        )


def notes(value: SourcedValue, words: Words) -> tuple[Trio, ...]:
    """Gather what is said beside a value: since when, how it is asserted, that it was worked out, of what day it is."""
    said = []
    if value.since:
        said.append(words.since(value.since))
    if value.modality is not Modality.STATED:
        said.append(words.labels.modalities[value.modality])
    if value.inferred:
        said.append(words.phrase("inferred"))
    if value.as_of:
        said.append(words.phrase("as_of", date=words.date(value.as_of)))
    return tuple(said)


def pending(value: SourcedValue, words: Words) -> Trio | None:
    """Say when an announced value begins; nothing for a value that holds already."""
    if value.modality is not Modality.ANNOUNCED:
        return None
    return words.since(value.since) if value.since else words.labels.modalities[value.modality]


def web_address(text: str | None) -> str | None:
    """Return the address where a browser may safely follow it (http or https with a host), otherwise nothing."""
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None
