"""Export: the stored registry to files. Files that stand as they were written are left alone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.export import export
from pipeline.stages.context import Context, Counts, StageReport, begin, shown
from pipeline.stages.merging import stored_registry
from pipeline.stages.records import current_records
from pipeline.stages.versions import stage_version
from pipeline.store import Result, Stage, StageKey, text_hash
from schemas import Registry


@dataclass(frozen=True, slots=True)
class Exported:
    """The registry that was exported, and its files."""

    report: StageReport
    registry: Registry
    files: tuple[Path, ...]


def export_all(context: Context, out: Path, registry: Registry | None = None) -> Exported:
    """Write a registry, by default the stored one, into the folder ``out``.

    Raises ``StoreError`` ``not-merged`` where there is none, and ``cannot-write`` where the system refuses.
    """
    watch = begin(Stage.EXPORT)
    with context.store.read() as work:
        registry = registry or stored_registry(work)
        records = current_records(work)
        found = work.results.sole(Stage.EXPORT)
    key = StageKey(Stage.EXPORT, text_hash(registry.to_json(), *records.texts), stage_version(Stage.EXPORT))
    folder = str(out.resolve())
    if found and (found.key, found.item) == (key, folder) and found.output:
        files = _standing(out, json.loads(found.output))
        if files:
            return Exported(watch.report(Counts(cached=len(files))), registry, files)
    articles = {record.article.id: record.article for record in records.models()}
    with shown(context.progress, Stage.EXPORT, 1):
        files = tuple(export(registry, articles, out))
        context.progress.advance(1)
    written = json.dumps({file.relative_to(out).as_posix(): _digest(file) for file in files})
    with context.store.write() as work:
        work.results.put_sole(Result(key, folder, output=written), now=context.clock())
    return Exported(watch.report(Counts(new=len(files))), registry, files)


def _standing(out: Path, written: dict[str, str]) -> tuple[Path, ...]:
    """List the files if all of them stand as they were written, else none."""
    files = {out / name: digest for name, digest in written.items()}
    if all(file.is_file() and _digest(file) == digest for file, digest in files.items()):
        return tuple(files)
    return ()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
