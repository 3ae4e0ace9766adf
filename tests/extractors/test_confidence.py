"""Confidence: named grounds, odds that multiply, and weights in a file."""

from __future__ import annotations

from math import prod

import pytest

from extractors.confidence import ASSERTED, BASE, Weights, confidence, factors, grounds, said, shipped
from extractors.drafts import Draft, Finding
from extractors.entities import Entity
from extractors.reading import Tie
from schemas.vocab import Modality

WEIGHTS = Weights(fitted_on="", claims=0, weights={BASE: 2.0, "tied by focus": -1.0, "said again": 0.5})


def _draft(value: str, **more: object) -> Draft:
    finding = Finding("opened", 0, 4, value, "dates", **more)  # type: ignore[arg-type]
    return Draft(finding, None, Tie.FOCUS, 0, 4)


def test_odds_multiply() -> None:
    found = {BASE: 1.0, "tied by focus": 1.0, "said again": 1.0, "never weighed": 1.0}
    odds = prod(factor.value for factor in factors(found, WEIGHTS))
    assert confidence(found, WEIGHTS) == pytest.approx(odds / (1 + odds), abs=1e-3)
    assert confidence(found, WEIGHTS) == pytest.approx(0.818, abs=1e-3)


def test_what_others_say_is_a_ground() -> None:
    drafts = [_draft("1962"), _draft("1962"), _draft("1970")]
    found = grounds(drafts[0], said(drafts))
    assert {"said again", "said otherwise elsewhere", "tied by focus", "found by dates"} < set(found)
    assert "said again" not in grounds(drafts[2], said(drafts))


def test_modality_is_a_ground() -> None:
    draft = _draft("2030", modality=Modality.ANNOUNCED)
    assert "announced, not stated" in grounds(draft, said([draft]))


def test_the_model_backs_or_doubts() -> None:
    for support, name in ((0.9, "backed by the model"), (0.05, "doubted by the model")):
        draft = Draft(Finding("holdings", 0, 4, 5, "figures"), None, Tie.NAME, 0, 4, support=support)
        assert name in grounds(draft, said([draft]))


def test_what_is_worked_out_asserts_nothing() -> None:
    draft = _draft("1962", more={"inferred": True})
    assert confidence(grounds(draft, said([draft])), shipped()) < ASSERTED


def test_shipped_weights_are_fitted() -> None:
    weights = shipped()
    assert weights.claims > 100
    assert BASE in weights.weights


def test_owners_are_told_apart() -> None:
    first, second = Entity.__new__(Entity), Entity.__new__(Entity)
    finding = Finding("opened", 0, 4, "1962", "dates")
    drafts = [Draft(finding, owner, Tie.NAME, 0, 4) for owner in (first, second)]
    assert "said again" not in grounds(drafts[0], said(drafts))
