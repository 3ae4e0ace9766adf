"""Fetch: sources to stored pages. A source that fails is quarantined until it is fetched well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.fetch import Downloader, Limits, Source, read_file
from pipeline.logs import logger
from pipeline.stages.context import Context, Counts, StageReport, begin, shown
from pipeline.store import Failure, Page, PageState, Result, Stage, StageKey, text_hash
from schemas.errors import InputError

VERSION = "1"


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """What to fetch and how."""

    sources: Sequence[Source]
    user_agent: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that has just been stored: what ``tizilim fetch`` prints."""

    page: Page
    state: PageState


def fetch(context: Context, plan: FetchPlan, seen: Callable[[Fetched], None] = lambda _: None) -> StageReport:
    """Fetch every source; ``seen`` hears of each page once it is stored."""
    watch = begin(Stage.FETCH)
    new = cached = failed = 0
    with Downloader(plan.user_agent, plan.limits) as web, shown(context.progress, Stage.FETCH, len(plan.sources)):
        for begun in range(0, len(plan.sources), context.batch_size):
            batch = plan.sources[begun : begun + context.batch_size]
            found = [_attempt(context, plan, web, source) for source in batch]
            for state in _store(context, found):
                new += state.state is not PageState.SAME
                cached += state.state is PageState.SAME
                seen(state)
            failed += sum(1 for one in found if isinstance(one, Result))
            context.progress.advance(len(batch))
            logger().debug("batch stored", stage=Stage.FETCH.value, items=len(batch))
    return watch.report(Counts(new, cached, failed))


def _attempt(context: Context, plan: FetchPlan, web: Downloader, source: Source) -> Page | Result:
    now = context.clock()
    try:
        if source.path:
            return read_file(source.path, max_bytes=plan.limits.max_bytes, now=now)
        return web.get(source.address, now=now)
    except InputError as error:
        logger().warning(
            "quarantined", stage=Stage.FETCH.value, item=source.address, code=error.code, message=error.message
        )
        return Result(_key(source.address), source.address, failure=Failure(error.code, error.message, error.where))


def _store(context: Context, found: Sequence[Page | Result]) -> list[Fetched]:
    stored = []
    with context.store.write() as work:
        for one in found:
            if isinstance(one, Result):
                work.results.put(one, now=context.clock())
            else:
                work.results.drop([_key(one.address)])
                stored.append(Fetched(one, work.pages.put(one)))
    return stored


def _key(address: str) -> StageKey:
    return StageKey(Stage.FETCH, text_hash(address), VERSION)
