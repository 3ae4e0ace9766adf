"""What merging starts from: the store's own reading of each article, and records that ``merge --from`` handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.logs import logger
from pipeline.stages.extracting import article_tasks
from pipeline.stages.versions import stage_version
from pipeline.store import Stage, StageKey, Work
from schemas import ArticleRecord
from schemas.errors import StoreError


@dataclass(frozen=True, slots=True)
class Records:
    """Records as JSON, one an article, in the order of their texts, which is nobody's order of arrival."""

    texts: tuple[str, ...]

    def models(self) -> list[ArticleRecord]:
        """Read and check them."""
        return [ArticleRecord.model_validate_json(text) for text in self.texts]


def current_records(work: Work) -> Records:
    """Collect the records of all articles as they now are.

    An article that several addresses carry counts once, by its longest text. The store's own reading wins over a
    handed-in record of the same article: it follows the page and the version of the extractors.
    """
    own = _one_an_article(_extracted(work))
    handed_in = _one_an_article(work.imports.all())
    hidden = handed_in.keys() & own.keys()
    if hidden:
        logger().warning("handed-in records are not used: the store reads these articles itself", articles=len(hidden))
    return Records(tuple(sorted((handed_in | own).values())))


def _extracted(work: Work) -> Iterable[str]:
    version = stage_version(Stage.EXTRACT)
    done = work.results.done(Stage.EXTRACT, version)
    for task in article_tasks(work):
        if task.input in done and done[task.input].output_hash:
            found = work.results.get(StageKey(Stage.EXTRACT, task.input, version))
            if found is None or found.output is None:
                raise StoreError(f"the record of {task.item} has gone while it was read", code="store-unreadable")
            yield found.output


def _one_an_article(texts: Iterable[str]) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for text in texts:
        article = ArticleRecord.model_validate_json(text).article
        rank = (len(article.text), text)
        best[article.id] = max(best.get(article.id, rank), rank)
    return {article: text for article, (_, text) in best.items()}
