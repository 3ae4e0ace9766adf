"""Explanations: worded for every rule and tie, and true to the record."""

from __future__ import annotations

from math import prod

import pytest

from extractors.explain import Explanation, explain, wordings
from extractors.reader import Reader
from extractors.reading import Tie
from schemas import Article, Language

TEXT = (
    "Библиотека имени Жамбыла в Алматы\n\nБиблиотека имени Жамбыла открылась в 1976 году на улице Абая, 12. "
    "Здесь работают 14 человек. Фонд – 120 тысяч книг.\n\nВсего в Алматы 30 библиотек."
)


@pytest.fixture(scope="module")
def found() -> dict[str, Explanation]:
    article = Article(id="a", language=Language.RU, city="almaty", text=TEXT)
    study = Reader().study(article)
    explained = list(explain(study))
    assert [one.claim for one in explained] == [path for path, _ in study.record.claims()]
    return {one.claim: one for one in explained}


def test_the_named_library_is_shown_with_its_words(found: dict[str, Explanation]) -> None:
    opened = found["b1.opened"]
    assert opened.tie is Tie.NAME
    assert opened.anchor is not None
    assert opened.anchor.text == "Библиотека имени Жамбыла"
    assert opened.anchor.sentence_start == opened.evidence.sentence_start


def test_a_library_of_an_earlier_sentence_is_shown_where_it_stands(found: dict[str, Explanation]) -> None:
    holdings = found["b1.holdings"]
    assert holdings.tie is Tie.FOCUS
    assert holdings.anchor is not None
    assert holdings.anchor.sentence_start < holdings.evidence.sentence_start


def test_the_network_is_shown_with_its_words(found: dict[str, Explanation]) -> None:
    total = found["network.branches_total"]
    assert total.library is None
    assert total.tie is Tie.NETWORK


def test_reasons_make_the_confidence_and_offsets_hold(found: dict[str, Explanation]) -> None:
    for one in found.values():
        odds = prod(reason.value for reason in one.reasons)
        assert round(odds / (1 + odds), 3) == one.confidence
        for words in filter(None, (one.evidence, one.anchor)):
            assert TEXT[words.start :].startswith(words.text)
            assert TEXT[words.sentence_start :].startswith(words.sentence)


def test_a_rule_is_worded_by_its_field(found: dict[str, Explanation]) -> None:
    assert found["b1.opened"].rule == "a date beside a word of opening or founding"
    assert wordings().rule("dates", "status") == "a word that says whether it can be used"
    assert wordings().rule("unheard", "opened") == "unheard"


def test_every_tie_has_words() -> None:
    assert wordings().ties.keys() == set(Tie)
