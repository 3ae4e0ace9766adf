"""Text to claims: names, addresses, dates, figures, hours and services, and whose they are.

Pure: no network, no database, no clock.
"""

from __future__ import annotations

from functools import cache

from extractors.reader import Reader
from schemas.article import Article
from schemas.record import ArticleRecord

VERSION = "1"
"""Version of the extraction; stored results of another version are computed anew."""


@cache
def _reader() -> Reader:
    return Reader()


def extract(article: Article) -> ArticleRecord:
    """Read one article into its record (``Reader().read`` with a reader that is built once)."""
    return _reader().read(article)


__all__ = ["VERSION", "Reader", "extract"]
