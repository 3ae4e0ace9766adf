from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import load_settings
from schemas.errors import ConfigError


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_flag_wins_over_environment_over_file_over_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert load_settings({}).data_dir == Path("data")
    Path("tizilim.toml").write_text('data_dir = "file"\nbatch_size = 3\n')
    assert load_settings({}).data_dir == Path("file")
    monkeypatch.setenv("TIZILIM_DATA_DIR", "environment")
    assert load_settings({}).data_dir == Path("environment")
    settings = load_settings({"data_dir": Path("flag")})
    assert (settings.data_dir, settings.batch_size) == (Path("flag"), 3)


def test_named_file_is_read_instead_of_the_usual_one():
    Path("tizilim.toml").write_text("batch_size = 3\n")
    Path("other.toml").write_text('sources = ["a", "b"]\n')
    settings = load_settings({}, Path("other.toml"))
    assert (settings.sources, settings.batch_size) == (("a", "b"), 16)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("batch_size = 0", "tizilim.toml: batch_size: "),
        ('batch_size = "many"', "tizilim.toml: batch_size: "),
        ('colour = "red"', "tizilim.toml: colour: no such setting"),
        ("batch_size = ", "tizilim.toml: this is not TOML"),
        ('sources = ["a", 1]', "tizilim.toml: sources.1: "),
    ],
)
def test_fault_names_file_and_key(text: str, says: str):
    Path("tizilim.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_settings({})
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_fault_in_the_environment_names_the_variable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TIZILIM_LOCK_WAIT", "long")
    with pytest.raises(ConfigError, match=r"^TIZILIM_LOCK_WAIT: "):
        load_settings({})


def test_list_in_the_environment_is_json(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TIZILIM_SOURCES", '["a"]')
    assert load_settings({}).sources == ("a",)
    monkeypatch.setenv("TIZILIM_SOURCES", "a")
    with pytest.raises(ConfigError, match="JSON"):
        load_settings({})


def test_missing_named_file_is_refused():
    with pytest.raises(ConfigError, match=r"none\.toml: there is no such settings file"):
        load_settings({}, Path("none.toml"))
