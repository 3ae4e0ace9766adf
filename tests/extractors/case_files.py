"""Cases as data: ``cases/KIND.toml`` holds sentences of news and what the readers must (or must not) find in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.components import kits
from extractors.facts import Context, Facts, Place, Said, read_sentence
from extractors.gazetteer import load_gazetteer
from extractors.kit import Kit
from extractors.sentences import sentence_spans

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = date(2026, 2, 4)


@dataclass(frozen=True)
class Case:
    """One sentence; ``expect`` as its kind writes it, ``quotes`` the words that the findings must cover."""

    language: str
    text: str
    expect: list[Any]
    quotes: list[str] | None = None
    pattern: str = ""
    published: date | None = PUBLISHED
    city: str | None = "almaty"
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def kit(self) -> Kit:
        return kits()[self.language]

    def sentences(self) -> list[Facts]:
        """The same, sentence by sentence."""
        return [self.facts(start, end) for start, end in sentence_spans(self.text)]

    def facts(self, start: int = 0, end: int | None = None) -> Facts:
        """Everything that the readers find in the sentence, each leaving to the others what it claimed first."""
        gazetteer = load_gazetteer(self.city) if self.city else None
        context = Context(self.published, self.city, gazetteer)
        text = self.text[start:end]
        return read_sentence(
            text,
            Place(start, start + len(text), 1, 0),
            self.kit,
            context,
            Said(total=bool(self.extra.get("previous_total"))),
        )


def cases(kind: str) -> list[Any]:
    """The cases of a kind as pytest parameters; those with an ``xfail`` reason are expected to fail."""
    table = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    found = []
    for number, row in enumerate(table["case"], start=1):
        reason = row.pop("xfail", None)
        known = {name: row.pop(name) for name in list(row) if name in Case.__dataclass_fields__ and name != "extra"}
        if known.get("published") == "unknown":
            known["published"] = None
        case = Case(**known, extra=row)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        name = f"{case.language}-{number}" + (f"-{case.pattern}" if case.pattern else "")
        found.append(pytest.param(case, id=name, marks=marks))
    return found
