"""A figure that was found in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.vocab import Comparator

CLAUSE = re.compile(r"[;:]|[.!?] ")
"""Where one clause ends and another begins; commas do not part figures from their nouns."""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure in a folded sentence; ``field`` as in the contract, ``start:end`` from the number to its unit.

    ``denied``: the sentence corrects it. ``coming``: it will hold one day.
    ``supersedes``: it takes the place of the last figure of the sentence before.
    """

    start: int
    end: int
    field: str
    value: int | float
    comparator: Comparator
    network: bool = False
    strength: float = 1.0
    source: str = "figures"
    denied: bool = False
    coming: bool = False
    supersedes: bool = False


def first_clause(text: str) -> str:
    """A text up to the end of its first clause."""
    return CLAUSE.split(text)[0]
