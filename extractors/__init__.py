"""Text to claims: names, addresses, dates, figures, hours and services, and whose they are.

Pure: no network, no database, no clock. spaCy is loaded with the first article, not with this package: parsing and
merging use our texts and gazetteers without it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from schemas.article import Article
from schemas.record import ArticleRecord

if TYPE_CHECKING:
    from extractors.reader import Reader

VERSION = "1"
"""Version of the extraction's contract; a stage's stored results are keyed by a hash of its code besides."""


@cache
def _reader() -> Reader:
    from extractors.reader import Reader  # noqa: PLC0415

    return Reader()


def extract(article: Article) -> ArticleRecord:
    """Read one article into its record, with a reader that is built once."""
    return _reader().read(article)


__all__ = ["VERSION", "extract"]
