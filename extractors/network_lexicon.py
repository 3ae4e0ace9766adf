"""What the lexicons know of counts of libraries: the ``[network]`` table of ``discourse.toml``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from schemas.vocab import NetworkField


class NetworkLexicon(BaseModel):
    """The ``[network]`` table of ``discourse.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stems: tuple[str, ...] = Field(description="One of them stands in every sentence that counts libraries.")
    units: tuple[str, ...]
    fillers: tuple[str, ...]
    total: tuple[str, ...]
    always: tuple[str, ...]
    modernised: tuple[str, ...]
    new: tuple[str, ...]
    planned: tuple[str, ...]
    mending: tuple[str, ...] = Field(description="Repairs to come: they neither plan new libraries nor are done.")
    labels: dict[NetworkField, tuple[str, ...]] = Field(description="Names of a count before its bare number.")
    label_fillers: tuple[str, ...] = Field(description="What may stand between such a name and the number.")
    kinds: tuple[str, ...] = Field(description="Kinds of libraries: their number is not that of all.")
    increments: tuple[str, ...]
    partitives: tuple[str, ...]
    count_of: tuple[str, ...]
    changes: tuple[str, ...] = Field(description="They work round the clock from now on: others may have done so.")
    amounts: tuple[str, ...] = Field(description="Verbs right before the number of all that there are.")
    time_endings: tuple[str, ...] = Field(description="Endings of a number that tells the time: at three.")
    whole_units: tuple[str, ...]
    whole_before: tuple[str, ...]
    beyond: tuple[str, ...]
    city: tuple[str, ...]
    city_owner: tuple[str, ...]
    system_units: tuple[str, ...] = Field(description="Nouns that count libraries where the system is named.")
    system: tuple[str, ...] = Field(description="Words that name the city's library system.")
    part_endings: tuple[str, ...] = Field(description="Endings that make a number a part of what was counted.")
    libraries_of: tuple[str, ...] = Field(description="All the libraries, before the number of some of them.")
    noun_before: tuple[str, ...] = Field(description="Nouns that a number counts which ends its clause.")
    they: tuple[str, ...] = Field(description="Right before a number that counts the libraries told of before.")
    former_after: tuple[str, ...] = Field(description="Right behind a number of libraries that no longer holds.")
    others: tuple[str, ...] = Field(description="Before a number that leaves one library out.")
    instead: tuple[str, ...] = Field(description="Right before a number that no longer holds.")
    such: tuple[str, ...] = Field(description="Before libraries of the kind that the text spoke of.")
    grown: tuple[str, ...] = Field(description="Verbs right before or behind the number that a system has reached.")
    all_of: tuple[str, ...] = Field(description="Right before the number of all libraries.")
    not_all: tuple[str, ...] = Field(description="Beside a number of certain libraries: they close, take part.")
    some_units: tuple[str, ...] = Field(description="Nouns in a case that tells where something is: in 12 libraries.")
    local: tuple[str, ...] = Field(description="Before a number of libraries of one district, or of those missing.")
    foreign_owner: tuple[str, ...]
    made_of: tuple[str, ...] = Field(description="Right behind all the libraries that a system is made of.")
    whole_of: tuple[str, ...] = Field(description="Right before the number of all libraries of a system: a network of.")
    owners: tuple[str, ...] = Field(description="A city or its system in the genitive, right before its libraries.")
    owned: tuple[str, ...] = Field(description="Nouns that the genitive governs.")
    still: tuple[str, ...] = Field(description="Adverbs that stand between a city and the number of its libraries.")
    overall: tuple[str, ...] = Field(description="They say that libraries of every kind are counted.")
    times: tuple[str, ...] = Field(description="Behind a number that counts time, not libraries.")
    fresh: tuple[str, ...] = Field(description="Adjectives of new libraries, built or not.")
    works: tuple[str, ...] = Field(description="What is done to a whole library: repairs, modernisation.")
    wished: tuple[str, ...] = Field(description="Verbs of wishes and advice: nobody plans what they ask for.")
    will: tuple[str, ...] = Field(description="Verbs of a count that is still to come.")
