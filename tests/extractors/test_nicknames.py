"""What Russian speakers call a library named after a person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extractors import extract
from schemas import Article


@pytest.mark.parametrize(
    ("eponym", "nickname", "expected"),
    [
        ("А. П. Чехова", "Чеховке", "Чеховка"),
        ("А. С. Пушкина", "Пушкинку", "Пушкинка"),
        ("Н. В. Гоголя", "Гоголевки", "Гоголевка"),
        ("Льва Толстого", "Толстовкой", "Толстовка"),
    ],
)
def test_nickname_is_an_alias_and_carries_facts(eponym: str, nickname: str, expected: str) -> None:
    text = f"Юбилей\n\nБиблиотека имени {eponym} открылась в 1931 году.\n\nФонд {nickname} – 90 тысяч книг."
    published = datetime(2025, 5, 1, tzinfo=UTC)
    record = extract(Article(id="a", language="ru", published=published, city="almaty", text=text))
    assert [branch.aliases for branch in record.branches] == [(expected,)]
    assert [str(claim.field) for claim in record.branches[0].claims] == ["opened", "holdings"]


def test_a_common_word_is_no_nickname() -> None:
    text = "Новость\n\nБиблиотека имени Абая открылась в 1950 году. Покупка книг продолжается, парковка закрыта."
    record = extract(Article(id="a", language="ru", city="almaty", text=text))
    assert record.branches[0].aliases == ()
