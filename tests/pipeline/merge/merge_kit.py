"""Builds small article records for the tests of merging, and the parts of merging that they exercise."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from extractors.gazetteer import load_gazetteer
from pipeline.merge.addresses import AddressReader
from pipeline.merge.mentions import Mention, MentionReader
from pipeline.merge.names import NameReader
from pipeline.merge.resources import load_resources
from pipeline.merge.scoring import Score, Scorer
from schemas import Address, Article, ArticleRecord, BranchMention, Language, NetworkMention

ALMATY_TIME = timezone(timedelta(hours=5))
RESOURCES = load_resources()
NAMES = NameReader(RESOURCES)
ADDRESSES = AddressReader(NAMES, load_gazetteer)
MENTIONS = MentionReader(NAMES, ADDRESSES)
SCORER = Scorer(RESOURCES.lexicon, RESOURCES.scores)


def claim(field: str, value: Any, **more: Any) -> dict[str, Any]:
    """A claim whose quote is the first word of every article that ``record`` makes."""
    evidence = {"start": 0, "end": 8, "quote": "Тақырып:"}
    return {"field": field, "value": value, "evidence": evidence, "confidence": 0.9, "extractor": "test", **more}


def number(figure: float, comparator: str = "=") -> dict[str, Any]:
    return {"number": figure, "comparator": comparator}


def address(street: str, house: str | None = None, **more: Any) -> dict[str, Any]:
    return {"street": street, "type": "street", **({"house": house} if house else {}), **more}


def branch(name: str | None, *claims: dict[str, Any], key: str = "b1", **more: Any) -> BranchMention:
    return BranchMention.model_validate({"key": key, "name": name, "claims": claims, **more})


def record(
    id_: str,
    *branches: BranchMention,
    day: str | None = "2026-02-04",
    city: str | None = "almaty",
    language: str = "kk",
    network: tuple[dict[str, Any], ...] = (),
) -> ArticleRecord:
    """A record of one article; its branches get the keys b1, b2 … in their order."""
    published = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ALMATY_TIME) if day else None
    text = f"Тақырып: {id_}"
    article = Article(id=id_, outlet="test", language=Language(language), published=published, city=city, text=text)
    keyed = tuple(one.model_copy(update={"key": f"b{place}"}) for place, one in enumerate(branches, start=1))
    told = NetworkMention.model_validate({"claims": network}) if network else None
    return ArticleRecord(article=article, branches=keyed, network=told)


def mention(name: str | None, *claims: dict[str, Any], city: str | None = "almaty", **more: Any) -> Mention:
    return MENTIONS.read(record("x", branch(name, *claims, **more), city=city))[0]


def compare(left: Mention, right: Mention) -> Score:
    """The score of a pair, which has to be the same from both sides."""
    score = SCORER.score(left.profile, right.profile)
    assert score.total == SCORER.score(right.profile, left.profile).total
    return score


def address_key(city: str = "almaty", **parts: Any) -> Any:
    return ADDRESSES.read(Address.model_validate(parts), city)
