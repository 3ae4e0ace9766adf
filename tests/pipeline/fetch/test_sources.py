from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.fetch import Source, read_file, resolve_sources
from schemas.errors import InputError

NOW = datetime(2026, 2, 4, 9, tzinfo=UTC)


def test_folder_stands_for_the_pages_below_it_by_name(tmp_path: Path):
    (tmp_path / "deep").mkdir()
    for name in ("b.html", "a.HTM", "deep/c.html", "a.gold.json", "notes.txt"):
        (tmp_path / name).write_text("x")
    found = resolve_sources([str(tmp_path)])
    assert [source.path.relative_to(tmp_path).as_posix() for source in found if source.path] == [
        "a.HTM",
        "b.html",
        "deep/c.html",
    ]


def test_each_page_counts_once(tmp_path: Path):
    file = tmp_path / "a.html"
    file.write_text("x")
    found = resolve_sources([str(file), "https://example.kz/1", str(tmp_path), "https://example.kz/1"])
    assert found == [Source(file.as_uri(), file), Source("https://example.kz/1")]


def test_missing_path_is_refused(tmp_path: Path):
    with pytest.raises(InputError) as caught:
        resolve_sources([str(tmp_path / "none")])
    assert (caught.value.code, caught.value.where) == ("not-found", str(tmp_path / "none"))


def test_folder_without_a_page_is_refused(tmp_path: Path):
    with pytest.raises(InputError) as caught:
        resolve_sources([str(tmp_path)])
    assert caught.value.code == "no-pages"


def test_file_page_has_no_web_address(tmp_path: Path):
    file = tmp_path / "бет 1.html"
    file.write_bytes(b"<p>")
    page = read_file(file, max_bytes=10, now=NOW)
    assert (page.address, page.url, page.data, page.fetched_at) == (file.as_uri(), None, b"<p>", NOW)


def test_file_beyond_the_limit_is_refused(tmp_path: Path):
    file = tmp_path / "a.html"
    file.write_bytes(b"x" * 11)
    with pytest.raises(InputError) as caught:
        read_file(file, max_bytes=10, now=NOW)
    assert caught.value.code == "too-large"
