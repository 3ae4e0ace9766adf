"""Floors hold, rise and are never lowered; other articles or another measure are noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import HOLDINGS, OPENED, STAFF, judged, write

from corpus import floors
from corpus.__main__ import main
from corpus.floors import Measured, faults, load_floors, raised, to_toml
from corpus.judging import PARTS, fingerprint
from corpus.scores import score
from schemas import ConfigError

ONE = "Жамбыл атындағы кітапхана"


def measured(right: int, wrong: int, digest: str = "1") -> Measured:
    good = [judged({ONE: [OPENED, HOLDINGS]}, {ONE: [OPENED, HOLDINGS]}) for _ in range(right)]
    bad = [judged({ONE: [OPENED, HOLDINGS]}, {ONE: [OPENED, STAFF]}) for _ in range(wrong)]
    return Measured(digest, score([*good, *bad]))


def test_what_was_measured_is_above_its_own_floors() -> None:
    for once in (measured(20, 0), measured(13, 7), measured(10, 10)):
        assert faults("dev", raised(None, once), once) == []


def test_a_figure_below_its_floor_is_named() -> None:
    found = faults("dev", raised(None, measured(20, 0)), measured(14, 6))
    assert "dev: field holdings is 0.824, below its floor 0.970" in found
    assert all("opened" not in fault for fault in found)


def test_floors_only_rise() -> None:
    high = raised(None, measured(20, 0))
    again = raised(high, measured(10, 10, digest="2"))
    assert again.tables() == high.tables()
    assert again.hash == "2"
    assert faults("dev", again, measured(10, 10, digest="2")) != []


def test_other_articles_and_another_measure_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    part = raised(None, measured(20, 0))
    assert "its articles changed" in faults("dev", part, measured(20, 0, digest="2"))[0]
    monkeypatch.setattr(floors, "MEASURE", part.measure + 1)
    assert "measure" in faults("dev", part, measured(20, 0))[0]


def test_a_field_that_is_no_longer_measured_is_noticed() -> None:
    part = raised(None, measured(20, 0))
    assert any("opened has a floor but fewer" in fault for fault in faults("dev", part, measured(5, 0)))


def test_a_field_with_few_cases_has_no_floor() -> None:
    assert raised(None, measured(9, 0)).field == {}


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    part = raised(None, measured(13, 7))
    file.write_text(to_toml({"dev": part}), encoding="utf-8")
    assert load_floors(file) == {"dev": part}
    assert to_toml(load_floors(file)) == file.read_text(encoding="utf-8")
    file.write_text("[dev]\narticles = 'many'", encoding="utf-8")
    with pytest.raises(ConfigError):
        load_floors(file)


def test_the_corpus_has_floors_for_every_part() -> None:
    assert tuple(load_floors()) == PARTS


def test_the_hash_is_of_names_and_words_alone(tmp_path: Path) -> None:
    here = write(tmp_path / "here", judged({ONE: [OPENED]}, {}))
    there = write(tmp_path / "there", judged({ONE: [OPENED]}, {}))
    there.write_bytes(there.read_bytes().replace(b"\n", b"\r\n"))
    there.with_name("a.txt").write_bytes(here.with_name("a.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert fingerprint([here]) == fingerprint([there])
    there.with_name("a.txt").write_text("Басқа\n\nМәтін", encoding="utf-8")
    assert fingerprint([here]) != fingerprint([there])


def test_check_and_raise_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, file = tmp_path / "dev", tmp_path / "floors.toml"
    path = write(folder, judged({ONE: [OPENED, HOLDINGS]}, {}))
    call = ["evaluate", str(folder), "--floors", str(file)]
    assert main([*call, "--check"]) == 2
    assert main([*call, "--raise"]) == 0
    assert main([*call, "--check"]) == 0
    file.write_text(file.read_text().replace("claims_f1 = 0.995", "claims_f1 = 0.999"), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    capsys.readouterr()
    assert main([*call, "--check"]) == 1
    assert "its articles changed" in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path / "other"), "--check", "--floors", str(file)]) == 2
