"""Articles a second from text to validated record, on one core, beside two peers on the same texts in the same run.

``python -m benchmarks extract [FOLDER] [--seconds N]``. The peers do a part of the work: natasha's tagger finds
persons, organisations and places; ``dateparser.search_dates`` finds dates, which our date grammar alone is set against
too. natasha is needed here only (``requirements-bench.txt``; `make bench` installs it); without it its line says so.
"""

from __future__ import annotations

import argparse
import resource
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.timing import rate
from corpus.gold import gold_files, load
from extractors.components import kits, sentences_of
from extractors.reader import Reader, mentions_library
from extractors.text import fold
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


def our_dates(article: Article) -> object:
    """What our date grammar finds in an article's text."""
    text, kit = article.text, kits()[article.language.value]
    published = article.published.date() if article.published else None
    return [kit.dates.find(fold(text[start:end]), published) for _, start, end in sentences_of(text)]


def search_dates(article: Article) -> object:
    """What dateparser finds in an article's text."""
    from dateparser.search import search_dates as search  # noqa: PLC0415 (loaded only where it is measured)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search(article.text, languages=[article.language.value], settings={"DATE_ORDER": "DMY"})


def natasha_tagger() -> Callable[[Article], object]:
    """Natasha's segmenter and NER tagger, ready to run over an article."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter  # noqa: PLC0415 (not installed everywhere)

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def tag(article: Article) -> object:
        doc = Doc(article.text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return doc.spans

    return tag


def short_texts(items: Sequence[Article]) -> list[Article]:
    """The sentences of the articles that mention no library, each as a text of its own."""
    return [
        Article(id=f"{item.id}-{start}", language=item.language, text=item.text[start:end])
        for item in items
        for _, start, end in sentences_of(item.text)
        if not mentions_library(item.text[start:end])
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print all rates, their ratios, and the peak of memory before the peers are loaded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--seconds", type=float, default=5.0)
    given = parser.parse_args(arguments)
    items = articles(given.folder)
    few = items[: max(1, len(items) // 8)]
    reader = Reader()
    for item in items:
        reader.read(item)  # compiles the lexicons of both languages
    ours = rate(items, reader.read, given.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    screened = rate(short_texts(items), reader.read, given.seconds)
    dates = rate(items, our_dates, given.seconds)
    print(f"{len(items)} articles, {sum(len(item.text) for item in items) // len(items)} characters on average")
    print(f"extraction             {ours:10.1f} articles/s, peak {peak:.0f} MB")
    print(f"texts without a library{screened:10.1f} texts/s")
    print(f"our dates alone        {dates:10.1f} articles/s")
    peer = rate(few, search_dates, given.seconds)
    print(f"dateparser.search_dates{peer:10.1f} articles/s")
    print(f"  ratio of extraction  {ours / peer:10.1f}")
    print(f"  ratio of dates alone {dates / peer:10.1f}")
    if find_spec("natasha") is None:
        print("natasha                not installed (make bench installs it)")
        return
    tagger = rate(items, natasha_tagger(), given.seconds)
    print(f"natasha NER            {tagger:10.1f} articles/s")
    print(f"  ratio of extraction  {ours / tagger:10.1f}")


if __name__ == "__main__":
    main()
