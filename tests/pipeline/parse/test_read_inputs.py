import io
import json
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.outlets import Outlets
from pipeline.parse import InputOptions, read_inputs
from schemas.article import Article, article_id
from schemas.errors import InputError
from schemas.vocab import Language

PAGES = Path(__file__).parent / "pages"
NONE = InputOptions()
TEXT = "Жаңа кітапхана\n\nАлматыда жаңа кітапхана ашылды, оның қоры 20 мың кітап."


def only(source: Path | str, outlets: Outlets, options: InputOptions = NONE) -> Article:
    (item,) = read_inputs(str(source), options, outlets)
    assert isinstance(item, Article), item
    return item


def fault(source: Path | str, outlets: Outlets, options: InputOptions = NONE) -> InputError:
    (item,) = read_inputs(str(source), options, outlets)
    assert isinstance(item, InputError)
    assert "\n" not in str(item)
    return item


def test_a_page_knows_its_outlet_by_its_own_link(outlets: Outlets) -> None:
    article = only(PAGES / "zakon-kk.html", outlets, InputOptions(city="almaty"))
    assert (article.outlet, article.city, article.language) == ("zakon-kk", "almaty", "kk")


def test_a_plain_text_is_kept_as_it_is(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbf" + " Бас  тақырып \r\n\r\nМәтін\u00a0бар: и\u0306од.\r\n".encode())
    published = datetime.fromisoformat("2026-02-04T14:44+05:00")
    article = only(path, outlets, InputOptions(published=published, city="almaty"))
    assert article.text == " Бас  тақырып \n\nМәтін\u00a0бар: йод.\n"
    assert article.title == "Бас  тақырып"
    assert (article.language, article.published, article.city) == ("kk", published, "almaty")
    assert article.id == article_id(None, article.text)


def test_a_url_tells_outlet_and_language_of_a_plain_text(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Без казахских букв", encoding="utf-8")
    article = only(path, outlets, InputOptions(url="https://kaz.zakon.kz/kogam/6070001-a.html"))
    assert (article.outlet, article.language) == ("zakon-kk", "kk")


def test_the_language_option_overrules_a_guess(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Кошпенди. Алматы.", encoding="utf-8")
    assert only(path, outlets, InputOptions(language=Language.KK)).language == "kk"


def test_json_articles_keep_what_they_say(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "article.json"
    record = {
        "id": "a1",
        "url": "https://kaz.zakon.kz/kogam/6070001-a.html",
        "title": "Жаңа кітапхана",
        "text": TEXT,
        "published": "2024-02-04T14:44",
        "language": None,
        "city": "astana",
        "section": "unknown keys pass",
    }
    path.write_text(json.dumps(record), encoding="utf-8")
    article = only(path, outlets, InputOptions(city="almaty", language=Language.RU))
    assert (article.id, article.outlet, article.language, article.city) == ("a1", "zakon-kk", "ru", "astana")
    assert article.text == TEXT
    assert article.published is not None
    assert article.published.isoformat() == "2024-02-04T14:44:00+06:00"


def test_what_parse_prints_extract_reads(tmp_path: Path, outlets: Outlets) -> None:
    printed = only(PAGES / "informburo.html", outlets)
    path = tmp_path / "articles.jsonl"
    path.write_text(printed.to_json() + "\n", encoding="utf-8")
    assert only(path, outlets) == printed


def test_bad_lines_are_named_and_good_lines_go_on(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "articles.jsonl"
    good = json.dumps({"text": TEXT})
    lines = [
        good,
        "",
        '{"text": 5}',
        '{"text": "a", "language": "en", "published": "yesterday"}',
        "{broken",
        "[1]",
        '{"title": "no text"}',
        '{"text": "  "}',
        '{"text": "a", "city": "Алматы"}',
        '{"text": "a", "published": 20260204}',
        good,
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    items = list(read_inputs(str(path), NONE, outlets))
    faults = [item for item in items if isinstance(item, InputError)]
    assert [isinstance(item, Article) for item in items] == [True, *[False] * 8, True]
    assert [item.where for item in faults] == [f"{path}:{number}" for number in range(3, 11)]
    assert [item.code for item in faults] == [
        *(
            "bad-article",
            "bad-article",
            "bad-json",
            "bad-json",
            "bad-article",
            "bad-article",
            "bad-article",
            "bad-article",
        )
    ]
    assert all("\n" not in str(item) for item in faults)
    expected = ("text: ", "language: ", "not JSON", "not list", "text: Field", "text: ", "city: ", "published: ")
    for item, words in zip(faults, expected, strict=True):
        assert words in item.message


def test_a_json_list_names_the_bad_item(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "articles.json"
    path.write_text(json.dumps([{"text": TEXT}, {"text": ["a"]}]), encoding="utf-8")
    good, bad = read_inputs(str(path), NONE, outlets)
    assert isinstance(good, Article)
    assert isinstance(bad, InputError)
    assert bad.where == f"{path}[2]"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.html", b"", "empty"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("none.json", b"[]", "empty"),
        ("broken.json", b'{"text": ', "bad-json"),
        ("string.json", b'"text"', "bad-json"),
        ("deep.json", b"[" * 200_000, "bad-json"),
        ("photo.html", b"\xff\xd8\xff\xe0" + bytes(100), "not-text"),
        ("photo.txt", bytes(range(256)) * 4, "not-text"),
        ("mixed.txt", TEXT.encode() + "Русский текст".encode("cp1251") * 9, "bad-charset"),
        ("shell.html", b"<html><body><div id=app></div></body></html>", "no-article"),
        ("city.txt", "мәтін".encode(), "bad-article"),
    ],
)
def test_each_bad_file_has_its_code_and_is_named(
    tmp_path: Path, outlets: Outlets, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = fault(path, outlets, InputOptions(city="Not An Id") if name == "city.txt" else NONE)
    assert (error.code, error.where) == (code, str(path))


def test_a_missing_file_and_a_directory(tmp_path: Path, outlets: Outlets) -> None:
    assert fault(tmp_path / "nothing.html", outlets).code == "not-found"
    assert fault(tmp_path, outlets).code == "is-directory"


def test_a_50_mb_file_is_refused_unread(tmp_path: Path, outlets: Outlets) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert fault(path, outlets).code == "too-large"


def test_an_address_option_that_is_none(outlets: Outlets) -> None:
    error = fault(PAGES / "zakon-kk.html", outlets, InputOptions(url="zakon.kz"))
    assert (error.code, error.where) == ("bad-url", str(PAGES / "zakon-kk.html"))


@pytest.mark.parametrize(
    ("data", "count", "outlet"),
    [
        (TEXT.encode(), 1, None),
        ("[Видео] Жаңа кітапхана\n\nМәтін".encode(), 1, None),
        ((PAGES / "vecher.html").read_bytes(), 1, "vecher"),
        (json.dumps({"text": TEXT}, indent=1).encode(), 1, None),
        (json.dumps([{"text": TEXT}] * 3).encode(), 3, None),
        ((json.dumps({"text": TEXT}) + "\n").encode() * 2, 2, None),
    ],
    ids=["text", "bracket", "page", "object", "list", "lines"],
)
def test_standard_input_is_recognised(
    monkeypatch: pytest.MonkeyPatch, outlets: Outlets, data: bytes, count: int, outlet: str | None
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    items = list(read_inputs("-", NONE, outlets))
    assert len(items) == count
    assert all(isinstance(item, Article) and item.outlet == outlet for item in items)


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch, outlets: Outlets) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    error = fault("-", outlets)
    assert (error.code, error.where) == ("empty", "standard input")
