"""Claims with their articles, and the values that they witness."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from schemas.article import Article, local_day
from schemas.claim import ClaimBase, DateClaim
from schemas.edtf import bounds
from schemas.registry import RegistryValue, Source, SourcedValue
from schemas.values import Address, Quantity
from schemas.vocab import Comparator, DatePart, Language, Modality

# A claim is believed from here on; below it is shown in the history and never current by itself.
ENOUGH_CONFIDENCE = 0.5

_LANGUAGES = tuple(Language)
_COMPARATORS = (Comparator.EXACT, Comparator.MORE, Comparator.LESS, Comparator.ABOUT)


@dataclass(frozen=True, slots=True)
class Observation:
    """One claim of one article."""

    claim: ClaimBase
    article: Article

    @property
    def value(self) -> RegistryValue:
        """The value as the registry holds it (a web address as text)."""
        value = self.claim.value
        return value if isinstance(value, Address | Quantity | str) else str(value)

    @property
    def part(self) -> DatePart | None:
        """The part of the year or month that a date claim is narrowed to."""
        return self.claim.part if isinstance(self.claim, DateClaim) else None

    @property
    def sure(self) -> bool:
        """Whether its confidence suffices to be believed."""
        return self.claim.confidence >= ENOUGH_CONFIDENCE

    @property
    def day(self) -> str | None:
        """When the value held (EDTF): ``as_of``, but never after the day of the news, which also stands in for it."""
        published = local_day(self.article.published) if self.article.published else None
        if not self.claim.as_of or (published and bounds(self.claim.as_of).last >= bounds(published).last):
            return published or self.claim.as_of
        return self.claim.as_of

    @property
    def last_day(self) -> date:
        """The last day that ``day`` may mean; ``date.min`` where nothing is known."""
        return bounds(self.day).last if self.day else date.min

    @property
    def begins(self) -> date | None:
        """The first day from which the value holds, where the claim names one."""
        return bounds(self.claim.since).first if self.claim.since else None

    @property
    def rank(self) -> tuple[float, int, str, int, str]:
        """Best witness first: confidence, then the later, then a fixed order."""
        place = self.claim.evidence.start
        return (-self.claim.confidence, -self.last_day.toordinal(), self.article.id, place, canonical(self.value))

    def source(self) -> Source:
        """Return the witness as the registry prints it."""
        return Source(
            article=self.article.id,
            outlet=self.article.outlet,
            url=self.article.url,
            title=self.article.title,
            language=self.article.language,
            published=self.article.published,
            quote=self.claim.evidence.quote,
            start=self.claim.evidence.start,
            end=self.claim.evidence.end,
            confidence=self.claim.confidence,
            extractor=self.claim.extractor,
            rule=self.claim.rule,
        )


def canonical(value: RegistryValue) -> str:
    """Return a text under which equal values are equal, in a fixed order."""
    if isinstance(value, BaseModel):
        return json.dumps(value.model_dump(mode="json", exclude_none=True), sort_keys=True, ensure_ascii=False)
    return value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with all observations of it; ``vouching`` are observations of less precise values that agree with it."""

    value: RegistryValue
    part: DatePart | None
    modality: Modality
    observations: tuple[Observation, ...]
    vouching: tuple[Observation, ...] = ()

    @property
    def witnesses(self) -> tuple[Observation, ...]:
        """Everyone who speaks for the value, best first."""
        return tuple(sorted((*self.observations, *self.vouching), key=lambda one: one.rank))

    @property
    def support(self) -> int:
        """How many articles speak for it."""
        return articles(self.witnesses)

    @property
    def confidence(self) -> float:
        """The confidence of the best claim of this very value."""
        return max(one.claim.confidence for one in self.observations)

    @property
    def inferred(self) -> bool:
        """Whether nobody states it: every claim was worked out."""
        return all(one.claim.inferred for one in self.observations)

    @property
    def believed(self) -> bool:
        """Whether it may be current: asserted, and by somebody with enough confidence."""
        return self.modality.asserted and any(one.sure for one in self.observations)

    @property
    def latest(self) -> date:
        """The last day on which a source says that it held."""
        return max(one.last_day for one in self.witnesses)

    @property
    def since(self) -> str | None:
        """The day from which it holds: what most witnesses say, then the narrowest, then the earliest."""
        said = [one.claim.since for one in self.witnesses if one.claim.since]
        return min(said, key=lambda text: (-said.count(text), *_width_and_begin(text), text)) if said else None

    @property
    def order(self) -> str:
        """A fixed order of values that are equal in everything else."""
        return f"{canonical(self.value)} {self.part or ''} {self.modality}"

    def sourced(self, rule: str) -> SourcedValue:
        """Return the value as the registry prints it; ``rule`` says why it is where it is."""
        dated = [one for one in self.witnesses if one.day]
        return SourcedValue(
            value=self.value,
            part=self.part,
            modality=self.modality,
            as_of=max(dated, key=lambda one: (one.last_day, one.day or "")).day if dated else None,
            since=self.since,
            inferred=True if self.inferred else None,
            confidence=self.confidence,
            rule=rule,
            sources=tuple(one.source() for one in self.witnesses),
        )


def articles(observations: Iterable[Observation]) -> int:
    """How many articles the observations come from: one article is one witness, however often it says a thing."""
    return len({one.article.id for one in observations})


def _width_and_begin(text: str) -> tuple[int, date]:
    span = bounds(text)
    return (span.last - span.first).days, span.first


Identity = Callable[[RegistryValue], Hashable]
"""Says which values are one value in two spellings: equal results, equal values."""


def candidates(observations: Iterable[Observation], identity: Identity = canonical) -> list[Candidate]:
    """Return the distinct values of some observations, in a fixed order.

    Of several forms of one value the fullest is shown, then the one that most articles give. What was announced and
    what is stated are one value; past, planned and denied ones are values of their own.
    """
    groups: dict[tuple[Hashable, DatePart | None, Modality], list[Observation]] = {}
    for one in observations:
        modality = Modality.STATED if one.claim.modality.asserted else one.claim.modality
        groups.setdefault((identity(one.value), one.part, modality), []).append(one)
    found = [_candidate(members) for members in groups.values()]
    return sorted(found, key=lambda one: one.order)


def _candidate(unordered: Sequence[Observation]) -> Candidate:
    members = sorted(unordered, key=lambda one: one.rank)
    forms: dict[str, list[Observation]] = {}
    for one in members:
        forms.setdefault(canonical(one.value), []).append(one)
    shown = min(forms.items(), key=lambda form: _form_rank(*form))[1][0]
    stated = any(one.claim.modality is Modality.STATED for one in members)
    modality = Modality.STATED if stated else members[0].claim.modality
    return Candidate(shown.value, shown.part, modality, tuple(members))


def _form_rank(text: str, saying: Sequence[Observation]) -> tuple[int, int, int, int, str]:
    value = saying[0].value
    parts = len(value.model_dump(exclude_none=True)) if isinstance(value, Address) else 0
    comparator = _COMPARATORS.index(value.comparator) if isinstance(value, Quantity) else 0
    language = min(_LANGUAGES.index(one.article.language) for one in saying)
    return -parts, -articles(saying), comparator, language, text
