"""What could not be read: sentences that name a library and hold a figure, a date or an address, but gave no claim.

Not each of them states a fact; the list shows where to look for wordings that no rule knows. It needs no gold, so that
any news may be put through it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.gold import load
from corpus.judging import article_of
from extractors.components import kits
from extractors.facts import Facts
from extractors.reader import Reader
from pipeline.outlets import load_outlets
from pipeline.parse import InputOptions, read_inputs
from schemas.article import Article
from schemas.errors import InputError

GOLD = ".gold.json"
_READABLE = frozenset({".txt", ".html", ".htm", ".json", ".jsonl"})


class Holds(StrEnum):
    """What an unread sentence holds."""

    FIGURE = "figure"
    DATE = "date"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Unread:
    """One sentence without a claim; ``start`` is its offset in the article's text."""

    start: int
    sentence: str
    holds: tuple[Holds, ...]


@dataclass(frozen=True, slots=True)
class Residue:
    """What is left of one article: ``telling`` sentences name a library and hold something, ``unread`` gave nothing."""

    name: str
    telling: int
    unread: tuple[Unread, ...]


def residue(name: str, article: Article, reader: Reader) -> Residue:
    """Read one article and keep what gave no claim."""
    study = reader.study(article)
    read = {draft.start for draft in study.drafts}
    telling = 0
    unread = []
    for reading in study.readings:
        facts = reading.facts
        holds = _holds(facts)
        if not holds or not _names_library(facts):
            continue
        telling += 1
        if not any(facts.place.start <= start < facts.place.end for start in read):
            start, end = study.original(facts.place.start, facts.place.end)
            unread.append(Unread(start, " ".join(article.text[start:end].split()), holds))
    return Residue(name, telling, tuple(unread))


def _names_library(facts: Facts) -> bool:
    return bool(facts.mentions or kits()[facts.language].library.search(facts.low))


def _holds(facts: Facts) -> tuple[Holds, ...]:
    """What a sentence holds; a number within a name, a date or an address is no figure, "one more" neither."""
    taken = [(item.start, item.end) for group in (facts.addresses, facts.dates, facts.mentions) for item in group]
    numbers = kits()[facts.language].numbers.find(facts.low)
    free = [
        number
        for number in numbers
        if not number.ordinal
        and not (number.in_words and number.value <= 1)
        and not any(a < number.core_end and number.core_start < b for a, b in taken)
    ]
    found = {Holds.FIGURE: free, Holds.DATE: facts.dates, Holds.ADDRESS: (*facts.addresses, *facts.districts)}
    return tuple(kind for kind, items in found.items() if items)


def articles_below(sources: Sequence[Path]) -> Iterable[tuple[str, Article]]:
    """The articles of files and folders: annotated ones, and any text, page or JSON that has no gold beside it.

    Raises ``InputError`` for the first that cannot be read.
    """
    outlets = load_outlets()
    for file in _files(sources):
        if file.name.endswith(GOLD):
            yield file.name.removesuffix(GOLD), article_of(load(file), file)
            continue
        for item in read_inputs(str(file), InputOptions(), outlets):
            if isinstance(item, InputError):
                raise item
            yield item.url or file.name, item


def _files(sources: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for source in sources:
        below = sorted(source.rglob("*")) if source.is_dir() else [source]
        annotated = {file.name.removesuffix(GOLD) for file in below if file.name.endswith(GOLD)}
        found += [
            file
            for file in below
            if file.is_file()
            and (source is file or file.suffix.lower() in _READABLE)
            and (file.name.endswith(GOLD) or file.stem not in annotated)
        ]
    return list(dict.fromkeys(found))


def to_data(found: Sequence[Residue]) -> dict[str, Any]:
    """The counts and the sentences as plain data."""
    return {
        "articles": len(found),
        **counts(found),
        "sentences": [
            {"article": one.name, "start": item.start, "holds": list(item.holds), "sentence": item.sentence}
            for one in found
            for item in one.unread
        ],
    }


def counts(found: Sequence[Residue]) -> dict[str, Any]:
    """How many sentences tell something, how many of them gave no claim, and what those hold."""
    holds = Counter(kind.value for one in found for item in one.unread for kind in item.holds)
    return {
        "telling": sum(one.telling for one in found),
        "unread": sum(len(one.unread) for one in found),
        "holds": {kind.value: holds[kind] for kind in Holds},
    }
