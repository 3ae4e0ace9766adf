"""Articles in, records out: the spaCy pipeline of each language and the assembly of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import extractors.components as components
from extractors.assemble import Assembler, Draft
from extractors.cities import detect_city
from extractors.confidence import ASSERTED
from extractors.entities import Entity
from extractors.facts import Context
from extractors.gazetteer import load_gazetteer
from extractors.subjects import Reading, SubjectReader
from extractors.text import fold
from schemas.article import Article
from schemas.claim import BRANCH_CLAIM, NetworkClaim
from schemas.record import ArticleRecord, BranchMention, NetworkMention
from schemas.vocab import BranchField, Language, Modality

# Any text about a library holds one of these stems; all others are not read at all.
_SCREEN = re.compile(r"кітапхана|к[iі]тапхана|библиотек|читальн|creative hub|kitaphana|kitapxana", re.IGNORECASE)


class Reader:
    """Reads articles of both languages. Build it once: it holds the compiled lexicons."""

    def __init__(self) -> None:
        self._pipelines = {language: build_pipeline(language) for language in Language}

    def read(self, article: Article) -> ArticleRecord:
        """The record of one article; empty where it tells of no library."""
        if not _SCREEN.search(article.text):
            return ArticleRecord(article=article)
        title = article.text.partition("\n")[0]
        city = article.city or detect_city(article.title or title, article.text, article.outlet)
        if city != article.city:
            article = article.model_copy(update={"city": city})
        context = Context(
            published=article.published.date() if article.published else None,
            city=city,
            gazetteer=load_gazetteer(city) if city else None,
        )
        doc = self._doc(article, context)
        return assemble(article, doc)

    def _doc(self, article: Article, context: Context) -> Doc:
        pipeline = self._pipelines[article.language]
        doc = pipeline.make_doc(article.text)
        doc.user_data[components.CONTEXT] = context
        for _, component in pipeline.pipeline:
            doc = component(doc)
        return doc


def build_pipeline(language: Language) -> Pipeline:
    """The spaCy pipeline of a language: sentences, findings, subjects."""
    pipeline = spacy.blank(language.value)
    pipeline.max_length = 2_000_000
    for name in (components.SENTENCES, components.FINDINGS, components.SUBJECTS):
        pipeline.add_pipe(name)
    return pipeline


def assemble(article: Article, doc: Doc) -> ArticleRecord:
    """The record that the pipeline's findings make."""
    readings: list[Reading] = doc.user_data[components.READINGS]
    subjects: SubjectReader = doc.user_data[components.SUBJECT_READER]
    published = article.published.date().isoformat() if article.published else None
    drafts = Assembler(components.kits(), published).drafts(readings)
    branches = _branches(article, subjects.entities, drafts)
    return ArticleRecord(article=article, branches=branches, network=_network(article, readings, drafts, branches))


def _branches(article: Article, entities: list[Entity], drafts: list[Draft]) -> tuple[BranchMention, ...]:
    found = []
    for entity in entities:
        mine = [draft for draft in drafts if draft.owner is entity]
        claims = _claims(article.text, mine)
        if not claims or not (entity.named or _placed(claims) or entity.aliases):
            continue
        first = min(claim.evidence.start for claim in claims)
        found.append((entity, claims, first))
    found.sort(key=lambda item: item[2])
    return tuple(
        BranchMention(
            key=f"b{number}",
            name=entity.name(),
            aliases=entity.other_names(),
            kind=entity.kind,
            city=article.city,
            claims=tuple(claims),
        )
        for number, (entity, claims, _) in enumerate(found, start=1)
    )


def _placed(claims: list[Any]) -> bool:
    """Whether a library without a name can be told from others: by its address or its district."""
    return any(claim.field in (BranchField.ADDRESS, BranchField.DISTRICT) for claim in claims)


def _claims(text: str, drafts: list[Draft]) -> list[Any]:
    """The best draft of each value; one value for the single-valued fields, others only in another modality."""
    best: dict[tuple[Any, ...], Draft] = {}
    for draft in drafts:
        field = BranchField(draft.field)
        modality = draft.data["modality"]
        key: tuple[Any, ...] = (field, "asserted" if modality.asserted else modality)
        if field.many:
            key = (*key, str(draft.data["value"]))
        known = best.get(key)
        if known is None or _rank(draft) > _rank(known):
            best[key] = draft
    chosen = _drop_covered(list(best.values()))
    return [
        BRANCH_CLAIM.validate_python(_data(text, draft)) for draft in sorted(chosen, key=lambda d: (_order(d), d.start))
    ]


def _drop_covered(drafts: list[Draft]) -> list[Draft]:
    """A plan for what is already there says nothing new."""
    asserted = {(draft.field, str(draft.data["value"])) for draft in drafts if draft.data["modality"].asserted}
    return [
        draft
        for draft in drafts
        if draft.data["modality"].asserted or (draft.field, str(draft.data["value"])) not in asserted
    ]


def _rank(draft: Draft) -> tuple[float, float, int]:
    value = draft.data["value"]
    parts = len(value) if isinstance(value, dict) and draft.field == "address" else 0
    start = 1 if draft.data.get("from") else 0
    return (draft.confidence >= ASSERTED, parts + start, draft.confidence, -draft.start)  # type: ignore[return-value]


def _order(draft: Draft) -> int:
    return list(BranchField).index(BranchField(draft.field))


def _data(text: str, draft: Draft) -> dict[str, Any]:
    start, end = draft.start, draft.end
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return {
        **draft.data,
        "confidence": draft.confidence,
        "evidence": {"start": start, "end": end, "quote": text[start:end]},
    }


def _network(
    article: Article, readings: list[Reading], drafts: list[Draft], branches: tuple[BranchMention, ...]
) -> NetworkMention | None:
    mine = [draft for draft in drafts if draft.field.startswith("network.")]
    best: dict[str, Draft] = {}
    for draft in mine:
        known = best.get(draft.field)
        if known is None or draft.confidence > known.confidence:
            best[draft.field] = draft
    if not best:
        return None
    name = next(
        (
            anchor.mention.name
            for reading in readings
            for anchor in reading.anchors
            if anchor.network and anchor.mention and anchor.mention.name
        ),
        None,
    )
    claims = []
    for draft in sorted(best.values(), key=lambda draft: draft.start):
        data = _data(article.text, draft)
        claims.append(NetworkClaim.model_validate(data))
    return NetworkMention(name=name, claims=tuple(claims))
