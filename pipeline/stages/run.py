"""All stages, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.stages.context import Context, StageReport
from pipeline.stages.exporting import export_all
from pipeline.stages.extracting import extract
from pipeline.stages.fetching import FetchPlan, fetch
from pipeline.stages.merging import merge_all
from pipeline.stages.parsing import parse
from schemas import Registry
from schemas.errors import InputError


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did, stage by stage, and what came out of it."""

    reports: tuple[StageReport, ...]
    registry: Registry
    files: tuple[Path, ...]

    @property
    def quarantined(self) -> int:
        """Items that somebody must look at."""
        return sum(report.counts.quarantined for report in self.reports)


def run(context: Context, plan: FetchPlan, out: Path) -> RunResult:
    """Fetch, parse, extract, merge and export. Without a source the pages that are in the store are read again.

    Raises ``InputError`` ``nothing-to-read`` where there is neither a source nor a page.
    """
    if not plan.sources:
        with context.store.read() as work:
            if not work.pages.count() and not work.imports.count():
                raise InputError("name a source: a folder, a file or a web address", code="nothing-to-read")
    reports = [fetch(context, plan), parse(context), extract(context), merge_all(context)]
    exported = export_all(context, out)
    return RunResult((*reports, exported.report), exported.registry, exported.files)
