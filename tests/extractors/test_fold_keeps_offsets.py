"""``fold`` gives one code point for each, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import fold, lower, search_key


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="İıẞßſﬁΣςǅ ёЁәіңғүұқөһӘІҢҒҮҰҚӨҺiIаА«»“”–—\u00a0\u202f\u0301"))
def test_fold_keeps_the_length_of_awkward_letters(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text())
def test_lower_gives_no_other_letters_than_python(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Кiтапхана", "к\u0456тапхана"),
        ("\u0410lmaty.tv", "almaty.tv"),
        ("к\u0456тапxана", "кітапхана"),
        ("Wi-Fi", "wi-fi"),
        ("«Отырар» – “үй”", '"отырар" - "үй"'),
        ("ещё", "еще"),
        ("40\u00a0мың", "40 мың"),
        ("ӘІҢҒҮҰҚӨҺ", "әіңғүұқөһ"),
        ("İзмир", "İзмир"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ғабдолла", "Габдолла"), ("«Көк-Төбе»", "кок тобе"), ("Әуезов", "ауезов"), ("Құлболды", "кулболды")],
)
def test_search_keys_meet_over_spelling(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)
