"""The notation of our lexicon files, and how it becomes a regular expression.

A phrase is written as people write it, in lower case, with signs of its own::

    кітап қор~          ~   any ending of the word: кітап қоры, кітап қорының
    (кітап|дана)        ( | )   one of these
    жалпы? аумағы       ?   the word or letter before it may be missing
    ашыл~ ... жоспар~   ... up to four words between
    {day}_{month}       _   a space, a hyphen, both or nothing

Every phrase matches whole words of folded text only (``extractors.text.fold``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.text import fold

_GAP = r"(?:[ ,]+[^\s,.;]+){0,4}?[ ,]+"
_SPACE = r"[ ]+"
_OPTIONAL_WORD = re.compile(r"(?<![^ ])([^\s()]+|\([^()]*\))\? ")


def phrase_source(phrase: str) -> str:
    """The regular expression of one phrase, without word boundaries."""
    source = fold(phrase).replace(" ... ", "\0").replace(".", r"\.").replace("+", r"\+")
    source = _OPTIONAL_WORD.sub(lambda match: f"(?:{match[1]}\1)?", source)
    return (
        source.replace("(", "(?:")
        .replace("(?:?:", "(?:")
        .replace("~", r"[\w-]*")
        .replace(" ", _SPACE)
        .replace("\1", _SPACE)
        .replace("_", "[ -]{0,3}")
        .replace("\0", _GAP)
    )


def phrases_source(phrases: Iterable[str]) -> str:
    """One alternation of several phrases, longest first, matching whole words only."""
    sources = sorted((phrase_source(phrase) for phrase in phrases), key=lambda source: (-len(source), source))
    if not sources:
        return r"(?!)"
    return rf"(?<![\w])(?:{'|'.join(sources)})(?![\w])"


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases in folded text."""
    return re.compile(phrases_source(phrases))
