"""Russian forms: cases of library nouns, adjectives back in the nominative, people and what is counted."""

from __future__ import annotations

import pytest

from extractors.ru.morphology import Forms, Morphology

STEMS = ("библиотек", "филиал", "читальн", "пространств")


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology()


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("библиотека", ("библиотека", "nominative", False)),
        ("библиотеки", ("библиотека", "genitive", None)),
        ("библиотеке", ("библиотека", "locative", False)),
        ("библиотеку", ("библиотека", "accusative", False)),
        ("библиотекой", ("библиотека", "instrumental", False)),
        ("библиотек", ("библиотека", "genitive", True)),
        ("библиотекам", ("библиотека", "dative", True)),
        ("библиотеками", ("библиотека", "instrumental", True)),
        ("библиотеках", ("библиотека", "locative", True)),
        ("филиалом", ("филиал", "instrumental", False)),
        ("филиалов", ("филиал", "genitive", True)),
        ("читальню", ("читальня", "accusative", False)),
        ("пространстве", ("пространство", "locative", False)),
    ],
)
def test_cases_of_nouns(morphology: Morphology, word: str, meaning: tuple[str, str, bool | None]) -> None:
    form = morphology.form(word, STEMS)
    assert form is not None
    assert (form.nominative, form.case, form.plural) == meaning


@pytest.mark.parametrize("word", ["библиотекарь", "библиотечный", "читальный", "филиальный", "библиотечка"])
def test_other_words_are_no_forms(morphology: Morphology, word: str) -> None:
    assert morphology.form(word, STEMS) is None


@pytest.mark.parametrize(
    ("adjective", "nominative"),
    [
        ("Городской", "Городская"),
        ("детскую", "детская"),
        ("центральною", "центральная"),
        ("Областные", "Областная"),
        ("детских", "детская"),
        ("соседней", "соседняя"),
        ("старейшей", "старейшая"),
        ("научная", "научная"),
        ("Жамбыл", "Жамбыл"),
    ],
)
def test_feminine_nominative(morphology: Morphology, adjective: str, nominative: str) -> None:
    assert morphology.feminine(adjective) == nominative


@pytest.mark.parametrize(
    ("adjective", "nominative"),
    [("детского", "детский"), ("Городском", "Городской"), ("центральному", "центральный"), ("областным", "областной")],
)
def test_masculine_nominative(morphology: Morphology, adjective: str, nominative: str) -> None:
    assert morphology.masculine(adjective) == nominative


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (["казахстанских", "писателей"], True),
        (["молодых", "поэтов"], True),
        (["айгуль"], False),
        (["новых", "книг"], False),
        (["казахстанские", "писатели"], False),
    ],
)
def test_groups_of_people(morphology: Morphology, words: list[str], people: bool) -> None:
    assert morphology.people_in_genitive(words) is people


@pytest.mark.parametrize(
    ("word", "person"), [("чехова", True), ("жамбыла", True), ("абая", True), ("музея", False), ("дня", False)]
)
def test_persons(morphology: Morphology, word: str, person: bool) -> None:
    assert morphology.may_be_person(word) is person


@pytest.mark.parametrize(("word", "counted"), [("книг", True), ("новых", True), ("закрепили", False), ("и", False)])
def test_what_is_counted(morphology: Morphology, word: str, counted: bool) -> None:
    assert morphology.counted(word) is counted


def test_an_unknown_declension_is_refused() -> None:
    table = {
        "nouns": {"библиотек": {"nominative": "библиотека", "declension": "first"}},
        "declensions": {},
        "adjectives": {
            "feminine": [],
            "masculine": [],
            "plural": [],
            "soft": [],
            "hard_after": "",
            "nominative": {},
            "nominative_masculine": {},
            "stressed": [],
        },
        "words": {
            "locative": [],
            "plural_before": [],
            "plural_verbs": [],
            "own_nouns": [],
            "joints": [],
            "towns": [],
            "regions": [],
        },
    }
    with pytest.raises(ValueError, match="declensions that are not given: first"):
        Forms.model_validate(table)
