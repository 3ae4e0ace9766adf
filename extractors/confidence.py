"""How sure a claim is: by what tied it to its library and by how plainly it was worded.

The numbers are ordered guesses until the corpus's development part calibrates them.
"""

from __future__ import annotations

ASSERTED = 0.5
"""A claim below this is kept in the record, but its branch is not said to have the value."""

_TIE = {
    "name": 0.96,
    "place": 0.95,
    "list": 0.93,
    "back": 0.91,
    "focus": 0.84,
    "inherited": 0.85,
    "network": 0.93,
    "ahead": 0.72,
}
_TITLE = 0.92
_INFERRED = 0.45


def confidence(how: str, *, strength: float = 1.0, title: bool = False, inferred: bool = False) -> float:
    """Confidence from the tie to the library (``how``), the strength of the wording (0..1) and where it stands."""
    if inferred:
        return _INFERRED
    value = _TIE.get(how, 0.8) * (0.85 + 0.15 * min(1.0, strength))
    return round(value * (_TITLE if title else 1.0), 3)
