"""The main job, as a person runs it: through the command line, on the newsroom."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command_line import Tizilim


def table(stdout: str) -> dict[str, tuple[int, int, int]]:
    """New, cached and quarantined of each stage."""
    rows = re.findall(r"^ *(fetch|parse|extract|merge|export) +(\d+) +(\d+) +(\d+) +[\d.]+ *$", stdout, re.MULTILINE)
    return {stage: (int(new), int(cached), int(bad)) for stage, new, cached, bad in rows}


@pytest.fixture
def pages(tmp_path: Path, newsroom: Path) -> Path:
    """A few pages of the newsroom that a test may spoil."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for page in sorted((newsroom / "pages").glob("*.html"))[:6]:
        shutil.copy(page, folder)
    return folder


def registry(tizilim: Tizilim) -> bytes:
    return (tizilim.folder / "out" / "registry.json").read_bytes()


def test_second_run_recomputes_nothing_and_writes_the_same_bytes(tizilim: Tizilim, newsroom: Path):
    first = tizilim("run", newsroom)
    assert first.returncode == 0, first.stderr
    number = len(list(newsroom.rglob("*.html")))
    assert {stage: row[0] for stage, row in table(first.stdout).items()} == {
        "fetch": number,
        "parse": number,
        "extract": number,
        "merge": number,
        "export": 3,
    }
    assert "out/registry.json" in first.stdout
    bytes_ = registry(tizilim)
    second = tizilim("run", newsroom)
    assert second.returncode == 0, second.stderr
    assert {new for new, _, _ in table(second.stdout).values()} == {0}
    assert registry(tizilim) == bytes_


def test_order_and_place_of_the_pages_do_not_matter(tizilim: Tizilim, pages: Path):
    tizilim("run", pages)
    expected = registry(tizilim)
    files = sorted(pages.glob("*.html"), reverse=True)
    for number, file in enumerate(files):
        file.rename(pages / f"{number}.html")
    again = tizilim("run", *sorted(pages.glob("*.html")), "--data-dir", "other", "--out", "other-out")
    assert again.returncode == 0, again.stderr
    assert (tizilim.folder / "other-out" / "registry.json").read_bytes() == expected


def test_pages_that_come_one_after_the_other_give_the_same_registry(tizilim: Tizilim, pages: Path):
    files = sorted(pages.glob("*.html"))
    for file in files:
        assert tizilim("fetch", file).returncode == 0
    assert tizilim("run").returncode == 0
    step_by_step = registry(tizilim)
    tizilim("run", pages, "--data-dir", "other", "--out", "other-out")
    assert (tizilim.folder / "other-out" / "registry.json").read_bytes() == step_by_step


def test_bad_page_is_quarantined_until_it_is_mended(tizilim: Tizilim, pages: Path):
    good = next(pages.glob("*.html")).read_bytes()
    bad = pages / "bad.html"
    bad.write_bytes(b"")
    run = tizilim("run", pages)
    assert run.returncode == 1
    assert table(run.stdout)["parse"] == (6, 0, 1)
    assert run.stderr.splitlines()[-1] == "tizilim: 1 item is quarantined; `tizilim doctor` says why"

    doctor = tizilim("doctor")
    assert doctor.returncode == 1
    assert f"parse {bad.as_uri()}" in doctor.stdout
    assert "empty: " in doctor.stdout

    again = tizilim("run", pages)
    assert (again.returncode, table(again.stdout)["parse"]) == (1, (0, 6, 1))

    bad.write_bytes(good.replace(b"</title>", b" </title>"))
    mended = tizilim("run", pages)
    assert (mended.returncode, table(mended.stdout)["parse"]) == (0, (1, 6, 0)), mended.stderr
    assert tizilim("doctor").returncode == 0


def test_bad_page_can_be_forgotten(tizilim: Tizilim, pages: Path):
    bad = pages / "bad.html"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    assert tizilim("run", pages).returncode == 1
    assert tizilim("doctor", "--forget", bad.as_uri()).returncode == 0
    assert tizilim("run").returncode == 0
    refused = tizilim("doctor", "--forget", bad.as_uri())
    assert (refused.returncode, refused.stdout) == (2, "")


def test_changed_page_is_read_again(tizilim: Tizilim, pages: Path):
    tizilim("run", pages)
    file = next(pages.glob("*.html"))
    file.write_bytes(file.read_bytes() + b"<!-- later -->")
    run = tizilim("run", pages)
    assert (table(run.stdout)["fetch"], table(run.stdout)["parse"]) == ((1, 5, 0), (1, 5, 0))


def test_deleted_output_is_written_again(tizilim: Tizilim, pages: Path):
    tizilim("run", pages)
    expected = registry(tizilim)
    (tizilim.folder / "out" / "registry.json").unlink()
    run = tizilim("run", pages)
    assert table(run.stdout)["export"] == (3, 0, 0)
    assert registry(tizilim) == expected


def test_stages_one_by_one_are_the_run(tizilim: Tizilim, pages: Path):
    tizilim("run", pages)
    expected = registry(tizilim)
    for arguments in (["fetch", pages], ["parse"], ["extract"], ["merge"], ["export", "--out", "step"]):
        done = tizilim(*arguments, "--data-dir", "steps")
        assert done.returncode == 0, done.stderr
    assert (tizilim.folder / "step" / "registry.json").read_bytes() == expected


def test_stages_as_pipes_are_the_run(tizilim: Tizilim, pages: Path):
    """fetch | parse | extract | merge --print | export, as a shell would join them."""
    tizilim("run", pages)
    expected = registry(tizilim)
    text = tizilim("fetch", pages, "--data-dir", "a").stdout
    assert {json.loads(line)["state"] for line in text.splitlines()} == {"new"}
    for arguments in (
        ["parse", "--from", "-", "--data-dir", "a"],
        ["extract", "--from", "-"],
        ["merge", "--from", "-", "--data-dir", "b", "--print"],
    ):
        done = tizilim(*arguments, stdin=text.encode())
        assert done.returncode == 0, done.stderr
        text = done.stdout
    done = tizilim("export", "--from", "-", "--data-dir", "b", "--out", "piped", stdin=text.encode())
    assert done.returncode == 0, done.stderr
    assert (tizilim.folder / "piped" / "registry.json").read_bytes() == expected


def test_own_reading_wins_over_a_handed_in_record(tizilim: Tizilim, pages: Path):
    tizilim("run", pages)
    expected = registry(tizilim)
    records = tizilim("extract", *sorted(pages.glob("*.html"))).stdout
    merged = tizilim("merge", "--from", "-", stdin=records.encode())
    assert merged.returncode == 0
    assert "handed-in records are not used" in merged.stderr
    tizilim("export")
    assert registry(tizilim) == expected
