"""What the trained model sees of a number or a date: the words around it, as features with names.

A model looks at the rows of its weights only, so a ``Vocabulary`` gives each word the rows of its features at once and
remembers them; without a model it gives the names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# Both languages inflect at the end, so the first letters are the word; four and eight letters beside five make words
# of one family meet and long words part.
_STEM, _ROOT, _LONG = 5, 4, 8
_NEAR, _CLOSE, _WINDOW = 3, 6, 9
_FADE = 0.07
_CLAUSE = frozenset(",;:.")
# Words times places beside a number; a day's news has fewer.
_REMEMBERED = 100_000

Features = dict[str | int, float]
"""Values by the feature's row, or by its name."""


class Vocabulary:
    """The features of single words: their rows in a model, those that it knows; without ``rows`` their names."""

    def __init__(self, rows: Mapping[str, int] | None = None) -> None:
        self._rows = rows
        remember = lru_cache(_REMEMBERED)
        self.stem = remember(_stem)
        self.near = remember(self._near)
        self.close = remember(self._close)
        self.clause = remember(self._clause)
        self.anywhere = remember(self._anywhere)

    def key(self, name: str) -> str | int | None:
        """What a feature goes by; None where the model does not know it."""
        return name if self._rows is None else self._rows.get(name)

    def _near(self, side: str, distance: int, word: str) -> Features:
        """A word among the nearest to one side, and its place there."""
        stem = self.stem(word)
        found = [(f"{side} {stem}", 1 - _FADE * distance)]
        if distance < _NEAR:
            found.append((f"{side} {distance} {stem}", 1))
            if side == "right":
                found.append((f"{side} {distance} -{word[-3:]}", 0.5))
        return self._keyed(found)

    def _close(self, word: str) -> Features:
        """A word nearby, by more and by fewer letters."""
        roots = [_ROOT] * (len(word) > _ROOT) + [_LONG] * (len(word) > _STEM + 1) if word.isalpha() else []
        return self._keyed((f"close {word[:letters]}", 0.5) for letters in roots)

    def _clause(self, side: str, word: str) -> Features:
        """A word of the same clause."""
        return self._keyed([(f"{side} clause {self.stem(word)}", 0.6)] if _is_long(word) else ())

    def _anywhere(self, word: str) -> Features:
        """A word of the sentence or of the one before."""
        return self._keyed([(f"any {self.stem(word)}", 0.4)] if _is_long(word) else ())

    def _keyed(self, features: Iterable[tuple[str, float]]) -> Features:
        return {key: value for name, value in features if (key := self.key(name)) is not None}


class Words:
    """The words of a folded text, cut once for all its candidates."""

    def __init__(self, low: str, vocabulary: Vocabulary | None = None) -> None:
        self._low = low
        self._vocabulary = vocabulary = vocabulary or Vocabulary()
        matches = list(_TOKEN.finditer(low))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._words = [match[0] for match in matches]
        self._last = next((vocabulary.stem(word) for word in reversed(self._words) if word.isalpha()), "")
        self.shared: Features = {}
        for word in self._words:
            self.shared.update(vocabulary.anywhere(word))

    def features(self, start: int, end: int) -> Features:
        """All features of the candidate at ``start:end``: its own and those that it shares with the others."""
        return self.shared | self.own(start, end)

    def own(self, start: int, end: int) -> Features:
        """The features of one candidate: words near it by place and distance, and its own shape."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        left, right = self._words[:first][::-1], self._words[behind:]
        found: Features = {}
        for side, words in (("left", left), ("right", right)):
            self._add_side(found, side, words)
        for name, value in chain(self._beside(left, right), self._shape(self._words[first:behind], start, end)):
            key = self._vocabulary.key(name)
            if key is not None:
                found[key] = value
        return found

    def _add_side(self, found: Features, side: str, words: list[str]) -> None:
        """Add the features of the words to one side, given nearest first: of a word said twice the nearer counts."""
        vocabulary = self._vocabulary
        for distance in range(min(len(words), _WINDOW) - 1, -1, -1):
            found.update(vocabulary.near(side, distance, words[distance]))
        for word in words[:_CLOSE]:
            found.update(vocabulary.close(word))
        for word in words:
            if word in _CLAUSE:
                return
            found.update(vocabulary.clause(side, word))

    def _beside(self, left: list[str], right: list[str]) -> Iterable[tuple[str, float]]:
        """The pairs of words right before, behind and around a candidate."""
        stem = self._vocabulary.stem
        if len(right) > 1:
            yield f"right {stem(right[0])} {stem(right[1])}", 1
        if left and right:
            yield f"around {stem(left[0])} {stem(right[0])}", 1
        if len(left) > 1:
            yield f"left {stem(left[1])} {stem(left[0])}", 1

    def _shape(self, own: list[str], start: int, end: int) -> Iterable[tuple[str, float]]:
        """What a candidate looks like, and the last word of the text."""
        digits = sum(len(word) for word in own if word.isdigit())
        for word in own:
            yield f"own {digits} digits" if word.isdigit() else f"own {self._vocabulary.stem(word)}", 1
            yield "own in words", float(any(map(str.isalpha, own)))
        yield "own year", float(bool(_YEAR.search(self._low, start, end)))
        yield f"last {self._last}", 0.7


def _is_long(word: str) -> bool:
    return word.isalpha() and len(word) > _NEAR


def _stem(word: str) -> str:
    if word.isalpha():
        return word[:_STEM]
    return "0" if word.isdigit() else word
