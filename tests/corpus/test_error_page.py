"""The error browser: everything on it, nothing loaded, readable on a phone and on a desk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from annotated import HOLDINGS, OPENED, STAFF, TEXT, judged

from corpus.browser import page, value_parts
from corpus.compare import Item
from corpus.highlights import locate, paragraphs
from corpus.scores import score

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ONE, TWO = "Жамбыл атындағы кітапхана", "Абай <b>атындағы</b> кітапхана"
WORST = judged(
    {ONE: [OPENED, HOLDINGS], TWO: [STAFF]},
    {ONE: [{**OPENED, "part": "late"}, STAFF], TWO: []},
    name="worst",
)
BEST = judged({ONE: [OPENED, HOLDINGS]}, {ONE: [OPENED, HOLDINGS]}, name="best")


@pytest.fixture(scope="module")
def html() -> str:
    return page([BEST, WORST], score([BEST, WORST]), "dev")


def test_the_worst_article_comes_first(html: str) -> None:
    assert html.index(">worst<") < html.index(">best<")


def test_text_of_others_is_escaped(html: str) -> None:
    assert "<b>атындағы</b>" not in html
    assert "&lt;b&gt;атындағы" in html


def test_nothing_is_loaded_from_anywhere(html: str) -> None:
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)
    assert "default-src &#39;none&#39;" in html


def test_the_pieces_are_the_text() -> None:
    marked = locate(WORST.rows(), TEXT, "a0")
    cut = paragraphs(TEXT, marked)
    assert "\n\n".join("".join(piece.text for piece in paragraph) for paragraph in cut) == TEXT
    styles = {piece.text: piece.styles for paragraph in cut for piece in paragraph if piece.rows}
    assert styles["1962 жылы ашылған"] == "gold-wrong given-wrong"
    assert styles["40 мыңнан астам кітап"] == "gold-missing"


def test_parts_of_a_value_that_differ_are_marked() -> None:
    wanted, given = Item("address", "house=22|street=Абай"), Item("address", "house=12|street=Абай from=2026")
    assert [(part.key, part.text, part.differs) for part in value_parts(wanted, given)] == [
        ("street", "Абай", False),
        ("house", "22", True),
    ]
    assert [part.text for part in value_parts(Item("holdings", ">40000 (past)"), None)] == [
        ">",
        "40\u202f000",
        "(past)",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("width", [375, 1280])
def test_people_can_filter_and_find_the_words(browser: Browser, html: str, tmp_path: Path, width: int) -> None:
    file = tmp_path / "errors.html"
    file.write_text(html, encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.locator(".article:visible").count() == 2
    tab.select_option("#f-kind", "wrong detail")
    assert tab.locator(".article:visible").count() == 1
    assert tab.locator(".row:visible").count() == 1
    tab.locator(".row:visible").click()
    assert tab.locator("mark.chosen").inner_text() == "1962 жылы ашылған"
    tab.click("#reset")
    tab.fill("#q", "кажымукан")
    assert tab.locator("#nothing").is_visible()
    tab.fill("#q", "китапхана best")
    assert tab.locator(".article:visible").count() == 1
    assert complaints == []
    tab.close()
