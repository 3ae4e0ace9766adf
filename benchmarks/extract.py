"""Articles a second from text to validated record, on one core, against ``dateparser.search_dates`` on the same texts.

``python -m benchmarks extract [FOLDER] [--seconds N]``. The peer only looks for dates; it is the part of the work that
a general library would do.
"""

from __future__ import annotations

import argparse
import resource
import warnings
from collections.abc import Sequence
from pathlib import Path

from benchmarks.timing import rate
from corpus.gold import gold_files, load
from extractors.reader import Reader
from schemas import Article, article_id

CORPUS = Path(__file__).parents[1] / "corpus"


def articles(folder: Path) -> list[Article]:
    """The gold articles below a folder."""
    found = []
    for path in gold_files(folder):
        gold = load(path)
        text = gold.text(path)
        about = gold.article
        found.append(Article(id=article_id(None, text), language=about.language, published=about.published, text=text))
    return found


def search_dates(article: Article) -> object:
    """What dateparser finds in an article's text."""
    from dateparser.search import search_dates as search  # noqa: PLC0415 (loaded only where it is measured)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search(article.text, languages=[article.language.value], settings={"DATE_ORDER": "DMY"})


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print both rates, their ratio, and the peak of memory before the peer is loaded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--seconds", type=float, default=5.0)
    given = parser.parse_args(arguments)
    items = articles(given.folder)
    reader = Reader()
    ours = rate(items, reader.read, given.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer = rate(items[: max(1, len(items) // 8)], search_dates, given.seconds)
    print(f"{len(items)} articles, {sum(len(item.text) for item in items) // len(items)} characters on average")
    print(f"extraction           {ours:8.1f} articles/s, peak {peak:.0f} MB")
    print(f"dateparser, dates only {peer:6.1f} articles/s")
    print(f"ratio                {ours / peer:8.1f}")


if __name__ == "__main__":
    main()
