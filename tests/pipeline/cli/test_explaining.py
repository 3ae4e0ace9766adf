from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Tizilim

TEXT = "Библиотека имени Жамбыла\n\nБиблиотека имени Жамбыла в Алматы работает круглосуточно, её фонд — 120 тысяч книг."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_explanations_are_for_people(tizilim: Tizilim, text: Path):
    done = tizilim("extract", text, "--explain", "--city", "almaty")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "holdings  = 120000" in done.stdout
    for word in ("quote", "rule", "sentence", "library", "odds"):
        assert f"    {word} " in done.stdout
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())


def test_explanations_are_json_on_request(tizilim: Tizilim, text: Path):
    done = tizilim("extract", text, "--explain", "--json", "--city", "almaty")
    record = json.loads(tizilim("extract", text, "--city", "almaty").stdout)
    explained = {one["claim"]: one for one in json.loads(done.stdout)["claims"]}
    claims = {f"b1.{claim['field']}": claim for claim in record["branches"][0]["claims"]}
    assert explained.keys() == claims.keys()
    for path, claim in claims.items():
        assert (explained[path]["value"], explained[path]["confidence"]) == (claim["value"], claim["confidence"])


def test_a_text_without_a_library_says_so(tizilim: Tizilim, tmp_path: Path):
    file = tmp_path / "other.txt"
    file.write_text("Погода\n\nЗавтра в Алматы дождь, послезавтра солнце.", encoding="utf-8")
    done = tizilim("extract", file, "--explain")
    assert done.returncode == 0
    assert "no word for a library" in done.stdout


def test_the_store_is_not_explained(tizilim: Tizilim):
    done = tizilim("extract", "--explain")
    assert done.returncode == 2
    assert "name the article" in done.stderr
