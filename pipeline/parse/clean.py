"""Text as articles keep it: NFC, one kind of space, no invisible characters, no surviving entities."""

from __future__ import annotations

import html
import re
import unicodedata

# Soft hyphen, zero-width and direction marks: invisible on the page, fatal inside a word that a pattern looks for.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffd]")
_NOT_ALNUM = re.compile(r"[\W_]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def clean_text(text: str) -> str:
    """One line of clean text; all spaces become ordinary ones, entities are decoded even if escaped twice."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))


def fold(text: str) -> str:
    """Letters and digits alone, without case: two renderings of one headline fold to the same string."""
    return _NOT_ALNUM.sub("", text.casefold())
