"""What a person names as a source, resolved to the single pages behind it before anything is fetched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.fetch.local import local_files

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """One page to fetch: ``path`` for a file, else ``address`` is a web address."""

    address: str
    path: Path | None = None


def resolve_sources(names: Iterable[str]) -> list[Source]:
    """Resolve folders, files and web addresses to single pages, each once, in the order given.

    Raises ``InputError`` for a path that is not there: a missing mount must stop a run, not empty it.
    """
    found: dict[str, Source] = {}
    for name in names:
        if name.startswith(WEB):
            found.setdefault(name, Source(name))
            continue
        for path in local_files(Path(name)):
            address = path.resolve().as_uri()
            found.setdefault(address, Source(address, path))
    return list(found.values())
