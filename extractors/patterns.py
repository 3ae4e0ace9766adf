"""The notation of our lexicon files, and how it becomes a regular expression.

A phrase is written as people write it, in lower case, with signs of its own::

    кітап қор~          ~   any ending of the word: кітап қоры, кітап қорының
    (кітап|дана)        ( | )   one of these
    жалпы? аумағы       ?   the word or letter before it may be missing
    ашыл~ ... жоспар~   ... up to four words between
    ремонт~ <> заверш~  <>  up to six words between, in either order
    15_шілде            _   a space, a hyphen, both or nothing
    {day} {month}       { } a piece that the reader of the file defines

Every phrase matches whole words of folded text only (``extractors.text.fold``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extractors.alternation import alternation, begins_with_letter
from extractors.text import fold

_GAP = r"(?:[ ,]+[^\s,.;]+){0,4}?[ ,]+"
_WIDE = r"(?:[ ,]+[^\s,.;:]+){0,6}?[ ,]+"
_SPACE = r"[ ]+"
_OPTIONAL_WORD = re.compile(r"(?<![^ ])([^\s()]+|\([^()]*\))\? ")
_PIECE = re.compile(r"\{(\w+)\}")


def phrase_source(phrase: str) -> str:
    """The regular expression of one phrase, without word boundaries."""
    source = (
        fold(phrase)
        .replace(" ... ", "\0")
        .replace(" <> ", "\2")
        .replace(".", r"\.")
        .replace("+", r"\+")
        .replace("$", r"\$")
    )
    source = _OPTIONAL_WORD.sub(lambda match: f"(?:{match[1]}\1)?", source)
    return (
        source.replace("(", "(?:")
        .replace("(?:?:", "(?:")
        .replace("~", r"[\w-]*")
        .replace(" ", _SPACE)
        .replace("\1", _SPACE)
        .replace("_", "[ -]{0,3}")
        .replace("\0", _GAP)
        .replace("\2", _WIDE)
    )


def _orders(phrase: str) -> tuple[str, ...]:
    """A phrase as it is, or both orders of its two halves."""
    first, both, second = phrase.partition(" <> ")
    return (phrase, f"{second}{both}{first}") if both else (phrase,)


def any_phrase(phrases: Iterable[str]) -> str:
    """One alternation of several phrases, longest first, without word boundaries; of none, what never matches."""
    return alternation(_longest_first(phrases))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    sources = (phrase_source(order) for phrase in phrases for order in _orders(phrase))
    return sorted(sources, key=lambda source: (-len(source), source))


def phrases_source(phrases: Iterable[str]) -> str:
    """One alternation of several phrases, longest first, matching whole words only."""
    source = any_phrase(phrases)
    # Before a letter both mean the same, and a boundary is cheaper than a look behind.
    begin = r"\b" if begins_with_letter(source) else r"(?<!\w)"
    return rf"{begin}(?:{source})(?!\w)"


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases in folded text."""
    return re.compile(phrases_source(phrases))


def words_source(words: Iterable[str]) -> str:
    """One alternation of literal words (no notation in them), longest first; of none, what never matches."""
    forms = sorted({fold(word) for word in words}, key=lambda form: (-len(form), form))
    return alternation(re.escape(form).replace(r"\ ", _SPACE) for form in forms)


def any_shape(shapes: Iterable[str], pieces: Mapping[str, str]) -> str:
    """Phrases with their ``{pieces}`` filled in by regular expressions, as one alternation without word boundaries.

    ``ValueError`` for an unknown piece.
    """
    # Private-use characters stand for the pieces while the notation is translated: it gives no meaning to them.
    guarded = (_PIECE.sub(lambda match: f"\ue000{match[1].replace('_', chr(0xE002))}\ue001", shape) for shape in shapes)
    source = "|".join(_longest_first(guarded)) or r"(?!)"
    return re.sub("\ue000([^\ue001]+)\ue001", lambda match: _piece(match[1].replace("\ue002", "_"), pieces), source)


def shape_source(shape: str, pieces: Mapping[str, str]) -> str:
    """One phrase with its ``{pieces}`` filled in, matching whole words only; ``ValueError`` for an unknown piece."""
    return rf"(?<![\w])(?:{any_shape([shape], pieces)})(?![\w])"


def _piece(name: str, pieces: Mapping[str, str]) -> str:
    if name not in pieces:
        raise ValueError(f"unknown piece {{{name}}}; known are {', '.join(sorted(pieces))}")
    return pieces[name]
