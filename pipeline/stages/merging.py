"""Merge: all records to one stored registry, and the permanent ids that it gave.

Invariant: the registry and the ids that it mints are stored in one transaction; never the one without the other.
"""

from __future__ import annotations

from dataclasses import asdict

from pipeline.merge import IdLedger, merge
from pipeline.stages.context import Context, Counts, StageReport, begin, shown
from pipeline.stages.records import current_records
from pipeline.stages.versions import stage_version
from pipeline.store import LedgerRow, Result, Stage, StageKey, Work, text_hash
from schemas import Registry
from schemas.errors import StoreError

REGISTRY = "registry"


def merge_all(context: Context) -> StageReport:
    """Merge the records of all articles, unless these very records have been merged in this version."""
    watch = begin(Stage.MERGE)
    with context.store.write() as work:
        records = current_records(work)
        size = len(records.texts)
        quarantined = sum(1 for result in work.results.quarantined() if result.key.stage is Stage.MERGE)
        if work.results.get(_key(work, records.texts)):
            return watch.report(Counts(cached=size, quarantined=quarantined))
        with shown(context.progress, Stage.MERGE, size):
            ids = IdLedger.from_rows(asdict(row) for row in work.ledger.rows())
            result = merge(records.models(), ids)
            work.ledger.append((LedgerRow(**asdict(row)) for row in result.ids.rows()), now=context.clock())
            context.progress.advance(size)
        # The key is taken after the ids are stored: merging again from here on finds them and changes nothing.
        key = _key(work, records.texts)
        work.results.put_sole(Result(key, REGISTRY, output=result.registry.to_json()), now=context.clock())
    return watch.report(Counts(new=size, quarantined=quarantined))


def _key(work: Work, records: tuple[str, ...]) -> StageKey:
    ledger = [part for row in work.ledger.rows() for part in (row.kind, row.key, row.id, str(row.number))]
    return StageKey(Stage.MERGE, text_hash(text_hash(*ledger), *records), stage_version(Stage.MERGE))


def stored_registry(work: Work) -> Registry:
    """Read the registry that was merged last.

    Raises ``StoreError`` ``not-merged`` where there is none.
    """
    found = work.results.sole(Stage.MERGE)
    if found is None or found.output is None:
        raise StoreError("no registry has been merged yet: run `tizilim run` or `tizilim merge`", code="not-merged")
    return Registry.model_validate_json(found.output)
