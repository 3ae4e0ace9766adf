"""The loop that parse and extract share: item by item, in small batches, each batch one commit.

Invariant: an item is either stored whole, with its output or its failure, or not at all; a run killed anywhere goes on
from the last batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from pipeline.logs import logger
from pipeline.stages.context import Context, Counts, StageReport, begin, shown
from pipeline.store import Failure, Result, Stage, StageKey
from schemas.errors import ConfigError, StoreError, TizilimError

INTERNAL = "internal-error"

# What a fault of our own raises on an item that nobody thought of. It must not stop the other items, and it must not
# stay unseen: it is logged with its traceback, quarantined, and tried again by every run.
FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Task(Generic[Payload]):
    """One item of a stage: the hash of its input, its name for people, and what the stage needs to make it."""

    input: str
    item: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class ItemStage(Generic[Payload]):
    """A stage that makes one output of each item."""

    stage: Stage
    version: str
    make: Callable[[Payload], str]

    def key(self, task: Task[Payload]) -> StageKey:
        """Give the key under which the task's result is stored."""
        return StageKey(self.stage, task.input, self.version)


def run_items(context: Context, stage: ItemStage[Payload], tasks: Sequence[Task[Payload]]) -> StageReport:
    """Make what has not been made, and drop quarantine entries of items that are no longer what they were."""
    watch = begin(stage.stage)
    unique = {task.input: task for task in tasks}
    with context.store.write() as work:
        work.results.keep_quarantined(stage.stage, stage.version, unique.keys())
        done = work.results.done(stage.stage, stage.version)
    pending = [task for task in unique.values() if task.input not in done or done[task.input].code == INTERNAL]
    failed_before = sum(1 for key in unique if key in done and done[key].code not in (None, INTERNAL))
    failed = 0
    with shown(context.progress, stage.stage, len(pending)):
        for batch in _batches(pending, context.batch_size):
            results = [_result(stage, task) for task in batch]
            with context.store.write() as work:
                now = context.clock()
                for result in results:
                    work.results.put(result, now=now)
            failed += sum(1 for result in results if result.failure)
            context.progress.advance(len(batch))
            logger().debug("batch stored", stage=stage.stage.value, items=len(batch))
    made, cached = len(pending) - failed, len(unique) - len(pending) - failed_before
    return watch.report(Counts(made, cached, failed + failed_before))


def attempt(make: Callable[[Payload], str], payload: Payload, item: str) -> str | Failure:
    """Make one item. What is wrong with the item is its failure; a store or a setting that is wrong is raised."""
    try:
        return make(payload)
    except (ConfigError, StoreError):
        raise
    except TizilimError as error:
        return Failure(error.code, error.message, item)
    except FAULTS as error:
        logger().exception("fault of the program", item=item)
        return Failure(INTERNAL, f"{type(error).__name__}: {error}", item)


def _result(stage: ItemStage[Payload], task: Task[Payload]) -> Result:
    made = attempt(stage.make, task.payload, task.item)
    if isinstance(made, str):
        return Result(stage.key(task), task.item, output=made)
    logger().warning("quarantined", stage=stage.stage.value, item=task.item, code=made.code, message=made.message)
    return Result(stage.key(task), task.item, failure=made)


def _batches(tasks: Sequence[Task[Payload]], size: int) -> Iterator[list[Task[Payload]]]:
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch
