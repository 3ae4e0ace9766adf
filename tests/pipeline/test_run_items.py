from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.cli.progress import NoBars
from pipeline.stages.context import Context, Counts
from pipeline.stages.items import INTERNAL, ItemStage, Task, run_items
from pipeline.store import Stage, open_store, text_hash
from schemas.errors import ConfigError, InputError


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with open_store(tmp_path) as store:
        yield Context(store, lambda: datetime(2026, 2, 4, tzinfo=UTC), 2, NoBars())


def tasks(*words: str) -> list[Task[str]]:
    return [Task(text_hash(word), word, word) for word in words]


class Desk:
    """Makes a word into its capitals, and remembers what it was asked for."""

    def __init__(self, version: str = "1") -> None:
        self.asked: list[str] = []
        self.refused: dict[str, Exception] = {}
        self.stage = ItemStage(Stage.PARSE, version, self.make)

    def make(self, word: str) -> str:
        self.asked.append(word)
        if word in self.refused:
            raise self.refused[word]
        return word.upper()


def codes(context: Context) -> dict[str, str]:
    with context.store.read() as work:
        return {result.item: result.failure.code for result in work.results.quarantined() if result.failure}


def test_each_item_is_made_once(context: Context):
    desk = Desk()
    assert run_items(context, desk.stage, tasks("a", "b", "c")).counts == Counts(new=3)
    assert run_items(context, desk.stage, tasks("c", "b", "a", "d")).counts == Counts(new=1, cached=3)
    assert desk.asked == ["a", "b", "c", "d"]


def test_another_version_makes_all_anew(context: Context):
    run_items(context, Desk("1").stage, tasks("a"))
    assert run_items(context, Desk("2").stage, tasks("a")).counts == Counts(new=1)


def test_failing_item_is_quarantined_and_the_others_go_on(context: Context):
    desk = Desk()
    desk.refused["b"] = InputError("nothing there", where="page", code="empty")
    assert run_items(context, desk.stage, tasks("a", "b", "c")).counts == Counts(new=2, quarantined=1)
    assert codes(context) == {"b": "empty"}
    assert run_items(context, desk.stage, tasks("a", "b", "c")).counts == Counts(cached=2, quarantined=1)
    assert desk.asked.count("b") == 1, "the same bytes in the same version fail the same way"


def test_quarantine_entry_goes_when_the_item_has_changed(context: Context):
    desk = Desk()
    desk.refused["b"] = InputError("nothing there", code="empty")
    run_items(context, desk.stage, tasks("a", "b"))
    assert run_items(context, desk.stage, tasks("a", "b2")).counts == Counts(new=1, cached=1)
    assert codes(context) == {}


def test_fault_of_our_own_is_quarantined_and_tried_again(context: Context):
    desk = Desk()
    desk.refused["b"] = IndexError("list index out of range")
    assert run_items(context, desk.stage, tasks("a", "b")).counts == Counts(new=1, quarantined=1)
    assert codes(context) == {"b": INTERNAL}
    desk.refused.clear()
    assert run_items(context, desk.stage, tasks("a", "b")).counts == Counts(new=1, cached=1)
    assert codes(context) == {}


def test_wrong_settings_stop_the_stage_and_keep_the_batches_before(context: Context):
    desk = Desk()
    desk.refused["c"] = ConfigError("unknown key", where="outlets/x.toml")
    with pytest.raises(ConfigError):
        run_items(context, desk.stage, tasks("a", "b", "c"))
    desk.refused.clear()
    assert run_items(context, desk.stage, tasks("a", "b", "c")).counts == Counts(new=1, cached=2)
