"""Interviews: whom the questions are about, when nothing in them says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.reading import Reading, Tie

_FEWEST = 3
_DASHES = "-–—−"


class Interview:
    """The questions of one article, and its guest: the library, or the city's system, that the lead introduces.

    Each question turns the talk back to the guest's own house; a library named in it or in the answer comes first.
    """

    def __init__(self, facts: Sequence[Facts], kits: dict[str, Kit]) -> None:
        self._kits = kits
        self._questions = _questions(facts)
        self._first = min(self._questions, default=0)
        self.guest: tuple[Entity, ...] = ()
        self.of_network = False

    def asks(self, facts: Facts) -> bool:
        """Whether a question begins with this sentence."""
        return self._questions.get(facts.place.paragraph) == facts.place.index

    def answers(self, facts: Facts) -> bool:
        """Whether a sentence belongs to the talk itself, in which "we" is the guest's house."""
        return bool(self.guest) and facts.place.paragraph >= self._first

    def introduce(self, reading: Reading, focus: tuple[Entity, ...]) -> None:
        """Learn from a sentence before the first question who the guest is."""
        if not self._questions or reading.facts.place.paragraph >= self._first:
            return
        chief = self._kits[reading.facts.language].discourse.chief.search(reading.facts.low)
        networks = [anchor for anchor in reading.anchors if anchor.tie is Tie.NETWORK]
        if chief and networks and not reading.singles():
            self.of_network, self.guest = True, ()
        elif len(focus) == 1 and not self.of_network:
            self.guest = focus


def _questions(facts: Sequence[Facts]) -> dict[int, int]:
    """The paragraphs that begin with a dash and end with a question mark, with the index of their first sentence."""
    found: dict[int, int] = {}
    for paragraph, group in groupby(facts, key=lambda item: item.place.paragraph):
        sentences = list(group)
        if sentences[0].text.lstrip()[:1] in _DASHES and sentences[-1].text.rstrip().endswith("?"):
            found[paragraph] = sentences[0].place.index
    return found if len(found) >= _FEWEST else {}
