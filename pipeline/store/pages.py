"""Pages: the latest content of each address. Bodies are kept once, by their hash."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, select, update

from pipeline.store import tables


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one address.

    ``address`` is where the bytes came from (``https://…`` or ``file://…``) and names the page in the store; ``url`` is
    the web address after redirects, None for a file, whose own canonical link says what its address is.
    """

    address: str
    url: str | None
    data: bytes
    content_type: str | None
    fetched_at: datetime
    source: str

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page without its bytes: what a stage needs to know whether there is work."""

    address: str
    url: str | None
    content_hash: str
    content_type: str | None
    fetched_at: str


class PageState(StrEnum):
    """What storing a page found."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Pages:
    """The pages table within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, page: Page) -> PageState:
        """Store a page; an address whose content is the same is left as it is, its first fetch time included."""
        row = {
            "url": page.url,
            "content_hash": page.content_hash,
            "content_type": page.content_type,
            "fetched_at": page.fetched_at.astimezone(UTC).isoformat(),
            "source": page.source,
        }
        pages = tables.pages
        found = self._connection.execute(select(pages).where(pages.c.address == page.address)).one_or_none()
        if found and (found.content_hash, found.url, found.content_type) == (
            row["content_hash"],
            page.url,
            page.content_type,
        ):
            return PageState.SAME
        self._put_body(page)
        if found:
            self._connection.execute(update(pages).where(pages.c.address == page.address).values(row))
            self._drop_body(found.content_hash)
            return PageState.CHANGED
        self._connection.execute(insert(pages).values(address=page.address, **row))
        return PageState.NEW

    def _put_body(self, page: Page) -> None:
        bodies, digest = tables.bodies, page.content_hash
        if self._connection.scalar(select(bodies.c.hash).where(bodies.c.hash == digest)) is None:
            self._connection.execute(
                insert(bodies).values(hash=digest, size=len(page.data), data=zlib.compress(page.data))
            )

    def rows(self) -> Iterator[PageRow]:
        """Every page without its bytes, by address."""
        pages = tables.pages
        columns = (pages.c.address, pages.c.url, pages.c.content_hash, pages.c.content_type, pages.c.fetched_at)
        for row in self._connection.execute(select(*columns).order_by(pages.c.address)):
            yield PageRow(*row)

    def body(self, content_hash: str) -> bytes:
        """Read the bytes of a content hash that a page row named."""
        bodies = tables.bodies
        found: bytes = self._connection.execute(select(bodies.c.data).where(bodies.c.hash == content_hash)).scalar_one()
        return zlib.decompress(found)

    def count(self) -> int:
        """How many pages there are."""
        return self._connection.scalar(select(func.count()).select_from(tables.pages)) or 0

    def forget(self, address: str) -> bool:
        """Remove a page from the store; False where there was none."""
        pages = tables.pages
        content_hash = self._connection.scalar(select(pages.c.content_hash).where(pages.c.address == address))
        if content_hash is None:
            return False
        self._connection.execute(delete(pages).where(pages.c.address == address))
        self._drop_body(content_hash)
        return True

    def _drop_body(self, content_hash: str) -> None:
        """Remove a body unless another page has it too."""
        pages, bodies = tables.pages, tables.bodies
        used = select(pages.c.address).where(pages.c.content_hash == content_hash).exists()
        self._connection.execute(delete(bodies).where(bodies.c.hash == content_hash, ~used))
