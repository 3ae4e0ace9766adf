"""Extract: stored articles to stored records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.stages.context import Context, StageReport
from pipeline.stages.items import ItemStage, Task, run_items
from pipeline.stages.parsing import page_input
from pipeline.stages.versions import stage_version
from pipeline.store import Stage, StageKey, Work
from schemas import Article

if TYPE_CHECKING:
    from extractors.reader import Reader


def extract(context: Context) -> StageReport:
    """Extract from every article of a stored page that has not been read in this version."""

    # Made when the first article needs it: a run that finds everything done loads no models.
    @cache
    def reader() -> Reader:
        from extractors.reader import Reader  # noqa: PLC0415

        return Reader()

    def make(key: StageKey) -> str:
        with context.store.read() as work:
            found = work.results.get(key)
        if found is None or found.output is None:
            raise LookupError(f"the article of {key.input} is no longer in the store")
        return reader().read(Article.model_validate_json(found.output)).to_json()

    with context.store.read() as work:
        tasks = article_tasks(work)
    return run_items(context, ItemStage(Stage.EXTRACT, stage_version(Stage.EXTRACT), make), tasks)


def article_tasks(work: Work) -> list[Task[StageKey]]:
    """List the articles of the pages as they now are; a page that could not be parsed has none."""
    version = stage_version(Stage.PARSE)
    parsed = work.results.done(Stage.PARSE, version)
    tasks = []
    for row in work.pages.rows():
        key = page_input(row)
        if key in parsed and (article_hash := parsed[key].output_hash):
            tasks.append(Task(article_hash, row.address, StageKey(Stage.PARSE, key, version)))
    return tasks
