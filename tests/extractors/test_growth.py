"""A text of whatever kind is read in a time in proportion to its length, up to a megabyte."""

from __future__ import annotations

import random
import time

import pytest

from extractors.reader import Reader
from schemas import Article, ArticleRecord, Language

READER = Reader()
HEADS = {
    "kk": "Кітапхана",
    "ru": "Библиотека",
    "latin": "Kitaphana ashyldy, oqyrmandar kóp",
    "arabic": "كىتاپحانا اشىلدى",
}
UNITS = {
    "letters": "а",
    "capitals": "Ә",
    "digits": "9",
    "ones": "1 ",
    "groups": "123 ",
    "decimals": "1.234,5-",
    "combining": "а\u0301\u0308",
    "emoji": "😀👩\u200d👩\u200d👧 ",
    "right-to-left": "\u202eשלום \u2066مرحبا\u2069 ",
    "zero-width": "\u200bк\u200dі\ufeffт ",
    "lines": "\n",
    "paragraphs": "а\n\n",
    "opening": "«",
    "quotes": '"а" ',
    "brackets": "((",
    "questions": "? ",
    "abbreviations": "ул. ",
    "initials": "А.",
    "hosts": "a.b-",
    "phones": "+7 727 267 28 ",
    "times": "9:00-18:00, ",
    "dates": "04.02.2026 ",
    "years": "1962 жылы, в 1963 году ",
    "look-alikes": "кiтапхана бiблиотека ",
    "libraries": "библиотека кітапханасы ",
    "names": "имени Абая атындағы ",
    "streets": "көшесі улица Абай, ",
    "branches": "№ 7 филиал ",
    "latin": "kitaphanasy oqý zaly ashyldy ",
    "draft-latin": "kitapxanasını oqw zalı aşıldı ",
    "arabic": "كىتاپحاناسى وقۋ زالى ",
    "mixed": "kітapхана كىتاپ кітап ",
}
# Four times the text may take four times as long; what grows with the square takes sixteen times.
TIMES, BOUND = 4, 8.0
# Less than this is not measured well.
SECONDS = 0.05


def read(text: str) -> tuple[ArticleRecord, float]:
    """The record of a text and the CPU seconds that it took."""
    article = Article(id="x", language=Language.KK, city="almaty", text=text)
    begin = time.process_time()
    record = READER.read(article)
    return record, time.process_time() - begin


def grows_in_proportion(head: str, unit: str, size: int) -> bool:
    """Whether a text of four times the size takes about four times as long; a disturbed measurement is repeated."""
    short, long = (f"{head}\n\n{unit * (count // len(unit))}" for count in (size, TIMES * size))
    return any(read(long)[1] < BOUND * max(read(short)[1], SECONDS) for _ in range(3))


@pytest.fixture(scope="module", autouse=True)
def everything_is_loaded() -> None:
    for head in HEADS.values():
        read(f"{head}. Абай көшесі, 5.")


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_four_times_the_text_takes_four_times_as_long(unit: str) -> None:
    assert grows_in_proportion(HEADS["kk"], unit, 6_000)


@pytest.mark.parametrize("head", ["latin", "arabic"])
@pytest.mark.parametrize("unit", ["letters", "digits", "opening", "latin", "draft-latin", "arabic", "mixed"])
def test_other_scripts_too(head: str, unit: str) -> None:
    assert grows_in_proportion(HEADS[head] + "\n" + HEADS[head] * 10, UNITS[unit], 6_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["letters", "digits", "combining", "emoji", "right-to-left", "zero-width", "opening", "brackets"]
)
def test_a_megabyte_of_one_kind(unit: str) -> None:
    assert grows_in_proportion(HEADS["kk"], UNITS[unit], 250_000)


@pytest.mark.slow
@pytest.mark.parametrize("head", HEADS)
def test_a_megabyte_of_everything(head: str) -> None:
    units = random.Random(7).choices([*UNITS.values(), *HEADS.values(), ". "], k=90_000)
    record, _ = read(f"{HEADS[head]}\n\n{''.join(units)[:1_000_000]}")
    for _, claim in record.claims():
        evidence = claim.evidence
        assert record.article.text[evidence.start : evidence.end] == evidence.quote
