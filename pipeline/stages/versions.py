"""The version of each stage: a hash of the code and data that it is made of, so that nobody can forget to raise it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.store import Stage

ROOT = Path(__file__).parents[2]

MADE_OF = {
    # Parsing asks which language a text is in, and that knows the scripts and their words: it follows the extractors.
    Stage.PARSE: ("pipeline/parse", "pipeline/outlets", "extractors", "schemas"),
    Stage.EXTRACT: ("extractors", "schemas"),
    Stage.MERGE: ("pipeline/merge", "extractors", "schemas"),
    Stage.EXPORT: ("pipeline/export", "extractors", "schemas"),
}
"""What each stage imports of ours and what lies beside it as data; a test compares this with the imports."""


@cache
def stage_version(stage: Stage) -> str:
    """Hash what a stage is made of to 12 hexadecimal digits. Fetching is made anew by every run and has no version."""
    return fingerprint(ROOT, MADE_OF[stage])


def fingerprint(root: Path, names: tuple[str, ...]) -> str:
    """Hash files and whole folders below ``root``, names and bytes, to 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(set(_files(root, names))):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:12]


def _files(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        path = root / name
        if path.is_file():
            yield path
        else:
            yield from (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
