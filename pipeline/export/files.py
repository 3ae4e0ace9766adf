"""Writing files that a reader never meets half-written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from schemas import TizilimError


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write every file of ``contents`` (name to bytes) into ``folder``, which is made where it is missing.

    All bytes reach the disk under temporary names in the same folder before the first file is replaced, so that a full
    disk or a kill leaves the old files as they were; then each takes its name in one step, in the order given. Returns
    the paths in that order. Raises ``TizilimError`` (``cannot-write``) naming the path.
    """
    staged: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            temporary = folder / f".{name}.{secrets.token_hex(4)}.tmp"
            staged[temporary] = folder / name
            _write_through(temporary, content)
        for temporary, final in staged.items():
            temporary.replace(final)
        _sync_folder(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TizilimError(f"cannot be written: {reason}", where=str(folder), code="cannot-write") from error
    finally:
        for temporary in staged:
            # The failure itself is what has to be told, not that its leavings could not be removed.
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return list(staged.values())


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new names durable; Windows has no handle on a folder and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
