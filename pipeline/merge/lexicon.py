"""Words to meanings: the look-ups of ``lexicon.toml``, longest phrase first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.merge.resources import Concept, LexiconFile, Locator


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase; each word with whether it stands for all words that begin so."""

    words: tuple[tuple[str, bool], ...]

    @classmethod
    def of(cls, form: str) -> Pattern:
        """Read a form of the data file."""
        return cls(tuple((word.removesuffix("*"), word.endswith("*")) for word in form.split()))

    def fits(self, words: Sequence[str], at: int) -> bool:
        """Whether the phrase stands at this position of the folded words."""
        if at + len(self.words) > len(words):
            return False
        return all(
            word.startswith(stem) if prefix else word == stem
            for word, (stem, prefix) in zip(words[at : at + len(self.words)], self.words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was found: how many words, and what they mean."""

    length: int
    concepts: tuple[Concept, ...] = ()
    locator: Locator | None = None


class Lexicon:
    """Finds what the words of a name mean."""

    def __init__(self, data: LexiconFile) -> None:
        by_id = {concept.id: concept for concept in data.concept}
        entries: list[tuple[Pattern, tuple[Concept, ...], Locator | None]] = []
        for concept in data.concept:
            meant = tuple(by_id[part] for part in concept.expands) or (concept,)
            entries += [(Pattern.of(form), meant, None) for form in concept.forms]
        for short in data.abbreviation:
            entries.append((Pattern.of(short.form), tuple(by_id[part] for part in short.concepts), None))
        for locator in data.locator:
            entries += [(Pattern.of(form), (), locator) for form in locator.forms]
        # Longer phrases win, then whole words over beginnings, then the longer beginning.
        entries.sort(key=lambda entry: (-len(entry[0].words), entry[0].words[0][1], -len(entry[0].words[0][0])))
        self._entries = entries
        self._initial: dict[str, list[int]] = {}
        for index, (pattern, _, _) in enumerate(entries):
            self._initial.setdefault(pattern.words[0][0][0], []).append(index)

    def find(self, words: Sequence[str], at: int) -> Meaning | None:
        """Return the meaning of the longest phrase at this position of the folded words, or None."""
        if not words[at]:
            return None
        for index in self._initial.get(words[at][0], ()):
            pattern, concepts, locator = self._entries[index]
            if pattern.fits(words, at):
                return Meaning(len(pattern.words), concepts, locator)
        return None
