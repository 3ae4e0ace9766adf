"""Long runs without spaces are cut for the tokenizer, and nothing else is."""

from __future__ import annotations

import pytest
import spacy

from extractors.bounded import LONGEST_RUN, BoundedTokenizer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "«Кітапхана» мен  кітап.\n\nБиблиотека (на ул. Абая)",
        "(" * (3 * LONGEST_RUN + 1),
        "а" * LONGEST_RUN + " б",
        f"  а{'.' * 2 * LONGEST_RUN}\n{'«' * LONGEST_RUN}б  в ",
    ],
)
def test_the_text_stays_the_same(text: str) -> None:
    assert BoundedTokenizer(spacy.blank("ru").tokenizer)(text).text == text


def test_a_text_of_words_has_the_same_tokens() -> None:
    pipeline = spacy.blank("ru")
    text = "Библиотека им. Чехова (ул. Абая, 5) — «тёплое» место."
    assert [token.text for token in BoundedTokenizer(pipeline.tokenizer)(text)] == [
        token.text for token in pipeline(text)
    ]
