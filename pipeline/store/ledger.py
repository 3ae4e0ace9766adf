"""Permanent ids: an append-only ledger, by triggers of the database. The latest row of a (kind, key) holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from pipeline.store import tables

_ledger = tables.ledger


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line: what ``key`` of a ``kind`` means is ``id``. Merging gives kinds and numbers their sense."""

    kind: str
    key: str
    id: str
    number: int = 0


class Ledger:
    """The ledger within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self) -> list[LedgerRow]:
        """Read what holds now, by kind and key."""
        columns = (_ledger.c.kind, _ledger.c.key, _ledger.c.id, _ledger.c.number)
        latest: dict[tuple[str, str], LedgerRow] = {}
        for row in self._connection.execute(select(*columns).order_by(_ledger.c.seq)):
            latest[row.kind, row.key] = LedgerRow(*row)
        return [latest[place] for place in sorted(latest)]

    def append(self, rows: Iterable[LedgerRow], *, now: datetime) -> int:
        """Add the rows that do not hold already, in the order given; returns how many there were."""
        held = set(self.rows())
        fresh = [row for row in rows if row not in held]
        stored_at = now.astimezone(UTC).isoformat()
        for row in fresh:
            self._connection.execute(
                insert(_ledger).values(kind=row.kind, key=row.key, id=row.id, number=row.number, stored_at=stored_at)
            )
        return len(fresh)
