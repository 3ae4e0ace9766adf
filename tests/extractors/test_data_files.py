"""The loader of data files: every fault of a file at once, and the file's name with it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from extractors import data
from extractors.contacts import ContactLexicon
from extractors.dates import DateLexicon
from extractors.gazetteer import Gazetteer, load_gazetteer
from extractors.numbers import NumberLexicon
from schemas.errors import ConfigError

LEXICON = resources.files("extractors")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"numbers\.toml"):
        data.load(NumberLexicon, tmp_path / "numbers.toml")


def test_a_mistake_of_notation_gives_its_line(tmp_path: Path) -> None:
    file = tmp_path / "dates.toml"
    file.write_text('[months]\n"ақпан = 2\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"dates\.toml.*line 2"):
        data.load(DateLexicon, file)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "dates.toml"
    file.write_bytes("[months]\n'март' = 3".encode("cp1251"))
    with pytest.raises(ConfigError, match=r"dates\.toml"):
        data.load(DateLexicon, file)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "contacts.toml"
    file.write_text('phone_cues = "тел"\nsite_cues = ["сайт"]\nsurplus = 1\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        data.load(ContactLexicon, file)
    assert caught.value.code == "bad-config"
    assert caught.value.where == str(file)
    assert {fault.split(":")[0] for fault in caught.value.message.split("; ")} == {
        "phone_cues",
        "surplus",
        "top_domains",
        "foreign_hosts",
        "library_hosts",
        "office_cues",
        "denied_after",
    }


def test_ids_given_twice_are_told(tmp_path: Path) -> None:
    file = tmp_path / "city.toml"
    file.write_text(
        'districts = [{ id = "a", kk = "А" }, { id = "a", kk = "Б" }]\nmicrodistricts = []\nstreets = []\n'
        '[city]\nid = "city"\nkk = "Қ"\nru = "Г"\nen = "C"\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError, match="ids given twice: a"):
        data.load(Gazetteer, file)


def test_a_city_without_a_file_has_no_gazetteer() -> None:
    assert load_gazetteer("atlantis") is None


@pytest.mark.parametrize(
    "file",
    sorted(path for path in Path(str(LEXICON)).rglob("*.toml")),
    ids=lambda path: "/".join(path.parts[-3:]),
)
def test_every_data_file_is_toml(file: Path) -> None:
    assert data.read_toml(file)
