"""Capital letters for text from a script that has none, at the beginning of sentences and on names."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from extractors.kk.morphology import load_morphology
from extractors.scripts.harmony import LONGEST_WORD
from extractors.scripts.stems import lexicon_words, load_words, place_names
from extractors.text import lower

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A sentence begins behind a full stop and a blank, but not behind an initial.
_OPENING = re.compile(r"(?:^|[\n«“]|(?<!\S)\"|(?:(?<=\w\w)|(?<=[\d)»\"]))[.!?…]\s)[\s–—-]{0,8}(?=[^\W\d_])")
_INITIAL = re.compile(r"(?<![\w./])(?<!\d )(?<!шаршы )[^\W\d_]\.(?:[ ]?[^\W\d_]\.)?(?= ?[^\W\d_]{3})")
# Streets of new quarters: «А-91», «Е 117».
_CODE = re.compile(r"(?<![\w/-])[^\W\d_](?=[- ]?\d)|(?<=\d)[^\W\d_](?![\w-])")
_NUMBERED = re.compile(r"[^\W\d_]{3,}(?=-\d{1,2} (?:шағын|ықшам|мөлтек))")
_MOST_NAMES = 3
_SHORTEST = 3


@cache
def _names() -> frozenset[str]:
    words = load_words()
    places = (name for name in map(lower, place_names()) if name not in _common() and name not in words.particles)
    return frozenset(name for name in (*map(lower, words.names), *places) if len(name) >= _SHORTEST)


@cache
def _common() -> frozenset[str]:
    words = load_words()
    return frozenset((*words.whole, *words.stems, *lexicon_words())) - set(map(lower, words.names))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(name[:_SHORTEST] for name in _names())


def capitalise(text: str) -> str:
    """The same text, as long as before, with capital letters where Kazakh orthography wants them."""
    letters = list(text)
    for match in _OPENING.finditer(text):
        _raise(letters, match.end())
    for match in _INITIAL.finditer(text):
        for place in range(match.start(), match.end()):
            _raise(letters, place)
        _raise(letters, match.end() + (text[match.end()] == " "))
    for match in (*_CODE.finditer(text), *_NUMBERED.finditer(text)):
        _raise(letters, match.start())
    for match in _phrases().finditer(text):
        for place, letter in enumerate(_cased()[match[0]], match.start()):
            letters[place] = letter
    words = list(_WORD.finditer(text))
    for index in _named(text, words):
        _raise(letters, words[index].start())
        for hyphen in re.finditer("-", words[index][0]):
            if not _ends(words[index][0][hyphen.end() :]):
                _raise(letters, words[index].start() + hyphen.end())
    return "".join(letters)


def _named(text: str, words: list[re.Match[str]]) -> set[int]:
    """The words that are names: known ones, surnames with what stands before, names of streets and places."""
    lexicon = load_words()
    named = {index for index, word in enumerate(words) if any(map(is_name, word[0].split("-")))}
    for index, word in enumerate(words):
        if word[0] in lexicon.before_names:
            named.update(_before(text, words, index, named, common=lexicon.common_streets))
        elif word[0] in lexicon.before_places:
            named.update(_before(text, words, index, named))
        elif _surname(word[0]):
            named.update({index} | _before(text, words, index, named, most=1))
    return named


def is_name(word: str) -> bool:
    """Whether a small word is a known name, perhaps with an ending."""
    if word[:_SHORTEST] not in _prefixes() or len(word) > LONGEST_WORD:
        return False
    return any(
        word[:size] in _names() and _ends(word[size:].removeprefix("-")) for size in range(len(word), _SHORTEST - 1, -1)
    )


def _ends(rest: str) -> bool:
    return load_morphology().ending(rest) is not None or rest in load_words().name_endings


def _surname(word: str) -> bool:
    """``Мадыбаева``, ``Байтұрсынұлы`` and their cases."""
    if word in _common() or not 2 * _SHORTEST <= len(word) <= LONGEST_WORD:
        return False
    for size in range(len(word), 2 * _SHORTEST - 1, -1):
        stem = word[:size]
        if stem.endswith(load_words().surname_endings) and stem not in _common() and _ends(word[size:]):
            return True
    return False


def _before(
    text: str,
    words: list[re.Match[str]],
    index: int,
    named: set[int],
    *,
    most: int = _MOST_NAMES,
    common: Container[str] | None = None,
) -> set[int]:
    """The words of a name that end right before a word; particles among them stay small.

    The nearest word is part of it unless it is among ``common``, farther ones only if they are known names.
    """
    found: set[int] = set()
    for place in range(index - 1, max(-1, index - 1 - most), -1):
        word = words[place][0]
        if text[words[place].end() : words[place + 1].start()] not in (" ", " «", "» "):
            break
        if word in load_words().particles and not found:
            continue
        if place not in named and (found or not _may_be_name(word, _common() if common is None else common)):
            break
        found.add(place)
    return found


def _may_be_name(word: str, common: Container[str]) -> bool:
    known = common is _common() and word.endswith(load_words().no_names)
    return len(word) >= _SHORTEST and word not in common and not known


@cache
def _phrases() -> re.Pattern[str]:
    """Names of several words; the last may have an ending."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _cased()))})")


@cache
def _cased() -> dict[str, str]:
    return {lower(phrase): phrase for phrase in load_words().phrases}


def _raise(letters: list[str], index: int) -> None:
    upper = letters[index].upper()
    if len(upper) == 1:
        letters[index] = upper
