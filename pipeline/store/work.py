"""One unit of work: a transaction, and the tables as seen from inside it."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from pipeline.store.imports import Imports
from pipeline.store.ledger import Ledger
from pipeline.store.pages import Pages
from pipeline.store.results import Results


class Work:
    """Everything that one transaction may read and write. Made by ``Store.write()`` or ``Store.read()``."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def pages(self) -> Pages:
        """The pages fetched."""
        return Pages(self.connection)

    @cached_property
    def results(self) -> Results:
        """What each stage made, and what it could not make."""
        return Results(self.connection)

    @cached_property
    def imports(self) -> Imports:
        """Records that were handed in from outside."""
        return Imports(self.connection)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of permanent ids."""
        return Ledger(self.connection)
