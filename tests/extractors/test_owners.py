"""Whose a fact is: cases of several sentences in which the library is named once, or never."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from case_files import Case, cases

from extractors import extract
from schemas import Article, article_id
from schemas.record import BranchMention
from schemas.values import Address, Quantity
from schemas.vocab import BranchField, Language


@pytest.mark.parametrize("case", cases("owners"))
def test_owners(case: Case) -> None:
    text = case.text.strip()
    article = Article(
        id=article_id(None, text),
        url=None,
        outlet=None,
        language=Language(case.language),
        title=text.split("\n")[0],
        published=datetime(2026, 2, 10, 10, tzinfo=UTC),
        text=text,
    )
    found = [line for branch in extract(article).branches for line in _lines(branch)]
    missing = [line for line in case.expect if not any(one.startswith(line) for one in found)]
    assert not missing, found
    fields = {line.split(": ")[1].split(" ")[0] for line in case.expect} - {""}
    surplus = [line for line in found if line.split(": ")[1].split(" ")[0] in fields and line not in case.expect]
    assert not surplus


def _lines(branch: BranchMention) -> list[str]:
    """``library: field value`` of every claim but the addresses."""
    places = [claim.value for claim in branch.claims if isinstance(claim.value, Address)]
    place = next((item.street or item.microdistrict or item.place for item in places), None)
    known = branch.name or place
    values = [
        (claim.field, int(claim.value.number) if isinstance(claim.value, Quantity) else claim.value)
        for claim in branch.claims
        if claim.field != BranchField.ADDRESS
    ]
    return [f"{known}: {field} {value}" for field, value in values] or [f"{known}: "]
