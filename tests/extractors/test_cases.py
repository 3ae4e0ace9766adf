"""Every reader against its cases; see ``cases/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_files import FOLDER, Case, cases

from extractors import data
from extractors.anniversaries import AnniversaryLexicon, AnniversaryReader
from extractors.answers import settle_answers
from extractors.cities import detect_city
from extractors.components import kits
from extractors.contacts import contact_reader
from extractors.furniture import body_lines
from extractors.sentences import sentence_spans
from extractors.text import fold
from extractors.timetables import join_hours


def covers(case: Case, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the findings quote the words that the case names, in their order (true where it names none)."""
    return case.quotes is None or [case.text[start:end].strip(" ,") for start, end in spans] == case.quotes


@pytest.mark.parametrize("case", cases("numbers"))
def test_numbers(case: Case) -> None:
    numbers = case.kit.numbers.find(fold(case.text))
    found = []
    for number in numbers:
        flags = [name for name in ("ordinal", "percent", "span", "compound") if getattr(number, name)]
        found.append(" ".join([number.comparator.value, f"{number.value}", *flags]))
    assert found == case.expect
    assert covers(case, [(number.start, number.end) for number in numbers])


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case: Case) -> None:
    facts = case.facts()
    found = [
        " ".join(filter(None, ("" if item.relation == "at" else item.relation, item.value, item.part)))
        for item in facts.dates
    ]
    assert found == case.expect
    assert covers(case, [(item.start, item.end) for item in facts.dates])


@pytest.mark.parametrize("case", cases("addresses"))
def test_addresses(case: Case) -> None:
    facts = case.facts()
    assert [dict(item.parts) for item in facts.addresses] == case.expect
    assert [item.district for item in facts.districts] == case.extra.get("districts", [])
    assert covers(case, [(item.start, item.end) for item in facts.addresses])
    if "roles" in case.extra:
        assert [item.role.value for item in facts.addresses] == case.extra["roles"]
    for item in facts.addresses:
        assert item.value()


@pytest.mark.parametrize("case", cases("hours"))
def test_hours(case: Case) -> None:
    facts = join_hours(settle_answers(case.sentences(), kits()))
    hours = [(item, facts_of.place.start) for facts_of in facts for item in facts_of.hours]
    assert [f"{'not ' if item.denied else ''}{item.value}" for item, _ in hours] == case.expect
    assert covers(case, [(start + item.start, start + item.end) for item, start in hours])


@pytest.mark.parametrize("case", cases("services"))
def test_services(case: Case) -> None:
    services = [item for facts in settle_answers(case.sentences(), kits()) for item in facts.services]
    words = {(True, False): "not ", (False, True): "coming "}
    found = [f"{words.get((item.denied, item.coming), '')}{item.service.value}" for item in services]
    assert sorted(found) == sorted(case.expect)


@pytest.mark.parametrize("case", cases("figures"))
def test_figures(case: Case) -> None:
    facts = case.facts()
    found = [
        f"{'not ' * item.denied}{'coming ' * item.coming}{item.field} {item.comparator.value} {item.value}"
        for item in facts.figures
    ]
    assert found == case.expect
    assert covers(case, [(item.start, item.end) for item in facts.figures])


@pytest.mark.parametrize("case", cases("events"))
def test_events(case: Case) -> None:
    facts = case.facts()
    events = [
        " ".join(filter(None, (item.field.value, item.date.value, item.date.part, item.modality.value)))
        for item in facts.events
    ]
    assert events == case.expect
    statuses = [
        " ".join(filter(None, (item.status.value, item.date.value if item.date else "", item.modality.value)))
        for item in facts.statuses
        if not item.tentative
    ]
    assert statuses == case.extra.get("statuses", [])


@pytest.mark.parametrize("case", cases("network"))
def test_network(case: Case) -> None:
    found = [
        f"{item.field.value} {item.number.comparator.value} {item.number.value}"
        for item in case.facts().counts
        if item.field
    ]
    assert found == case.expect


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case: Case) -> None:
    assert [case.text[start:end] for start, end in sentence_spans(case.text)] == case.expect


@pytest.mark.parametrize("case", cases("furniture"))
def test_furniture(case: Case) -> None:
    assert [case.text[start:end] for start, end in body_lines(case.text)] == case.expect


@pytest.mark.parametrize("case", cases("cities"))
def test_cities(case: Case) -> None:
    found = detect_city(case.extra.get("title", ""), case.text, case.extra.get("outlet"))
    assert [found or "none"] == case.expect


@pytest.mark.parametrize("case", cases("contacts"))
def test_contacts(case: Case) -> None:
    mentions = contact_reader().find(case.text, fold(case.text), case.extra.get("area_code"))
    assert [f"{item.field.value} {item.value}" for item in mentions] == case.expect
    assert covers(case, [(item.start, item.end) for item in mentions])


@pytest.mark.parametrize("case", cases("anniversaries"))
def test_anniversaries(case: Case) -> None:
    lexicon = data.load(AnniversaryLexicon, data.PACKAGE / case.language / "lexicon" / "anniversaries.toml")
    mentions = AnniversaryReader(lexicon, case.kit.numbers).find(fold(case.text))
    assert [item.years for item in mentions] == case.expect


def rows(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def test_there_are_enough_cases_in_both_languages() -> None:
    languages = [row["language"] for path in FOLDER.glob("*.toml") for row in rows(path)]
    assert languages.count("kk") >= 150
    assert languages.count("ru") >= 150


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_case_stands_twice(path: Path) -> None:
    texts = [{name: value for name, value in row.items() if name != "expect"} for row in rows(path)]
    assert [text for text in texts if texts.count(text) > 1] == []


def test_a_case_may_say_its_day() -> None:
    days = [row["published"] for path in FOLDER.glob("*.toml") for row in rows(path) if "published" in row]
    assert all(day == "unknown" or isinstance(day, date) for day in days)
