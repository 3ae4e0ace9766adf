"""The tables. Times are UTC in ISO 8601 text, hashes SHA-256 in hexadecimal, bodies zlib-compressed bytes."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

bodies = Table(
    "bodies",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("address", String, primary_key=True),
    Column("url", String),
    Column("content_hash", String(64), ForeignKey("bodies.hash"), nullable=False),
    Column("content_type", String),
    Column("fetched_at", String, nullable=False),
    Column("source", String, nullable=False),
)

results = Table(
    "results",
    metadata,
    Column("stage", String, primary_key=True),
    Column("input", String(64), primary_key=True),
    Column("version", String, primary_key=True),
    Column("item", String, nullable=False),
    Column("status", String, nullable=False),
    Column("output", Text),
    Column("output_hash", String(64)),
    Column("code", String),
    Column("message", Text),
    Column("place", String),
    Column("stored_at", String, nullable=False),
    CheckConstraint("status in ('ok', 'quarantined')", name="status_known"),
    CheckConstraint("(status = 'ok') = (output is not null)", name="ok_has_output"),
    CheckConstraint("(status = 'quarantined') = (code is not null)", name="quarantined_has_code"),
)
Index("results_quarantine", results.c.status, results.c.stage)

imports = Table(
    "imports",
    metadata,
    Column("article", String, primary_key=True),
    Column("record", Text, nullable=False),
    Column("source", String, nullable=False),
    Column("stored_at", String, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("id", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("stored_at", String, nullable=False),
)


@event.listens_for(metadata, "after_create")
def _forbid_edits(_target: MetaData, connection: Connection, **_options: object) -> None:
    """Let SQLite itself refuse edits of the ledger: a permanent id that could be edited would not be permanent."""
    if connection.dialect.name != "sqlite":
        return
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )
