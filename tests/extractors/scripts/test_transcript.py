"""The way back from a transcript to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.scripts import Transcript, to_cyrillic
from extractors.scripts.arabic import read_arabic
from extractors.scripts.latin import latin_reader, read_latin
from extractors.scripts.transcript import Writer

PIECES = [
    *(
        "kitaphana ",
        "jańa ",
        "ıa",
        "sh",
        "ts",
        "Alatau ",
        "Hub ",
        "q",
        "'",
        "İ",
        "ß",
        "XX",
        "www.a.kz ",
        "a@b.kz",
        "zh",
    ),
    *("كىتاپحانا ", "جاڭا ", "ء", "ٴ", "ـ", "\u200c", "ق ر ", "١٢", "،", "2024 -", "17- ", "ﻻ", "ۈ", "ق"),
    *("кітапхана ", "Қ", "ќ", "º", " ", ". ", "\n", "-", "«", "»", "😀", "\u0301", "5"),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def test_a_span_leads_back() -> None:
    text = "Jańa kitaphana kóshede ashyldy, oqyrman kóp"
    transcript = to_cyrillic(text)
    assert transcript is not None
    start = transcript.text.index("көшеде")
    left, right = transcript.span(start, start + len("көшеде"))
    assert text[left:right] == "kóshede"


def test_the_hamza_belongs_to_its_word() -> None:
    text = "قالالىق كىتاپحانا ءۇي ىشىندە، جاڭا"
    transcript = to_cyrillic(text)
    assert transcript is not None
    start = transcript.text.index("үй")
    left, right = transcript.span(start, start + 2)
    assert text[left:right] == "ءۇي"


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [("аб", (0,), (1,)), ("а", (1,), (1,)), ("аб", (2, 1), (3, 3)), ("аб", (0, 1), (3, 2))],
)
def test_offsets_that_lead_nowhere_are_refused(text: str, starts: tuple[int, ...], ends: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="transcript"):
        Transcript(text, starts, ends)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (1, 1), (-1, 1), (0, 3), (2, 1)])
def test_an_empty_stretch_is_refused(start: int, end: int) -> None:
    writer = Writer()
    writer.put("аб", 0, 2)
    with pytest.raises(ValueError, match="no stretch"):
        writer.done().span(start, end)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_keeps_valid_offsets(raw: str) -> None:
    text = unicodedata.normalize("NFC", raw)
    readers = (read_latin, read_arabic, latin_reader("apostrophe").read, latin_reader("ascii-k").read)
    for transcript in (to_cyrillic(text), *(reader(text) for reader in readers)):
        if transcript and transcript.text:
            assert 0 <= transcript.starts[0] < transcript.ends[-1] <= len(text)
            left, right = transcript.span(0, len(transcript.text))
            assert text[left:right]
