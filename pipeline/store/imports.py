"""Records that ``merge --from`` handed in: one an article, the latest hand-in stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from pipeline.store import tables

_imports = tables.imports


class Imports:
    """The imports table within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, article: str, record: str, *, source: str, now: datetime) -> bool:
        """Store an article's record; False where the very same record is there already."""
        found = self._connection.scalar(select(_imports.c.record).where(_imports.c.article == article))
        if found == record:
            return False
        self._connection.execute(delete(_imports).where(_imports.c.article == article))
        self._connection.execute(
            insert(_imports).values(
                article=article, record=record, source=source, stored_at=now.astimezone(UTC).isoformat()
            )
        )
        return True

    def all(self) -> Iterator[str]:
        """Every record as JSON, by article."""
        yield from self._connection.scalars(select(_imports.c.record).order_by(_imports.c.article))

    def count(self) -> int:
        """How many records there are."""
        return self._connection.scalar(select(func.count()).select_from(_imports)) or 0
