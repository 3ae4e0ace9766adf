"""Small pages in the structure of each outlet, every furniture in its place; a person wrote what they say."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.outlets import Outlets
from pipeline.parse import parse_page
from schemas.article import article_id

PAGES = Path(__file__).parent / "pages"
FETCHED = datetime(2025, 3, 1, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_page_gives_what_a_reader_sees(page: Path, outlets: Outlets) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    article = parse_page(page.read_bytes(), url=None, outlets=outlets, fetched=FETCHED)
    assert article.text.split("\n\n") == [expected["title"], *expected["paragraphs"]]
    for key in ("url", "outlet", "language", "title", "author"):
        assert getattr(article, key) == expected[key]
    assert article.published is not None
    assert article.published.isoformat() == expected["published"]
    assert article.id == article_id(expected["url"], article.text)


def test_the_address_given_outweighs_the_pages_own_and_settles_the_language(outlets: Outlets) -> None:
    page = (PAGES / "almaty-tv.html").read_bytes()
    article = parse_page(page, url="http://almaty.tv/kz/news/qogam/7-basqa?fbclid=1#top", outlets=outlets)
    assert (article.url, article.language) == ("https://almaty.tv/kz/news/qogam/7-basqa", "kk")


def test_a_relative_day_needs_the_time_of_reading(outlets: Outlets) -> None:
    page = (PAGES / "tengrinews.html").read_bytes()
    assert parse_page(page, url=None, outlets=outlets).published is None


def test_an_article_without_a_date_is_an_article(outlets: Outlets) -> None:
    page = (PAGES / "vecher.html").read_text(encoding="utf-8").replace("4 марта 2026, 09:00", "")
    assert parse_page(page.encode(), url=None, outlets=outlets).published is None


def test_a_cut_headline_of_json_ld_gives_way_to_the_heading(outlets: Outlets) -> None:
    page = (PAGES / "zakon-kk.html").read_text(encoding="utf-8")
    page = page.replace(
        '"headline": "&quot;Көше&quot; кітапханасы қайта ашылды"', '"headline": "&quot;Көше&quot; кітапх…"'
    )
    assert parse_page(page.encode(), url=None, outlets=outlets).title == '"Көше" кітапханасы қайта ашылды'


def test_a_whole_body_in_json_ld_replaces_an_empty_container(outlets: Outlets) -> None:
    body = "\\n".join(f"Абзац {number}: библиотека работает, книги выдают, читатели довольны." for number in range(12))
    page = f"""<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Заголовок",
    "articleBody": "{body}"}}</script></head><body><div class="article__body"></div></body></html>"""
    article = parse_page(page.encode(), url="https://kazpravda.kz/n/proba/", outlets=outlets)
    assert len(article.text.split("\n\n")) == 13


def test_a_redesigned_outlet_is_still_read(outlets: Outlets) -> None:
    page = (PAGES / "unknown-site.html").read_bytes()
    article = parse_page(page, url="https://www.inform.kz/ru/biblioteka-756a4d", outlets=outlets)
    expected = json.loads((PAGES / "unknown-site.json").read_text(encoding="utf-8"))
    assert article.outlet == "inform-ru"
    assert article.text.split("\n\n")[1:] == expected["paragraphs"]


def test_an_outlet_of_one_city_names_it(outlets: Outlets) -> None:
    page = (PAGES / "unknown-site.html").read_bytes()
    assert parse_page(page, url="https://ru.elordainfo.kz/novosti/x/amp", outlets=outlets).city == "astana"
