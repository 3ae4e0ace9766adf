"""What the checker of gold files refuses besides wrong types and quotes."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.conventions import breaches
from corpus.gold import Gold

TEXT = (
    "Жаңалық\n\n«Нұр» кітапханасы 1962 жылы ашылған. Коворкинг, лифт және Wi-Fi бар, Wi-Fi тегін. 1 мамырда жабылады."
)


def found(*claims: dict[str, Any], name: str | None = "Нұр кітапханасы", **branch: object) -> list[str]:
    library = {"identity": "almaty/nur", "name": name, "claims": claims, **branch}
    article = {"language": "kk", "title": "Жаңалық", "city": "almaty"}
    return list(breaches(Gold.model_validate({"article": article, "branches": [library]}), TEXT))


def claim(field: str, value: object, quote: str = "1 мамырда", **more: object) -> dict[str, Any]:
    return {"field": field, "value": value, "quote": quote, **more}


CLOSED = claim("closed", "2026-05-01", modality="announced")
STATUS = claim("status", "closed", modality="announced", **{"from": "2026-05-01"})


@pytest.mark.parametrize(
    "claims",
    [
        (claim("opened", "1962"), claim("services", "lift"), claim("services", "wifi")),
        (CLOSED, STATUS),
        (claim("relocated", "2027", modality="announced"), claim("floors", {"number": 2}, modality="announced")),
        (claim("address", {"street": "Абай"}, modality="past"), claim("address", {"street": "Гоголь"})),
        (claim("address", {"type": "microdistrict", "microdistrict": "11"}), claim("district", "auezov")),
        (claim("website", "https://nlrk.kz/"),),
    ],
)
def test_sound_claims_pass(claims: tuple[dict[str, Any], ...]) -> None:
    assert found(*claims) == []


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([claim("services", "wifi", "Wi-Fi")], "2 times"),
        ([claim("holdings", {"number": 9}, modality="past")], "may be past"),
        ([claim("services", "lift", modality="planned", **{"from": "2027"})], "no `from`"),
        ([claim("staff", {"number": 9}, inferred=True)], "inferred"),
        ([claim("staff", {"number": 9}), claim("staff", {"number": 8})], "2 stated values of staff"),
        ([claim("services", "lift"), claim("services", "lift", modality="planned")], "lift is claimed 2 times"),
        ([claim("services", "lift", modality="announced")], "nothing of the branch has a date"),
        ([CLOSED], "its status is not"),
        ([claim("district", "esil")], "no district of almaty"),
        ([claim("address", {"type": "street", "microdistrict": "11"})], "of type microdistrict"),
        ([claim("website", "https://nlrk.kz")], "https://nlrk.kz/"),
    ],
)
def test_breaches_are_named(claims: list[dict[str, Any]], words: str) -> None:
    (breach,) = found(*claims)
    assert words in breach


@pytest.mark.parametrize(
    ("name", "aliases", "words"),
    [("нұр", [], "small letter"), ("«Нұр»", [], "quotation marks"), ("Нұр", ["Нұр"], "its own alias")],
)
def test_names_are_checked(name: str, aliases: list[str], words: str) -> None:
    (breach,) = found(name=name, aliases=aliases)
    assert words in breach


def test_inner_quotation_marks_and_a_missing_name_are_allowed() -> None:
    assert found(name="«Ғылым ордасы» орталық кітапханасы") == []
    assert found(name=None) == []
