"""Russian forms: the case of a library noun, adjectives back in the nominative, groups of people in the genitive."""

from __future__ import annotations

import re
from functools import lru_cache

import pymorphy3

_HEAD_CASES = {
    "а": "nominative",
    "у": "accusative",
    "е": "locative",
    "и": "genitive",
    "ой": "instrumental",
    "ою": "instrumental",
    "": "genitive",
    "ам": "dative",
    "ами": "instrumental",
    "ах": "locative",
}
_SOFT_NOMINATIVE = re.compile(r"(?:яя|юю)$")


def head_case(tail: str) -> str | None:
    """The case that an ending of ``библиотек-`` stands for; None for another word (``библиотекарь``)."""
    return _HEAD_CASES.get(tail)


def feminine_nominative(adjective: str) -> str:
    """A feminine adjective back in the nominative: ``Городской`` → ``Городская``; the capital stays."""
    if re.search(r"(?:ая|яя)$", adjective):
        return adjective
    if _SOFT_NOMINATIVE.search(adjective):
        return adjective[:-2] + "яя"
    return re.sub(r"(?:ой|ою|ую|ей)$", "ая", adjective)


class Morphology:
    """The dictionary of Russian forms (pymorphy3), asked only where rules do not suffice."""

    def __init__(self) -> None:
        self._analyzer = pymorphy3.MorphAnalyzer(lang="ru")
        self.parses = lru_cache(maxsize=4096)(self._analyzer.parse)

    def people_in_genitive(self, words: list[str]) -> bool:
        """Whether the words are a group of people in the genitive plural: ``казахстанских писателей``."""
        *adjectives, noun = words
        return self._is(noun, {"NOUN", "anim", "gent", "plur"}) and all(
            self._is(word, {"ADJF", "gent", "plur"}) for word in adjectives
        )

    def _is(self, word: str, grammemes: set[str]) -> bool:
        return any(grammemes in parse.tag for parse in self.parses(word))
