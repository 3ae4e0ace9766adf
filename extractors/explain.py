"""Why a claim stands in a record: the rule that fired, the words that chose its library, what makes it sure.

An explanation is worked out after the fact from the drafts that the record was made of: reading pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.confidence import Factor, reasons
from extractors.drafts import Draft
from extractors.reader import Study
from extractors.reading import Anchor, Reading, Tie
from schemas.base import Frozen
from schemas.claim import ClaimBase


class Wordings(BaseModel):
    """``explain.toml``: what rules, ties and signs of a sentence mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: dict[str, str]
    ties: dict[Tie, str]
    signs: dict[str, str]

    def rule(self, extractor: str, field: str) -> str:
        """What the rules of an extractor for a field look for; its bare name where the file does not say."""
        return self.rules.get(f"{extractor}.{field}") or self.rules.get(extractor, extractor)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article: what they are, where they start, and the sentence around them."""

    text: str
    start: int
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading of the same field for the same library that the record did not take."""

    value: Any
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that led to one claim.

    ``claim`` is its path in the record (``b1.opened``). ``anchor`` are the words that mean its library: of its own
    sentence, or of the one that the text had spoken of it in; None for a claim about the network without such words.
    The product of ``reasons`` is its odds: right claims to one wrong.
    """

    claim: str
    library: str | None
    value: Any
    part: str | None
    since: str | None
    modality: str
    confidence: float
    extractor: str
    rule: str
    evidence: Words
    tie: Tie
    tie_means: str
    anchor: Words | None
    signs: tuple[str, ...]
    reasons: tuple[Factor, ...]
    rivals: tuple[Rival, ...]

    def to_data(self) -> dict[str, Any]:
        """The explanation as plain data."""
        return asdict(self)


@cache
def wordings() -> Wordings:
    """The wordings of explanations. Raises ``ConfigError`` where the file is faulty."""
    return data.load(Wordings, data.PACKAGE / "explain.toml")


def explain(study: Study) -> Iterator[Explanation]:
    """Explain every claim of a record, in its order."""
    names = {branch.key: branch.name for branch in study.record.branches}
    for path, claim, draft in claimed(study):
        reading = _reading_at(study.readings, draft.start)
        anchor = _anchor(draft, reading, study)
        known = wordings()
        dumped = claim.model_dump(mode="json", by_alias=True, exclude_none=True)
        yield Explanation(
            claim=path,
            library=names.get(_key(path)),
            value=dumped["value"],
            part=dumped.get("part"),
            since=dumped.get("from"),
            modality=claim.modality.value,
            confidence=claim.confidence,
            extractor=claim.extractor,
            rule=known.rule(claim.extractor, claim.field),
            evidence=_words(study, reading, claim.evidence.start, claim.evidence.end),
            tie=draft.tie,
            tie_means=known.ties[draft.tie],
            anchor=anchor,
            signs=tuple(said for sign, said in known.signs.items() if getattr(reading.facts, sign)),
            reasons=reasons(draft, study.drafts),
            rivals=tuple(_rivals(draft, study)),
        )


def claimed(study: Study) -> list[tuple[str, ClaimBase, Draft]]:
    """The claims of a record in its order: path, claim, and the draft that it was made of."""
    chosen: list[tuple[str, ClaimBase, Draft]] = []
    for path, claim in study.record.claims():
        owners = {id(draft.owner) for other, _, draft in chosen if _key(other) == _key(path)}
        chosen.append((path, claim, _draft_of(claim, path, study, owners)))
    return chosen


def _key(path: str) -> str:
    return path.partition(".")[0]


def _draft_of(claim: ClaimBase, path: str, study: Study, owners: set[int]) -> Draft:
    """The draft that a claim was made of; ``owners`` are those of the same branch's claims before it."""
    fitting = [
        draft
        for draft in study.drafts
        if draft.finding.field == claim.field
        and study.original(draft.start, draft.end)[0] == claim.evidence.start
        and draft.network == path.startswith("network.")
        and draft.finding.modality is claim.modality
        and draft.confidence == claim.confidence
    ]
    return next((draft for draft in fitting if id(draft.owner) in owners), fitting[0])


def _reading_at(readings: Sequence[Reading], start: int) -> Reading:
    return next(reading for reading in readings if reading.facts.place.start <= start < reading.facts.place.end)


def _anchor(draft: Draft, reading: Reading, study: Study) -> Words | None:
    """The words that mean the library: the nearest of the sentence, else of the last one before it, else the next."""
    readings = study.readings
    here = readings.index(reading)
    order = [reading, *reversed(readings[:here]), *readings[here + 1 :]]
    for other in [reading] if draft.network else order:
        meant = [anchor for anchor in other.anchors if _means(anchor, draft)]
        if meant:
            start = other.facts.place.start
            best = min(meant, key=lambda anchor: (abs(start + anchor.start - draft.start), anchor.start))
            return _words(study, other, *study.original(start + best.start, start + best.end))
    return None


def _means(anchor: Anchor, draft: Draft) -> bool:
    return anchor.collective if draft.network else draft.owner in anchor.entities


def _words(study: Study, reading: Reading, start: int, end: int) -> Words:
    """Words of the article (by its own offsets) and their sentence."""
    text = study.record.article.text
    first, last = study.original(reading.facts.place.start, reading.facts.place.end)
    return Words(text[start:end], start, text[first:last], first)


def _rivals(draft: Draft, study: Study) -> Iterator[Rival]:
    text = study.record.article.text
    seen = {str(draft.finding.value)}
    for other in study.drafts:
        same = other.owner is draft.owner and other.network == draft.network
        value = str(other.finding.value)
        taken = other.finding.value
        raw = taken.model_dump(mode="json") if isinstance(taken, Frozen) else taken
        if same and other.finding.field == draft.finding.field and value not in seen and not _many(draft):
            seen.add(value)
            start, end = study.original(other.start, other.end)
            yield Rival(raw, text[start:end].strip(" ,;"), other.confidence)


def _many(draft: Draft) -> bool:
    """Whether a library may have several values of the field, so that none is another one's rival."""
    return draft.finding.field in ("services", "renovated")
