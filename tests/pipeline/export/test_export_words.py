from __future__ import annotations

from pathlib import Path

import pytest
from sample_registry import value, witness

from pipeline.export.addresses import address_words
from pipeline.export.dates import date_words, since_words
from pipeline.export.hours import hours_words
from pipeline.export.labels import Ui, load_labels
from pipeline.export.words import Words
from schemas import (
    Address,
    AddressType,
    Branch,
    BranchField,
    Comparator,
    ConfigError,
    DatePart,
    FieldState,
    Kind,
    Language,
    Names,
    Quantity,
    SourcedValue,
)


def spoken(text: str) -> str:
    """No-break spaces read as spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("number", "comparator", "said"),
    [
        (40000, ">", ("40 000-нан астам", "более 40 000", "more than 40 000")),
        (145000, "<", ("145 000-ға дейін", "до 145 000", "up to 145 000")),
        (2_800_000, ">", ("2 800 000-нан астам", "более 2 800 000", "more than 2 800 000")),
        (1_500_000_000, "<", ("1 500 000 000-ға дейін", "до 1 500 000 000", "up to 1 500 000 000")),
        (20, ">", ("20-дан астам", "более 20", "more than 20")),
        (115, "<", ("115-ке дейін", "до 115", "up to 115")),
        (300, ">", ("300-ден астам", "более 300", "more than 300")),
        (503.5, "~", ("шамамен 503,5", "около 503,5", "about 503.5")),
        (7, "=", ("7", "7", "7")),
    ],
)
def test_quantities_keep_their_comparator(
    words: Words, number: float, comparator: str, said: tuple[str, str, str]
) -> None:
    trio = words.quantity(Quantity(number=number, comparator=Comparator(comparator)))
    assert tuple(spoken(trio[ui]) for ui in Ui) == said


def test_an_area_is_read_with_its_unit(words: Words) -> None:
    said = words.quantity(Quantity(number=600, comparator=Comparator.MORE), square=True)
    assert [spoken(said[ui]) for ui in Ui] == ["600 м²-ден астам", "более 600 м²", "more than 600 m²"]


@pytest.mark.parametrize(
    ("date", "part", "said"),
    [
        ("1962", None, ("1962 ж.", "1962", "1962")),
        ("2025", DatePart.LATE, ("2025 жылдың соңы", "конец 2025 года", "late 2025")),
        ("2025-11", DatePart.EARLY, ("2025 ж. қараша айының басы", "начало ноября 2025 года", "early November 2025")),
        ("2025-12-16", DatePart.LATE, ("2025 ж. 16 желтоқсан", "16 декабря 2025", "16 December 2025")),
        ("2026-02", None, ("2026 ж. ақпан", "февраль 2026", "February 2026")),
        ("196X", None, ("1960-жылдар", "1960-е годы", "1960s")),
        ("1962~", None, ("шамамен 1962 ж.", "примерно 1962", "approximately 1962")),
        ("2023-07/..", None, ("2023 ж. шілдеден бастап", "с июля 2023", "since July 2023")),
        ("../2024", None, ("2024 жылға дейін", "до 2024 года", "until 2024")),
        (
            "2023-07/2024-04",
            None,
            ("2023 ж. шілде – 2024 ж. сәуір", "июль 2023 – апрель 2024", "July 2023 – April 2024"),
        ),
    ],
)
def test_dates_keep_their_precision(words: Words, date: str, part: DatePart | None, said: tuple[str, str, str]) -> None:
    assert tuple(date_words(date, words.grammars[ui].dates, part) for ui in Ui) == said


def test_a_beginning_stands_in_its_case(words: Words) -> None:
    said = [since_words("2026-03-01", words.grammars[ui].dates) for ui in Ui]
    assert said == ["2026 ж. 1 наурыздан бастап", "с 1 марта 2026", "since 1 March 2026"]


@pytest.mark.parametrize(
    ("hours", "kk", "ru"),
    [
        ("24/7", "тәулік бойы", "круглосуточно"),
        ("08:30-20:00", "күн сайын 08:30–20:00", "ежедневно 08:30–20:00"),
        ("Mo-Fr 09:00-18:00; Su off", "Дс–Жм 09:00–18:00; Жс жабық", "пн–пт 09:00–18:00; вс закрыто"),
        (
            "Tu-Sa 10:00-13:00,14:00-19:00; Su,Mo off",
            "Сс–Сб 10:00–13:00, 14:00–19:00; Жс, Дс жабық",
            "вт–сб 10:00–13:00, 14:00–19:00; вс, пн закрыто",
        ),
        ("Fr[-1] off", "айдың соңғы жұмасы жабық", "последняя пятница месяца закрыто"),
        ("Mo[2] off", "Дс (айдың 2-аптасы) жабық", "пн (2-я неделя месяца) закрыто"),
        ("Mo[-2] off", "Mo[-2] жабық", "Mo[-2] закрыто"),
        ("Sa,Su", "Сб, Жс", "сб, вс"),
        ("off", "жабық", "закрыто"),
    ],
)
def test_hours_are_read_aloud(words: Words, hours: str, kk: str, ru: str) -> None:
    assert hours_words(hours, words.grammars.kk.hours) == kk
    assert hours_words(hours, words.grammars.ru.hours) == ru


@pytest.mark.parametrize(
    ("address", "kk", "ru"),
    [
        (
            Address(street="Абай", type=AddressType.AVENUE, house="37", microdistrict="11"),
            "11-шағынаудан, Абай даңғылы, 37",
            "11-й микрорайон, проспект Абай, 37",
        ),
        (Address(microdistrict="Шаңырақ-1"), "Шаңырақ-1 шағынауданы", "микрорайон Шаңырақ-1"),
        (
            Address(street="Құлболды", type=AddressType.STREET, house="1/2", block="2"),
            "Құлболды көшесі, 1/2, 2-блок",
            "улица Құлболды, 1/2, корпус 2",
        ),
        (
            Address(street="Бельгер", type=AddressType.STREET, house="1Б", floor="2", cross_street="Жандосов"),
            "Бельгер көшесі, 1Б, 2-қабат (Жандосов қиылысы)",
            "улица Бельгер, 1Б, 2-й этаж (угол Жандосов)",
        ),
        (Address(street="Арбат"), "Арбат", "Арбат"),
    ],
)
def test_addresses_follow_their_language(words: Words, address: Address, kk: str, ru: str) -> None:
    assert address_words(address, words.grammars.addresses[Language.KK]) == kk
    assert address_words(address, words.grammars.addresses[Language.RU]) == ru


@pytest.mark.parametrize(
    ("street", "written"),
    [
        ("Алтынсарин", "Алтынсарин даңғылы, 37"),
        ("Алтынсарина", "проспект Алтынсарина, 37"),
        ("Алтынсары", "проспект Алтынсары, 37"),
    ],
)
def test_an_address_is_written_in_the_language_of_the_witness_who_wrote_it_so(
    words: Words, street: str, written: str
) -> None:
    sources = (
        witness("feb-ru", "на проспекте Алтынсарина, 37", 0.98),
        witness("feb-kk", "Алтынсарин даңғылы, 37", 0.95),
    )
    address = Address(street=street, type=AddressType.AVENUE, house="37")
    said = words.value(BranchField.ADDRESS, value(address, *sources), "almaty")
    assert said.kk == said.ru == said.en == written


def test_a_district_without_a_label_shows_its_id(words: Words) -> None:
    assert words.labels.district("almaty", "medeu").ru == "Медеуский"
    assert words.labels.district("almaty", "new-one").ru == "new-one"
    assert words.labels.district(None, "medeu").kk == "medeu"


@pytest.mark.parametrize(
    ("count", "ru"),
    [
        (1, "1 источник"),
        (3, "3 источника"),
        (5, "5 источников"),
        (12, "12 источников"),
        (21, "21 источник"),
        (0, "0 источников"),
    ],
)
def test_russian_counts_three_ways(words: Words, count: int, ru: str) -> None:
    assert words.labels.plurals["sources"].of(count).ru == ru


def test_a_branch_is_called_by_name_then_place_then_alias_then_id(words: Words) -> None:
    place = SourcedValue(value=Address(place="Арбат"), confidence=1, confirmed_by="R", sources=())

    def branch(names: dict[Language, Names], *, placed: bool) -> Branch:
        fields = {BranchField.ADDRESS: FieldState(current=(place,))} if placed else {}
        return Branch(id="b-1", names=names, kind=Kind.BRANCH, fields=fields)

    russian = {Language.RU: Names(name="Библиотека № 1", aliases=("первая",))}
    alias = {Language.RU: Names(aliases=("первая",))}
    assert words.title(branch(russian, placed=True)).kk == "Библиотека № 1"
    assert words.title(branch(alias, placed=True)).kk == "Арбат"
    assert words.title(branch(alias, placed=False)).kk == "первая"
    assert words.title(branch({}, placed=False)).kk == "b-1"


def test_all_faults_of_a_data_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "labels.toml"
    path.write_text('[kinds]\nhub = { kk = "", ru = "хаб", en = "hub" }\n[colours]\nred = 1\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_labels(path)
    message = str(caught.value)
    assert caught.value.where == str(path)
    assert "kinds.hub.kk" in message
    assert "statuses" in message
    assert "colours" in message


def test_placeholders_agree_across_languages(tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "pipeline/export/data/labels.toml"
    broken = tmp_path / "labels.toml"
    broken.write_text(source.read_text(encoding="utf-8").replace('"на {date}"', '"на дату"'), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"phrases\.as_of"):
        load_labels(broken)
