"""Mentions of libraries: what the name readers of both languages give and the reader of subjects works on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from extractors.patterns import compile_phrases
from schemas.vocab import Kind


class Reference(StrEnum):
    """How a text refers to a library."""

    NAMED = "named"
    """By a name of its own."""
    GENERIC = "generic"
    """As "the library", "the branch"."""
    PLURAL = "plural"
    """Several libraries, perhaps with their count."""
    NETWORK = "network"
    """The city's library system."""


@dataclass(frozen=True, slots=True)
class LibraryMention:
    """A library in a sentence; offsets are relative to the sentence."""

    start: int
    end: int
    reference: Reference
    name: str | None = None
    kind: Kind = Kind.BRANCH
    eponym: str | None = None
    number: str | None = None
    brand: str | None = None
    case: str = ""
    count: int | None = None
    head_start: int = 0
    head_end: int = 0
    alias: str | None = None

    @property
    def place(self) -> bool:
        """Whether the mention stands as the place where something happens ("in the library")."""
        return self.case == "locative"


class NameLexicon(BaseModel):
    """``names.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: tuple[str, ...]
    branch_heads: tuple[str, ...]
    hub_heads: tuple[str, ...]
    named_after: tuple[str, ...]
    qualifiers: dict[str, str]
    never: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    owners: tuple[str, ...]
    owner_heads: tuple[str, ...]
    brand_words: frozenset[str]
    not_brands: frozenset[str]
    foreign: dict[str, tuple[str, ...]]
    network: dict[str, tuple[str, ...]]

    def foreign_pattern(self, kind: str) -> re.Pattern[str]:
        """Words that tell of libraries which are none of ours: software, private collections."""
        return compile_phrases(self.foreign[kind])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?\.?|№|#")
_INITIAL_GLUED = re.compile(r"[^\W\d_]\.")


def words_of(text: str, low: str) -> list[Word]:
    """The words of a sentence; a dot stays with an initial (``М.``) or a short abbreviation (``им.``) only."""
    found = []
    position = 0
    while True:
        match = _WORD.search(low, position)
        if not match:
            return found
        start, end = match.span()
        if low[end - 1] == "." and end - start > 3:
            end -= 1
        found.append(Word(start, end, text[start:end], low[start:end]))
        position = end


KIND_ORDER = (
    Kind.NATIONAL,
    Kind.UNIVERSITY,
    Kind.SCHOOL,
    Kind.CHILDREN,
    Kind.YOUTH,
    Kind.REGIONAL,
    Kind.CENTRAL,
    Kind.HUB,
)


def kind_of(kinds: list[str]) -> Kind:
    """The most telling kind among those of a name's qualifiers; a plain branch where there is none."""
    return next((kind for kind in KIND_ORDER if kind.value in kinds), Kind.BRANCH)
