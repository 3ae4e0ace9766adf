"""Reading what is named on the command line, past the store: data to standard output, complaints to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from extractors.reader import Reader
from pipeline.cli.session import CANNOT, DONE, LOOK, Session
from pipeline.outlets import load_outlets
from pipeline.parse import InputOptions, read_inputs
from pipeline.parse.dates import read_iso
from pipeline.stages.importing import sentence
from pipeline.stages.items import attempt
from pipeline.store import Failure
from schemas import Article, Language, Registry
from schemas.errors import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Layout:
    """How explanations are printed: as JSON or for people; ``indent`` is of the JSON."""

    json: bool
    indent: int | None


def options(language: str | None = None, published: str | None = None, city: str | None = None) -> InputOptions:
    """Check what the options say about an article. Raises ``InputError`` ``bad-option``."""
    moment = read_iso(published) if published else None
    if published and moment is None:
        raise InputError(
            f"{published!r} is no time such as 2026-02-04T14:44+05:00", where="--published", code="bad-option"
        )
    return InputOptions(Language(language) if language else None, moment, city)


def print_articles(session: Session, sources: Sequence[str], known: InputOptions, indent: int | None) -> int:
    """Print the articles of inputs; returns the exit code."""
    return print_found(session, _articles(sources, known), indent)


def print_found(session: Session, found: Iterable[Article | Failure], indent: int | None) -> int:
    """Print articles, and say which could not be had; returns the exit code."""
    return _print(session, found, lambda article: article.to_json(indent=indent))


def print_records(session: Session, sources: Sequence[str], known: InputOptions, indent: int | None) -> int:
    """Print the records of the articles of inputs; returns the exit code."""
    reader = Reader()
    return _print(session, _articles(sources, known), lambda article: reader.read(article).to_json(indent=indent))


def print_explanations(session: Session, sources: Sequence[str], known: InputOptions, layout: Layout) -> int:
    """Print why each claim of the articles of inputs stands in its record; returns the exit code."""
    from pipeline.cli.explaining import as_json, as_text  # noqa: PLC0415

    reader = Reader()

    def say(article: Article) -> str:
        study = reader.study(article)
        return as_json(study, layout.indent) if layout.json else as_text(study, session.out)

    return _print(session, _articles(sources, known), say)


def _articles(sources: Sequence[str], known: InputOptions) -> Iterator[Article | Failure]:
    outlets = load_outlets()
    for source in sources:
        for item in read_inputs(source, known, outlets):
            yield Failure(item.code, item.message, item.where) if isinstance(item, InputError) else item


def _print(session: Session, found: Iterable[Article | Failure], say: Callable[[Article], str]) -> int:
    """Print item by item. One input that fails is a call that could not run; one of several is a failure to look at."""
    total = failed = 0
    for item in found:
        total += 1
        made = item if isinstance(item, Failure) else attempt(say, item, item.url or item.title or item.id)
        if isinstance(made, Failure):
            failed += 1
            session.complain(f"{made.where}: {made.message}" if made.where else made.message)
        else:
            session.print_line(made)
    if not failed:
        return DONE
    if total == 1:
        return CANNOT
    session.complain(f"{failed} of {total} items could not be read")
    return LOOK


@contextmanager
def open_lines(source: str) -> Iterator[BinaryIO]:
    """Open a file of lines, or standard input for ``-``. Raises ``InputError`` ``not-found`` or ``unreadable``."""
    if source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise InputError("no such file", where=source, code="not-found") from error
    except OSError as error:
        raise InputError(f"this cannot be read: {error.strerror}", where=source, code="unreadable") from error


def read_addresses(source: str) -> list[str]:
    """Read the addresses of the pages that ``tizilim fetch`` printed. Raises ``InputError`` ``bad-page-line``."""
    found = []
    with open_lines(source) as lines:
        for number, line in enumerate(lines, start=1):
            try:
                page = json.loads(line)
                found.append(str(page["address"]))
            except (ValueError, TypeError, KeyError) as error:
                raise InputError(
                    "this is no line of JSON with an address, as `tizilim fetch` prints it",
                    where=f"{source}:{number}",
                    code="bad-page-line",
                ) from error
    return found


def read_registry(source: str) -> Registry:
    """Read a registry from JSON. Raises ``InputError`` ``bad-registry``."""
    with open_lines(source) as stream:
        data = stream.read()
    try:
        return Registry.model_validate_json(data)
    except ValidationError as error:
        raise InputError(sentence(error), where=source, code="bad-registry") from error
