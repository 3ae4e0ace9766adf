"""Date lines of sites without an outlet file."""

from __future__ import annotations

import pytest

from pipeline.outlets import load_outlets
from pipeline.parse import parse_page
from pipeline.parse.dates import read_any

PARAGRAPH = "<p>" + "Қалада жаңа кітапхана ашылды, оның қорында жиырма мың кітап бар. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 ноября 2025, 12:07", "2025-11-05T12:07:00+05:00"),
        ("04.02.2026 14:44", "2026-02-04T14:44:00+05:00"),
        ("23 қазан 2025", "2025-10-23T00:00:00+05:00"),
        ("12 марта 2021 | 845 просмотров", "2021-03-12T00:00:00+06:00"),
    ],
)
def test_reads_whole_dates(text: str, expected: str) -> None:
    moment = read_any(text)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize("text", ["2025", "ноябрь 2025", "24/7", "улица 8 Марта, 15", "вчера", "5 ноября", ""])
def test_fills_nothing_in(text: str) -> None:
    assert read_any(text) is None


def test_unknown_site_gives_its_marked_up_time() -> None:
    page = f"""<html><head><title>Жаңалық</title></head><body><article><h1>Жаңа кітапхана ашылды</h1>
    <time>23 қазан 2025, 18:05</time>{PARAGRAPH * 3}</article><aside><time>1 маусым 2024</time></aside></body></html>"""
    article = parse_page(page.encode(), url="https://qala-habar.example/42", outlets=load_outlets())
    assert article.published is not None
    assert article.published.isoformat() == "2025-10-23T18:05:00+05:00"
