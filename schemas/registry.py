"""The registry: what analysts read. Every value carries its sources, its history and who confirmed it."""

from __future__ import annotations

from typing import Any

from pydantic import AwareDatetime, Field, HttpUrl, field_validator, model_validator

from schemas.article import CityId
from schemas.base import Frozen
from schemas.claim import BRANCH_CLAIM
from schemas.edtf import EdtfDate
from schemas.values import Address, Quantity, Text
from schemas.vocab import BranchField, DatePart, Kind, Language, Modality, NetworkField

REGISTRY_VERSION = "1"
"""Version of the registry contract; it changes when a key changes its meaning or goes away."""

RegistryValue = Address | Quantity | str


class Source(Frozen):
    """One witness of a value: an article, and the words in it."""

    article: str = Field(description="Id of the article.")
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: Language
    published: AwareDatetime | None = None
    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    confidence: float = Field(ge=0, le=1, description="Confidence of this one claim.")
    extractor: str
    rule: str | None = None


class SourcedValue(Frozen):
    """A value with everything that can be asked about it."""

    value: RegistryValue = Field(description="Typed as the field's claims are: a date, a quantity, an address, an id.")
    part: DatePart | None = None
    modality: Modality = Modality.STATED
    as_of: EdtfDate | None = Field(default=None, description="The latest day on which a source says that it held.")
    since: EdtfDate | None = Field(default=None, alias="from", description="The day from which it holds.")
    inferred: bool | None = None
    confidence: float = Field(ge=0, le=1)
    rule: str = Field(default="", description="The rule that settled it: support, latest, union, reviewer.")
    confirmed_by: Text | None = Field(default=None, description="The reviewer whose word this is.")
    sources: tuple[Source, ...] = Field(description="Every witness, best first; empty only for a reviewer's own value.")

    @model_validator(mode="after")
    def _has_a_witness(self) -> SourcedValue:
        if not self.sources and not self.confirmed_by:
            raise ValueError("a value needs a source or a reviewer")
        return self


class FieldState(Frozen):
    """What is known about one field: what holds now, and what held before or lost."""

    current: tuple[SourcedValue, ...] = Field(
        default=(), description="One value; several for the many-valued fields (services, renovated)."
    )
    history: tuple[SourcedValue, ...] = Field(default=(), description="Earlier and losing values, latest first.")


class Names(Frozen):
    """What a branch is called in one language."""

    name: Text | None = Field(default=None, description="The canonical name.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other spellings and forms met in articles, sorted.")


class Branch(Frozen):
    """One library branch of the canonical registry."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Permanent id.")
    names: dict[Language, Names]
    kind: Kind
    city: CityId | None = None
    first_seen: EdtfDate | None = Field(default=None, description="Day of the earliest article that tells of it.")
    last_confirmed: EdtfDate | None = Field(default=None, description="Day of the latest article that tells of it.")
    fields: dict[BranchField, FieldState] = Field(default_factory=dict)
    merged_ids: tuple[str, ...] = Field(default=(), description="Ids that redirect here for ever.")

    @field_validator("fields")
    @classmethod
    def _values_fit_fields(cls, fields: dict[BranchField, FieldState]) -> dict[BranchField, FieldState]:
        for field, state in fields.items():
            if not field.many and len(state.current) > 1:
                raise ValueError(f"{field} holds one value at a time, not {len(state.current)}")
            for value in (*state.current, *state.history):
                check_value(field, value.value)
        return fields

    def label(self) -> str:
        """A name to show: Kazakh first, then Russian, then the place, then the id."""
        for language in Language:
            names = self.names.get(language)
            if names and names.name:
                return names.name
        for language in Language:
            names = self.names.get(language)
            if names and names.aliases:
                return names.aliases[0]
        return self.id


class Network(Frozen):
    """A city's library system."""

    id: str
    names: dict[Language, Names] = Field(default_factory=dict)
    city: CityId | None = None
    fields: dict[NetworkField, FieldState] = Field(default_factory=dict)


class Conflict(Frozen):
    """Values that contradict each other and that the rules could not settle."""

    owner: str = Field(description="Id of the branch or network.")
    field: str
    reason: str = Field(description="Why it could not be settled, in a sentence.")
    values: tuple[SourcedValue, ...]


class Registry(Frozen):
    """``registry.json``: the canonical, bilingual registry."""

    schema_url: str = Field(default="registry.schema.json", alias="$schema")
    version: str = REGISTRY_VERSION
    city: CityId | None = None
    generated_from: dict[str, str] = Field(
        default_factory=dict, description="Hashes of what this was made from: records, stage versions."
    )
    branches: tuple[Branch, ...] = ()
    networks: tuple[Network, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


_PROBE: dict[str, Any] = {
    "evidence": {"start": 0, "end": 1, "quote": "-"},
    "confidence": 1.0,
    "extractor": "registry",
}


def check_value(field: BranchField, value: RegistryValue | HttpUrl) -> None:
    """Raise ``ValueError`` where a value is not of its field's type."""
    BRANCH_CLAIM.validate_python({**_PROBE, "field": field, "value": value})
