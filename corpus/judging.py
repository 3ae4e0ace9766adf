"""Reading the corpus: every annotated article with the record that the program makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.compare import Pair, pairs
from corpus.gold import Gold, gold_files, load
from corpus.verdicts import Row, rows
from schemas.article import Article, article_id
from schemas.errors import InputError
from schemas.record import ArticleRecord

if TYPE_CHECKING:
    from extractors.reader import Reader

ARTICLES = Path(__file__).with_name("articles")
PARTS = ("train", "dev", "calibration", "test")


@dataclass(frozen=True, slots=True)
class Judged:
    """One article with its gold and the record that was made of it."""

    name: str
    gold: Gold
    record: ArticleRecord

    def pairs(self) -> list[Pair]:
        """Its branches and network, paired."""
        return pairs(self.gold, self.record)

    def rows(self) -> list[Row]:
        """Its statements side by side, each with its verdict."""
        return rows(self.pairs())


def folder_of(name: str) -> Path:
    """The folder that a person names: a path, or a part of the corpus (train, dev, test) where no such path exists.

    Raises ``InputError`` ``not-found``.
    """
    path = Path(name)
    if path.is_dir():
        return path
    if name in PARTS:
        return ARTICLES / name
    raise InputError(f"no such folder; the parts of the corpus are {', '.join(PARTS)}", where=name, code="not-found")


def gold_below(folders: Sequence[Path]) -> list[Path]:
    """The gold files below folders, each once. Raises ``InputError`` ``no-gold`` where there are none."""
    found = list(dict.fromkeys(path for folder in folders for path in gold_files(folder)))
    if not found:
        where = ", ".join(map(str, folders))
        raise InputError("there is no annotated article (.gold.json) in it", where=where, code="no-gold")
    return found


def article_of(gold: Gold, path: Path) -> Article:
    """The article of a gold file as the program meets it; its city is left for the program to find."""
    text = gold.text(path)
    return Article(
        id=article_id(gold.article.url, text),
        url=gold.article.url,
        outlet=gold.article.outlet,
        language=gold.article.language,
        title=gold.article.title,
        published=gold.article.published,
        text=text,
    )


def judge(path: Path, reader: Reader) -> Judged:
    """Read the article of a gold file and put its record beside the gold. Raises ``InputError`` for unsound gold."""
    gold = load(path)
    return Judged(path.name.removesuffix(".gold.json"), gold, reader.read(article_of(gold, path)))


def fingerprint(paths: Iterable[Path]) -> str:
    """Hash gold files and the texts beside them to 16 hexadecimal digits: the names in order, and what stands in them.

    Neither the folder nor the line ends of a checkout change it.
    """
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        beside = (path.with_name(path.name.replace(".gold.json", ending)) for ending in (".txt", ".html"))
        for file in (path, *(file for file in beside if file.is_file())):
            data = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{file.name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:16]
