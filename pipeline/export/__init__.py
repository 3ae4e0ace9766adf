"""The registry for its readers: ``registry.json``, its JSON Schema, a page to look at, and words on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.export.files import write_all
from pipeline.export.page import page_bytes
from pipeline.export.serial import registry_bytes, schema_bytes
from pipeline.export.terminal import card, summary
from pipeline.export.words import load_words
from schemas import Article, Registry

__all__ = ["VERSION", "card", "export", "summary"]

VERSION = "1"
"""Changes whenever the same registry would be written as other bytes."""


def export(registry: Registry, articles: Mapping[str, Article], out: Path) -> list[Path]:
    """Write ``registry.json``, ``registry.schema.json`` and ``index.html`` into ``out``; returns their paths.

    ``articles`` by id lets the page show quotes in their surroundings; one that is missing costs only those. The same
    registry and articles give the same bytes. Nothing is half-written: a failure leaves the files of the last export.
    Raises ``TizilimError`` where the folder cannot be written.
    """
    contents = {
        "registry.json": registry_bytes(registry),
        "registry.schema.json": schema_bytes(),
        "index.html": page_bytes(registry, articles, load_words()),
    }
    return write_all(out, contents)
