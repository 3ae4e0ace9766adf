"""Hand in records from outside: the JSON Lines that ``tizilim extract`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from pipeline.logs import logger
from pipeline.stages.context import Context
from pipeline.store import Failure, Result, Stage, StageKey, text_hash
from schemas import ArticleRecord
from schemas.errors import InputError

VERSION = "1"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """How many records were taken, and the lines that were not: reported, quarantined, and counted."""

    taken: int
    bad: tuple[Failure, ...]


def hand_in(context: Context, lines: Iterable[bytes], *, source: str) -> HandedIn:
    """Store the records of a JSON Lines text; a line that is no record is quarantined as ``source:line``.

    Earlier quarantine entries of the same source go. Raises ``InputError`` ``empty`` where there is no line at all.
    """
    records, bad = _read(lines, source)
    if not records and not bad:
        raise InputError("there is no record in it", where=source, code="empty")
    now = context.clock()
    with context.store.write() as work:
        stale = [row for row in work.results.quarantined() if row.key.stage is Stage.MERGE]
        work.results.drop(row.key for row in stale if row.item.rpartition(":")[0] == source)
        for record in records:
            work.imports.put(record.article.id, record.to_json(), source=source, now=now)
        for failure in bad:
            key = StageKey(Stage.MERGE, text_hash(failure.where), VERSION)
            work.results.put(Result(key, failure.where, failure=failure), now=now)
    for failure in bad:
        logger().warning(
            "quarantined", stage=Stage.MERGE.value, item=failure.where, code=failure.code, message=failure.message
        )
    return HandedIn(len(records), bad)


def _read(lines: Iterable[bytes], source: str) -> tuple[list[ArticleRecord], tuple[Failure, ...]]:
    records, bad = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            records.append(ArticleRecord.model_validate_json(line))
        except ValidationError as error:
            bad.append(Failure("bad-record", sentence(error), f"{source}:{number}"))
    return records, tuple(bad)


def sentence(error: ValidationError) -> str:
    """Say the first fault that a model found, and how many more there are."""
    faults = error.errors(include_url=False)
    first = faults[0]
    place = ".".join(str(part) for part in first["loc"])
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{place}: {first['msg']}{more}" if place else f"{first['msg']}{more}"
