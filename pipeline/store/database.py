"""Opening the store and handing out units of work.

Invariant: everything that is read and then written happens inside one ``BEGIN IMMEDIATE`` transaction, so two writers
never interleave; the second waits for ``wait`` seconds and is then refused with ``store-locked``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Inspector, create_engine, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.store import tables
from pipeline.store.work import Work
from schemas.errors import StoreError

SCHEMA_VERSION = "1"
"""Version of the tables; a store of another version is refused, never guessed at."""

FILE_NAME = "tizilim.db"


class Store:
    """A database of one schema version. ``write()`` and ``read()`` hand out units of work."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Begin a unit of work that commits when the block ends and rolls back when it raises.

        Raises ``StoreError``: ``store-locked`` where another writer holds the database for longer than the wait.
        """
        with self._connection("BEGIN IMMEDIATE") as connection:
            yield Work(connection)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Begin a unit of work on one consistent snapshot; nothing written in it is kept."""
        with self._connection("BEGIN") as connection:
            try:
                yield Work(connection)
            finally:
                connection.rollback()

    @contextmanager
    def _connection(self, begin: str) -> Iterator[Connection]:
        with _translated(self.where), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(begin)
            yield connection
            connection.commit()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(data_dir: Path, *, url: str | None = None, wait: float = 10.0) -> Store:
    """Open the store in ``data_dir`` (made if missing), or the database at ``url``; ``wait`` is in seconds.

    Raises ``StoreError``: ``store-version`` for a store of another version, ``store-unreadable`` for what is no
    database of ours or can't be opened, ``store-locked`` where another writer is at work.
    """
    where = _without_password(url) if url else str(data_dir / FILE_NAME)
    if url is None:
        _make_folder(data_dir)
        url = f"sqlite:///{data_dir / FILE_NAME}"
    store = Store(_engine(url, wait, where), where)
    try:
        with store.read() as work:
            found = _version(work.connection, where)
        if found is None:
            with store.write() as work:
                _create(work.connection, where)
    except BaseException:
        store.close()
        raise
    return store


def _make_folder(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the data folder cannot be made: {error.strerror}", where=str(data_dir), code="store-unreadable"
        ) from error


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise StoreError("this is not a database URL", where="database_url", code="store-unreadable") from error


def _engine(url: str, wait: float, where: str) -> Engine:
    sqlite = make_url(url).get_backend_name() == "sqlite"
    try:
        engine = create_engine(url, connect_args={"timeout": wait} if sqlite else {})
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"the driver for this database is not installed: {error}", where=where, code="store-unreadable"
        ) from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions of its own; None leaves BEGIN IMMEDIATE to us.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _version(connection: Connection, where: str) -> str | None:
    """Read the schema version, None for an empty database; refuse every other."""
    inspector: Inspector = inspect(connection)
    names = inspector.get_table_names()
    if not names:
        return None
    if tables.meta.name not in names:
        raise StoreError("this database is not Tizilim's", where=where, code="store-unreadable")
    found = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == "schema_version"))
    if found != SCHEMA_VERSION:
        raise StoreError(
            f"the store has schema version {found}, this program needs {SCHEMA_VERSION}",
            where=where,
            code="store-version",
        )
    return str(found)


def _create(connection: Connection, where: str) -> None:
    # Another process may have made the tables between our look and our lock.
    if _version(connection, where) is not None:
        return
    tables.metadata.create_all(connection, checkfirst=False)
    connection.execute(insert(tables.meta).values(key="schema_version", value=SCHEMA_VERSION))


@contextmanager
def _translated(where: str) -> Iterator[None]:
    """Turn the driver's errors into one sentence."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        reason = error.orig if isinstance(error, DatabaseError) else error
        if getattr(reason, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise StoreError(
                "another process is writing to the store; try again when it has finished",
                where=where,
                code="store-locked",
            ) from error
        raise StoreError(f"the database refuses: {reason}", where=where, code="store-unreadable") from error
