"""Each newsroom page gives what a person read on it: metadata and paragraphs, word for word."""

from pathlib import Path

import pytest

from corpus.gold import gold_files, load
from pipeline.outlets import Outlets, load_outlets
from pipeline.parse import parse_page

NEWSROOM = Path(__file__).parents[2] / "corpus" / "newsroom"
GOLDS = [path for path in gold_files(NEWSROOM) if path.with_name(path.name.replace(".gold.json", ".html")).exists()]


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return load_outlets()


def test_the_newsroom_is_there() -> None:
    assert len(GOLDS) >= 24


@pytest.mark.parametrize("gold_path", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_page_parses_as_read(gold_path: Path, outlets: Outlets) -> None:
    gold = load(gold_path).article
    page = gold_path.with_name(gold_path.name.replace(".gold.json", ".html"))
    article = parse_page(page.read_bytes(), url=None, outlets=outlets)
    title, *paragraphs = article.text.split("\n\n")
    assert paragraphs == list(gold.paragraphs)
    assert title == article.title
    keys = ("title", "author", "published", "language", "outlet", "url")
    assert {key: getattr(article, key) for key in keys} == {key: getattr(gold, key) for key in keys}
    assert article.published is None or article.published.utcoffset() == gold.published.utcoffset()
