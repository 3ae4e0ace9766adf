"""The person that a library is named after, whatever the language, case, and length of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.fuzz import ratio

from extractors.text import fold
from pipeline.merge.folding import Folder, cut_ending
from pipeline.merge.resources import EponymFile

_NAME_PART = re.compile(r"[^\W\d_]\.|[^\W_]+(?:['’-][^\W_]+)*")

# Surnames whose skeletons are this alike (0..100) may be two spellings of one: Төлебаев, Тулебаев. Only ever asked.
_CLOSE = 85.0
# Given names in two languages and cases differ in vowels and ends (Ыбырай, Ибрая; Ахмет, Ахмед; Лев, Льва), hardly ever
# in their first two consonants.
_GIVEN_CONSONANTS = 2
_LONGEST_INITIAL = 2
_FIRST_SOUND = re.compile(r"zh|sh|ts|j?[a-z]")
_VOWELS = re.compile(r"[aeiouj]")


class Agreement(Enum):
    """How two eponyms relate."""

    SAME = "same"
    SAME_WITH_GIVEN = "same, and the given names agree"
    CLOSE = "close"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Eponym:
    """A person's name as a key.

    ``surname`` is the skeleton of the surname (or of the only name); ``given`` holds those of given names and
    initials; ``label`` is the surname in readable Latin letters, for ids.
    """

    surname: str
    given: tuple[str, ...] = ()
    label: str = ""

    @property
    def consonants(self) -> str:
        """The surname without vowels: spellings of one name that differ, differ mostly there."""
        return _VOWELS.sub("", self.surname) or self.surname


class EponymReader:
    """Reads persons' names."""

    def __init__(self, folder: Folder, data: EponymFile) -> None:
        self._folder = folder
        self._endings = data.endings
        self._titles = frozenset(data.titles.words)
        self._leader: dict[str, str] = {}
        self._mononyms: set[str] = set()
        for doublet in data.doublet:
            stems = [self._stem(form) for form in doublet.forms]
            self._leader.update(dict.fromkeys(stems, stems[0]))
            if doublet.mononym:
                self._mononyms.add(stems[0])

    def is_title(self, word: str) -> bool:
        """Whether the word is a title such as батыр, which belongs to a name but is no surname."""
        return fold(word) in self._titles

    def read(self, words: str) -> Eponym | None:
        """Return the key of a person's name: ``М. О. Ауэзова`` gives surname ``auezov``, given ``("m", "o")``.

        None where no letters are left.
        """
        parts = [part for part in _NAME_PART.findall(words) if not self.is_title(part)]
        if not parts:
            parts = _NAME_PART.findall(words)
        if not parts:
            return None
        *given, surname = parts
        if surname.endswith(".") and given:
            # «Әуезов М.»: the initials behind the surname.
            given, surname = (
                [part for part in parts if part.endswith(".")],
                next((part for part in parts if not part.endswith(".")), surname),
            )
        stem = self._stem(surname)
        if not stem:
            return None
        leader = self._leader.get(stem, stem)
        keys = tuple(key for part in given if (key := self._folder.skeleton(part)))
        if leader in self._mononyms:
            keys = ()
        return Eponym(leader, keys, self._folder.readable(surname, self._endings))

    def _stem(self, word: str) -> str:
        return cut_ending(self._folder.skeleton(word), self._endings)


def agreement(left: Eponym, right: Eponym) -> Agreement:
    """Whether two names are one person's; a given name that contradicts makes them other persons."""
    if left.surname == right.surname:
        if not left.given or not right.given:
            return Agreement.SAME
        return Agreement.SAME_WITH_GIVEN if _given_agree(left.given[0], right.given[0]) else Agreement.OTHER
    if left.consonants == right.consonants and ratio(left.surname, right.surname) >= _CLOSE:
        return Agreement.CLOSE
    return Agreement.OTHER


def _given_agree(one: str, other: str) -> bool:
    """Whether two given names or initials may be one: М. and Мұхтар are, Мұхтар and Мұрат are not."""
    if _first_sound(one) != _first_sound(other):
        return False
    if min(len(one), len(other)) <= _LONGEST_INITIAL:
        return True
    mine, theirs = _VOWELS.sub("", one), _VOWELS.sub("", other)
    return mine[:_GIVEN_CONSONANTS] == theirs[:_GIVEN_CONSONANTS]


def _first_sound(name: str) -> str:
    match = _FIRST_SOUND.match(name)
    # Kazakh ө is Russian у as often as о: Өтебай, Утебай.
    return match[0].replace("u", "o") if match else ""
