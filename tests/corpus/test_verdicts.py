"""Every kind of error is told from the others, and counted once."""

from __future__ import annotations

from typing import Any

import pytest
from annotated import HOLDINGS, OPENED, STAFF, fact, judged

from corpus.scores import score
from corpus.verdicts import Row, Verdict

ONE, TWO = "Жамбыл атындағы кітапхана", "Абай атындағы кітапхана"


def claims(rows: list[Row]) -> list[tuple[str, Verdict]]:
    return sorted((row.field, row.verdict) for row in rows if row.field not in ("name", "kind", "alias"))


@pytest.mark.parametrize(
    ("wanted", "given", "verdict"),
    [
        (HOLDINGS, HOLDINGS, Verdict.RIGHT),
        (HOLDINGS, {**HOLDINGS, "value": {"number": 40000, "comparator": "~"}}, Verdict.COMPARATOR),
        (HOLDINGS, {**HOLDINGS, "value": {"number": 41000, "comparator": ">"}}, Verdict.VALUE),
        (OPENED, {**OPENED, "part": "late"}, Verdict.DETAIL),
        (OPENED, {**OPENED, "modality": "planned"}, Verdict.MODALITY),
        (
            fact("website", "library.kz", "library.kz"),
            fact("website", "https://library.kz/", "library.kz"),
            Verdict.RIGHT,
        ),
        (
            fact("services", "wifi", "кітап", modality="planned"),
            fact("services", "wifi", "кітап"),
            Verdict.MODALITY,
        ),
    ],
)
def test_one_claim_against_another(wanted: dict[str, Any], given: dict[str, Any], verdict: Verdict) -> None:
    rows = judged({ONE: [wanted, STAFF]}, {ONE: [given, STAFF]}).rows()
    assert claims(rows) == sorted([(wanted["field"], verdict), ("staff", Verdict.RIGHT)])


def test_another_service_is_no_service_misread() -> None:
    rows = judged(
        {ONE: [OPENED, fact("services", "wifi", "кітап")]}, {ONE: [OPENED, fact("services", "cafe", "кітап")]}
    ).rows()
    assert claims(rows) == [
        ("opened", Verdict.RIGHT),
        ("services", Verdict.MISSING),
        ("services", Verdict.SURPLUS),
    ]


def test_a_right_fact_at_the_wrong_library_is_one_error() -> None:
    one = judged({ONE: [OPENED, HOLDINGS], TWO: [STAFF]}, {ONE: [OPENED, HOLDINGS, STAFF], TWO: []})
    moved = next(row for row in one.rows() if row.verdict is Verdict.BRANCH)
    assert (moved.owner, moved.given_to, moved.field) == (f"almaty/{TWO}", f"almaty/{ONE}", "staff")
    scores = score([one])
    assert (scores.attribution.right, scores.attribution.total) == (2, 3)
    assert (scores.claims.right, scores.claims.surplus, scores.claims.missing) == (2, 1, 1)
    assert dict(scores.errors) == {Verdict.BRANCH: 1}


def test_what_is_held_back_counts_for_the_calibration_alone() -> None:
    one = judged({ONE: [OPENED, HOLDINGS]}, {ONE: [OPENED, {**HOLDINGS, "confidence": 0.4}]})
    assert claims(one.rows()) == [
        ("holdings", Verdict.HELD),
        ("holdings", Verdict.MISSING),
        ("opened", Verdict.RIGHT),
    ]
    scores = score([one])
    assert (scores.claims.surplus, scores.claims.missing) == (0, 1)
    assert sorted((one.confidence, one.right) for one in scores.judgements) == [(0.4, True), (0.9, True)]


@pytest.mark.parametrize("confidence", [0.4, 0.9])
def test_what_both_sides_worked_out_is_neither_right_nor_wrong(confidence: float) -> None:
    implied = {**OPENED, "inferred": True}
    one = judged({ONE: [implied, HOLDINGS]}, {ONE: [{**implied, "confidence": confidence}, HOLDINGS]})
    assert claims(one.rows()) == [("holdings", Verdict.RIGHT), ("opened", Verdict.HELD)]
    assert all(judgement.right for judgement in score([one]).judgements)


def test_a_library_that_only_one_side_knows_has_no_kind_to_be_wrong() -> None:
    rows = judged({ONE: [OPENED]}, {}).rows()
    assert {row.field for row in rows} == {"name", "opened"}
    assert {row.verdict for row in rows} == {Verdict.MISSING}


def test_what_is_missing_counts_for_the_extractor_of_its_field() -> None:
    scores = score([judged({ONE: [OPENED, HOLDINGS]}, {ONE: [{**OPENED, "extractor": "dates"}]})])
    assert scores.by_extractor["dates"].f1 == 1.0
    assert scores.by_extractor["figures"].missing == 1
