"""The benchmarks run and print their ratio; what they print is never judged by a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import run

NEWSROOM = Path(__file__).parents[2] / "corpus" / "newsroom"


@pytest.mark.parametrize(("name", "folder"), [("parse", NEWSROOM / "pages"), ("extract", NEWSROOM)])
def test_prints_both_rates_and_their_ratio(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, str(folder), "--seconds", "0.01"]) == 0
    assert re.search(r"ratio[ a-z]* +\d+\.\d", capsys.readouterr().out)


def test_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nothing"]) == 2
    assert "parse, extract" in capsys.readouterr().err
