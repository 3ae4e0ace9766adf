"""Which Cyrillic letter a spelling stands for, by its place in the word and by vowel harmony.

The vowels of a Kazakh word are all front or all back, except in borrowed words and compounds; letters that other
scripts don't tell apart (``ا`` а or ә, ``ى`` ы or і, ``ı`` и or й) are decided from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BACK, FRONT = frozenset("аоұыяё"), frozenset("әөүіеэ")
VOWELS = BACK | FRONT | frozenset("ию")
_PAIRS = {"а": ("а", "ә"), "о": ("о", "ө"), "ұ": ("ұ", "ү"), "ы": ("ы", "і")}
_NASAL_BEFORE = frozenset("ндт")
_GENITIVE_AT = 4


@dataclass(slots=True)
class Unit:
    """A spelling inside a word: its possible letters, and its place in the word (``start:end``)."""

    meanings: tuple[str, ...]
    start: int
    end: int
    letter: str = ""


def resolve(units: Sequence[Unit], after_consonant: dict[str, str], *, front: bool = False, telling_k: bool) -> None:
    """Give each unit its letter; ``front`` is what the hamza says, ``telling_k`` whether к and қ differ in spelling."""
    for index, unit in enumerate(units):
        if len(unit.meanings) == 1 or unit.meanings[0] == "е":
            unit.letter = unit.meanings[0]
        _glide(units, index, after_consonant)
    _harmonise(units, front=front, telling_k=telling_k)
    for index, unit in enumerate(units):
        if not unit.letter:
            unit.letter = _consonant(units, index)
        if unit.letter == "й" and [other.letter for other in units[index + 1 : index + 3]] == ["е", "в"]:
            # «Тоқайев» is how Arabic script writes Тоқаев.
            unit.letter = ""


def _glide(units: Sequence[Unit], index: int, after_consonant: dict[str, str]) -> None:
    """Decide и, й, у and their joints with vowels."""
    unit = units[index]
    meanings = unit.meanings
    before = _sound_before(units, index)
    if {"я", "ю", "ё"} & set(meanings):
        iotated = next(letter for letter in "яюё" if letter in meanings)
        unit.letter = after_consonant.get(iotated, iotated) if before == "consonant" else iotated
    elif unit.letter:
        return
    elif "й" in meanings:
        rest = [letter for letter in ("і", "ы", "и") if letter in meanings]
        initial = before == "" and "ы" in meanings and _vowel_follows(units, index)
        unit.letter = "й" if before == "vowel" or initial else rest[0]
    elif "у" in meanings and len(meanings) > 1:
        rounded = tuple(letter for letter in "ұү" if letter in meanings)
        if _is_glide(units, index, before):
            unit.letter = "у"
        elif len(rounded) == 1:
            unit.letter = rounded[0]
        else:
            unit.meanings = rounded


def _is_glide(units: Sequence[Unit], index: int, before: str) -> bool:
    """``u`` is у beside vowels, at the end, and behind the first syllable, where ұ and ү don't stand."""
    if before == "vowel" or index + 1 == len(units) or _vowel_follows(units, index):
        return True
    return any(_is_vowel(other) for other in units[:index])


def _harmonise(units: Sequence[Unit], *, front: bool, telling_k: bool) -> None:
    state: bool | None = True if front else None
    seen = False
    for index, unit in enumerate(units):
        if not unit.letter:
            pair = _PAIRS.get(_base(unit.meanings))
            if pair:
                unit.letter = pair[_leans_front(units, index, state, seen=seen, telling_k=telling_k)]
        for letter in unit.letter:
            if letter in BACK:
                state, seen = False, True
            elif letter in FRONT:
                state, seen = True, True
            elif letter in "ию":
                seen = True


def _base(meanings: tuple[str, ...]) -> str:
    return next((base for base, pair in _PAIRS.items() if set(meanings) == set(pair)), "")


def _leans_front(units: Sequence[Unit], index: int, state: bool | None, *, seen: bool, telling_k: bool) -> bool:
    """Whether the vowel at an index is a front one."""
    base = _base(units[index].meanings)
    before = units[index - 1].letter if index else ""
    if base == "а":
        # ә stands in first syllables only, and never behind қ or ғ.
        return not seen and before not in ("қ", "ғ") and (state or _ahead(units, index, telling_k=False) is True)
    if base == "о":
        # In later syllables ө begins the second part of a compound: Ақтөбе.
        if seen:
            return _ahead(units, index, telling_k=False) is True and not _ends_in_v(units)
        if before == "қ":
            return False
    if base in ("ұ", "ы") and before in ("қ", "ғ"):
        return False
    if state is not None and (seen or base != "а"):
        return state
    if telling_k and before in ("к", "г"):
        return True
    return _ahead(units, index, telling_k=telling_k) is True


def _ahead(units: Sequence[Unit], index: int, *, telling_k: bool) -> bool | None:
    """What the next telling letter says: True for front, False for back, None where nothing tells."""
    for unit in units[index + 1 :]:
        letter = unit.letter[:1]
        if letter in FRONT:
            return True
        if letter in BACK or (_base(unit.meanings) == "а" and not letter):
            return False
        if letter in ("қ", "ғ"):
            return False
        if telling_k and letter in ("к", "г"):
            return True
    return None


def _ends_in_v(units: Sequence[Unit]) -> bool:
    """``Торайғыровке``: the о of Russian endings stays."""
    return any(unit.letter == "в" for unit in units)


def _consonant(units: Sequence[Unit], index: int) -> str:
    """к or қ, г or ғ, н or ң, and what is left."""
    meanings = units[index].meanings
    if "ң" in meanings and "н" in meanings:
        return "ң" if _is_genitive(units, index) or _before_g(units, index) else "н"
    for front, back in (("г", "ғ"), ("к", "қ")):
        if front in meanings and back in meanings:
            return back if _near_back(units, index) else front
    return meanings[0]


def _near_back(units: Sequence[Unit], index: int) -> bool:
    for unit in (*units[index + 1 : index + 2], *reversed(units[:index])):
        if unit.letter and unit.letter[0] in BACK | FRONT:
            return unit.letter[0] in BACK
    return False


def _is_genitive(units: Sequence[Unit], index: int) -> bool:
    return (
        index + 1 == len(units)
        and index >= _GENITIVE_AT
        and units[index - 1].letter in ("ы", "і")
        and (units[index - 2].letter or units[index - 2].meanings[0]) in _NASAL_BEFORE
    )


def _before_g(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and "ғ" in units[index + 1].meanings


def _sound_before(units: Sequence[Unit], index: int) -> str:
    """``vowel``, ``consonant``, or nothing at the beginning of a word."""
    if index == 0:
        return ""
    return "vowel" if _is_vowel(units[index - 1]) else "consonant"


def _vowel_follows(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and _is_vowel(units[index + 1])


def _is_vowel(unit: Unit) -> bool:
    letter = unit.letter or unit.meanings[0]
    return letter[-1] in VOWELS
