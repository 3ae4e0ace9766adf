"""Mentions of libraries: what the name readers of both languages give and the reader of subjects works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.vocab import Kind

Tag = Kind | Literal[""]
"""What a word says of a library's kind; empty where it says nothing. ``branch`` marks a library for everybody."""


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
    SHORT = "short"
    """By an adjective, a number or an ordinal alone: «в юношеской», «№9-ға», «вторая»."""


@dataclass(frozen=True, slots=True)
class LibraryMention:
    """A library in a sentence; offsets are relative to the sentence.

    ``name`` and ``alias`` stand in the nominative without quotation marks. ``eponym``, ``number`` and ``brand``
    identify it, ``seat`` is the city, region or institution in the name, ``tags`` are the kinds that its words tell of,
    ``profile`` those words themselves (``национальная академическая``), ``owner`` tells that the country follows them.
    ``case`` is that of the head noun, which stands at ``head_start:head_end``. A ``composed`` name is not written so in
    the text: it follows from what the text tells ("the library was given X's name"). Of a short mention, ``ordinal``
    is the place in the list of libraries that it refers to (-1 the last one), and a ``firm`` one may be the first that
    a text says of its library. ``title`` is what a mention without a name calls its library, in the nominative, where
    that is more than the bare noun: «сельская библиотека».
    """

    start: int
    end: int
    reference: Reference
    name: str | None = None
    kind: Kind = Kind.BRANCH
    eponym: str | None = None
    number: str | None = None
    brand: str | None = None
    case: str = ""
    head_start: int = 0
    head_end: int = 0
    alias: str | None = None
    seat: str | None = None
    tags: frozenset[Kind] = frozenset()
    profile: frozenset[str] = frozenset()
    owner: bool = False
    composed: bool = False
    ordinal: int | None = None
    firm: bool = False
    title: str | None = None

    @property
    def place(self) -> bool:
        """Whether the mention stands as the place where something happens ("in the library")."""
        return self.case == "locative"

    def overlaps(self, other: LibraryMention) -> bool:
        """Whether two mentions share any text."""
        return self.start < other.end and other.start < self.end


class Foreign(BaseModel):
    """Phrases that tell of libraries which are none of ours."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    software: tuple[str, ...]
    private: tuple[str, ...]
    places: tuple[str, ...]
    abroad: tuple[str, ...] = Field(default=(), description="Where an article is set that tells of foreign libraries.")


class Renaming(BaseModel):
    """Phrases by which a library gets a person's name or a new one of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    eponym: tuple[str, ...]
    brand: tuple[str, ...]
    given: tuple[str, ...] = ()


class NameLexicon(BaseModel):
    """``names.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: tuple[str, ...]
    branch_heads: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    misspelt: dict[str, str] = {}
    hub_heads: tuple[str, ...]
    named_after: tuple[str, ...]
    qualifiers: dict[str, Tag]
    never: frozenset[str]
    ordinary: frozenset[str] = Field(
        default=frozenset(), description="Qualifiers (in Russian their stems) that name no library: it has many such."
    )
    one_of: frozenset[str] = Field(default=frozenset(), description="Before a phrase: one library of several.")
    titles: frozenset[str] = frozenset()
    particles: frozenset[str]
    owners: tuple[str, ...]
    institutions: dict[str, Tag]
    abbreviated: dict[str, Tag]
    audience: dict[str, Tag]
    acronyms: dict[str, str] = Field(default={}, description="What an abbreviation in capitals stands for.")
    alone: tuple[str, ...] = Field(default=(), description="Qualifiers that may stand for a library by themselves.")
    ordinals: dict[str, int] = Field(default={}, description="Places in a list; -1 is the last.")
    brand_words: dict[str, Tag]
    not_brands: frozenset[str]
    events: frozenset[str] = Field(default=frozenset(), description="Latin words that make a name that of an event.")
    works: tuple[str, ...]
    described: tuple[str, ...] = Field(default=(), description="Between the noun and its quoted name.")
    signs: tuple[str, ...] = Field(default=(), description="Between the noun and a quoted name that stands alone.")
    offices: tuple[str, ...] = Field(default=(), description="In the names of others' branches: banks, parties, funds.")
    likened: tuple[str, ...] = ()
    foreign: Foreign
    renaming: Renaming
    network: tuple[str, ...]
    network_names: tuple[str, ...] = ()
    centralised: str

    def is_brand(self, words: Sequence[str]) -> bool:
        """Whether Latin words (in lower case) are a library's own name, by a word that libraries choose."""
        known = words[0] in self.not_brands or " ".join(words) in self.not_brands
        event = any(word in self.events for word in words)
        return not (known or event) and any(word in self.brand_words for word in words)

    def hub_word(self, words: Iterable[str]) -> bool:
        """Whether one of the words makes a name that of a creative hub."""
        return any(self.brand_words.get(word) is Kind.HUB for word in words)


# The most telling kind first: a regional children's library is a children's library, a national one is national.
KIND_ORDER = (
    Kind.NATIONAL,
    Kind.UNIVERSITY,
    Kind.SCHOOL,
    Kind.OTHER,
    Kind.CHILDREN,
    Kind.YOUTH,
    Kind.REGIONAL,
    Kind.CENTRAL,
    Kind.HUB,
)


def kind_of(tags: Iterable[str]) -> Kind:
    """The most telling kind among those of a name's words; a plain branch where there is none."""
    return min((Kind(tag) for tag in tags if tag), key=telling, default=Kind.BRANCH)


def telling(kind: Kind) -> int:
    """The rank of a kind: the lower, the more it tells."""
    return KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER)


def is_title(mention: LibraryMention, low: str) -> bool:
    """Whether the bare word stands alone in quotation marks: a bar, a shop, a film called «Библиотека»."""
    before, after = low[: mention.start].rstrip(), low[mention.end :].lstrip()
    return mention.alias is None and before.endswith('"') and after.startswith('"')
