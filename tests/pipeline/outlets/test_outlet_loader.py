from pathlib import Path

import pytest

from pipeline.outlets import load_outlets
from schemas.errors import ConfigError

GOOD = """
id = "town"
name = "Town news"
languages = ["kk", "ru"]
timezone = "Asia/Almaty"
hosts = ["town.example"]
article_url = '^https://town\\.example/\\d+$'

[language]
paths = { "/ru/" = "ru", "/" = "kk" }

[html]
verified = true
json_ld = true
body = ["div.text"]
title = ["h1"]
date = ["time"]
author = []
lead = []
dates = ["DD.MM.YYYY HH:MM"]
drop = [".ad"]
drop_lines = ['^Ad:']
stop_lines = []
"""


def test_the_projects_own_outlets_load() -> None:
    outlets = load_outlets()
    ids = {outlet.id for outlet in outlets.items}
    assert ids >= {"zakon-kk", "zakon-ru", "inform-kk", "inform-ru", "tengrinews", "vecher", "almaty-tv", "informburo"}
    assert all(outlet.timezone.key == "Asia/Almaty" for outlet in outlets.items)


def test_a_new_outlet_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(GOOD, encoding="utf-8")
    outlet = load_outlets(tmp_path).by_id("town")
    assert outlet.language_of_url("https://town.example/ru/1") == "ru"
    assert outlet.language_of_url("https://town.example/1") == "kk"
    assert any(pattern.search("AD: buy") for pattern in outlet.html.drop_lines)
    assert any(pattern.search("Фото: автор") for pattern in outlet.html.drop_lines), "shared lines are added"


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "twin.toml").write_text(GOOD, encoding="utf-8")
    faulty = (
        GOOD.replace('"div.text"', '"div..text"')
        .replace("'^Ad:'", "'(Ad'")
        .replace("Asia/Almaty", "Asia/Nowhere")
        .replace('["kk", "ru"]', '["kk"]')
        .replace("DD.MM.YYYY", "YYYY")
    )
    (tmp_path / "faulty.toml").write_text(faulty, encoding="utf-8")
    (tmp_path / "stray.toml").write_text(GOOD.replace('["kk", "ru"]', '["kk"]'), encoding="utf-8")
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "typo.toml").write_text(GOOD.replace("stop_lines", "stoplines"), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_outlets(tmp_path)
    message = str(caught.value)
    assert "twin.toml: id: 'town' is not the file's name" in message
    assert "town.example is claimed by 2 outlets" in message
    for words in (
        "faulty.toml: html.body.0: Value error, 'div..text' is no CSS selector",
        "faulty.toml: html.drop_lines.0: Value error, '(Ad' is no regular expression",
        "faulty.toml: timezone: Value error, 'Asia/Nowhere' is no time zone",
        "faulty.toml: html.dates.0: Value error, date pattern 'YYYY HH:MM' names no day",
        "stray.toml: file: Value error, language rules name ru",
        "broken.toml: ",
        "typo.toml: html.stop_lines: Field required",
        "typo.toml: html.stoplines: Extra inputs are not permitted",
    ):
        assert words in message


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no outlet files"):
        load_outlets(tmp_path)


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_outlets().by_id("nobody")
