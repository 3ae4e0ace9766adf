"""Kazakh endings: what they mean, and the forms that are made with them."""

from __future__ import annotations

import pytest

from extractors.kk.morphology import Endings, load_morphology

CASES = {
    "": ("nominative", False, ""),
    "сы": ("nominative", False, "third"),
    "сының": ("genitive", False, "third"),
    "сында": ("locative", False, "third"),
    "сындағы": ("attributive", False, "third"),
    "сына": ("dative", False, "third"),
    "сын": ("accusative", False, "third"),
    "сынан": ("ablative", False, "third"),
    "сымен": ("instrumental", False, "third"),
    "ға": ("dative", False, ""),
    "дан": ("ablative", False, ""),
    "дағы": ("attributive", False, ""),
    "лар": ("nominative", True, ""),
    "лары": ("nominative", True, "third"),
    "ларының": ("genitive", True, "third"),
    "ларымен": ("instrumental", True, "third"),
    "ларымыздан": ("ablative", True, "first"),
    "мыз": ("nominative", False, "first"),
    "мызға": ("dative", False, "first"),
    "ңызда": ("locative", False, "second"),
}


@pytest.mark.parametrize(("tail", "meaning"), CASES.items())
def test_endings(tail: str, meaning: tuple[str, bool, str]) -> None:
    ending = load_morphology().ending(tail)
    assert ending is not None
    assert (ending.case, ending.plural, ending.person) == meaning


@pytest.mark.parametrize("tail", ["шы", "шының", "лық", "сыз", "дар-ау", "x"])
def test_other_words_have_no_ending(tail: str) -> None:
    assert load_morphology().ending(tail) is None


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("кітапхана", "кітапханасы"),
        ("орталық", "орталығы"),
        ("кеңістік", "кеңістігі"),
        ("хаб", "хабы"),
        ("филиал", "филиалы"),
        ("жүйе", "жүйесі"),
        ("желі", "желісі"),
        ("бірлестік", "бірлестігі"),
    ],
)
def test_possessives(noun: str, form: str) -> None:
    assert load_morphology().possessive(noun) == form


def test_a_voiced_consonant_is_found_again() -> None:
    form = load_morphology().form("орталығында", ["хаб", "орталық"])
    assert form is not None
    assert (form.noun, form.ending.case) == ("орталық", "locative")
    assert load_morphology().form("ортада", ["хаб", "орталық"]) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Әуезовтың", "Әуезов"),
        ("Әуезовтің", "Әуезов"),
        ("Жамбылдың", "Жамбыл"),
        ("Бөкейдің", "Бөкей"),
        ("Мұртазаның", "Мұртаза"),
        ("Абай", "Абай"),
    ],
)
def test_genitives_of_names(word: str, name: str) -> None:
    assert load_morphology().without_genitive(word) == name


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="plurals"):
        Endings.model_validate({"plurals": []})
