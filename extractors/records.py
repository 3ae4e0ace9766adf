"""From drafts to the record: the best evidence of each value, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.confidence import ASSERTED
from extractors.drafts import Draft
from extractors.entities import Entity
from extractors.labelling import SOURCE
from extractors.reading import Reading, Tie
from extractors.scripts import Transcript
from schemas.article import Article
from schemas.claim import BRANCH_CLAIM, ClaimBase, NetworkClaim
from schemas.record import ArticleRecord, BranchMention, NetworkMention
from schemas.vocab import BranchField, Modality, NetworkField

_ORDER = {field.value: number for number, field in enumerate(BranchField)}


@dataclass(frozen=True, slots=True)
class _Source:
    """Where quotes are taken from: the article's text, found by the offsets of what was read."""

    text: str
    transcript: Transcript | None

    def evidence(self, start: int, end: int) -> dict[str, Any]:
        """The quote at the offsets of the read text, without the comma or blank that it ends with."""
        read = self.transcript.text if self.transcript else self.text
        end = start + len(read[start:end].rstrip(" ,;"))
        if self.transcript:
            start, end = self.transcript.span(start, end)
        return {"start": start, "end": end, "quote": self.text[start:end]}


def make_record(
    article: Article,
    entities: Iterable[Entity],
    readings: Sequence[Reading],
    drafts: Sequence[Draft],
    transcript: Transcript | None = None,
) -> ArticleRecord:
    """The record of an article from its libraries and the drafts about them.

    Where the article was read in a transcript, the drafts' offsets are those of the transcript; the quotes are taken
    from the article itself.
    """
    source = _Source(article.text, transcript)
    found = []
    for entity in entities:
        claims = _branch_claims(source, [draft for draft in drafts if draft.owner is entity])
        if claims and (entity.named or entity.aliases or _placed(claims)):
            found.append((min(claim.evidence.start for claim in claims), entity, claims))
    found.sort(key=lambda item: item[0])
    branches = tuple(
        BranchMention(
            key=f"b{number}",
            name=entity.name() or entity.title(),
            aliases=entity.other_names(),
            kind=entity.kind,
            city=article.city,
            claims=tuple(claims),
        )
        for number, (_, entity, claims) in enumerate(found, start=1)
    )
    return ArticleRecord(article=article, branches=branches, network=_network(source, readings, drafts))


def _placed(claims: Iterable[ClaimBase]) -> bool:
    """Whether a library without a name can be told from others: by its address or its district."""
    return any(claim.field in (BranchField.ADDRESS, BranchField.DISTRICT) for claim in claims)


def _branch_claims(source: _Source, drafts: Sequence[Draft]) -> list[Any]:
    best: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        key = _slot(draft)
        if key not in best or _rank(draft) > _rank(best[key]):
            best[key] = draft
    chosen = sorted(_worth_saying(list(best.values())), key=lambda draft: (_ORDER[draft.finding.field], draft.start))
    return [BRANCH_CLAIM.validate_python(_data(source, draft)) for draft in chosen]


def _slot(draft: Draft) -> tuple[str, ...]:
    """What one claim is kept for: a field and how it is asserted; for the many-valued fields each value."""
    finding = draft.finding
    asserted = "asserted" if finding.modality.asserted else finding.modality.value
    if finding.field == BranchField.ADDRESS:
        # A library may have left several houses; it stands in one and may be about to move to another.
        each = str(finding.value) if finding.modality is Modality.PAST else ""
        return (finding.field, finding.modality.value, each)
    if finding.field in (BranchField.STATUS, BranchField.OPENING_HOURS):
        # "Under repair since June" and "opens again in March" hold side by side, as do hours of today and coming ones.
        return (finding.field, finding.modality.value)
    many = BranchField(finding.field).many
    return (finding.field, asserted, str(finding.value)) if many else (finding.field, asserted)


def _worth_saying(drafts: Sequence[Draft]) -> list[Draft]:
    """A plan for what is already there says nothing new."""
    asserted = {(draft.finding.field, str(draft.finding.value)) for draft in drafts if draft.finding.modality.asserted}
    return [
        draft
        for draft in drafts
        if draft.finding.modality.asserted or (draft.finding.field, str(draft.finding.value)) not in asserted
    ]


def _rank(draft: Draft) -> tuple[bool, bool, int, float, int]:
    """What rules found before what only the trained model did, then fuller values, surer ones, earlier ones."""
    value = draft.finding.value
    fullness = len(value) if isinstance(value, dict) else 0
    by_rule = draft.finding.extractor != SOURCE
    fullness += "from" in draft.finding.more
    return (draft.confidence >= ASSERTED, by_rule, fullness, draft.confidence, -draft.start)


def _network_rank(draft: Draft) -> tuple[int, tuple[bool, bool, int, float, int]]:
    """Of several counts of libraries made new those of this year are part of those of all years."""
    grows = draft.finding.field == NetworkField.BRANCHES_MODERNISED and draft.confidence >= ASSERTED
    return (draft.finding.value.number if grows else 0, _rank(draft))


def _network(source: _Source, readings: Sequence[Reading], drafts: Sequence[Draft]) -> NetworkMention | None:
    best: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        modality = draft.finding.modality
        slot = (draft.finding.field, "asserted" if modality.asserted else modality.value)
        if draft.network and (slot not in best or _network_rank(draft) > _network_rank(best[slot])):
            best[slot] = draft
    if not best:
        return None
    name = next(
        (
            anchor.mention.name
            for reading in readings
            for anchor in reading.anchors
            if anchor.tie is Tie.NETWORK and anchor.mention and anchor.mention.name
        ),
        None,
    )
    claims = sorted(best.values(), key=lambda draft: draft.start)
    return NetworkMention(
        name=name, claims=tuple(NetworkClaim.model_validate(_data(source, draft)) for draft in claims)
    )


def _data(source: _Source, draft: Draft) -> dict[str, Any]:
    finding = draft.finding
    return {
        "field": finding.field,
        "value": finding.value,
        **finding.more,
        "modality": finding.modality,
        "confidence": draft.confidence,
        "extractor": finding.extractor,
        "rule": f"{finding.extractor}: by {draft.tie.value}",
        "evidence": source.evidence(draft.start, draft.end),
    }
