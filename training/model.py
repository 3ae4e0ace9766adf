"""The training of the linear model, and how well it does on examples that it has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractors.features import Features, Words
from extractors.labeller import NONE, Labeller
from training.examples import Example


@dataclass(frozen=True, slots=True)
class Settings:
    """``strength`` of the regularisation (the larger the weaker), and how often a feature must occur."""

    strength: float = 10.0
    least_seen: int = 2
    iterations: int = 400


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained model as the three files hold it; ``weights`` is ``(features + 1) x labels``, half precision."""

    features: tuple[str, ...]
    labels: tuple[str, ...]
    weights: np.ndarray

    def labeller(self) -> Labeller:
        """The model at work."""
        return Labeller(self.features, self.labels, self.weights)


def train(examples: Sequence[Example], settings: Settings) -> Trained:
    """Train on all candidates of the examples; the same examples give the same weights."""
    rows: list[dict[str, float]] = []
    truth: list[str] = []
    for example in examples:
        words = Words(example.low)
        rows += [_named(words.features(*candidate)) for candidate in example.candidates]
        truth += example.labels
    seen = Counter(feature for row in rows for feature in row)
    kept = [{name: value for name, value in row.items() if seen[name] >= settings.least_seen} for row in rows]
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=settings.strength, max_iter=settings.iterations, random_state=0)
    model.fit(matrix, truth)
    weights = np.vstack([model.coef_.T, model.intercept_]).astype("float16")
    return Trained(tuple(vectorizer.feature_names_), tuple(map(str, model.classes_)), weights)


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and F1 of one label."""

    label: str
    precision: float
    recall: float
    support: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def _named(features: Features) -> dict[str, float]:
    return {str(name): value for name, value in features.items()}


def measure(labeller: Labeller, examples: Sequence[Example], least: float) -> list[Quality]:
    """How well each label is told, and all but ``none`` together (``all``).

    What is less probable than ``least`` counts as none.
    """
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for example in examples:
        labels = labeller.label(example.low, example.candidates)
        for label, truth in zip(labels, example.labels, strict=True):
            told = label.field if label.probability >= least else NONE
            given[told] += 1
            wanted[truth] += 1
            right[truth] += told == truth
    for counts in (right, given, wanted):
        counts["all"] = sum(count for label, count in counts.items() if label != NONE)
    return [
        Quality(label, right[label] / max(1, given[label]), right[label] / count, count)
        for label, count in wanted.most_common()
    ]
