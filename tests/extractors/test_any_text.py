"""Whatever Unicode stands in a text: a record whose quotes stand at their offsets, or an empty one."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.components import LONGEST_SENTENCE, sentences_of
from extractors.reader import Reader
from schemas import Article, ArticleRecord, Language

READER = Reader()
PUBLISHED = datetime(2026, 2, 4, tzinfo=UTC)
PIECES = [
    *("кітапхана", "кітапханасы", "Облыстық кітапхана", "библиотека", "библиотеки имени", "атындағы", "№ 7", "филиал"),
    *(
        "«",
        "»",
        '"',
        "-",
        "–",
        "\n",
        "\n\n",
        ". ",
        "?",
        "!",
        "№",
        "#",
        ",",
        "0",
        "½",
        "\u200b",
        "\u0301",
        "i",
        "İ",
        "😀",
    ),
    *("24/7", "247/7", "көшесі,", "улица", "Абай", "Жамбыл атындағы кітапхана", "1962 жылы ашылған", "в 1962 году"),
    *("40 мыңнан астам", "более 40 тысяч книг", "қоры", "Alatau Creative Hub", "Алматы Кітапханаларының филиалы"),
    *("сағат 9:00-ден 18:00-ге дейін", "с 9 до 18", "ауданындағы", "районе", "Олар", "бұл үш филиал", "здесь", "мұнда"),
    *(
        "7-блок",
        "корпус 2",
        "филиалдар",
        "И.",
        "им.",
        "+7 727 267 28 83",
        "99999999999999999999",
        "\u202e",
        "областная",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map(" ".join)


def read(text: str, language: str = "kk") -> ArticleRecord:
    return READER.read(Article(id="x", language=Language(language), published=PUBLISHED, city="almaty", text=text))


@given(TEXTS, st.sampled_from(["kk", "ru"]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_record(text: str, language: str) -> None:
    record = read("Кітапхана библиотека\n\n" + unicodedata.normalize("NFC", text), language)
    for _, claim in record.claims():
        evidence = claim.evidence
        assert record.article.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("unit", ["кітапхана ", "№ ", "«", "24/7 ", "имени А. ", "библиотека, ", "көшесі"])
def test_no_piece_is_longer_than_the_rules_can_bear(unit: str) -> None:
    """Rules may look back over a whole sentence, so only a bound on sentences keeps the time linear."""
    text = "Кітапхана\n\n" + unit * 3_000
    pieces = sentences_of(text)
    assert max(end - start for _, start, end in pieces) <= LONGEST_SENTENCE
    assert "".join(text[start:end] for _, start, end in pieces).replace(" ", "") == "Кітапхана" + (
        unit * 3_000
    ).replace(" ", "")
