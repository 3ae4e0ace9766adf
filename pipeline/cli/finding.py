"""Finding a branch by what a person remembers of its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from pipeline.export.labels import Ui
from pipeline.export.terminal import plain
from pipeline.export.words import load_words
from schemas import Address, Branch, BranchField, Registry


def find(registry: Registry, wanted: str) -> list[Branch]:
    """Find the branch with this id (a merged one too), else every branch with this text in a name, alias or address.

    Case and enclosing quotation marks do not matter.
    """
    for branch in registry.branches:
        if wanted == branch.id or wanted in branch.merged_ids:
            return [branch]
    part = _folded(wanted).strip("«»„“”\"' ")
    return [branch for branch in registry.branches if part and any(part in name for name in _names(branch))]


def _names(branch: Branch) -> list[str]:
    names = [branch.id]
    for called in branch.names.values():
        names.extend(filter(None, (called.name, *called.aliases)))
    address = branch.fields.get(BranchField.ADDRESS)
    for value in address.current if address else ():
        streets = [value.value.street] if isinstance(value.value, Address) else []
        # The witnesses quote the street in both languages.
        names.extend(filter(None, (*streets, *(source.quote for source in value.sources))))
    return [_folded(name) for name in names]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def print_matches(branches: Sequence[Branch], console: Console) -> None:
    """List branches of which one has to be chosen."""
    console.print(f"{len(branches)} branches match; name one by its id:")
    words = load_words()
    for branch in branches:
        line = Text(f"  {branch.id}  ", style="bold").append(plain(words.title(branch)[Ui.EN]), style="not bold")
        console.print(line, soft_wrap=True)
