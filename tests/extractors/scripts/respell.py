"""Kazakh Cyrillic written in another script, for round trips: the inverse of what the package does."""

from __future__ import annotations

import re

from extractors.scripts.alphabets import load_alphabets

_WORD = re.compile(r"[\u0400-\u04ff]+")
_FIRST_FRONT, _FRONT_BY_THEMSELVES = re.compile("[^аоұыёя]*[әөүі]"), re.compile("[еэкг]")
_MARKS = str.maketrans(",;?", "،؛؟")


def respell(text: str, alphabet: str) -> str:
    """A Cyrillic text in an alphabet of ``latin.toml``, or in ``tote`` (Arabic script)."""
    return respell_arabic(text) if alphabet == "tote" else respell_latin(text, alphabet)


def respell_latin(text: str, alphabet: str) -> str:
    """A Cyrillic text in a Latin alphabet; capital letters stay."""
    letters = load_alphabets("latin.toml")[alphabet]

    def word(match: re.Match[str]) -> str:
        if match[0].isupper() and len(match[0]) > 1:
            return letters.spell(match[0].lower()).upper()
        spelled, place = [], 0
        for piece, spelling in letters.pieces(match[0].lower()):
            upper = match[0][place].isupper()
            spelled.append(spelling[:1].upper() + spelling[1:] if upper else spelling)
            place += len(piece)
        return "".join(spelled)

    return _WORD.sub(word, text)


def respell_arabic(text: str) -> str:
    """A Cyrillic text in töte jazu: no capitals, a hamza before words whose front vowels nothing else tells."""
    letters = load_alphabets("arabic.toml")["tote"]

    def word(match: re.Match[str]) -> str:
        small = match[0].lower()
        hamza = _FIRST_FRONT.match(small) and not _FRONT_BY_THEMSELVES.search(small)
        return ("ء" if hamza else "") + letters.spell(small)

    return _WORD.sub(word, text).translate(_MARKS)
