"""A run that is killed with SIGKILL, in whatever stage, is finished by the next one, to the same bytes."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from command_line import Tizilim

pytestmark = pytest.mark.slow

# One item a batch, so that a stage stores many times; "batch stored" is said right after a commit.
ONE_BY_ONE = {"TIZILIM_BATCH_SIZE": "1"}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, newsroom: Path) -> bytes:
    tizilim = Tizilim(tmp_path_factory.mktemp("undisturbed"))
    done = tizilim("run", newsroom)
    assert done.returncode == 0, done.stderr
    return (tizilim.folder / "out" / "registry.json").read_bytes()


@pytest.mark.parametrize(
    "moment",
    [
        ("fetch", "batch stored", 3),
        ("parse", "stage started", 1),
        ("parse", "batch stored", 5),
        ("extract", "stage started", 1),
        ("extract", "batch stored", 5),
        ("merge", "stage started", 1),
        ("merge", "stage finished", 1),
        ("export", "stage started", 1),
    ],
)
def test_killed_run_is_finished_by_the_next(
    tizilim: Tizilim, newsroom: Path, expected: bytes, moment: tuple[str, str, int]
):
    stage, event, times = moment
    process = tizilim.start("run", newsroom, "-v", "--log-format", "json", env=ONE_BY_ONE)
    assert process.stderr
    with process:
        seen = 0
        for line in process.stderr:
            said = json.loads(line)
            seen += (said.get("stage"), said["event"]) == (stage, event)
            if seen == times:
                process.kill()
                break
    assert process.returncode == -signal.SIGKILL
    again = tizilim("run", newsroom)
    assert again.returncode == 0, again.stderr
    assert (tizilim.folder / "out" / "registry.json").read_bytes() == expected
