"""How sure a claim is: a small model over named grounds, fitted so that of the claims given 0.9 nine in ten are right.

The weights stand in ``confidence.json`` (``make calibrate`` fits them on articles that no rule was written on). A
weight above 0 speaks for a claim, one below against it; their sum is the logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from pydantic import BaseModel, ConfigDict, ValidationError

from extractors import data
from extractors.drafts import Draft
from schemas.errors import ConfigError
from schemas.vocab import BranchField, Modality

ASSERTED = 0.5
"""A claim below this is kept in the record, but its branch is not said to have the value."""

FILE = "confidence.json"
BASE = "any claim"
_INFERRED = "worked out, not read"
_INFERRED_ODDS = 0.82
_PRECISION = 3
# The model that knows the field says that it is another one.
_DOUBTED, _BACKED = 0.2, 0.6


class Weights(BaseModel):
    """``confidence.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fitted_on: str
    claims: int
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Factor:
    """One ground that makes a claim more or less sure: its name, and what the odds are multiplied by."""

    name: str
    value: float


@cache
def shipped() -> Weights:
    """The weights inside the package; ``ConfigError`` where they are faulty."""
    file = data.PACKAGE / FILE
    try:
        return Weights.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise ConfigError(str(error), where=str(file)) from error


def weighed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an article, each with its confidence."""
    values = said(drafts)
    return [replace(draft, confidence=confidence(grounds(draft, values), shipped())) for draft in drafts]


def confidence(found: Mapping[str, float], weights: Weights) -> float:
    """The probability, 0 to 1, that a claim with these grounds is right."""
    odds = 1.0
    for factor in factors(found, weights):
        odds *= factor.value
    return round(odds / (1 + odds), _PRECISION)


def factors(found: Mapping[str, float], weights: Weights) -> tuple[Factor, ...]:
    """What the odds of a claim are made of: their product is right claims to one wrong."""
    if _INFERRED in found:
        return (Factor(_INFERRED, _INFERRED_ODDS),)
    known = weights.weights
    return tuple(Factor(name, exp(known.get(name, 0.0) * value)) for name, value in found.items())


def reasons(draft: Draft, drafts: Sequence[Draft]) -> tuple[Factor, ...]:
    """What the confidence of one of an article's drafts is made of."""
    return factors(grounds(draft, said(drafts)), shipped())


def grounds(draft: Draft, article: Mapping[tuple[object, ...], Sequence[str]]) -> dict[str, float]:
    """The named grounds of a draft, each with its degree; ``article`` is what it says of each field (``said``)."""
    finding = draft.finding
    if finding.more.get("inferred"):
        return {_INFERRED: 1.0}
    found = {
        BASE: 1.0,
        f"tied by {draft.tie.value}": 1.0,
        f"found by {finding.extractor}": 1.0,
    }
    if finding.strength < 1:
        found["vague wording"] = 1 - finding.strength
    if finding.modality is not Modality.STATED:
        found[f"{finding.modality.value}, not stated"] = 1.0
    if "from" in finding.more:
        found["dated"] = 1.0
    if draft.headline:
        found["headline"] = 1.0
    values = article[_slot(draft)]
    if values.count(str(finding.value)) > 1:
        found["said again"] = 1.0
    if any(value != str(finding.value) for value in values) and not _many(draft):
        found["said otherwise elsewhere"] = 1.0
    if draft.support is not None:
        found["doubted by the model"] = float(draft.support < _DOUBTED)
        found["backed by the model"] = float(draft.support >= _BACKED)
    return {name: value for name, value in found.items() if value}


def said(drafts: Iterable[Draft]) -> dict[tuple[object, ...], list[str]]:
    """What the drafts of an article say of each field of each library."""
    values: dict[tuple[object, ...], list[str]] = {}
    for draft in drafts:
        values.setdefault(_slot(draft), []).append(str(draft.finding.value))
    return values


def _slot(draft: Draft) -> tuple[object, ...]:
    return (id(draft.owner), draft.finding.field, draft.finding.modality)


def _many(draft: Draft) -> bool:
    return draft.finding.field in set(BranchField) and BranchField(draft.finding.field).many
