"""Kazakh noun endings: what a form is made of, and the way back to the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict, Field

from extractors import data

_THIRD = "third"
# Shorter words with what looks like a plural ending are names: Айдар, Сардар.
_STEM = 4


class Harmony(BaseModel):
    """Vowels and consonants that decide the form of an ending."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    back: str
    front: str
    voiced: dict[str, str]


class Outside(BaseModel):
    """Endings of words that stand beside a name and are no part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    always: tuple[str, ...]
    first: tuple[str, ...]
    adjective: tuple[str, ...]
    nouns: tuple[str, ...]


class Words(BaseModel):
    """Function words and qualifiers that the phrase of a name is built with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    joints: tuple[str, ...]
    nouns: frozenset[str]
    city: frozenset[str]
    of_region: frozenset[str]
    one_a_city: frozenset[str]
    village: frozenset[str]
    territorial: frozenset[str]
    territory: frozenset[str]
    directions: frozenset[str]
    inside: frozenset[str]


class Opening(BaseModel):
    """What keeps the first word of a sentence out of a place name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: tuple[str, ...]
    places: frozenset[str] = Field(description="Places whose nominative ends like a case.")


class Endings(BaseModel):
    """``morphology.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plural: tuple[str, ...]
    possessive: dict[str, tuple[str, ...]]
    cases: dict[str, tuple[str, ...]]
    harmony: Harmony
    opening: Opening
    outside: Outside
    words: Words


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the stem of a noun.

    ``person`` is that of the possessive ending, empty where there is none; ``suffix`` the letters of the case.
    """

    case: str
    plural: bool = False
    person: str = ""
    suffix: str = ""

    @property
    def possessive(self) -> bool:
        """Whether it is the possessive of the third person, which the head of a compound name carries."""
        return self.person == _THIRD


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a noun that a lexicon lists."""

    noun: str
    ending: Ending


class Morphology:
    """The endings of ``morphology.toml`` as patterns."""

    def __init__(self, endings: Endings) -> None:
        self.words = endings.words
        self._harmony = endings.harmony
        persons = {ending: person for person, forms in endings.possessive.items() for ending in forms}
        self._persons = persons
        plural, possessive = _any(endings.plural), _any(persons)
        self._cases = tuple(
            (case, re.compile(rf"(?P<plural>{plural})?(?P<own>{possessive})?(?P<suffix>-?(?:{_any(forms)}))"))
            for case, forms in endings.cases.items()
        )
        self._genitive = re.compile(rf"(?P<stem>\w+?)-?(?:{_any(endings.cases['genitive'])})")
        cases = _any(form for forms in endings.cases.values() for form in forms)
        third = _any(endings.possessive["third"])
        self._plural = re.compile(rf"\w{{{_STEM},}}(?:{plural})(?:{third})?(?:{cases})")
        self._opening = endings.opening
        self._always = endings.outside.always
        self._first = (*endings.outside.always, *endings.outside.first)
        self._adjective = endings.outside.adjective
        self._nouns = endings.outside.nouns

    def ending(self, tail: str) -> Ending | None:
        """What the letters after a stem mean; None where they make another word (``кітапханашы``).

        ``сына`` is the possessive with the dative, ``ларының`` plural, possessive and genitive.
        """
        for case, pattern in self._cases:
            match = pattern.fullmatch(tail)
            if match:
                return Ending(case, bool(match["plural"]), self._persons.get(match["own"] or "", ""), match["suffix"])
        return None

    def possessive(self, noun: str) -> str:
        """A noun with the possessive ending of the third person: ``орталық`` → ``орталығы``."""
        vowels = [char for char in noun if char in self._harmony.back + self._harmony.front]
        ending = "і" if vowels and vowels[-1] in self._harmony.front else "ы"
        if vowels and noun[-1] == vowels[-1]:
            return f"{noun}с{ending}"
        return noun[:-1] + self._harmony.voiced.get(noun[-1], noun[-1]) + ending

    def form(self, word: str, nouns: Iterable[str]) -> Form | None:
        """Which of the nouns a word is a form of; a last consonant may have turned voiced (``орталығы``)."""
        stems, longest_first = _by_length(tuple(nouns))
        if not word.startswith(stems):
            return None
        for noun in longest_first:
            voiced = noun[:-1] + self._harmony.voiced.get(noun[-1], noun[-1])
            if word.startswith((noun, voiced)) and (ending := self.ending(word[len(noun) :])):
                return Form(noun, ending)
        return None

    def without_genitive(self, word: str) -> str:
        """A word without its genitive ending: ``Әуезовтың`` and ``Әуезовтің`` → ``Әуезов``; others stay as they are."""
        match = self._genitive.fullmatch(word)
        return match["stem"] if match and len(match["stem"]) > 2 else word

    def outside_name(self, word: str, *, first: bool) -> bool:
        """Whether a word's ending keeps it out of a name; one that opens the sentence may be any noun."""
        if first and self._plural.fullmatch(word):
            return True
        return word.endswith(self._first if first else self._always)

    def opens_elsewhere(self, word: str) -> bool:
        """Whether the first word of a sentence tells where or whither something happens: ``Брифингте``."""
        return word.endswith(self._opening.cases) and word not in self._opening.places

    def adjective(self, word: str) -> bool:
        """Whether a lower-case word may be an adjective inside an institution's name (``ұлттық``)."""
        return word.endswith(self._adjective)

    def people(self, word: str) -> bool:
        """Whether a word is a plural such as ``жазушылары``."""
        return word.endswith(self._nouns)


@lru_cache(maxsize=64)
def _by_length(nouns: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Nouns without the last letter, which may change, and the nouns themselves, longest first."""
    return tuple(noun[:-1] for noun in nouns), tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


@cache
def load_morphology() -> Morphology:
    """The endings of ``morphology.toml``; ``ConfigError`` names what is wrong with the file."""
    return Morphology(data.load(Endings, data.PACKAGE / "kk" / "lexicon" / "morphology.toml"))


def _any(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
