"""How many items a function gets through in a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def rate(items: Sequence[Item], read: Callable[[Item], object], seconds: float) -> float:
    """Items a second, measured over at least ``seconds`` and whole rounds."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for item in items:
            read(item)
        done += len(items)
    return done / (time.perf_counter() - start)
