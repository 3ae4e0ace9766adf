import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.clean import clean_text, fold


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  40\u00a0000\u2009кітап \n\t бар ", "40 000 кітап бар"),
        ("кі\u00adтап\u200bха\ufeffна", "кітапхана"),
        ("&amp;quot;Алматы&amp;quot; &#1179;аласы", '"Алматы" қаласы'),
        ("и\u0306од", "йод"),
        ("R&D; AT&T", "R&D; AT&T"),
    ],
)
def test_text_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text())
def test_clean_text_is_one_line_in_nfc(raw: str) -> None:
    clean = clean_text(raw)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == " ".join(clean.split())


def test_fold_ignores_case_marks_and_spaces_but_no_kazakh_letter() -> None:
    assert fold("«Әл-Фараби» — 150 жыл!") == "әлфараби150жыл"
