"""Words whose spelling the rules can't lead back: borrowed ones, names, and in ASCII nearly all.

A word that begins with a known stem is read by it, the longest stem first; its endings follow the rules. Besides the
words of ``words.toml`` those of the Kazakh lexicons and the names of the gazetteers are known: they are what the
extraction looks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.gazetteer import load_gazetteer
from extractors.scripts.alphabets import FOLDER, Alphabet
from extractors.text import lower

_WORD = re.compile(r"[^\W\d_]+")
# Small letters only: what has a capital is a name.
_CYRILLIC_WORD = re.compile(r"(?<![^\W\d_])[абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі]+")
# Shorter words of the lexicons are mostly endings and pieces of patterns.
_SHORTEST_LEXICON_WORD = 5
_SHORTEST_NAME = 3
# The first letters of shorter stems begin too many other words.
_SHORTEST_OPEN = 5


class WordFile(BaseModel):
    """``words.toml``: ``whole`` words take no ending, ``stems`` do, ``names`` are stems with a capital letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    surname_endings: tuple[str, ...]
    before_names: tuple[str, ...]
    before_places: tuple[str, ...]
    common_streets: tuple[str, ...]
    phrases: tuple[str, ...]
    particles: tuple[str, ...]
    name_endings: tuple[str, ...]
    no_names: tuple[str, ...]
    foreign: frozenset[str]
    frequent: frozenset[str]
    others: frozenset[str]


@cache
def load_words() -> WordFile:
    """``words.toml``; ``ConfigError`` names what is wrong with it."""
    return data.load(WordFile, FOLDER / "words.toml")


@cache
def place_names() -> tuple[str, ...]:
    """The words of the Kazakh names of cities, districts and streets."""
    folder = data.PACKAGE / "gazetteers"
    cities = data.read_toml(folder / "cities.toml")["cities"]
    names = [name for city in cities for name in (city["kk"], *city.get("former", ()))]
    for file in sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml")):
        gazetteer = load_gazetteer(file.removesuffix(".toml")) if file != "cities.toml" else None
        if gazetteer:
            rows = (*gazetteer.districts, *gazetteer.microdistricts, *gazetteer.streets)
            names.extend(row.kk for row in rows if row.kk)
    return tuple(
        dict.fromkeys(
            word for name in names for word in _WORD.findall(name) if word[0].isupper() and len(word) >= _SHORTEST_NAME
        )
    )


@cache
def lexicon_words() -> tuple[str, ...]:
    """The longer words of the Kazakh lexicons, small."""
    folder = data.PACKAGE / "kk" / "lexicon"
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    texts = [text for file in files for text in _strings(data.read_toml(file))]
    return tuple(
        dict.fromkeys(
            word for text in texts for word in _CYRILLIC_WORD.findall(text) if len(word) >= _SHORTEST_LEXICON_WORD
        )
    )


@dataclass(frozen=True, slots=True)
class Stem:
    """A known word in Cyrillic, and whether endings may follow."""

    cyrillic: str
    open: bool


class Stems:
    """The known words in the spelling of one alphabet, or of several that spell nearly alike."""

    def __init__(self, alphabets: Iterable[Alphabet]) -> None:
        words = load_words()
        self._alphabets = tuple(alphabets)
        self._stems: dict[str, list[tuple[Stem, Alphabet]]] = {}
        self._add(words.whole, ends=False)
        self._add((*words.stems, *words.names, *place_names(), *lexicon_words()), ends=True)
        self._longest = max(map(len, self._stems), default=0)

    def find(self, word: str, fits: Callable[[str], bool] = bool) -> tuple[Stem, Alphabet] | None:
        """The longest known stem that a word of small letters begins with, of those that fit."""
        for size in range(min(len(word), self._longest), 1, -1):
            for stem, alphabet in self._stems.get(word[:size], ()):
                if (size == len(word) or (stem.open and size >= _SHORTEST_OPEN)) and fits(stem.cyrillic):
                    return stem, alphabet
        return None

    def __contains__(self, word: str) -> bool:
        """Whether a word is known without any ending."""
        return word in self._stems

    def _add(self, words: Iterable[str], *, ends: bool) -> None:
        for word in words:
            small = lower(word)
            for alphabet in self._alphabets:
                self._stems.setdefault(alphabet.spell(small), []).append((Stem(small, ends), alphabet))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
