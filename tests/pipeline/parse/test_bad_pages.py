"""Bad pages one by one: each is read as far as it can be or refused in one line with its own code, and none hangs."""

import time

import pytest

from pipeline.outlets import Outlets
from pipeline.parse import parse_page
from schemas.errors import InputError

URL = "https://www.zakon.kz/obshestvo/6501538-v-almaty.html"
FOREIGN = "https://rayon-news.example/1"
TEXT = "".join(
    f"<p>Абзац {number}: библиотека в Алматы выдала {number * 37} книг, читателей у неё {number * 11} человек.</p>"
    for number in range(1, 13)
)
PAGE = (
    f"<html><body><h1>Заголовок</h1><div class='article__block'><div class='content'>{TEXT}</div></div></body></html>"
)


@pytest.mark.parametrize("url", [URL, FOREIGN])
def test_a_windows_1251_page_with_a_lying_header(outlets: Outlets, url: str) -> None:
    article = parse_page(PAGE.encode("cp1251"), url=url, content_type="text/html; charset=UTF-8", outlets=outlets)
    assert "Абзац 12: библиотека в Алматы выдала 444 книг" in article.text


def test_truncated_html_is_read_as_far_as_it_goes(outlets: Outlets) -> None:
    whole = PAGE.encode()
    article = parse_page(whole[: len(whole) // 2], url=URL, outlets=outlets)
    assert article.title == "Заголовок"
    assert "Абзац 5: " in article.text
    assert "Абзац 12: " not in article.text


def test_html_truncated_before_its_text_is_no_article(outlets: Outlets) -> None:
    with pytest.raises(InputError, match="no article text") as caught:
        parse_page(PAGE.encode()[:40], url=URL, outlets=outlets)
    assert (caught.value.code, caught.value.where) == ("no-article", URL)


def test_a_page_of_50_mb_is_refused_before_parsing(outlets: Outlets) -> None:
    page = b"<html><body><p>" + b"a" * 50_000_000
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        parse_page(page, url=URL, outlets=outlets)
    assert caught.value.code == "too-large"
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("url", [URL, FOREIGN])
def test_ten_thousand_nested_divs(outlets: Outlets, url: str) -> None:
    page = "<html><body>" + "<div>" * 10_000 + TEXT + "</div>" * 10_000 + "</body></html>"
    assert "Абзац 12: " in parse_page(page.encode(), url=url, outlets=outlets).text


@pytest.mark.parametrize("depth", [300, 1000, 1900])
@pytest.mark.parametrize("url", [URL, FOREIGN])
def test_depths_below_the_limit(outlets: Outlets, url: str, depth: int) -> None:
    page = "<html><body><article>" + "<div class='w'>" * depth + TEXT + "</div>" * depth + "</article></body></html>"
    assert "Абзац 12: " in parse_page(page.encode(), url=url, outlets=outlets).text


def test_nesting_that_carries_text_is_too_deep(outlets: Outlets) -> None:
    with pytest.raises(InputError) as caught:
        parse_page(("<html><body>" + "<div>сөз " * 10_000).encode(), url=URL, outlets=outlets)
    assert caught.value.code == "too-deep"


def test_a_huge_page_of_an_unknown_site_is_refused(outlets: Outlets) -> None:
    with pytest.raises(InputError, match="without an outlet file") as caught:
        parse_page(("<html><body>" + TEXT * 1500).encode(), url=FOREIGN, outlets=outlets)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- -->", "<html><body><h1>Бас</h1><div id='app'></div></body></html>"]
)
def test_a_page_without_text_is_no_article(outlets: Outlets, page: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_page(page.encode(), url=URL, outlets=outlets)
    assert caught.value.code == "no-article"


def test_an_address_that_is_none_is_refused(outlets: Outlets) -> None:
    with pytest.raises(InputError) as caught:
        parse_page(PAGE.encode(), url="zakon.kz/a", outlets=outlets)
    assert caught.value.code == "bad-url"


def test_a_broken_canonical_link_is_passed_over(outlets: Outlets) -> None:
    page = PAGE.replace("<body>", "<head><link rel='canonical' href='http://[broken'></head><body>")
    assert parse_page(page.encode(), url=None, outlets=outlets).url is None
