"""Which Cyrillic letter a spelling stands for, by its place in the word and by vowel harmony.

The vowels of a Kazakh word are all front or all back, except in borrowed words and compounds; letters that other
scripts don't tell apart (``ا`` а or ә, ``ى`` ы or і, ``ı`` и or й) are decided from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WORD = 60
"""Letters. What is longer is no word and is not read: the rules look over the whole word at each of its letters."""

BACK, FRONT = frozenset("аоұыяё"), frozenset("әөүіеэ")
VOWELS = BACK | FRONT | frozenset("ию")
_PAIRS = {"а": ("а", "ә"), "о": ("о", "ө"), "ұ": ("ұ", "ү"), "ы": ("ы", "і")}
_NASAL_BEFORE = frozenset("ндт")
_GENITIVE_AT = 5
_SHORT_ENDING = 2
_IOTATED = frozenset("яюё")
_WITH = frozenset("мбп")
_NASALS = frozenset("мнң")
_PARTICIPLE = frozenset("гғкқ")


@dataclass(slots=True)
class Unit:
    """A spelling inside a word: its possible letters, and its place in the word (``start:end``)."""

    meanings: tuple[str, ...]
    start: int
    end: int
    letter: str = ""


def resolve(units: Sequence[Unit], after_consonant: dict[str, str], *, front: bool = False, telling_k: bool) -> None:
    """Give each unit its letter; ``front`` is what the hamza says, ``telling_k`` whether к and қ differ in spelling."""
    for unit in units:
        if not unit.letter and (
            unit.meanings[0] == "е" or (len(unit.meanings) == 1 and unit.meanings[0] not in _IOTATED)
        ):
            unit.letter = unit.meanings[0]
    for index, unit in enumerate(units):
        if not unit.letter:
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
    iotated = next((letter for letter in meanings if letter in _IOTATED), "")
    if iotated:
        unit.letter = after_consonant.get(iotated, iotated) if before == "consonant" else iotated
    elif "й" in meanings and "ы" in meanings:
        unit.letter = "й" if before == "vowel" or (before == "" and _vowel_follows(units, index)) else "ы"
    elif "и" in meanings and "і" in meanings:
        unit.letter = _dotted(units, index, before)
    elif "й" in meanings:
        unit.letter = "й" if before == "vowel" else "и"
    elif "у" in meanings:
        rounded = tuple(letter for letter in "ұү" if letter in meanings)
        if _is_glide(units, index, before):
            unit.letter = "у"
        elif len(rounded) == 1:
            unit.letter = rounded[0]
        else:
            unit.meanings = rounded


def _dotted(units: Sequence[Unit], index: int, before: str) -> str:
    """``i`` where it is і, и and й: і stands in words of front vowels only, never behind қ or ғ."""
    last = units[index - 1].letter if index else ""
    if before == "vowel":
        return "і" if last == "и" else "й" if "й" in units[index].meanings else "и"
    if _vowel_follows(units, index) or last in ("қ", "ғ") or _next_vowel(units, index) in BACK:
        return "и"
    earlier = next((unit.letter[-1:] for unit in reversed(units[:index]) if unit.letter[-1:] in BACK | FRONT), "")
    ending = last in _NASAL_BEFORE and len(units) - index <= _SHORT_ENDING
    return "и" if earlier in BACK and earlier and not ending else "і"


def _next_vowel(units: Sequence[Unit], index: int) -> str:
    """The next vowel as far as it is known: а and о of two meanings count as back where they stand for no front one."""
    for unit in units[index + 1 :]:
        letter = unit.letter[:1] or unit.meanings[0][:1]
        if letter in VOWELS:
            return letter
    return ""


def _is_glide(units: Sequence[Unit], index: int, before: str) -> bool:
    """``u`` is у beside vowels, at the end, and behind the first syllable, where ұ and ү don't stand."""
    if before == "vowel" or index + 1 == len(units):
        return True
    if "й" in units[index + 1].meanings and not any(_is_vowel(other) for other in units[:index]):
        return False
    if _vowel_follows(units, index):
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
                state, seen = not _of_surname(units, index), True
            elif letter in "иь":
                state, seen = (_soft_end(units, index) or state is not False), True
            elif letter == "ю" or (letter == "у" and _between_consonants(units, index)):
                state, seen = bool(state), True


def _soft_end(units: Sequence[Unit], index: int) -> bool:
    """``Бегалиннің``, ``классиктің``: -ин and -ик of borrowed words are soft; ``оқиды`` is not."""
    after = [unit.letter or unit.meanings[0] for unit in units[index + 1 : index + 3]]
    return len(after) > 1 and after[0] in ("н", "к") and after[1] not in VOWELS


