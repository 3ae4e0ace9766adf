"""A text in other letters, with the way back to the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcribed text; its code point ``i`` stands for ``starts[i]:ends[i]`` of the original.

    Both rows of offsets never fall, and each stretch holds at least one code point; neighbours may share one (``я`` of
    two letters from one).
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __post_init__(self) -> None:
        """Refuse offsets that could not be led back."""
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError("a transcript has a start and an end for each of its code points")
        if any(start >= end for start, end in zip(self.starts, self.ends, strict=True)):
            raise ValueError("a code point of a transcript stands for none of the original")
        if any(left > right for row in (self.starts, self.ends) for left, right in pairwise(row)):
            raise ValueError("the offsets of a transcript fall")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``text[start:end]`` stands for; ``ValueError`` where that is empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is no stretch of a text of {len(self.text)} code points")
        return self.starts[start], self.ends[end - 1]


class Writer:
    """Puts a transcript together from left to right."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def copy(self, text: str, start: int, end: int) -> None:
        """Take over a stretch of the original as it is."""
        self._parts.append(text[start:end])
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def put(self, letters: str, start: int, end: int) -> None:
        """Write letters for a stretch of the original; several letters share it out, and all of it if it is short."""
        count, length = len(letters), end - start
        self._parts.append(letters)
        for index in range(count):
            left = start + index * length // count
            self._starts.append(left)
            self._ends.append(max(start + (index + 1) * length // count, left + 1))

    def done(self) -> Transcript:
        """The transcript so far."""
        return Transcript("".join(self._parts), tuple(self._starts), tuple(self._ends))
