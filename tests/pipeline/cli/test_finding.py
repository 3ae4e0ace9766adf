"""A branch without a name is found by its street, in either language."""

from __future__ import annotations

import pytest

from pipeline.cli.finding import find
from schemas import Registry


def sourced(value: object, quote: str, language: str) -> dict[str, object]:
    source = {
        "article": "a1", "language": language, "quote": quote, "start": 0, "end": len(quote), "confidence": 0.9,
        "extractor": "addresses",
    }  # fmt: skip
    return {"value": value, "confidence": 0.9, "sources": [source]}


@pytest.fixture
def registry() -> Registry:
    kazakh = sourced({"street": "Розыбакиев", "house": "247"}, "Розыбакиев көшесі, 247", "kk")
    other = sourced({"street": "Абая", "house": "141"}, "проспект Абая, 141", "ru")
    branches = [
        {"id": "almaty-1", "names": {}, "kind": "branch", "fields": {"address": {"current": [kazakh]}}},
        {"id": "almaty-2", "names": {}, "kind": "branch", "fields": {"address": {"current": [other]}}},
    ]
    return Registry.model_validate({"branches": branches})


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("розыбакиев", ["almaty-1"]),
        ("Розыбакиев көшесі", ["almaty-1"]),
        ("Абая", ["almaty-2"]),
        ("almaty", ["almaty-1", "almaty-2"]),
        ("Сатпаева", []),
    ],
)
def test_finds_by_street(registry: Registry, wanted: str, expected: list[str]) -> None:
    assert [branch.id for branch in find(registry, wanted)] == expected
