"""How sure a claim is: by what tied it to its library and by how plainly it was worded.

The numbers are ordered guesses until the corpus's development part calibrates them.
"""

from __future__ import annotations

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


def confidence(tie: Tie, *, strength: float = 1.0, title: bool = False, inferred: bool = False) -> float:
    """Confidence from the tie to the library, the strength of the wording (0..1) and where it stands."""
    if inferred:
        return _INFERRED
    value = _TIES[tie] * (0.7 + 0.3 * min(1.0, strength))
    return round(value * (_TITLE if title else 1.0), 3)
