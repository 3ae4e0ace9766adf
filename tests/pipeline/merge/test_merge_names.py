"""Names of real libraries: every form of one meets every other, and no two libraries are taken for one."""

from __future__ import annotations

import tomllib
from itertools import combinations, product
from pathlib import Path

import pytest
from merge_kit import NAMES, compare, mention

from pipeline.merge.eponyms import Agreement, agreement
from pipeline.merge.scoring import Verdict

TABLE = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
LIBRARIES = TABLE["library"]


def _by_id(row: dict[str, object]) -> str:
    return str(row["id"])


@pytest.mark.parametrize("library", LIBRARIES, ids=_by_id)
def test_forms_of_one_library_are_the_same(library):
    forms = [(form, mention(form, city=library["city"])) for form in library["forms"]]
    for (one, left), (other, right) in combinations(forms, 2):
        score = compare(left, right)
        assert score.verdict is Verdict.SAME, f"{one} / {other}: {score.explain()}"


@pytest.mark.parametrize("library", [row for row in LIBRARIES if "ask" in row], ids=_by_id)
def test_forms_too_short_to_be_sure_of_are_asked(library):
    fullest = mention(library["forms"][0], city=library["city"])
    for short in library["ask"]:
        score = compare(fullest, mention(short, city=library["city"]))
        assert score.verdict is Verdict.ASK, f"{short}: {score.explain()}"


def test_no_two_libraries_are_the_same():
    forms = [
        (row["id"], form, mention(form, city=row["city"]))
        for row in LIBRARIES
        for form in (*row["forms"], *row.get("ask", ()))
    ]
    wrong = [
        f"{one} / {other}: {score.explain()}"
        for (mine, one, left), (theirs, other, right) in combinations(forms, 2)
        if mine != theirs and (score := compare(left, right)).verdict is Verdict.SAME
    ]
    assert wrong == []


@pytest.mark.parametrize("library", LIBRARIES, ids=_by_id)
def test_the_fullest_form_gives_the_whole_key(library):
    for form in library["forms"][:2]:
        key = NAMES.read(form)
        assert (key.eponym.surname if key.eponym else None) == library.get("eponym")
        assert key.number == library.get("number")
        assert sorted(key.tags) == library["tags"]


@pytest.mark.parametrize("person", TABLE["person"], ids=lambda row: str(row["forms"][0]))
def test_persons_meet_in_every_form_and_nobody_else_does(person):
    keys = [(form, NAMES.eponyms.read(form)) for form in person["forms"]]
    others = [(form, NAMES.eponyms.read(form)) for form in person["other"]]
    for (one, left), (other, right) in combinations(keys, 2):
        assert agreement(left, right) in (Agreement.SAME, Agreement.SAME_WITH_GIVEN), f"{one} / {other}"
    # An initial fits several given names; only a full one tells namesakes apart.
    full = [(form, key) for form, key in keys if key.given and len(key.given[0]) > 2] or keys
    for (one, left), (other, right) in product(full, others):
        assert agreement(left, right) is Agreement.OTHER, f"{one} / {other}"


@pytest.mark.parametrize("form", [form for row in TABLE["anonymous"] for form in row["forms"]])
def test_generic_names_identify_nothing(form):
    assert NAMES.read(form).anonymous


def test_a_name_may_tell_a_street():
    assert NAMES.read("Құлболды көшесіндегі қалалық кітапхана").street == "Құлболды"
    assert NAMES.read("Городская библиотека на улице Кулболды").street == "Кулболды"
    assert NAMES.read("«Бағыстан» тұрғын үй кешеніндегі кітапхана").complex == "Бағыстан"


def test_spellings_that_differ_in_vowels_are_only_asked():
    left, right = (NAMES.eponyms.read(form) for form in ("Төкебаев", "Тукебаева"))
    assert agreement(left, right) is Agreement.CLOSE


@pytest.mark.parametrize("empty", ["", "—", "№", "имени", "атындағы"])
def test_a_name_without_content_gives_an_empty_key(empty):
    assert NAMES.read(empty).eponym is None
