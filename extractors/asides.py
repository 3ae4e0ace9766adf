"""Libraries that a text names once, by the way: the next paragraph goes back to the one that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.mentions import Reference
from extractors.reading import Reading, Tie

Focus = tuple[Entity, ...]


class Asides:
    """Tells the library of an article from those that one sentence only touches on."""

    def __init__(self) -> None:
        self._sentences: dict[int, set[int]] = {}
        self._main: Focus = ()
        self._aside: Focus = ()
        self._paragraph = -1
        self._spoken: dict[int, int] = {}

    def count(self, facts: Sequence[Facts], entities: Sequence[Entity]) -> None:
        """Learn in how many sentences every library is named."""
        for item in facts:
            for mention in item.mentions:
                if mention.reference is Reference.NAMED:
                    for entity in entities:
                        if entity.accepts(mention):
                            self._sentences.setdefault(id(entity), set()).add(item.place.index)
                            break

    def note(self, reading: Reading, before: Focus, focus: Focus) -> Focus:
        """The focus after a sentence that moves it; where it only touches on two others, it stays."""
        opens = reading.facts.place.paragraph != self._paragraph
        self._paragraph = reading.facts.place.paragraph
        for entity in focus:
            self._spoken[id(entity)] = self._spoken.get(id(entity), 0) + 1
        others = [entity for entity in reading.singles() if entity not in before]
        if len(before) != 1 or not others or any(not self._touched_on(entity) for entity in others):
            if focus != self._aside:
                self._aside = ()
            return focus
        if self._aside and before == self._aside:
            before = self._main
        if self._spoken.get(id(before[0]), 0) < 2 or _is_subject(reading, others[0], opens=opens):
            self._aside = ()
            return focus
        self._main, self._aside = before, focus
        return before if len(others) > 1 and not reading.group else focus

    def ended(self, facts: Facts, focus: Focus, paragraph: int) -> Focus:
        """The focus at the beginning of a sentence: a new paragraph goes back from what was touched on."""
        if self._aside and focus == self._aside and facts.place.paragraph > paragraph:
            return self._main
        return focus

    def _touched_on(self, entity: Entity) -> bool:
        return entity.named and len(self._sentences.get(id(entity), ())) == 1


def _is_subject(reading: Reading, entity: Entity, *, opens: bool) -> bool:
    """Whether a sentence that opens its paragraph begins with a library as what it is about."""
    named = [anchor for anchor in reading.anchors if anchor.tie is Tie.NAME]
    first = named[0] if named else None
    if not opens or first is None or first.single is not entity:
        return False
    oblique = first.mention is not None and first.mention.case in ("locative", "dative", "ablative", "instrumental")
    return not oblique or first.start <= 3
