"""The trained model: which fact a number or a date is, told by the words around it.

Rules find the candidates (``extractors.numbers``, ``extractors.dates``); the model, one for both languages, gives
each a field or ``none`` with a probability. It is a linear model over named features, so that one can look up why it
says what it says. ``training`` makes it; its card stands beside it in ``models/facts``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    stem: str
    alpha: bool


class Words:
    """The words of a folded text, cut once for all its candidates."""

    def __init__(self, low: str) -> None:
        self._low = low
        matches = list(_TOKEN.finditer(low))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._tokens = [_token(match[0]) for match in matches]
        self._last = next((token.stem for token in reversed(self._tokens) if token.alpha), _stem(""))
        self.shared = {f"any {token.stem}": 0.4 for token in self._tokens if token.alpha and len(token.text) > _NEAR}

    def features(self, start: int, end: int) -> dict[str, float]:
        """All features of the candidate at ``start:end``: its own and those that it shares with the others."""
        return self.shared | self.own(start, end)

    def own(self, start: int, end: int) -> dict[str, float]:
        """The features of one candidate: words near it by place and distance, and its own shape."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        left, right = self._tokens[:first][::-1], self._tokens[behind:]
        found: dict[str, float] = {}
        for side, words in (("left", left), ("right", right)):
            found.update(_side(side, words))
        if len(right) > 1:
            found[f"right {right[0].stem} {right[1].stem}"] = 1
        if left and right:
            found[f"around {left[0].stem} {right[0].stem}"] = 1
        if len(left) > 1:
            found[f"left {left[1].stem} {left[0].stem}"] = 1
        own = self._tokens[first:behind]
        digits = sum(len(word.text) for word in own if word.text.isdigit())
        for word in own:
            found[f"own {digits} digits" if word.text.isdigit() else f"own {word.stem}"] = 1
            found["own in words"] = found.get("own in words", 0) or float(word.alpha)
        found["own year"] = float(bool(_YEAR.search(self._low, start, end)))
        found[f"last {self._last}"] = 0.7
        return found


def _side(side: str, words: Sequence[_Token]) -> Iterator[tuple[str, float]]:
    """The features of the words to one side, nearest first."""
    for distance, word in reversed([*enumerate(words[:_WINDOW])]):
        yield f"{side} {word.stem}", 1 - _FADE * distance
        if distance < _NEAR:
            yield f"{side} {distance} {word.stem}", 1
            if side == "right":
                yield f"{side} {distance} -{word.text[-3:]}", 0.5
    for word in words[:_CLOSE]:
        if word.alpha and len(word.text) > _ROOT:
            yield f"close {word.text[:_ROOT]}", 0.5
        if word.alpha and len(word.text) > _STEM + 1:
            yield f"close {word.text[:_LONG]}", 0.5
    for word in words:
        if word.text in _CLAUSE:
            return
        if word.alpha and len(word.text) > _NEAR:
            yield f"{side} clause {word.stem}", 0.6


def _token(word: str) -> _Token:
    return _Token(word, _stem(word), word.isalpha())


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
