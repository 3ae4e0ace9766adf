"""How sure a claim is: by what tied it to its library and by how plainly it was worded.

The numbers are ordered guesses until the corpus's development part calibrates them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from extractors.reading import Tie

ASSERTED = 0.5
"""A claim below this is kept in the record, but its branch is not said to have the value."""

_TIES = {
    Tie.NAME: 0.96,
    Tie.PLACE: 0.95,
    Tie.LIST: 0.93,
    Tie.NETWORK: 0.93,
    Tie.BACK: 0.91,
    Tie.INHERITED: 0.85,
    Tie.FOCUS: 0.84,
    Tie.AHEAD: 0.72,
}
_TITLE = 0.92
_INFERRED = 0.45


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that makes a claim more or less sure: its name, and the factor by which it does."""

    name: str
    value: float


def confidence(tie: Tie, *, strength: float = 1.0, title: bool = False, inferred: bool = False) -> float:
    """Confidence from the tie to the library, the strength of the wording (0..1) and where it stands."""
    return round(prod(one.value for one in reasons(tie, strength=strength, title=title, inferred=inferred)), 3)


def reasons(tie: Tie, *, strength: float = 1.0, title: bool = False, inferred: bool = False) -> tuple[Factor, ...]:
    """What a confidence is made of: it is the product of these factors."""
    if inferred:
        return (Factor("worked out, not read", _INFERRED),)
    found = [Factor(f"tied by {tie.value}", _TIES[tie])]
    if strength < 1:
        found.append(Factor("wording", 0.7 + 0.3 * strength))
    if title:
        found.append(Factor("headline", _TITLE))
    return tuple(found)
