"""The trained model: which fact a number or a date is, told by the words around it.

Rules find the candidates (``extractors.numbers``, ``extractors.dates``); the model, one for both languages, gives
each a field or ``none`` with a probability. It is a linear model over named features, so that one can look up why it
says what it says. ``training`` makes it; its card stands beside it in ``models/facts``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from extractors import data
from extractors.features import Features, Vocabulary, Words
from schemas.errors import ConfigError

NONE = "none"
FOLDER = "facts"
WEIGHTS, FEATURES, LABELS = "weights.npy", "features.txt", "labels.txt"


@dataclass(frozen=True, slots=True)
class Label:
    """What the model takes the candidate at ``start:end`` for; probabilities are its own, 0 to 1, of each field."""

    start: int
    end: int
    field: str
    probabilities: Mapping[str, float]

    @property
    def probability(self) -> float:
        """How sure the model is of its label."""
        return self.probabilities[self.field]


class Labeller:
    """Labels candidates. Build it once: it holds the weights, ``features x labels``."""

    def __init__(self, features: Sequence[str], labels: Sequence[str], weights: Any) -> None:
        """``weights`` has a row for each feature and a last one for the intercepts, a column for each label."""
        self._vocabulary = Vocabulary({feature: row for row, feature in enumerate(features)})
        self._labels = tuple(labels)
        self._weights = np.asarray(weights, dtype="float32")

    @classmethod
    def shipped(cls) -> Labeller:
        """The model inside the package; ``ConfigError`` where it is missing or broken."""
        return cls.load(data.PACKAGE / "models" / FOLDER)

    @classmethod
    def load(cls, folder: Traversable) -> Labeller:
        """A model from its folder; ``ConfigError`` names the folder."""
        try:
            features = folder.joinpath(FEATURES).read_text(encoding="utf-8").splitlines()
            labels = folder.joinpath(LABELS).read_text(encoding="utf-8").splitlines()
            with folder.joinpath(WEIGHTS).open("rb") as file:
                weights = np.load(file, allow_pickle=False)
        except (OSError, ValueError) as error:
            raise ConfigError(f"the trained model cannot be loaded: {error}", where=str(folder)) from error
        if weights.shape != (len(features) + 1, len(labels)):
            raise ConfigError("the trained model's files are not of one training", where=str(folder))
        return cls(features, labels, weights)

    def label(self, low: str, candidates: Sequence[tuple[int, int]]) -> list[Label]:
        """What each candidate (``start, end`` in a folded text) is, ``none`` included."""
        if not candidates:
            return []
        words = Words(low, self._vocabulary)
        found = []
        shared = self._weights[-1] + self._scores(words.shared)
        scores = np.stack([shared + self._scores(words.own(start, end)) for start, end in candidates])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = (odds / odds.sum(axis=1, keepdims=True)).tolist()
        for (start, end), best, own in zip(candidates, odds.argmax(axis=1).tolist(), shares, strict=True):
            found.append(Label(start, end, self._labels[best], dict(zip(self._labels, own, strict=True))))
        return found

    def _scores(self, features: Features) -> Any:
        """What features, by their rows, speak for each label."""
        rows = np.fromiter(features, dtype="intp", count=len(features))
        return np.fromiter(features.values(), dtype="float32", count=len(features)) @ self._weights.take(rows, axis=0)
