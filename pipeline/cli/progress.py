"""Progress: bars on a terminal; elsewhere the log lines say enough."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline.store import Stage


class NoBars:
    """Shows nothing."""

    def begin(self, stage: Stage, total: int) -> None:
        """Show nothing."""

    def advance(self, number: int) -> None:
        """Show nothing."""

    def end(self) -> None:
        """Show nothing."""


class Bars:
    """One bar a stage, gone when the stage is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: Progress | None = None

    def begin(self, stage: Stage, total: int) -> None:
        """Show a stage of ``total`` items."""
        self._bar = Progress(
            TextColumn("{task.description:8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._bar.start()
        self._bar.add_task(stage.value, total=total)

    def advance(self, number: int) -> None:
        """Move the bar."""
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], number)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None
