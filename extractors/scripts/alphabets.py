"""The alphabets in which Kazakh is written: how each spells the Cyrillic letters, and what its spellings can mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from extractors import data

FOLDER = data.PACKAGE / "scripts"


class AlphabetRow(BaseModel):
    """An alphabet of ``latin.toml`` or ``arabic.toml``.

    ``letters`` gives for Cyrillic letters or pairs of them the spelling; what is missing is taken from ``like``.
    ``also`` gives further meanings of a spelling. ``after_consonant`` says which pair of letters a spelling of ``я`` or
    ``ю`` means behind a consonant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    like: str | None = None
    letters: dict[str, str]
    also: dict[str, str] = {}
    after_consonant: dict[str, str] = {}


class AlphabetFile(BaseModel):
    """``latin.toml`` and ``arabic.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alphabets: tuple[AlphabetRow, ...]

    @model_validator(mode="after")
    def _parents_come_first(self) -> AlphabetFile:
        known: set[str] = set()
        for row in self.alphabets:
            if row.id in known:
                raise ValueError(f"two alphabets are called {row.id}")
            if row.like and row.like not in known:
                raise ValueError(f"{row.id} is like {row.like}, which does not stand before it")
            known.add(row.id)
        return self


@dataclass(frozen=True, slots=True)
class Alphabet:
    """An alphabet, ready for use.

    ``spelling`` leads from Cyrillic letters to this alphabet, ``meanings`` back: each spelling has one or more possible
    letters; which one it is follows from its place in the word (``extractors.scripts.harmony``).
    """

    id: str
    spelling: dict[str, str]
    meanings: dict[str, tuple[str, ...]]
    after_consonant: dict[str, str]

    def pieces(self, cyrillic: str) -> Iterator[tuple[str, str]]:
        """A word in Cyrillic small letters, letter by letter (or pair by pair) with its spelling."""
        index = 0
        while index < len(cyrillic):
            size = 2 if cyrillic[index : index + 2] in self.spelling and index + 2 <= len(cyrillic) else 1
            letters = cyrillic[index : index + size]
            yield letters, self.spelling.get(letters, letters)
            index += size

    def spell(self, cyrillic: str) -> str:
        """A word of Cyrillic small letters in this alphabet."""
        return "".join(spelled for _, spelled in self.pieces(cyrillic))

    def split(self, word: str) -> Iterator[tuple[tuple[str, ...], int]]:
        """The spellings in a word of small letters: what each may mean, and how long it is."""
        longest = max(map(len, self.meanings))
        index = 0
        while index < len(word):
            size = next(
                (size for size in range(longest, 1, -1) if self._stands(word, index, size)),
                1,
            )
            piece = word[index : index + size]
            yield self.meanings.get(piece, (piece,)), size
            index += size

    def _stands(self, word: str, index: int, size: int) -> bool:
        """``ts`` is ``ц`` only before ``и``: elsewhere the letters belong to two parts of a word (``айтса``)."""
        piece = word[index : index + size]
        if len(piece) < size or piece not in self.meanings:
            return False
        if self.meanings[piece] != ("ц",):
            return True
        rest = word[index + size : index + size + 2]
        follow = self.meanings.get(rest) or self.meanings.get(rest[:1], ())
        return "я" in follow or ("и" in follow and "і" not in follow)


@cache
def load_alphabets(name: str) -> dict[str, Alphabet]:
    """The alphabets of a data file by their id; ``ConfigError`` names what is wrong with it."""
    rows: dict[str, AlphabetRow] = {}
    found = {}
    for given in data.load(AlphabetFile, FOLDER / name).alphabets:
        row = _with_parent(given, rows.get(given.like or ""))
        rows[row.id] = row
        found[row.id] = _alphabet(row)
    return found


def _with_parent(row: AlphabetRow, parent: AlphabetRow | None) -> AlphabetRow:
    if parent is None:
        return row
    letters, also = parent.letters | row.letters, parent.also | row.also
    after = parent.after_consonant | row.after_consonant
    return row.model_copy(update={"letters": letters, "also": also, "after_consonant": after})


def _alphabet(row: AlphabetRow) -> Alphabet:
    meanings: dict[str, list[str]] = {}
    for letters, spelled in row.letters.items():
        if spelled:
            meanings.setdefault(spelled, []).append(letters)
    for spelled, letters in row.also.items():
        meanings.setdefault(spelled, []).extend(letter for letter in letters)
    return Alphabet(row.id, row.letters, {key: tuple(value) for key, value in meanings.items()}, row.after_consonant)
