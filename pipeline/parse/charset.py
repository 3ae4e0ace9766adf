"""Bytes to text, whatever the header claims.

Valid UTF-8 is believed before any label: Cyrillic in a one-byte code page is never valid UTF-8 by accident, while
headers and ``<meta>`` lie often. Among one-byte code pages the bytes themselves decide: windows-1251 has no Kazakh
letters, and the bytes that mean them in KZ-1048 are letters there that neither language writes.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from extractors.language import KAZAKH_LETTERS
from schemas.errors import InputError

MAX_BYTES = 20 * 1024 * 1024
"""Refused above this, before any parsing. The longest news pages seen are below 2 MB."""

# Share of broken characters among those beyond ASCII up to which a text still counts as UTF-8 with a few bytes lost.
_BROKEN_UTF8 = 0.02
# Share of bytes beyond ASCII that a code page has to turn into what Kazakh and Russian news are written with.
_PLAUSIBLE = 0.85
# Share of control bytes above which a file is no text: noise has 0.1, a page with stray ones far less.
_CONTROL = 0.03

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CODE_PAGES = ("cp1251", "kz1048", "ptcp154", "koi8-r", "cp866", "iso8859-5")
_LOWER = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + KAZAKH_LETTERS)
_UPPER = frozenset(letter.upper() for letter in _LOWER)
_MARKS = frozenset("«»„“”‘’—–…№•·°©®™§±\xa0\xad")
_DECLARED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROL_BYTES = bytes(range(9)) + b"\x0b" + bytes(range(14, 27)) + bytes(range(28, 32))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes, *, where: str, content_type: str | None = None) -> str:
    """The text of a page or file, without byte order mark, control characters and broken characters.

    ``content_type`` is the HTTP header's value. Raises ``InputError`` with code ``empty``, ``too-large``,
    ``not-text`` or ``bad-charset``.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES // 1024**2} MB is no news page", where=where, code="too-large")
    if not data.strip():
        raise InputError("there is nothing in it", where=where, code="empty")
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            return _tidy(text, where=where)
    _refuse_binary(data, where=where)
    try:
        return _tidy(data.decode("utf-8"), where=where)
    except UnicodeDecodeError:
        return _decode_damaged(data, where=where, content_type=content_type)


def _refuse_binary(data: bytes, *, where: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not text", where=where, code="not-text")
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if controls > len(head) * _CONTROL or b"\0" in data[:512]:
        raise InputError("this is binary data, not text", where=where, code="not-text")


def _decode_damaged(data: bytes, *, where: str, content_type: str | None) -> str:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = sum(not character.isascii() for character in text)
    if broken <= foreign * _BROKEN_UTF8:
        return _tidy(text, where=where)
    name = _code_page(data, content_type)
    if name is None:
        message = f"{broken} of {foreign} letters are neither valid UTF-8 nor a Cyrillic code page"
        raise InputError(message, where=where, code="bad-charset")
    return _tidy(data.decode(name, errors="replace"), where=where)


def _code_page(data: bytes, content_type: str | None) -> str | None:
    declared = _one_byte_name(content_type or "") or _one_byte_name(data[:4096].decode("ascii", errors="ignore"))
    counts = Counter(data)
    high = {byte: count for byte, count in counts.items() if byte > 127}
    best, best_share = None, _PLAUSIBLE
    for name in dict.fromkeys((declared, *_CODE_PAGES) if declared else _CODE_PAGES):
        share = _share_of_news_letters(high, name)
        if share > best_share:
            best, best_share = name, share
    return best


def _one_byte_name(text: str) -> str | None:
    """The declared code page, if Python knows it and each of its bytes is a character of its own."""
    found = _DECLARED.search(text)
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1)).name
        one_byte = len(bytes(range(128, 256)).decode(name, errors="replace")) == 128
    except (LookupError, UnicodeError):
        return None
    return name if one_byte and not name.startswith("utf") else None


def _share_of_news_letters(high: dict[int, int], name: str) -> float:
    good = 0.0
    for byte, count in high.items():
        character = bytes((byte,)).decode(name, errors="replace")
        if character in _LOWER or character in _MARKS:
            good += count
        elif character in _UPPER:
            # KOI8 read as windows-1251 gives sound letters in the wrong case: capitals count little.
            good += count * 0.5
    return good / max(1, sum(high.values()))


def _tidy(text: str, *, where: str) -> str:
    if "\ufffd" in text:
        text = text.replace("\ufffd", "")
    text = _CONTROLS.sub("", text)
    if not text.strip():
        raise InputError("there is nothing in it", where=where, code="empty")
    return text
