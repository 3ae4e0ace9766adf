"""Training: the same examples give the same model, and it learns them."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="scikit-learn is installed for training only (make train)")

from training.examples import Example
from training.model import Settings, measure, train


def _example(low: str, number: str, label: str) -> Example:
    start = low.index(number)
    return Example(low, ((start, start + len(number)),), (label,), "phrases", "01")


EXAMPLES = [
    *(_example(f"в фонде {number} книг", number, "holdings") for number in ("500", "700", "800")),
    *(_example(f"трудятся {number} человек", number, "staff") for number in ("5", "7", "8")),
    *(_example(f"в зале {number} мест", number, "seats") for number in ("50", "70", "80")),
]


def test_learns_and_repeats_itself() -> None:
    settings = Settings(least_seen=1)
    first, second = train(EXAMPLES, settings), train(EXAMPLES, settings)
    assert np.array_equal(first.weights, second.weights)
    assert first.features == second.features
    quality = {row.label: row for row in measure(first.labeller(), EXAMPLES, least=0.0)}
    assert quality["all"].f1 == 1.0
    assert quality["seats"].support == 3
