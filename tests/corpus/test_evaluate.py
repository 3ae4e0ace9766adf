"""``tizilim evaluate``: what it prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated import HOLDINGS, OPENED, STAFF, TEXT, judged, write

from corpus.__main__ import main
from corpus.scores import reader_of
from extractors.explain import wordings
from schemas import BranchField, NetworkField

ONE, TWO = "Жамбыл атындағы кітапхана", "Абай атындағы кітапхана"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "news", judged({ONE: [OPENED, HOLDINGS], TWO: [STAFF]}, {}))
    return tmp_path / "news"


def test_tables_have_no_colours_when_piped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder)]) == 0
    printed = capsys.readouterr().out
    for word in ("claims", "names", "branches", "relevance", "by field", "by language", "by extractor", "by city"):
        assert word in printed
    for word in ("attribution", "comparator", "expected calibration error", "almaty", "holdings"):
        assert word in printed
    assert "\x1b" not in printed
    assert "█" not in printed


def test_json_is_one_document_with_every_figure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["articles"] == 1
    assert data["whole"]["claims"].keys() == {"precision", "recall", "f1", "support", "right", "surplus", "missing"}
    assert data["by"].keys() == {"language", "field", "extractor", "city"}
    assert data["accuracy"].keys() == {"attribution", "comparator", "kinds", "cities"}
    assert data["calibration"]["claims"] == sum(one["claims"] for one in data["calibration"]["bins"])


def test_a_folder_without_gold_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert main(["evaluate", "nowhere"]) == 2
    assert "train, dev, calibration, test" in capsys.readouterr().err


def test_pages_are_written_where_they_are_asked_for(folder: Path, tmp_path: Path) -> None:
    page, drawing = tmp_path / "new" / "errors.html", tmp_path / "new" / "reliability.svg"
    assert main(["evaluate", str(folder), "--errors", str(page), "--diagram", str(drawing)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_a_page_that_cannot_be_written_is_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(folder), "--errors", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("options", [["--check", "--raise"], ["--check", "--json"], ["--raise", "--residue"]])
def test_options_that_would_do_nothing_are_refused(folder: Path, options: list[str]) -> None:
    assert main(["evaluate", str(folder), *options]) == 2


def test_residue_reads_plain_articles_and_annotated_ones(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = "Кітапханада жыл сайын 3 адам ән салады."
    (folder / "b.txt").write_text(f"Тақырып\n\n{unread}", encoding="utf-8")
    assert main(["evaluate", "--residue", str(folder), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["articles"] == 2
    assert [one["sentence"] for one in data["sentences"] if one["article"] == "b.txt"] == [unread]
    assert data["unread"] == len(data["sentences"]) <= data["telling"]
    assert main(["evaluate", "--residue", str(folder / "b.txt")]) == 0
    printed = capsys.readouterr().out
    assert unread in printed
    assert "1 of 1 sentences" in printed


def test_what_gave_a_claim_is_no_residue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--residue", str(folder), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert not [one for one in data["sentences"] if "1962" in one["sentence"]]
    assert all(TEXT[one["start"] :].startswith(one["sentence"][:20]) for one in data["sentences"])


def test_every_field_is_somebodys_to_read() -> None:
    readers = {reader_of(field.value) for field in (*BranchField, *NetworkField)}
    assert readers < wordings().rules.keys()
