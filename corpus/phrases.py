"""Marked sentences of library news, ``[words|label]``: which words state what.

A label is a field of a branch or of a network, ``services=rfid`` or ``status=closed`` with its value, ``library`` for
what names one, ``none`` for a number or a date that is no fact.

``python -m corpus.phrases FOLDER`` checks every ``*.txt`` below a folder and counts its labels by language (the first
two letters of the file's name). A line is a sentence or two; ``#`` starts a comment line; every digit stands inside a
mark.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import InputError
from schemas.vocab import BranchField, NetworkField, Service, Status

# These hold a word of a list, which the label says with them.
_VALUED = {"services", "status"}
WORDED = {"address", "district", "opening_hours", "phone", "website"}
"""Fields told by other words than one number or one date."""
NUMBERED = {*BranchField, *NetworkField} - WORDED - _VALUED
"""Fields told by one number or one date."""
LABELS = {
    *NUMBERED,
    *WORDED,
    *(f"services={service}" for service in Service),
    *(f"status={status}" for status in Status),
    "library",
    "none",
}
MARK = re.compile(r"\[([^][|]+)\|([a-z_0-9]+(?:=[a-z_0-9]+)?)\]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Plain text and its marked spans: start and end as character offsets, and the label."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def parse(line: str, where: str) -> Phrase:
    """Take the marks out of a line; InputError for a stray bracket, an unknown label or a digit outside the marks."""
    text, spans, last = "", [], 0
    for mark in MARK.finditer(line):
        words, label = mark.groups()
        if label not in LABELS or words != words.strip():
            raise InputError(f"cannot use the mark {mark[0]!r}", where=where)
        text += line[last : mark.start()]
        spans.append((len(text), len(text) + len(words), label))
        text, last = text + words, mark.end()
    if stray := re.search(r"[][|\d]", MARK.sub("", line)):
        raise InputError(f"{stray[0]!r} outside the marks", where=where)
    return Phrase(text + line[last:], tuple(spans))


def read(path: Path) -> Iterator[Phrase]:
    """The phrases of one file in their order."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield parse(line, f"{path}:{number}")


def main(folder: Path) -> int:
    """Print the count of lines and of each label by language."""
    counts: dict[str, Counter[str]] = {}
    for path in sorted(folder.rglob("*.txt")):
        for phrase in read(path):
            counts.setdefault(path.name[:2], Counter()).update(["lines", *(span[2] for span in phrase.spans)])
    for label in sorted({label for counter in counts.values() for label in counter}):
        print(f"{label:24}", *(f"{language} {counter[label]:5}" for language, counter in counts.items()))
    return 0 if counts else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
