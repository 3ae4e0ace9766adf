from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from pipeline.store import (
    SCHEMA_VERSION,
    Failure,
    LedgerRow,
    Page,
    PageState,
    Result,
    Stage,
    StageKey,
    Store,
    open_store,
)
from schemas.errors import StoreError

NOW = datetime(2026, 2, 4, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path) as opened:
        yield opened


def page(data: bytes, address: str = "file:///a.html", now: datetime = NOW) -> Page:
    return Page(address, None, data, None, now, "file")


def key(number: int = 0, stage: Stage = Stage.PARSE, version: str = "1") -> StageKey:
    return StageKey(stage, f"{number:064}", version)


def test_page_is_new_then_same_then_changed(store: Store):
    with store.write() as work:
        assert work.pages.put(page(b"one")) is PageState.NEW
    with store.write() as work:
        assert work.pages.put(page(b"one", now=NOW + timedelta(days=1))) is PageState.SAME
    with store.read() as work:
        assert [row.fetched_at for row in work.pages.rows()] == [NOW.isoformat()]
    with store.write() as work:
        assert work.pages.put(page(b"two")) is PageState.CHANGED
    with store.read() as work:
        (row,) = work.pages.rows()
        assert work.pages.body(row.content_hash) == b"two"


def test_a_body_is_kept_while_any_page_has_it(store: Store):
    with store.write() as work:
        work.pages.put(page(b"same", "file:///a.html"))
        work.pages.put(page(b"same", "file:///b.html"))
        work.pages.forget("file:///a.html")
        assert work.pages.body(page(b"same").content_hash) == b"same"
        assert not work.pages.forget("file:///a.html")


def test_a_raising_unit_of_work_leaves_nothing(store: Store):
    def fail() -> None:
        with store.write() as work:
            work.pages.put(page(b"one"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.read() as work:
        assert work.pages.count() == 0


def test_nothing_written_while_reading_is_kept(store: Store):
    with store.read() as work:
        work.pages.put(page(b"one"))
    with store.read() as work:
        assert work.pages.count() == 0


def test_result_is_found_by_its_whole_key(store: Store):
    with store.write() as work:
        work.results.put(Result(key(1), "a", output="{}"), now=NOW)
    with store.read() as work:
        assert work.results.get(key(1)) == Result(key(1), "a", output="{}")
        assert work.results.get(key(2)) is None
        assert work.results.get(key(1, version="2")) is None
        assert work.results.get(key(1, stage=Stage.EXTRACT)) is None


def test_a_good_result_replaces_a_failure_of_the_same_key(store: Store):
    with store.write() as work:
        work.results.put(Result(key(), "a", failure=Failure("empty", "nothing there", "a")), now=NOW)
        work.results.put(Result(key(), "a", output="{}"), now=NOW)
        assert list(work.results.quarantined()) == []


def test_quarantine_drops_what_is_of_the_past(store: Store):
    failure = Failure("empty", "nothing there")
    with store.write() as work:
        for one in (key(1), key(2), key(1, version="0"), key(1, stage=Stage.EXTRACT)):
            work.results.put(Result(one, "a", failure=failure), now=NOW)
        assert work.results.keep_quarantined(Stage.PARSE, "1", [key(1).input]) == 2
        assert [result.key for result in work.results.quarantined()] == [key(1), key(1, stage=Stage.EXTRACT)]


def test_a_result_is_an_output_or_a_failure():
    with pytest.raises(ValueError, match="either"):
        Result(key(), "a")


def test_ledger_tells_the_latest_and_refuses_edits(store: Store):
    first, second = LedgerRow("anchor", "k", "one"), LedgerRow("anchor", "k", "two")
    with store.write() as work:
        assert work.ledger.append([first, LedgerRow("id", "one", "one")], now=NOW) == 2
        assert work.ledger.append([first], now=NOW) == 0
        assert work.ledger.append([second], now=NOW) == 1
        assert work.ledger.rows() == [second, LedgerRow("id", "one", "one")]
    for statement in ("DELETE FROM ledger", "UPDATE ledger SET id = 'x'"):
        with pytest.raises(StoreError, match="append-only"), store.write() as work:
            work.connection.exec_driver_sql(statement)


def test_foreign_keys_are_on(store: Store):
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.write() as work:
        work.connection.exec_driver_sql("INSERT INTO pages VALUES ('a', NULL, 'none', NULL, 'now', 'file')")


def test_store_of_another_version_is_refused(tmp_path: Path):
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "tizilim.db") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    with pytest.raises(StoreError, match=f"schema version 99, this program needs {SCHEMA_VERSION}") as caught:
        open_store(tmp_path)
    assert caught.value.code == "store-version"
    assert caught.value.where == str(tmp_path / "tizilim.db")


def test_what_is_no_database_is_refused(tmp_path: Path):
    (tmp_path / "tizilim.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="not a database") as caught:
        open_store(tmp_path)
    assert caught.value.code == "store-unreadable"


def test_a_database_of_others_is_refused(tmp_path: Path):
    with sqlite3.connect(tmp_path / "tizilim.db") as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="not Tizilim's"):
        open_store(tmp_path)


def test_password_of_a_database_url_is_not_shown(tmp_path: Path):
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, url="postgresql+nodriver://reader:secret@host/registry")
    assert "secret" not in str(caught.value)


def _hold(folder: Path, held: Event, release: Event) -> None:
    with open_store(folder) as store, store.write() as work:
        work.pages.put(page(b"held"))
        held.set()
        release.wait(60)


def test_second_writer_waits_then_is_refused_and_gets_in_afterwards(tmp_path: Path):
    open_store(tmp_path).close()
    process = multiprocessing.get_context("spawn")
    held, release = process.Event(), process.Event()
    other = process.Process(target=_hold, args=(tmp_path, held, release))
    other.start()
    try:
        assert held.wait(60)
        with open_store(tmp_path, wait=0.1) as store:
            with store.read() as work:
                assert work.pages.count() == 0, "a reader sees the last commit while another writes"
            with pytest.raises(StoreError, match="another process is writing") as caught, store.write():
                pass
            assert caught.value.code == "store-locked"
    finally:
        release.set()
        other.join(60)
    with open_store(tmp_path, wait=0.1) as store, store.write() as work:
        assert work.pages.count() == 1


def _create_and_write(folder: Path, number: int) -> None:
    with open_store(folder) as store, store.write() as work:
        work.pages.put(page(str(number).encode(), f"file:///{number}.html"))


def test_processes_that_make_the_store_together_lose_nothing(tmp_path: Path):
    process = multiprocessing.get_context("spawn")
    others = [process.Process(target=_create_and_write, args=(tmp_path, number)) for number in range(4)]
    for other in others:
        other.start()
    for other in others:
        other.join(60)
    assert [other.exitcode for other in others] == [0, 0, 0, 0]
    with open_store(tmp_path) as store, store.read() as work:
        assert work.pages.count() == 4
