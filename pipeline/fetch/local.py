"""Pages that lie in a folder, as a newsroom or a mirror keeps them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.store import Page
from schemas.errors import InputError

PAGE_SUFFIXES = (".html", ".htm")


def local_files(path: Path) -> list[Path]:
    """List the page files that a path stands for: itself, or every page below it, by name.

    Raises ``InputError``: ``not-found`` for a path that is not there, ``no-pages`` for a folder without a page.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in PAGE_SUFFIXES and file.is_file())
        if not found:
            raise InputError("no .html or .htm file lies in or below this folder", where=str(path), code="no-pages")
        return found
    if not path.exists():
        raise InputError("there is no such file or folder", where=str(path), code="not-found")
    return [path]


def read_file(path: Path, *, max_bytes: int, now: datetime) -> Page:
    """Read one page file. Its web address is None: the page's own canonical link says it.

    Raises ``InputError``: ``too-large`` beyond ``max_bytes``, ``unreadable`` where the system refuses.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(path), code="unreadable") from error
    if len(data) > max_bytes:
        raise InputError(f"the page is larger than {max_bytes} bytes", where=str(path), code="too-large")
    return Page(path.resolve().as_uri(), None, data, None, now, "file")
