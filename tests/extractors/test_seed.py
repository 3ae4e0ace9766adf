"""The article that this project started from: everything a reader takes from it, and nothing else."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from extractors import extract
from schemas import Article, ArticleRecord, article_id

SEED = Path(__file__).parents[3] / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not part of the repository")


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    published = datetime.fromisoformat("2026-02-04T14:44+05:00")
    return extract(Article(id=article_id(None, text), language="kk", published=published, text=text))


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return json.loads((SEED / "expected.json").read_text(encoding="utf-8"))


def facts_of(claims: Any) -> dict[str, Any]:
    """Claims in the form of the expectation: field to value, list of values, or value with its part or start."""
    facts: dict[str, Any] = {}
    for claim in claims:
        data = claim.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert data["modality"] in ("stated", "announced")
        value = data["value"]
        extra = {key: data[key] for key in ("part", "from") if key in data}
        if extra or data["field"] == "opening_hours":
            value = {"value": value, **extra}
        if data["field"] in ("services", "renovated"):
            facts.setdefault(data["field"], []).append(value)
        else:
            assert data["field"] not in facts
            facts[data["field"]] = value
    return facts


def test_branches_are_the_expected_ones(record: ArticleRecord, expected: dict[str, Any]) -> None:
    found = {(branch.name, branch.aliases) for branch in record.branches}
    assert found == {(branch["name"], tuple(branch.get("aliases", ()))) for branch in expected["branches"]}


def test_every_claim_and_no_other(record: ArticleRecord, expected: dict[str, Any]) -> None:
    wanted = {branch["name"]: branch["facts"] for branch in expected["branches"]}
    for branch in record.branches:
        facts = facts_of(branch.claims)
        target = dict(wanted[branch.name])
        assert sorted(facts.pop("services", [])) == sorted(target.pop("services", []))
        assert facts == target


def test_network(record: ArticleRecord, expected: dict[str, Any]) -> None:
    assert record.network is not None
    assert facts_of(record.network.claims) == expected["network"]["facts"]


def test_city_and_language_are_found(record: ArticleRecord, expected: dict[str, Any]) -> None:
    assert record.article.city == expected["article"]["city"]
    assert record.article.language == expected["article"]["language"]
