"""The store: pages, stage results, permanent ids. One SQLite file by default, any SQLAlchemy URL on request."""

from pipeline.store.database import SCHEMA_VERSION, Store, open_store
from pipeline.store.ledger import LedgerRow
from pipeline.store.pages import Page, PageRow, PageState
from pipeline.store.results import Done, Failure, Result, Stage, StageKey, text_hash
from pipeline.store.work import Work

__all__ = [
    "SCHEMA_VERSION",
    "Done",
    "Failure",
    "LedgerRow",
    "Page",
    "PageRow",
    "PageState",
    "Result",
    "Stage",
    "StageKey",
    "Store",
    "Work",
    "open_store",
    "text_hash",
]
