"""Parse: stored pages to stored articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from pipeline.outlets import load_outlets
from pipeline.parse import parse_page
from pipeline.stages.context import Context, StageReport
from pipeline.stages.items import ItemStage, Task, run_items
from pipeline.stages.versions import stage_version
from pipeline.store import Failure, PageRow, Stage, StageKey, Store, text_hash
from schemas import Article


def parse(context: Context) -> StageReport:
    """Parse every stored page that has not been parsed as it now is."""
    outlets = load_outlets()

    def make(row: PageRow) -> str:
        with context.store.read() as work:
            data = work.pages.body(row.content_hash)
        fetched = _fetched(row)
        article = parse_page(
            data,
            url=row.url,
            outlets=outlets,
            content_type=row.content_type,
            fetched=datetime.fromisoformat(fetched) if fetched else None,
        )
        return article.to_json()

    with context.store.read() as work:
        tasks = [Task(page_input(row), row.address, row) for row in work.pages.rows()]
    return run_items(context, ItemStage(Stage.PARSE, stage_version(Stage.PARSE), make), tasks)


def parsed(store: Store, addresses: Iterable[str]) -> Iterator[Article | Failure]:
    """Find the articles of stored pages, in the order asked for; a page without one is a failure in its place."""
    with store.read() as work:
        rows = {row.address: row for row in work.pages.rows()}
        for address in addresses:
            row = rows.get(address)
            if row is None:
                yield Failure("not-stored", "the store has no page of this address", address)
                continue
            result = work.results.get(StageKey(Stage.PARSE, page_input(row), stage_version(Stage.PARSE)))
            if result is None or result.output is None:
                yield (result and result.failure) or Failure("not-parsed", "the page has not been parsed", address)
            else:
                yield Article.model_validate_json(result.output)


def page_input(row: PageRow) -> str:
    """Hash all that an article is made from: the bytes, and what the web said about them."""
    return text_hash(row.content_hash, row.url or "", row.content_type or "", _fetched(row))


def _fetched(row: PageRow) -> str:
    # A page that says "today, 14:30" means the day on which the web sent it; when a file was read means nothing.
    return row.fetched_at if row.url else ""
