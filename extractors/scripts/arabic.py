"""Kazakh in Arabic script (töte jazu) as Cyrillic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.scripts.alphabets import FOLDER, Alphabet, load_alphabets
from extractors.scripts.harmony import BACK, FRONT, LONGEST_WORD, resolve
from extractors.scripts.latin import units_of
from extractors.scripts.stems import Stems
from extractors.scripts.transcript import Transcript, Writer

_HAMZA = "ء"
# Letters that make a word front without it.
_SOFT = frozenset("ەكگ")
_UNMISTAKABLE = 7
_BLOCKS = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202c"
_LETTER = "\u0621-\u064a\u0671-\u06d3\u06d5"
# "2024 -جىلى" and "17- ءۇي" stand for "2024-жылы" and "17-үй"; "ق ر" for ҚР.
_PIECE = re.compile(
    rf"(?<=\d)(?P<loose> -|- )(?=[{_BLOCKS}])"
    rf"|(?<![{_BLOCKS}])(?P<abbreviation>[{_LETTER}](?: [{_LETTER}])+)(?![{_BLOCKS}])"
    rf"|(?P<run>[{_BLOCKS}]+)"
)


class Signs(BaseModel):
    """``arabic_signs.toml``: signs to pass over, hamzas, other code points of letters, digits and marks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ignorable: frozenset[str]
    hamza: frozenset[str]
    same: dict[str, str]
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class ArabicReader:
    """Reads the words of töte jazu."""

    signs: Signs
    alphabet: Alphabet
    stems: Stems

    def read(self, text: str) -> Transcript:
        """The text in Cyrillic small letters; what is in other scripts stays."""
        writer = Writer()
        position = 0
        for run in _PIECE.finditer(text):
            writer.copy(text, position, run.start())
            position = run.end()
            if run["abbreviation"]:
                for place in range(run.start(), run.end(), 2):
                    meanings = self.alphabet.meanings.get(text[place], (text[place],))
                    writer.put(meanings[0].upper()[:1], place, place + 1)
            elif run["run"]:
                self._run(writer, text, run.start(), run.end())
            else:
                writer.put("-", run.start(), run.end())
        writer.copy(text, position, len(text))
        return writer.done()

    def _run(self, writer: Writer, text: str, start: int, end: int) -> None:
        """A stretch of Arabic letters, digits and punctuation marks."""
        word: list[tuple[str, int, int]] = []
        for index in range(start, end):
            for char in unicodedata.normalize("NFKC", text[index]):
                if char in self.signs.ignorable:
                    continue
                if char in self.signs.marks or char.isdigit():
                    self._word(writer, word)
                    word = []
                    mark = self.signs.marks.get(char) or str(unicodedata.digit(char))
                    writer.put(mark, index, index + 1)
                    continue
                for letter in self.signs.same.get(char, char):
                    word.append((_HAMZA if letter in self.signs.hamza else letter, index, index + 1))
        self._word(writer, word)

    def _word(self, writer: Writer, word: list[tuple[str, int, int]]) -> None:
        letters = [piece for piece in word if piece[0] != _HAMZA]
        if not letters:
            return
        if len(letters) > LONGEST_WORD:
            for letter, start, end in letters:
                writer.put(letter, start, end)
            return
        front = len(letters) < len(word)
        small = "".join(letter for letter, _, _ in letters)
        soft = front or bool(_SOFT.intersection(small))
        units = units_of(small, self.alphabet, self.stems, lambda stem: _fits(stem, front=front, soft=soft))
        resolve(units, self.alphabet.after_consonant, front=front, telling_k=True)
        first = word[0][1]
        for unit in units:
            begin, end = letters[unit.start][1], letters[unit.end - 1][2]
            writer.put(unit.letter, min(begin, first), end)
            first = end


def _fits(stem: str, *, front: bool, soft: bool) -> bool:
    """Whether a known stem can be meant: a hamza makes the first vowel front, without any sign it is back.

    A long word can be nothing else, even where the typist forgot the hamza.
    """
    first = next((letter for letter in stem if letter in FRONT | BACK), "")
    if front:
        return first in FRONT or not first
    return soft or first not in FRONT or len(stem) >= _UNMISTAKABLE


@cache
def arabic_reader() -> ArabicReader:
    """The reader of ``arabic.toml``; ``ConfigError`` names what is wrong with the files."""
    signs = data.load(Signs, FOLDER / "arabic_signs.toml")
    alphabet = load_alphabets("arabic.toml")["tote"]
    return ArabicReader(signs, alphabet, Stems((alphabet,)))


def read_arabic(text: str) -> Transcript:
    """A Kazakh text in Arabic script as Cyrillic, still without capital letters."""
    return arabic_reader().read(text)
