"""Which mentions of an article are one library."""

from __future__ import annotations

import pytest

from extractors.components import kits
from extractors.entities import Entity, same_person
from extractors.mentions import LibraryMention
from extractors.text import fold
from schemas.vocab import Kind


def mention(text: str, language: str = "kk") -> LibraryMention:
    """The only mention of a sentence."""
    (found,) = kits()[language].names.find(text, fold(text), [])
    return found


SAME = [
    ("kk", "Мұхтар Әуезов атындағы кітапхана", "М. Әуезов атындағы кітапханада"),
    ("kk", "Жамбыл атындағы қалалық жасөспірімдер кітапханасы", "Ескі Жамбыл кітапханасы"),
    ("kk", "№ 6 балалар кітапханасы", "№6 кітапхана"),
    ("kk", "Ескі Alatau Creative Hub орталығы", "«Alatau Creative Hub»-та"),
    ("kk", "О. Бөкей атындағы орталық қалалық кітапхана", "Орталық қалалық кітапханаға"),
    ("kk", "Қазақстан Республикасының Ұлттық кітапханасы", "Ұлттық кітапханада"),
    ("ru", "Карагандинская областная библиотека имени Гоголя", "Областной библиотеке имени Н. В. Гоголя"),
    ("ru", "Библиотека № 8 имени Абая", "библиотеке № 8"),
    ("ru", "Центральная городская библиотека имени Чехова", "ЦГБ"),
    ("ru", "Республиканская научно-техническая библиотека", "РНТБ"),
    ("ru", "Национальная академическая библиотека Республики Казахстан", "НАБ РК"),
    ("ru", "Национальная академическая библиотека Республики Казахстан", "Национальной библиотеке"),
    ("ru", "Республиканская библиотека для незрячих и слабовидящих граждан", "Библиотека для незрячих"),
    ("kk", "«Фараб» облыстық әмбебап кітапханасы", "Farab Library қоры"),
    ("ru", "Библиотека имени Крупской называется теперь «Алау».", "библиотека «Алау»"),
]
DIFFERENT = [
    ("kk", "№ 6 балалар кітапханасы", "№ 6 көпшілік кітапхана"),
    ("kk", "№ 6 кітапхана", "№ 16 кітапхана"),
    ("kk", "Абай атындағы кітапхана", "Чехов атындағы кітапхана"),
    ("kk", "Абай атындағы балалар кітапханасы", "Абай атындағы облыстық кітапхана"),
    ("kk", "Алматы облыстық кітапханасы", "Павлодар облыстық кітапханасы"),
    ("kk", "Назарбаев Университетінің кітапханасы", "Satbayev University ғылыми кітапханасы"),
    ("kk", "И. Крылов атындағы балалар кітапханасы", "Орталық балалар кітапханасы"),
    ("ru", "Библиотека № 8 имени Абая", "Библиотека № 9 имени Абая"),
    (
        "ru",
        "Национальная академическая библиотека Республики Казахстан",
        "Национальная библиотека Республики Казахстан",
    ),
    ("ru", "Республиканская научно-техническая библиотека", "Национальная библиотека"),
    ("kk", "«Фараб» облыстық әмбебап кітапханасы", "Otyrar Library қоры"),
    ("ru", "Карагандинская областная библиотека", "Павлодарская областная библиотека"),
]


@pytest.mark.parametrize(("language", "full", "short"), SAME)
def test_forms_of_one_library_meet(language: str, full: str, short: str) -> None:
    assert Entity.of(mention(full, language)).accepts(mention(short, language))


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_different_libraries_stay_apart(language: str, one: str, other: str) -> None:
    assert not Entity.of(mention(one, language)).accepts(mention(other, language))
    assert not Entity.of(mention(other, language)).accepts(mention(one, language))


def test_the_fullest_form_is_the_name_and_others_are_aliases() -> None:
    first, full = mention("Жамбыл кітапханасы"), mention("Жамбыл атындағы қалалық жасөспірімдер кітапханасында")
    entity = Entity.of(full)
    for item in (first, full, first):
        entity.add(item)
    assert entity.name() == "Жамбыл атындағы қалалық жасөспірімдер кітапханасы"
    assert entity.other_names() == ("Жамбыл кітапханасы",)
    assert entity.kind is Kind.YOUTH


def test_a_composed_name_is_no_alias_of_a_written_one() -> None:
    written = mention("С. Бегалин атындағы орталық қалалық балалар кітапханасы")
    entity = Entity.of(written)
    entity.add(written)
    entity.add(mention("1977 жылы кітапханаға Сапарғали Бегалиннің есімі берілді."))
    assert entity.name() == "С. Бегалин атындағы орталық қалалық балалар кітапханасы"
    assert entity.other_names() == ()


def test_a_composed_name_stands_where_no_fuller_one_is_written() -> None:
    given = mention("№ 4 кітапханаға Тайыр Жароковтың есімі берілді.")
    entity = Entity.of(given)
    entity.add(given)
    assert entity.name() == "Тайыр Жароков атындағы кітапхана"
    assert entity.other_names() == ("№ 4 кітапхана",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("М. Әуезов", "Мұхтар Әуезов", True),
        ("Мухтара Ауэзова", "Ауэзова", True),
        ("И. Крылов", "Иван Крылов", True),
        ("Қабиболла Сыдиықов", "Сыдықов", True),
        ("Әлиев", "Алиев", True),
        ("Абай", "Жамбыл", False),
        ("Крылов", "Чайков", False),
        ("С. Бегалин", "С. Сейфуллин", False),
    ],
)
def test_spellings_of_a_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
