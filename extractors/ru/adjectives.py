"""The adjectives before a Russian library noun: what kind of library it is, and of which city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.lines import Line, Word
from extractors.mentions import NameLexicon, Tag
from extractors.ru.morphology import Morphology
from extractors.seats import is_city_adjective

_MOST = 7
_CITY_LIBRARY = ("городск", "сельская", "сельской", "сельскую", "поселков")
_CITY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*ск(?:ая|ой|ую|ою|ие|их|им|ими)")


@dataclass(frozen=True, slots=True)
class Adjectives:
    """A chain of adjectives; ``seat`` is the city or region in the nominative of its adjective."""

    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    seat: str | None

    @property
    def city(self) -> bool:
        """Whether one of them calls it a city's or a village's library."""
        return any(word.low.startswith(_CITY_LIBRARY) for word in self.words)


class AdjectiveReader:
    """Reads the chain that ends right before a word."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        stems = "|".join(sorted(map(re.escape, lexicon.qualifiers), key=len, reverse=True))
        endings = "|".join(morphology.adjective_endings)
        self._qualifier = re.compile(rf"(?P<stem>{stems})(?:{endings})")

    def before(self, line: Line, index: int) -> Adjectives:
        """The adjectives right before the word at ``index``, in the order of the text."""
        return self.ending_at(line, index - 1) if index and line.adjacent(index - 1) else Adjectives((), (), None)

    def ending_at(self, line: Line, last: int) -> Adjectives:
        """The chain of adjectives whose last one is the word at ``last``."""
        words: list[Word] = []
        tags: list[Tag] = []
        seat = None
        for index in range(last, max(-1, last - _MOST), -1):
            word = line.words[index]
            if index < last and not line.adjacent(index):
                break
            match = self._qualifier.fullmatch(word.low)
            if match:
                tags.append(self._lexicon.qualifiers[match["stem"]])
            elif self._is_city(word):
                seat = self._morphology.feminine(word.text)
            else:
                break
            words.insert(0, word)
        return Adjectives(tuple(words), tuple(tags), seat)

    def tags(self, adjectives: Iterable[str]) -> tuple[Tag, ...]:
        """What adjectives in lower case tell of a library's kind."""
        found = (self._qualifier.fullmatch(adjective) for adjective in adjectives)
        return tuple(self._lexicon.qualifiers[match["stem"]] for match in found if match)

    def city(self, adjectives: Iterable[str]) -> bool:
        """Whether one of them calls it a city library."""
        return any(adjective.startswith(_CITY_LIBRARY) for adjective in adjectives)

    def is_qualifier(self, low: str) -> bool:
        """Whether a word is an adjective that belongs to a library's name."""
        return bool(self._qualifier.fullmatch(low))

    def _is_city(self, word: Word) -> bool:
        if not _CITY.fullmatch(word.low) or word.low in self._lexicon.never:
            return False
        return word.capital or is_city_adjective(word.low)
