"""Russian forms: the case of a noun, adjectives back in the nominative, groups of people in the genitive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import pymorphy3
from pydantic import BaseModel, ConfigDict, model_validator

from extractors import data

_PERSON = ("Name", "Surn", "Patr")
_PROPER = frozenset({*_PERSON, "Geox"})


class Noun(BaseModel):
    """A noun's nominative and how it is declined."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nominative: str
    declension: str


class Declension(BaseModel):
    """Endings and the cases that they stand for; those of ``either`` are singular or plural."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    singular: dict[str, str]
    plural: dict[str, str]
    either: tuple[str, ...]


class Adjectives(BaseModel):
    """Adjective endings, and what they become in the feminine nominative."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    plural: tuple[str, ...]
    soft: frozenset[str]
    hard_after: str
    nominative: dict[str, str]
    nominative_masculine: dict[str, str]
    stressed: frozenset[str]


class Words(BaseModel):
    """Function words that tell how a noun's form is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    locative: frozenset[str]
    plural_before: frozenset[str]
    plural_verbs: tuple[str, ...]
    own_nouns: frozenset[str]
    joints: tuple[str, ...]
    towns: frozenset[str]
    regions: tuple[str, ...]


class Forms(BaseModel):
    """``morphology.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: dict[str, Noun]
    declensions: dict[str, Declension]
    adjectives: Adjectives
    words: Words

    @model_validator(mode="after")
    def _declensions_are_known(self) -> Self:
        unknown = sorted({noun.declension for noun in self.nouns.values()} - set(self.declensions))
        if unknown:
            raise ValueError(f"nouns name declensions that are not given: {', '.join(unknown)}")
        return self


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a noun; ``plural`` is None where the ending may be either."""

    stem: str
    nominative: str
    case: str
    plural: bool | None


class Morphology:
    """Our own tables for library nouns; the dictionary (pymorphy3) is asked only where they do not suffice."""

    def __init__(self) -> None:
        forms = data.load(Forms, data.PACKAGE / "ru" / "lexicon" / "morphology.toml")
        self.words = forms.words
        self._nouns = forms.nouns
        self._declensions = forms.declensions
        self._adjectives = forms.adjectives
        endings = {*forms.adjectives.feminine, *forms.adjectives.masculine, *forms.adjectives.plural}
        self.adjective_endings = tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
        self._analyzer = pymorphy3.MorphAnalyzer(lang="ru")
        self._parses = lru_cache(maxsize=4096)(self._analyzer.parse)

    def form(self, word: str, stems: Iterable[str]) -> Form | None:
        """Which of the nouns a folded word is a form of; None for another word (``библиотекарь``)."""
        stems = tuple(stems)
        if not word.startswith(stems):
            return None
        for stem in stems:
            if not word.startswith(stem):
                continue
            noun, tail = self._nouns[stem], word[len(stem) :]
            table = self._declensions[noun.declension]
            case = table.singular.get(tail) or table.plural.get(tail)
            if case:
                plural = None if tail in table.either else tail not in table.singular
                return Form(stem, noun.nominative, case, plural)
        return None

    def nominative(self, stem: str) -> Form:
        """The nominative of a noun, for a head that a text leaves out."""
        return Form(stem, self._nouns[stem].nominative, "nominative", plural=False)

    def feminine(self, adjective: str) -> str:
        """An adjective in the feminine nominative singular: ``Городской`` and ``Городские`` → ``Городская``."""
        stem, ending = self._parted(adjective)
        if not ending:
            return adjective
        soft = ending in self._adjectives.soft and stem[-1:].lower() not in self._adjectives.hard_after
        return stem + self._adjectives.nominative["soft" if soft else "hard"]

    def masculine(self, adjective: str) -> str:
        """An adjective in the masculine nominative singular: ``детского`` → ``детский``."""
        stem, ending = self._parted(adjective)
        if not ending:
            return adjective
        sort = "soft" if stem[-1:].lower() in self._adjectives.hard_after else "hard"
        if stem.lower() in self._adjectives.stressed:
            sort = "stressed"
        return stem + self._adjectives.nominative_masculine[sort]

    def _parted(self, adjective: str) -> tuple[str, str]:
        low = adjective.lower()
        ending = next((ending for ending in self.adjective_endings if low.endswith(ending)), "")
        return adjective[: len(adjective) - len(ending)], ending

    def feminine_form(self, adjective: str) -> bool:
        """Whether an adjective may stand before a feminine noun in the singular."""
        return adjective.endswith(self._adjectives.feminine)

    def people_in_genitive(self, words: list[str]) -> bool:
        """Whether the words are a group of people in the genitive plural: ``казахстанских писателей``."""
        *adjectives, noun = words
        if not any(parse.is_known for parse in self._parses(noun)) or self._is_name(noun):
            return False
        return self._is(noun, {"NOUN", "anim", "gent", "plur"}) and all(
            self._is(word, {"ADJF", "gent", "plur"}) for word in adjectives
        )

    def may_be_person(self, word: str) -> bool:
        """Whether a capitalised word may be a person's name: the dictionary knows it as one, or does not know it."""
        parses = self._parses(word)
        if any(parse.is_known for parse in parses):
            return self._is_name(word)
        return not all("ADJF" in parse.tag for parse in parses[:1])

    def given_name(self, word: str) -> bool:
        """Whether a folded word is a given name in the nominative and can be no genitive: ``анна``."""
        parses = [parse for parse in self._parses(word) if "Name" in parse.tag]
        return any("nomn" in parse.tag for parse in parses) and not any("gent" in parse.tag for parse in parses)

    def given_name_form(self, word: str) -> bool:
        """Whether a folded word is first of all a given name, in any case: ``анны``."""
        return "Name" in self._parses(word)[0].tag

    def adjective(self, word: str) -> bool:
        """Whether a folded word is an adjective, a participle or a pronoun that stands like one."""
        parse = self._parses(word)[0]
        return any(part in parse.tag for part in ("ADJF", "PRTF"))

    def noun(self, word: str) -> bool:
        """Whether a folded word is a noun first of all."""
        return "NOUN" in self._parses(word)[0].tag

    def several(self, word: str) -> bool:
        """Whether a folded word is a noun in the nominative plural: ``двери``, ``читатели``."""
        return self._is(word, {"NOUN", "plur", "nomn"})

    def governs(self, word: str) -> bool:
        """Whether a folded word is a noun whose genitive may follow: ``услугами``, ``закрытии``, not ``летом``."""
        tag = self._parses(word)[0].tag
        if "NOUN" not in tag or word in self.words.own_nouns or _PROPER & tag.grammemes:
            return False
        return tag.case not in ("loct", "loc2") or word.endswith("ии")

    def agree(self, noun: str, adjective: str) -> bool:
        """Whether a folded word is a noun with which an adjective may agree in gender, number and case."""
        mine = {(p.tag.gender, p.tag.case) for p in self._parses(adjective) if "ADJF" in p.tag}
        theirs = {(p.tag.gender, p.tag.case) for p in self._parses(noun) if {"NOUN", "sing"} in p.tag}
        return bool(mine & theirs)

    def counted(self, word: str) -> bool:
        """Whether a word after a number is what the number counts: ``книг``, ``новых``."""
        if word in self.words.joints:
            return False
        return self._is(word, {"NOUN", "gent"}) or self._is(word, {"ADJF", "gent", "plur"})

    def _is_name(self, word: str) -> bool:
        return any(part in parse.tag for parse in self._parses(word) for part in _PERSON)

    def _is(self, word: str, grammemes: set[str]) -> bool:
        return any(grammemes in parse.tag for parse in self._parses(word))
