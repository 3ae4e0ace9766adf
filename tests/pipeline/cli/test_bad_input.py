"""Whatever is handed in: one clear line and exit 2 for a single item, quarantine and exit 1 for a batch."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import ROOT, Tizilim

PAGES = ROOT / "corpus" / "newsroom" / "pages"
PAGE = (PAGES / "21-zakon-ru-nochnye-biblioteki.html").read_bytes()
BRANCHES_OF_PAGE = 5
NESTED = 10_000
STORY = "Жамбыл атындағы кітапхана 1962 жылы ашылған. Оның қорында 20 мың кітап бар. " * 10


MENU = """<html><head><title>Қала жаңалықтары</title></head><body><nav><ul><li><a href="/">Басты бет</a></li>
<li><a href="/qogam/">Қоғам</a></li><li><a href="/kitap/">Кітап""".encode()


def nested(depth: int) -> bytes:
    return f"<html><body>{'<div>' * depth}<p>{STORY}</p>{'</div>' * depth}</body></html>".encode()


def lying_charset(page: bytes) -> bytes:
    """The page in windows-1251 while its header still says UTF-8."""
    assert b'charset="utf-8"' in page.lower()
    return page.decode().encode("cp1251", "xmlcharrefreplace")


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.html": (b"", "nothing in it"),
    "binary.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    "huge.html": (b"<html><body><p>" + "кітапхана ".encode() * 2_800_000 + b"</p></body></html>", "20 MB"),
    "menu-only.html": (MENU, "no article"),
    "types.json": (b'{"url": 5, "text": ["a"], "language": "xx"}', "text"),
    "broken.json": (b'{"text": ', "JSON"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_single_item_is_refused_in_one_line(tizilim: Tizilim, tmp_path: Path, name: str) -> None:
    content, words = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(content)
    done = tizilim("extract", file)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr
    assert words in done.stderr


@pytest.mark.parametrize(("make", "words"), [(lambda path: path, "no such file"), (Path.mkdir, "directory")])
def test_missing_file_and_directory(
    tizilim: Tizilim, tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "page.html"
    make(path)
    done = tizilim("extract", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert str(path) in done.stderr
    assert words in done.stderr


@pytest.mark.parametrize(
    ("content", "branches"),
    [
        pytest.param(PAGE[: len(PAGE) * 2 // 3], BRANCHES_OF_PAGE, id="truncated"),
        pytest.param(PAGE[:6000] + b"\xff\xfe\xd0" + PAGE[6000:], BRANCHES_OF_PAGE, id="invalid utf-8"),
        pytest.param(lying_charset(PAGE), BRANCHES_OF_PAGE, id="windows-1251 that says utf-8"),
        pytest.param(nested(NESTED), 1, id="10,000 nested divs"),
    ],
)
def test_damaged_page_is_still_read(tizilim: Tizilim, tmp_path: Path, content: bytes, branches: int) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(content)
    done = tizilim("extract", file)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["branches"]) == branches


def test_article_without_a_date_is_read_without_relative_dates(tizilim: Tizilim, tmp_path: Path) -> None:
    file = tmp_path / "article.json"
    text = "Жаңалық\n\nЖамбыл атындағы кітапхана 1962 жылы ашылған. Ол былтыр жаңғыртылды."
    file.write_text(json.dumps({"text": text}), encoding="utf-8")
    done = tizilim("extract", file)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert "published" not in record["article"]
    assert {claim["field"]: claim["value"] for claim in record["branches"][0]["claims"]} == {"opened": "1962"}


def test_batch_goes_on_and_says_how_many(tizilim: Tizilim, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.html").write_bytes(PAGE)
    for name in ("empty.html", "binary.html", "huge.html", "menu-only.html"):
        (folder / name).write_bytes(REFUSED[name][0])
    done = tizilim("run", folder, "--data-dir", tmp_path / "data", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "4 items are quarantined" in done.stderr
    registry = json.loads((tmp_path / "out" / "registry.json").read_text(encoding="utf-8"))
    assert len(registry["branches"]) == BRANCHES_OF_PAGE
    doctor = tizilim("doctor", "--data-dir", tmp_path / "data")
    assert doctor.returncode == 1
    for code in ("empty", "not-text", "too-large", "no-article"):
        assert f"  {code}: " in doctor.stdout
