"""The written form of a library's name, the same in both languages."""

from __future__ import annotations

import re

_QUOTES = "\"«»“”„'‘’"
_INITIAL = re.compile(r"(?<!\w)([^\W\d_]\.)(?=[^\W\d_])")
_NUMBER = re.compile(r"(?:№|#)\s?(?=\d)")


def tidy(name: str) -> str:
    """A name without quotation marks, with one blank between words and after initials, as ``№ 5``, with a capital.

    >>> tidy("«ғ.мүсірепов  атындағы №5 кітапхана»")
    'Ғ. мүсірепов атындағы № 5 кітапхана'
    """
    plain = tidy_alias(name)
    return plain[:1].upper() + plain[1:]


def tidy_alias(name: str) -> str:
    """As ``tidy``, the first letter left as it is: another form of a name may be a common noun beside it."""
    bare = "".join(" " if char in _QUOTES and _is_mark(name, i) else char for i, char in enumerate(name))
    spaced = _NUMBER.sub("№ ", _INITIAL.sub(r"\1 ", bare))
    return re.sub(r"\s+", " ", spaced).strip()


def _is_mark(name: str, index: int) -> bool:
    """An apostrophe inside a word is a letter of it."""
    inside = 0 < index < len(name) - 1 and name[index - 1].isalpha() and name[index + 1].isalpha()
    return not (inside and name[index] in "'’‘")
