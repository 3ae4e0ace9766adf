"""Readers take time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import random
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.components import kits
from extractors.facts import Context, Place, Said, read_sentence
from extractors.gazetteer import load_gazetteer
from extractors.sentences import sentence_spans
from extractors.text import fold

SECONDS = 10.0
LANGUAGES = ("kk", "ru")
LETTERS = "абвгдежзиклмнопрстуфхцчшыэюяәіңғүұқөһ АБВӘІҚ0123456789.,-/«»()№:\n"


def garbage(size: int) -> str:
    return "".join(random.Random(7).choices(LETTERS, k=size))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1 " * 50_000,
        "123 " * 25_000,
        "1.234" * 20_000,
        "12,5-" * 20_000,
        "мың " * 25_000,
        "тысяч " * 16_000,
        "екі үш " * 14_000,
    ],
    ids=["digits", "ones", "groups", "dots", "ranges", "scales-kk", "scales-ru", "words"],
)
def test_numbers_take_linear_time(language: str, text: str) -> None:
    begin = time.perf_counter()
    kits()[language].numbers.find(text)
    assert time.perf_counter() - begin < SECONDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_of_a_hundred_thousand_digits_is_none(language: str) -> None:
    assert kits()[language].numbers.find("9" * 100_000) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_of_a_megabyte_of_garbage(language: str) -> None:
    text = garbage(1_000_000)
    begin = time.perf_counter()
    reader = kits()[language].addresses
    for start, end in sentence_spans(text):
        reader.find(text[start:end], fold(text[start:end]), load_gazetteer("almaty"))
    assert time.perf_counter() - begin < 3 * SECONDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["көшесі ", "улица ", "Абай ", "ықшамаудан ", "район ", '"', "(", "и ", "мен Абай "])
def test_one_sentence_of_repeated_address_words(language: str, word: str) -> None:
    text = word * (100_000 // len(word))
    begin = time.perf_counter()
    kits()[language].addresses.find(text, fold(text), load_gazetteer("almaty"))
    assert time.perf_counter() - begin < SECONDS


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=LETTERS + " библиотека кітапхана көшесі улица 24/7 жылы году мың тыс", max_size=200))
def test_findings_lie_inside_their_sentence(language: str, text: str) -> None:
    context = Context(date(2026, 2, 4), "almaty", load_gazetteer("almaty"))
    facts = read_sentence(text, Place(0, len(text), 1, 0), kits()[language], context, Said(total=True))
    found = (
        *facts.addresses,
        *facts.districts,
        *facts.dates,
        *facts.hours,
        *facts.figures,
        *facts.counts,
        *facts.services,
        *facts.events,
        *facts.statuses,
    )
    assert all(0 <= item.start < item.end <= len(text) for item in found)


@given(st.text(alphabet=LETTERS + '?!…"', max_size=300))
def test_sentences_are_spans_in_order_inside_the_text(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert sorted(covered.replace(" ", "")) == sorted("".join(text.split()))


def test_a_paragraph_of_a_hundred_thousand_abbreviations_splits_in_time() -> None:
    text = "ул. " * 100_000
    begin = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - begin < SECONDS
