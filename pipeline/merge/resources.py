"""The data files of merging, read with all their mistakes reported at once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from extractors.data import PACKAGE, load

Model = TypeVar("Model", bound=BaseModel)
DATA = resources.files("pipeline.merge") / "data"
FILES = ("letters.toml", "eponyms.toml", "lexicon.toml", "scores.toml")


class Strict(BaseModel):
    """A table of a data file: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _regex(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is not a regular expression: {error}") from error
    return text


def _form(text: str) -> str:
    if not text or text != text.lower() or "*" in text.replace("* ", " ").removesuffix("*"):
        raise ValueError(f"{text!r} has to be in lower case, with * at the end of a word only")
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise ValueError("an empty form")
    return text


Regex = Annotated[str, AfterValidator(_regex)]
Form = Annotated[str, AfterValidator(_form)]
Forms = Annotated[tuple[Form, ...], Field(min_length=1)]
Name = Annotated[str, AfterValidator(_words)]


class Vowels(Strict):
    """The letters after which я and ю are heard as two sounds."""

    letters: str


class Letters(Strict):
    """``letters.toml``: how spellings meet in one skeleton."""

    latin: dict[str, str]
    skeleton: dict[str, str]
    readable: dict[str, str]
    vowels: Vowels


class Markers(Strict):
    """Words that introduce the person's name."""

    before_name: Forms
    after_name: Forms


class Endings(Strict):
    """Endings cut off a word as long as ``shortest`` letters stay."""

    shortest: int = Field(ge=1)
    list: tuple[str, ...]
    keep: dict[str, str] = Field(default_factory=dict)


class Titles(Strict):
    """Words of a person's name that are not the surname."""

    words: Forms


class Doublet(Strict):
    """Forms of one surname."""

    forms: Annotated[tuple[Name, ...], Field(min_length=2)]
    mononym: bool = False


class EponymFile(Strict):
    """``eponyms.toml``."""

    markers: Markers
    endings: Endings
    titles: Titles
    doublet: tuple[Doublet, ...] = ()


class Concept(Strict):
    """What a word means, whichever language it is in."""

    id: str
    role: Literal["filler", "weak", "word", "place"]
    tags: tuple[str, ...] = ()
    expands: tuple[str, ...] = ()
    forms: Forms


class Abbreviation(Strict):
    """A short form of a whole name."""

    form: Form
    concepts: tuple[str, ...]


class TagGroup(Strict):
    """Some tags."""

    tags: tuple[str, ...]


class Locator(Strict):
    """Words beside which a place's name stands."""

    kind: Literal["street", "district", "microdistrict", "complex"]
    side: Literal["before", "after"]
    forms: Forms


class Numbers(Strict):
    """How numbers of a name look, and ordinals that only count."""

    name: tuple[Regex, ...]
    count: tuple[Regex, ...]


class LexiconFile(Strict):
    """``lexicon.toml``."""

    concept: tuple[Concept, ...]
    abbreviation: tuple[Abbreviation, ...] = ()
    exclusive: dict[str, tuple[str, ...]]
    institutions: TagGroup
    unique: TagGroup
    locator: tuple[Locator, ...] = ()
    numbers: Numbers
    endings: Endings

    @model_validator(mode="after")
    def _references_stand(self) -> LexiconFile:
        ids = [concept.id for concept in self.concept]
        known = set(ids)
        tags = {tag for concept in self.concept for tag in concept.tags}
        faults = [f"concept {id_!r} is given twice" for id_ in sorted(known) if ids.count(id_) > 1]
        used = [(c.id, part) for c in self.concept for part in c.expands]
        used += [(a.form, part) for a in self.abbreviation for part in a.concepts]
        faults += [f"{owner!r} names no concept: {part!r}" for owner, part in used if part not in known]
        groups = {**self.exclusive, "institutions": self.institutions.tags, "unique": self.unique.tags}
        faults += [
            f"{group}: no concept has the tag {tag!r}"
            for group, members in groups.items()
            for tag in members
            if tag not in tags
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Thresholds(Strict):
    """Scores from which a pair is the same, or is asked about."""

    same: float
    ask: float

    @model_validator(mode="after")
    def _ordered(self) -> Thresholds:
        if self.ask >= self.same:
            raise ValueError("the threshold of 'ask' has to be below that of 'same'")
        return self


class ReasonRow(Strict):
    """One reason: its weight, its sentence, its power."""

    weight: float
    text: str = Field(min_length=1)
    decisive: bool = False
    veto: bool = False
    contradicts: bool = False


class ScoreFile(Strict):
    """``scores.toml``."""

    thresholds: Thresholds
    reason: dict[str, ReasonRow]


@dataclass(frozen=True, slots=True)
class Resources:
    """All data files of merging."""

    letters: Letters
    eponyms: EponymFile
    lexicon: LexiconFile
    scores: ScoreFile


@cache
def load_resources() -> Resources:
    """Read the data files.

    Raises ``ConfigError`` that names the file and lists all mistakes in it.
    """
    return Resources(
        letters=load(Letters, DATA / "letters.toml"),
        eponyms=load(EponymFile, DATA / "eponyms.toml"),
        lexicon=load(LexiconFile, DATA / "lexicon.toml"),
        scores=load(ScoreFile, DATA / "scores.toml"),
    )


def data_digest() -> str:
    """Return the hash of the data files and gazetteers: a changed lexicon or street is another version of merging."""
    digest = hashlib.sha256()
    gazetteers = sorted((PACKAGE / "gazetteers").iterdir(), key=lambda file: file.name)
    for file in (*(DATA / name for name in FILES), *(file for file in gazetteers if file.name.endswith(".toml"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
