"""The trained model: which fact a number or a date is, told by the words around it.

Rules find the candidates (``extractors.numbers``, ``extractors.dates``); the model, one for both languages, gives
each a field or ``none`` with a probability. It is a linear model over named features, so that one can look up why it
says what it says. ``training`` makes it; its card stands beside it in ``models/facts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from extractors import data
from schemas.errors import ConfigError

NONE = "none"
FOLDER = "facts"
WEIGHTS, FEATURES, LABELS = "weights.npy", "features.txt", "labels.txt"

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# Both languages inflect at the end, so the first letters are the word; four and eight letters beside five make words
# of one family meet and long words part.
_STEM, _ROOT, _LONG = 5, 4, 8
_NEAR, _CLOSE, _WINDOW = 3, 6, 9
_FADE = 0.07
_CLAUSE = frozenset(",;:.")


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


class Words:
    """The words of a folded text, cut once for all its candidates."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(low)]
        self.shared = {
            f"any {word[:_STEM]}": 0.4 for _, _, word in self._tokens if word.isalpha() and len(word) > _NEAR
        }
        self._last = next((word for _, _, word in reversed(self._tokens) if word.isalpha()), "")

    def features(self, start: int, end: int) -> dict[str, float]:
        """All features of the candidate at ``start:end``: its own and those that it shares with the others."""
        return self.shared | self.own(start, end)

    def own(self, start: int, end: int) -> dict[str, float]:
        """The features of one candidate: words near it by place and distance, and its own shape."""
        left = [word for _, right, word in self._tokens if right <= start][::-1]
        right = [word for first, _, word in self._tokens if first >= end]
        own = [word for first, last, word in self._tokens if first < end and start < last]
        found: dict[str, float] = {}
        for side, words in (("left", left), ("right", right)):
            found.update(_side(side, words))
        if len(right) > 1:
            found[f"right {_stem(right[0])} {_stem(right[1])}"] = 1
        if left and right:
            found[f"around {_stem(left[0])} {_stem(right[0])}"] = 1
        if len(left) > 1:
            found[f"left {_stem(left[1])} {_stem(left[0])}"] = 1
        digits = sum(len(word) for word in own if word.isdigit())
        for word in own:
            found[f"own {digits} digits" if word.isdigit() else f"own {_stem(word)}"] = 1
            found["own in words"] = found.get("own in words", 0) or float(word.isalpha())
        found["own year"] = float(bool(_YEAR.search(self._low, start, end)))
        found[f"last {_stem(self._last)}"] = 0.7
        return found


def _side(side: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The features of the words to one side, nearest first."""
    for distance, word in reversed([*enumerate(words[:_WINDOW])]):
        yield f"{side} {_stem(word)}", 1 - _FADE * distance
        if distance < _NEAR:
            yield f"{side} {distance} {_stem(word)}", 1
            if side == "right":
                yield f"{side} {distance} -{word[-3:]}", 0.5
    for word in words[:_CLOSE]:
        if word.isalpha() and len(word) > _ROOT:
            yield f"close {word[:_ROOT]}", 0.5
        if word.isalpha() and len(word) > _STEM + 1:
            yield f"close {word[:_LONG]}", 0.5
    for word in words:
        if word in _CLAUSE:
            return
        if word.isalpha() and len(word) > _NEAR:
            yield f"{side} clause {word[:_STEM]}", 0.6


def _stem(word: str) -> str:
    if word.isalpha():
        return word[:_STEM]
    return "0" if word.isdigit() else word


class Labeller:
    """Labels candidates. Build it once: it holds the weights, ``features x labels``."""

    def __init__(self, features: Sequence[str], labels: Sequence[str], weights: Any) -> None:
        """``weights`` has a row for each feature and a last one for the intercepts, a column for each label."""
        self._rows = {feature: row for row, feature in enumerate(features)}
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
        words = Words(low)
        found = []
        shared = self._weights[-1] + self._scores(words.shared)
        for start, end in candidates:
            scores = shared + self._scores(words.own(start, end))
            odds = np.exp(scores - scores.max())
            shares = dict(zip(self._labels, (odds / odds.sum()).tolist(), strict=True))
            found.append(Label(start, end, self._labels[int(odds.argmax())], shares))
        return found

    def _scores(self, features: Mapping[str, float]) -> Any:
        """What the known ones among the features speak for each label."""
        known = [(row, value) for feature, value in features.items() if (row := self._rows.get(feature)) is not None]
        rows, values = zip(*known, strict=True) if known else ((), ())
        return np.asarray(values, dtype="float32") @ self._weights[list(rows)]
