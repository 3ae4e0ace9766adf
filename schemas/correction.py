"""A reviewer's word: append-only corrections, one model a kind.

A correction names its evidence by article, field and quote, never by a row number, so that it still finds its target
after a better extractor has read everything again.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from schemas.article import CityId
from schemas.base import Frozen
from schemas.values import Text
from schemas.vocab import BranchField, Kind, Language, NetworkField


class Target(Frozen):
    """The claim that a correction is about."""

    article: str = Field(min_length=1, description="Id of the article.")
    field: BranchField | NetworkField
    quote: str = Field(min_length=1, description="The words of the claim's evidence.")
    start: int | None = Field(
        default=None, ge=0, description="Where the quote stood; a hint, re-anchored by the quote."
    )


class CorrectionBase(Frozen):
    """What every correction has."""

    id: str = Field(min_length=1, description="Unique id of this log entry.")
    by: Text = Field(description="Who says so.")
    at: AwareDatetime = Field(description="When it was said.")
    note: str | None = Field(default=None, description="Why, in the reviewer's words.")


class Reject(CorrectionBase):
    """This claim is wrong: drop it, now and after every re-extraction."""

    kind: Literal["reject"]
    target: Target


class SetField(CorrectionBase):
    """The branch's field has this value, whatever articles say."""

    kind: Literal["set"]
    branch: str
    field: BranchField
    value: Any


class Move(CorrectionBase):
    """This claim belongs to another branch."""

    kind: Literal["move"]
    target: Target
    branch: str = Field(description="Id of the branch that it belongs to.")


class Merge(CorrectionBase):
    """These two are one branch; the first keeps its id."""

    kind: Literal["merge"]
    branch: str
    other: str


class Split(CorrectionBase):
    """These mentions are not this branch: make them one of their own."""

    kind: Literal["split"]
    branch: str
    mentions: tuple[str, ...] = Field(min_length=1, description="Mentions as article-id/branch-key.")


class Confirm(CorrectionBase):
    """A person has checked this value."""

    kind: Literal["confirm"]
    branch: str
    field: BranchField


class NotSame(CorrectionBase):
    """These two are different branches: never propose the pair again."""

    kind: Literal["not_same"]
    branch: str
    other: str


class AddBranch(CorrectionBase):
    """A branch that no article has told of yet."""

    kind: Literal["add"]
    names: dict[Language, Text] = Field(min_length=1)
    branch_kind: Kind = Kind.BRANCH
    city: CityId | None = None


Correction = Annotated[
    Reject | SetField | Move | Merge | Split | Confirm | NotSame | AddBranch, Field(discriminator="kind")
]

CORRECTION: TypeAdapter[Any] = TypeAdapter(Correction)
"""Validates one correction of whatever kind."""
