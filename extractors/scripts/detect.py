"""Whether a text is Kazakh in another script than Cyrillic, by its letters and most frequent words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from extractors.scripts.stems import load_words
from extractors.text import lower


class Script(StrEnum):
    """The scripts of Kazakh."""

    CYRILLIC = "cyrillic"
    LATIN = "latin"
    ARABIC = "arabic"


# The head of a text decides: nobody changes the script in the middle.
_SAMPLE = 1_500
# Half of the letters of Cyrillic text have Latin twins and aren't counted.
_TWIN_SHARE = 2
_LATIN_LETTER = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u06d5]")
# Cyrillic letters without a Latin twin: sites that mix twins into Latin words have hardly any of them.
_CYRILLIC_LETTER = re.compile(r"[бвгджзийлпфцчшщъыьэюяәғқңөұүһБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮ]")
_WORD = re.compile(r"(?:[^\W\d_]|(?<=[agnoscuiy])['’‘ʼʻ´`′])+")
# All alphabets written alike, so that one list of frequent words serves them.
_ALIKE = str.maketrans(
    {
        **dict(zip("áäǵğńñŋóöúüūŭýıïyqwxç", "aaggnnnoouuuuuiiikuhc", strict=True)),
        **dict(zip("асеорхукмтнві", "aceopxukmtnvi", strict=True)),
        **dict.fromkeys("'’‘ʼʻ´`′", ""),
        "ş": "sh",
    }
)
_PAIRS = (("zh", "j"), ("kh", "h"), ("gh", "g"))

# ە and ى stand in every Kazakh line; Uyghur has ئ, ې and ۈ, Arabic and Persian have no ە.
_KAZAKH_ARABIC = (re.compile("[ەه]"), re.compile("[ىی]"), re.compile("[ۇۋڭ]"))
_OTHER_ARABIC = re.compile(r"[ئېۈةؤإ]")
_LEAST_ARABIC = 0.02
_MOST_OTHER = 0.01
# Frequent words: a fifth of the words of Kazakh news, hardly one in fifty of any other language.
_LEAST_WORDS = 0.06
_FEWEST_WORDS = 2


def script_of(text: str) -> Script | None:
    """The script of a Kazakh text; None for other languages in Latin or Arabic letters.

    Cyrillic text of any language is ``Script.CYRILLIC``.
    """
    head = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC_LETTER.findall(head))
    latin = len(_LATIN_LETTER.findall(head))
    arabic = len(_ARABIC_LETTER.findall(head))
    if _TWIN_SHARE * cyrillic >= max(latin, arabic):
        return Script.CYRILLIC
    if arabic > latin and _is_kazakh_arabic(head, arabic):
        return Script.ARABIC
    if latin > arabic and _is_kazakh_latin(head):
        return Script.LATIN
    return Script.CYRILLIC if cyrillic else None


def _is_kazakh_arabic(text: str, letters: int) -> bool:
    if len(_OTHER_ARABIC.findall(text)) > _MOST_OTHER * letters:
        return False
    return all(len(letter.findall(text)) > _LEAST_ARABIC * letters for letter in _KAZAKH_ARABIC)


def _is_kazakh_latin(text: str) -> bool:
    words = _WORD.findall(lower(text))
    known = [word for word in map(_alike, words) if word in _frequent()]
    others = sum(word in load_words().others for word in words)
    return len(set(known)) >= _FEWEST_WORDS and len(known) >= _LEAST_WORDS * len(words) and len(known) > others


@cache
def _frequent() -> frozenset[str]:
    return frozenset(map(_alike, load_words().frequent))


def _alike(word: str) -> str:
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    return word.translate(_ALIKE)
