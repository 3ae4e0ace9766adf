"""The notation of the lexicon files: what each sign matches and what it does not."""

from __future__ import annotations

import re

import pytest

from extractors.patterns import compile_phrases, phrase_source, shape_source, words_source


@pytest.mark.parametrize(
    ("phrase", "found", "missed"),
    [
        ("кітап қор~", ["кітап қоры", "кітап қорының", "кітап  қор"], ["кітапқор", "кітаптар қоры"]),
        ("(кітап|дана)", ["кітап", "дана"], ["кітаптар", "данасы", "кітапдана"]),
        ("жалпы? аумағы", ["жалпы аумағы", "аумағы"], ["жалпыаумағы", "аумағында"]),
        ("салу ... жоспар~", ["салу жоспарланды", "салу келер жылы толық жоспарда"], ["салу а б в г д жоспар"]),
        ("15_шілде", ["15 шілде", "15-шілде", "15шілде", "15 - шілде"], ["15 жаңа шілде", "150 шілде"]),
        ("кв. м", ["кв. м"], ["квт м", "кв м"]),
        ("c++", ["c++ х"], ["cccc"]),
        ("открыт(а|о)?", ["открыт", "открыта"], ["открытая", "открыты"]),
        ("(в )?год", ["в год", "год"], ["вгод", "года"]),
        ("«Үй»", ['"үй"'], ["үй"]),
    ],
)
def test_phrase(phrase: str, found: list[str], missed: list[str]) -> None:
    pattern = compile_phrases([phrase])
    assert [text for text in found if not pattern.search(text)] == []
    assert [text for text in missed if pattern.search(text)] == []


def test_the_longest_phrase_wins() -> None:
    assert compile_phrases(["оқу", "оқу залы"]).search("кең оқу залы")[0] == "оқу залы"  # type: ignore[index]


def test_no_phrases_match_nothing() -> None:
    assert compile_phrases([]).search("кез келген мәтін") is None
    assert re.fullmatch(words_source([]), "") is None


def test_gaps_do_not_cross_sentences() -> None:
    assert compile_phrases(["ашу ... жоспар~"]).search("ашу керек. бұл жоспарда") is None


def test_words_are_taken_literally() -> None:
    pattern = re.compile(words_source(["т.б", "a|b", "с лишним"]))
    assert pattern.fullmatch("т.б")
    assert not pattern.fullmatch("тxб")
    assert not pattern.fullmatch("a")
    assert pattern.fullmatch("с  лишним")


def test_pieces_are_filled_in() -> None:
    pattern = re.compile(shape_source("с {day} по {day_two}", {"day": r"(?P<a>\d+)", "day_two": r"(?P<b>\d+)"}))
    match = pattern.search("с 1 по 15 марта")
    assert match
    assert (match["a"], match["b"]) == ("1", "15")


def test_an_unknown_piece_is_named() -> None:
    with pytest.raises(ValueError, match=r"\{dey\}.*known are day"):
        shape_source("с {dey}", {"day": r"\d"})


def test_every_source_compiles() -> None:
    assert re.compile(phrase_source("(а|б)? в~ ... г_д.+"))
