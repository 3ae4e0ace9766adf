"""What every stage is handed, and what it hands back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pipeline.logs import logger
from pipeline.store import Stage, Store


class Progress(Protocol):
    """Shows how far a stage is."""

    def begin(self, stage: Stage, total: int) -> None:
        """Start showing a stage of ``total`` items."""

    def advance(self, number: int) -> None:
        """Count items as done."""

    def end(self) -> None:
        """Stop showing the stage."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every stage is handed: the store, the clock, the size of a batch, and who shows the progress."""

    store: Store
    clock: Callable[[], datetime]
    batch_size: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Counts:
    """Items of a stage: made now, found made, and failed (now or earlier, and still failing)."""

    new: int = 0
    cached: int = 0
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class StageReport:
    """What a stage did, and in how many seconds."""

    stage: Stage
    counts: Counts
    seconds: float


class Stopwatch:
    """Measures a stage and logs its beginning and end."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._begun = time.perf_counter()

    def report(self, counts: Counts) -> StageReport:
        """Close the stage with what it did."""
        seconds = time.perf_counter() - self._begun
        logger().info(
            "stage finished",
            stage=self._stage.value,
            new=counts.new,
            cached=counts.cached,
            quarantined=counts.quarantined,
            seconds=round(seconds, 3),
        )
        return StageReport(self._stage, counts, seconds)


def begin(stage: Stage) -> Stopwatch:
    """Log that a stage begins and start its watch."""
    logger().info("stage started", stage=stage.value)
    return Stopwatch(stage)


@contextmanager
def shown(progress: Progress, stage: Stage, total: int) -> Iterator[None]:
    """Show progress while the block runs."""
    progress.begin(stage, total)
    try:
        yield
    finally:
        progress.end()
