"""Whose a fact is: short articles of ``whose.toml``, each for one way in which a text ties facts to libraries."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors import extract
from schemas import Article, ArticleRecord
from schemas.claim import ClaimBase
from schemas.values import Address, Quantity

CASES = tomllib.loads((Path(__file__).parent / "whose.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = datetime(2025, 6, 2, tzinfo=UTC)


def said(claim: ClaimBase) -> str:
    """A claim as ``field=value``: a figure by its number, an address by its street and house."""
    value = claim.value
    if isinstance(value, Quantity):
        value = value.number
    elif isinstance(value, Address):
        value = " ".join(filter(None, (value.street, value.house, value.microdistrict)))
    return f"{claim.field.value}={value}"


def owned(record: ArticleRecord, only: list[str]) -> dict[str, list[str]]:
    """The asserted facts of a record by their owner."""
    owners = [(branch.name or "?", branch.claims) for branch in record.branches]
    if record.network:
        owners.append(("network", record.network.claims))
    facts = {
        name: sorted(said(claim) for claim in claims if not only or claim.field.value in only)
        for name, claims in owners
    }
    return {name: found for name, found in facts.items() if found}


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{number}-{case['pattern']}") for number, case in enumerate(CASES, start=1)]
)
def test_a_fact_belongs_to_its_library(case: dict[str, Any]) -> None:
    text = "Жаңалық\n\n" + case["text"].strip() if case["language"] == "kk" else "Новость\n\n" + case["text"].strip()
    article = Article(id="a", language=case["language"], published=PUBLISHED, city="aktau", text=text)
    expected = {name: sorted(facts) for name, facts in case["expect"].items()}
    assert owned(extract(article), case.get("only", [])) == expected
