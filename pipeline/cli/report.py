"""What a run prints when it is done: the stages, the registry, the files."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from pipeline.export import summary
from pipeline.stages.context import StageReport
from pipeline.stages.run import RunResult


def print_run(result: RunResult, console: Console) -> None:
    """Print what every stage did, what the registry holds, and where the files are."""
    console.print(stage_table(result.reports))
    summary(result.registry, console)
    console.print()
    for file in result.files:
        console.print(f"  {file}", soft_wrap=True, markup=False)


def stage_table(reports: Sequence[StageReport]) -> Table:
    """Lay out what every stage did."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("Stage")
    for heading in ("New", "Cached", "Quarantined", "Seconds"):
        table.add_column(heading, justify="right")
    for report in reports:
        counts = report.counts
        bad = f"[bold red]{counts.quarantined}[/]" if counts.quarantined else "0"
        table.add_row(report.stage.value, str(counts.new), str(counts.cached), bad, f"{report.seconds:.2f}")
    return table