def _between_consonants(units: Sequence[Unit], index: int) -> bool:
    """у as a vowel of borrowed words, which are hard: ``курстың``."""
    return 0 < index < len(units) - 1 and not _is_vowel(units[index - 1]) and not _is_vowel(units[index + 1])


def _of_surname(units: Sequence[Unit], index: int) -> bool:
    """``Тоқаевтың``: the ending -аев is hard."""
    after = units[index + 1].letter if index + 1 < len(units) else ""
    return index > 0 and units[index].letter == "е" and units[index - 1].letter in ("а", "") and after == "в"


def _base(meanings: tuple[str, ...]) -> str:
    return next((base for base, pair in _PAIRS.items() if set(meanings) == set(pair)), "")


def _leans_front(units: Sequence[Unit], index: int, state: bool | None, *, seen: bool, telling_k: bool) -> bool:
    """Whether the vowel at an index is a front one."""
    base = _base(units[index].meanings)
    before = units[index - 1].letter if index else ""
    if base == "а":
        # ә stands in first syllables only, and never behind қ or ғ.
        hard = before in ("қ", "ғ") or (index > 0 and "қ" in units[index - 1].meanings)
        return not seen and not hard and (state or _ahead(units, index, telling_k=telling_k) is True)
    if base == "о" and seen:
        # In later syllables ө begins the second part of a compound: Ақтөбе.
        return _ahead(units, index, telling_k=False) is True and not _ends_in_v(units)
    if before in ("қ", "ғ"):
        return False
    if state is not None and before != "и":
        return state
    ahead = _ahead(units, index, telling_k=telling_k)
    if ahead is None:
        return bool(state) or (telling_k and _has_soft(units))
    return ahead


def _has_soft(units: Sequence[Unit]) -> bool:
    """Whether к or г makes a word front that has no other sign."""
    letters = {unit.letter for unit in units}
    return bool(letters & {"к", "г"}) and not letters & {"қ", "ғ"} and not letters & BACK


def _ahead(units: Sequence[Unit], index: int, *, telling_k: bool) -> bool | None:
    """What the next telling letter says: True for front, False for back, None where nothing tells."""
    for unit in units[index + 1 : _without_with(units)]:
        letter = unit.letter[:1]
        if letter in FRONT:
            return True
        if (letter and letter in BACK) or (_base(unit.meanings) == "а" and not letter) or letter in ("қ", "ғ"):
            return False
        if telling_k and letter in ("к", "г"):
            return True
    return None


def _without_with(units: Sequence[Unit]) -> int:
    """Where the ending -мен, -бен, -пен begins, which is front behind back vowels too; else the end."""
    size = len(units)
    tail = [unit.letter or unit.meanings[0] for unit in units[-3:]]
    return size - 3 if size > _GENITIVE_AT - 1 and tail[1:] == ["е", "н"] and tail[0] in _WITH else size


def _ends_in_v(units: Sequence[Unit]) -> bool:
    """``Торайғыровке``: the о of Russian endings stays."""
    return any(unit.letter == "в" for unit in units)


def _consonant(units: Sequence[Unit], index: int) -> str:
    """к or қ, г or ғ, н or ң, and what is left."""
    meanings = units[index].meanings
    if "ң" in meanings and "н" in meanings:
        return "ң" if _is_genitive(units, index) or _is_polite(units, index) else "н"
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
    """``-нің, -дің, -тің`` at the end; not ``-тін`` behind a vowel, nor ``-ғанын``."""
    if index + 1 < len(units) or index < _GENITIVE_AT or units[index - 1].letter not in ("ы", "і"):
        return False
    first = units[index - 2].letter or units[index - 2].meanings[0]
    after_vowel = _is_vowel(units[index - 3])
    if first == "т":
        return not after_vowel
    before = units[index - 3].letter
    participle = before in ("а", "е") and bool(
        {"г", "ғ", "қ", "к"} & {units[index - 4].letter, *units[index - 4].meanings}
    )
    return first == "д" or (first == "н" and (before in _NASALS or (after_vowel and not participle)))


def _is_polite(units: Sequence[Unit], index: int) -> bool:
    """``-ңыз, -ңіз``: your."""
    follow = [unit.letter for unit in units[index + 1 : index + 3]]
    return index > 1 and follow in (["ы", "з"], ["і", "з"])


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
