"""What the lexicons know of figures: ``figures.toml`` of each language."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractors.figure_changes import Change


class FigureRow(BaseModel):
    """One figure of the lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    scope: Literal["branch", "network"] = "branch"
    need: Literal["unit", "both", "either"] = Field(
        description="unit: the noun; both: noun and cue; either: one of them."
    )
    units: tuple[str, ...]
    cued_units: tuple[str, ...] = Field(default=(), description="Nouns that are this figure only beside a cue.")
    wholes: tuple[str, ...] = Field(default=(), description='Nouns behind a compound: "96-тысячный фонд".')
    glued: tuple[str, ...] = Field(default=(), description="Units that a hyphen ties to the number.")
    bare: bool = Field(default=False, description="Whether a cue before a number without a noun is enough.")
    cues: tuple[str, ...]
    vetoes: tuple[str, ...]
    not_kinds: tuple[str, ...] = Field(default=(), description="Words between a number and its unit that change it.")
    weak: tuple[str, ...] = Field(default=(), description="Words before the number: there may be a better one.")
    labels: tuple[str, ...] = Field(default=(), description="Names of the figure before a bare number.")
    strong: tuple[str, ...] = Field(default=(), description="Words behind the number that leave no doubt.")
    topics: tuple[str, ...] = Field(default=(), description="What a question about the figure names.")
    least: int = 1
    most: int = 1_000_000_000
    needs_year: bool = False
    periodic: bool = Field(default=False, description="Whether a time it is counted in is cue enough: people a day.")
    endings: tuple[str, ...] = Field(default=(), description='Endings of a number that say "we are so many".')
    cue_required: bool = False
    lived: bool = Field(default=False, description="Whether only people who came make it: hopes are none.")
    built: bool = Field(default=False, description="Whether it is a house's: a project can have it.")
    of_now: bool = Field(default=False, description='Whether "there were" makes it history.')


class Periods(BaseModel):
    """Words of the time in which visits or events are counted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]
    other: tuple[str, ...]
    review: tuple[str, ...] = Field(description="Said at the head of an article that looks back on a year.")
    not_year: tuple[str, ...] = Field(description="Years of founding: nothing is counted in them.")
    occasions: tuple[str, ...] = Field(description="One event: who came to it are no visits of a year.")


class Questions(BaseModel):
    """How an interview asks for a figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: tuple[str, ...]
    network: dict[str, tuple[str, ...]] = Field(description="What a question about counts of libraries names.")
    answers: tuple[str, ...] = Field(description="Nouns that may follow the number of an answer.")


class FigureLexicon(BaseModel):
    """``figures.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fillers: tuple[str, ...]
    partitives: tuple[str, ...]
    owners: tuple[str, ...] = Field(description="Partitives that open a clause on what a library has itself.")
    has: tuple[str, ...] = Field(description="Verbs that end such a clause.")
    partitives_adjacent: tuple[str, ...]
    beyond: tuple[str, ...] = Field(description="Before a number of a region or of the whole country.")
    clauses: tuple[str, ...] = Field(description="Behind a comma they begin a clause of its own.")
    joints: tuple[str, ...] = Field(description="Between two numbers of one noun: neither is the whole.")
    increments: tuple[str, ...] = Field(description="Right before a number that only adds to the figure.")
    wholes_of: tuple[str, ...] = Field(description="Right before a number of which some are told more: of 30 books.")
    deltas: tuple[str, ...] = Field(description="Right before a number by which a figure has changed.")
    parts: tuple[str, ...] = Field(description="Behind a number that counts part of what follows.")
    verbs: tuple[str, ...] = Field(description="What may follow a bare number: verbs, prepositions, adverbs.")
    copulas: tuple[str, ...] = Field(description="Verbs right before the number that say: the figure is.")
    inverted: tuple[str, ...] = Field(description='Nouns that, before a bare number, make it rough: "человек сто".')
    wholes: tuple[str, ...] = Field(description="Words that say that all of it is meant.")
    not_figures: tuple[str, ...]
    figure: tuple[FigureRow, ...] = Field(min_length=1)
    periods: Periods
    questions: Questions
    change: Change
    hopes: tuple[str, ...] = Field(description="Words of those who wait for visitors that have not come yet.")
    that: tuple[str, ...] = Field(description="Conjunctions between a hope and what is hoped for.")
    projects: tuple[str, ...] = Field(description="What stands on paper has it.")
    regulars: tuple[str, ...] = Field(description="What readers do who are counted without a time: they go there.")
    floors_words: dict[str, int]
    staff_words: dict[str, int]
