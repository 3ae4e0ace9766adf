"""A sentence as words and quotations, with its offsets kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lines import Line, quotes_of
from extractors.naming import tidy, tidy_alias
from extractors.text import fold


def line(text: str) -> Line:
    return Line.of(text, fold(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("М.Әуезов атындағы кітапхана.", ["М.", "Әуезов", "атындағы", "кітапхана"]),
        (
            "Л. Н. Гумилев атындағы ЕҰУ-дың кітапханасы",
            ["Л.", "Н.", "Гумилев", "атындағы", "ЕҰУ", "дың", "кітапханасы"],
        ),
        ("Alatau Creative Hub-та", ["Alatau", "Creative", "Hub", "та"]),
        ("№5 кітапхана-филиал", ["№", "5", "кітапхана-филиал"]),
        ("31-ші әл-Фараби Almaty-library", ["31-ші", "әл-Фараби", "Almaty-library"]),
        ("библиотека им.Гоголя, Казыбек би.", ["библиотека", "им.", "Гоголя", "Казыбек", "би"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in line(text).words] == words


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("«Отырар» мен «Алау»", ["«Отырар»", "«Алау»"]),
        ("КГУ «ЦБС «Алау» города»", ["«ЦБС «Алау» города»", "«Алау»"]),
        ("КГУ «Библиотека «Алау»", ["«Алау»"]),
        ('бұл "Жасыл үй" және "Алау', ['"Жасыл үй"']),
        ("„Алау“ и “Достык”", ["„Алау“", "“Достык”"]),
        ("м'ята и »", []),
    ],
)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotes_of(text)] == quotes


def test_look_alike_letters_are_mended_and_others_kept() -> None:
    text = "Мұxтар кiтапхана Alatau Creative Hub Ёлка"
    assert line(text).written(0, len(text)) == "Мұхтар кітапхана Alatau Creative Hub Ёлка"


def test_neighbours_of_an_offset() -> None:
    found = line("бір екі, үш")
    assert (found.last_before(3), found.last_before(2), found.first_after(4), found.first_after(99)) == (0, -1, 1, 3)
    assert (found.adjacent(0), found.adjacent(1), found.adjacent(2)) == (True, False, False)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("«ғ.Мүсірепов  атындағы №5 кітапхана»", "Ғ. Мүсірепов атындағы № 5 кітапхана"),
        ("Л.Н.Гумилёв #7", "Л. Н. Гумилёв № 7"),
        ("Шымкент «Отырар» кітапханасы", "Шымкент Отырар кітапханасы"),
        ("O'zbek library", "O'zbek library"),
    ],
)
def test_names_are_tidied(written: str, name: str) -> None:
    assert tidy(written) == name
    assert tidy(name) == name


def test_an_alias_keeps_its_first_letter() -> None:
    assert tidy_alias("центр «Alatau Creative Hub»") == "центр Alatau Creative Hub"


@given(st.text(alphabet="Аа №5.«»\"'-AҚқ“„", max_size=60))
def test_any_text_keeps_its_offsets(text: str) -> None:
    found = line(text)
    assert all(text[word.start : word.end] == word.text for word in found.words)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found.quotes)
    assert sorted(found.words, key=lambda word: word.start) == list(found.words)
