"""A screen lets through whatever its phrase matches, and a tree of alternatives matches what the plain list did."""

from __future__ import annotations

import re

import pytest

from extractors.alternation import alternation
from extractors.patterns import compile_phrases, phrase_source
from extractors.screens import screen_of


@pytest.mark.parametrize(
    ("phrase", "letters", "pieces"),
    [
        ("{number} жыл(дай)? (бұрын|ілгері)(ғы)?", (("бұрын", "ілгері"), ("жыл",)), {"number"}),
        ("с(о)? {from}( и)? (до|по) {to}", (("до", "по"),), {"from", "to"}),
        ("{year}_?-_?{year2} (год~|гг.)", (("год", "гг"), ("-",)), {"year", "year2"}),
        ("(капитальн~ |полной )*(ремонт|модерн)~", (("ремонт", "модерн"),), set()),
        ("жалпы? аумағы", (("аумағы",),), set()),
        ("(осы|биыл)? {month}", (), {"month"}),
        ("({part} )?{month}", (), {"month"}),
        ("кот?ик", (("ко",), ("ик",)), set()),
        ("жұмыс[^.;]{0,40} мәресіне", (("мәресіне",), ("жұмыс",)), set()),
    ],
)
def test_what_a_phrase_needs(phrase: str, letters: tuple[tuple[str, ...], ...], pieces: set[str]) -> None:
    screen = screen_of(phrase)
    assert screen.letters == letters
    assert screen.pieces == pieces


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (["ашыл(ды|ған)", "ашты", "аш", "(қайта )?жап(ты)?"], "қайта жапты ашты ашылды аш ашыл"),
        (["кот", "кот ... пес", "кот~", "(к|п)от"], "кот и пес, котик, пот"),
        (["24/7", "2", "с(о)? двор(а|ом)", "а?б"], "24/7 2 со двором аб б"),
        ([], "а"),
    ],
)
def test_a_tree_matches_what_the_list_does(phrases: list[str], text: str) -> None:
    sources = sorted(map(phrase_source, phrases), key=lambda source: (-len(source), source))
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(sources) or '(?!)'})(?!\w)")
    assert [match.span() for match in compile_phrases(phrases).finditer(text)] == [
        match.span() for match in plain.finditer(text)
    ]


def test_common_beginnings_are_written_once() -> None:
    assert alternation(["аб", "ав", "г"]) == "а(?:б|в)|г"
