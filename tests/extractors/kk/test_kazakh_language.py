"""Kazakh as a spaCy language: registration, tokens, lexical attributes, a round trip through bytes."""

from __future__ import annotations

import pickle
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language

from extractors.kk import Kazakh
from extractors.kk.lex_attrs import like_num
from extractors.kk.stop_words import STOP_WORDS
from extractors.kk.tokens import TokenLexicon, load_tokens

TEXT = "Бұл «Отбасылық кітапхана»-ның 45-үйдегі филиалы, қорында 13 875-і кітап бар.Қазіргі кезде ашық."


@pytest.fixture
def kazakh() -> Language:
    return spacy.blank("kk")


def test_spacy_knows_the_language_by_its_code(kazakh: Language) -> None:
    assert isinstance(kazakh, Kazakh)
    assert kazakh.lang == "kk"


def test_the_entry_point_names_the_language() -> None:
    points = [point for point in entry_points(group="spacy_languages") if point.name == "kk"]
    if not points:
        pytest.skip("the distribution is not installed")
    assert points[0].load() is Kazakh


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("«Отбасылық кітапхана»-ның", ["«", "Отбасылық", "кітапхана", "»", "-ның"]),
        ("45-үйде", ["45", "-", "үйде"]),
        ("13 875-сі", ["13", "875", "-", "сі"]),
        ("кітап бар.Қазіргі", ["кітап", "бар", ".", "Қазіргі"]),
        ("мың.Өткен", ["мың", ".", "Өткен"]),
        ("1962 ж. ашылды, т.б.", ["1962", "ж.", "ашылды", ",", "т.б."]),
        ("11 ш/а, Абай көш. 5", ["11", "ш/а", ",", "Абай", "көш.", "5"]),
        ("сондай-ақ", ["сондай-ақ"]),
    ],
)
def test_tokens(kazakh: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in kazakh(text)] == tokens


def test_tokens_make_up_the_text(kazakh: Language) -> None:
    assert kazakh(TEXT).text == TEXT


def test_abbreviations_stand_for_words(kazakh: Language) -> None:
    assert [token.norm_ for token in kazakh("5 млн. кітап")] == ["5", "миллион", "кітап"]


@pytest.mark.parametrize("word", ["12", "12-сі", "3,5", "17 300", "жиырма", "мың", "млн", "жарты"])
def test_numbers(word: str) -> None:
    assert like_num(word)


@pytest.mark.parametrize("word", ["кітап", "мыңғы", "бірге", "№", "", "-", "ж."])
def test_no_numbers(word: str) -> None:
    assert not like_num(word)


def test_lexemes_know_numbers_and_stop_words(kazakh: Language) -> None:
    assert kazakh.vocab["жүз"].like_num
    assert kazakh.vocab["және"].is_stop
    assert not kazakh.vocab["кітапхана"].is_stop


def test_stop_words_are_single_folded_words() -> None:
    assert len(STOP_WORDS) == sum(map(len, load_tokens().stop_words.values()))
    assert all(word == word.lower() and " " not in word for word in STOP_WORDS)


def test_a_stop_word_under_a_wrong_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="under a wrong letter: және; given twice: ал"):
        TokenLexicon(abbreviations={}, stop_words={"а": ("ал", "ал", "және")})


def test_round_trip_through_bytes(kazakh: Language) -> None:
    again = spacy.blank("kk").from_bytes(kazakh.to_bytes())
    assert [token.text for token in again(TEXT)] == [token.text for token in kazakh(TEXT)]


def test_round_trip_through_a_folder(kazakh: Language, tmp_path: object) -> None:
    kazakh.to_disk(str(tmp_path))
    assert [token.text for token in spacy.load(str(tmp_path))(TEXT)] == [token.text for token in kazakh(TEXT)]


def test_a_document_can_be_pickled(kazakh: Language) -> None:
    doc = kazakh(TEXT)
    again = pickle.loads(pickle.dumps(doc))
    assert [token.text for token in again] == [token.text for token in doc]
