"""One spelling for all: words of Kazakh, Russian and Latin script brought to a skeleton in which they meet.

``Әуезов``, ``Ауэзов`` and ``Auezov`` are all ``auezov``. The skeleton is for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.text import fold
from pipeline.merge.resources import Endings, Letters

_SPLIT_SOUND = {"я", "ю"}
_DOUBLED = re.compile(r"([^\W\d_])\1+")


@dataclass(frozen=True)
class Folder:
    """Brings words to their skeleton."""

    letters: Letters
    _latin: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        longest_first = sorted(self.letters.latin, key=lambda letters: (-len(letters), letters))
        object.__setattr__(self, "_latin", re.compile("|".join(map(re.escape, longest_first))))

    def skeleton(self, word: str) -> str:
        """Return the form in which all spellings of one word meet: ``Жамбыл`` is ``zhambil``."""
        plain = self._spell(word, self.letters.skeleton)
        # The Kazakh -йы-, -йі- is one Russian vowel: Сайын is Саин.
        return _DOUBLED.sub(r"\1", plain.replace("ji", "i"))

    def readable(self, word: str, endings: Endings | None = None) -> str:
        """Return the word in Latin letters as people write it, without its case ending: ``Жамбыла`` is ``zhambyl``."""
        spelt = self._spell(word, {**self.letters.skeleton, **self.letters.readable})
        return (cut_ending(spelt, endings) if endings else spelt).replace("j", "y")

    def _spell(self, word: str, table: Mapping[str, str]) -> str:
        text = self._cyrillic(fold(word))
        spelt: list[str] = []
        before = ""
        for char in text:
            sound = table.get(char, char if char.isalnum() else "")
            if char in _SPLIT_SOUND and before and before not in self.letters.vowels.letters and before not in "ьъ":
                sound = sound[1:]
            spelt.append(sound)
            before = char if char.isalpha() else ""
        return "".join(spelt)

    def _cyrillic(self, text: str) -> str:
        latin = "".join(_base_letter(char) for char in text)
        latin = re.sub(r"(?<=[aeiou])y(?![aeiou])", "й", latin)
        return self._latin.sub(lambda match: self.letters.latin[match[0]], latin)


def _base_letter(char: str) -> str:
    """Return a Latin letter without its accents; any other character as it is (й and ё are letters of their own)."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def cut_ending(word: str, endings: Endings) -> str:
    """Return the word without the first ending of the list that fits, again and again until none does."""
    while True:
        for ending in endings.list:
            if (
                word.endswith(ending)
                and len(word) - len(ending) + len(endings.keep.get(ending, "")) >= endings.shortest
            ):
                word = word[: -len(ending)] + endings.keep.get(ending, "")
                break
        else:
            return word
