"""What a person hands to ``tizilim extract``: a page, a plain text, articles as JSON, or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.outlets import Outlets
from pipeline.parse.articles import read_article, read_json, read_jsonl
from pipeline.parse.charset import MAX_BYTES, decode
from pipeline.parse.page import parse_page
from schemas.article import Article
from schemas.errors import InputError
from schemas.vocab import Language

STDIN = "-"
_JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{.*\}\s*", re.DOTALL)
_KINDS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "txt",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


@dataclass(frozen=True, slots=True)
class InputOptions:
    """What a person knows and the input may not say; ``language`` overrules a guess, the others fill gaps."""

    language: Language | None = None
    published: datetime | None = None
    city: str | None = None
    url: str | None = None

    def given(self) -> dict[str, Any]:
        """The options that were given, by the names of an article's keys."""
        pairs = {"language": self.language, "published": self.published, "city": self.city, "url": self.url}
        return {key: value for key, value in pairs.items() if value is not None}


def read_inputs(source: str, options: InputOptions, outlets: Outlets) -> Iterator[Article | InputError]:
    """The articles of a file, or of standard input for ``-``.

    An item that cannot be read comes as an ``InputError`` in its place (codes ``not-found``, ``is-directory``,
    ``unreadable``, ``bad-json``, ``bad-article`` and those of ``parse_page``); the items after it follow.
    JSON Lines files are streamed.
    """
    try:
        yield from _read(source, options, outlets)
    except InputError as error:
        # Below, a page is named by its address; here the file is what a person has to look at.
        yield InputError(error.message, where="standard input" if source == STDIN else source, code=error.code)
    except OSError as error:
        yield InputError(error.strerror or str(error), where=source, code="unreadable")


def _read(source: str, options: InputOptions, outlets: Outlets) -> Iterator[Article | InputError]:
    if source == STDIN:
        yield from _read_stream(sys.stdin.buffer, "standard input", None, options, outlets)
        return
    path = Path(source)
    if path.is_dir():
        raise InputError("this is a directory; name the files in it", where=source, code="is-directory")
    if not path.exists():
        raise InputError("no such file", where=source, code="not-found")
    with path.open("rb") as stream:
        yield from _read_stream(stream, source, _KINDS.get(path.suffix.lower()), options, outlets)


def _read_stream(
    stream: BinaryIO, where: str, kind: str | None, options: InputOptions, outlets: Outlets
) -> Iterator[Article | InputError]:
    """Articles one a line as they come; anything else whole, but no further than the limit."""
    first = stream.readline(MAX_BYTES + 1)
    if kind == "jsonl" or (kind is None and _JSON_LINE.fullmatch(first)):
        yield from read_jsonl(chain((first,), stream), where=where, outlets=outlets, defaults=options.given())
    else:
        yield from _read_bytes(first + stream.read(MAX_BYTES + 1), where, kind, options, outlets)


def _read_bytes(
    data: bytes, where: str, kind: str | None, options: InputOptions, outlets: Outlets
) -> Iterator[Article | InputError]:
    if kind == "html":
        yield _page(data, options, outlets)
        return
    text = decode(data, where=where)
    kind = kind or _sniff(text)
    if kind == "html":
        yield _page(data, options, outlets)
    elif kind == "json":
        yield from read_json(text, where=where, outlets=outlets, defaults=options.given())
    else:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        yield read_article({"text": plain, **options.given()}, where=where, outlets=outlets)


def _page(data: bytes, options: InputOptions, outlets: Outlets) -> Article:
    article = parse_page(data, url=options.url, outlets=outlets)
    known = {"published": article.published or options.published, "city": article.city or options.city}
    return article.model_copy(update={**known, "language": options.language or article.language})


def _sniff(text: str) -> str:
    """What a text without a telling file name is."""
    start = text.lstrip()
    if start.startswith("<"):
        return "html"
    return "json" if re.match(r"\{\s*[\"}]|\[\s*[\]{]", start) else "txt"
