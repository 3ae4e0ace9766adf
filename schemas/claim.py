"""A claim: one value of one field, with the words that say so.

The value's type follows from the field; the models are a discriminated union on ``field``, so that both the validation
and the published JSON Schema know that ``opened`` is a date and ``holdings`` a quantity.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, HttpUrl, StringConstraints, TypeAdapter

from schemas.base import Frozen
from schemas.edtf import EdtfDate
from schemas.hours import OpeningHours
from schemas.values import Address, Quantity
from schemas.vocab import BranchField, DatePart, Modality, NetworkField, Service, Status

DistrictId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+\d{7,15}$")]


class Evidence(Frozen):
    """The words of the article that a claim rests on: ``text[start:end] == quote``."""

    start: int = Field(ge=0, description="First code point of the quote in the article's text.")
    end: int = Field(ge=1, description="One past the last code point.")
    quote: str = Field(min_length=1, description="The words themselves.")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse offsets that are not as long as the quote."""
        if self.end - self.start != len(self.quote):
            raise ValueError(f"quote of {len(self.quote)} characters does not fit offsets {self.start}..{self.end}")


class ClaimBase(Frozen):
    """What every claim has; the concrete claims narrow ``field`` and ``value``."""

    field: Any
    value: Any
    evidence: Evidence
    confidence: float = Field(ge=0, le=1, description="Calibrated: of all claims given 0.9, nine in ten are right.")
    extractor: str = Field(min_length=1, description="The extractor that read it: addresses, dates, figures …")
    rule: str | None = Field(default=None, description="The rule that fired, as the explanation of the value names it.")
    modality: Modality = Modality.STATED
    as_of: EdtfDate | None = Field(default=None, description="When the value held, where that is known.")
    since: EdtfDate | None = Field(default=None, alias="from", description="The day from which the value holds.")
    inferred: bool | None = Field(
        default=None, description="True where the value was worked out (an anniversary, the day of the news), not read."
    )


class AddressClaim(ClaimBase):
    """Where the branch stands."""

    field: Literal[BranchField.ADDRESS]
    value: Address


class DistrictClaim(ClaimBase):
    """The city district, by the gazetteer's Latin id."""

    field: Literal[BranchField.DISTRICT]
    value: DistrictId


class DateClaim(ClaimBase):
    """A dated event in the life of the branch."""

    field: Literal[BranchField.OPENED, BranchField.RENOVATED, BranchField.CLOSED, BranchField.RELOCATED]
    value: EdtfDate
    part: DatePart | None = Field(
        default=None, description="Part of the year or month: 'late' for «в конце 2025 года»."
    )


class StatusClaim(ClaimBase):
    """Whether the branch can be used."""

    field: Literal[BranchField.STATUS]
    value: Status


class HoursClaim(ClaimBase):
    """When the branch is open."""

    field: Literal[BranchField.OPENING_HOURS]
    value: OpeningHours


class QuantityClaim(ClaimBase):
    """A figure about the branch."""

    field: Literal[
        BranchField.AREA_M2,
        BranchField.HOLDINGS,
        BranchField.VISITORS_YEAR,
        BranchField.VISITORS_MONTH,
        BranchField.VISITORS_DAY,
        BranchField.READERS,
        BranchField.SEATS,
        BranchField.COMPUTERS,
        BranchField.STAFF,
        BranchField.FLOORS,
        BranchField.EVENTS_YEAR,
    ]
    value: Quantity


class PhoneClaim(ClaimBase):
    """A telephone number in E.164 form."""

    field: Literal[BranchField.PHONE]
    value: Phone


class WebsiteClaim(ClaimBase):
    """The branch's own web address."""

    field: Literal[BranchField.WEBSITE]
    value: HttpUrl


class ServiceClaim(ClaimBase):
    """Something a visitor finds there."""

    field: Literal[BranchField.SERVICES]
    value: Service


BranchClaim = Annotated[
    AddressClaim
    | DistrictClaim
    | DateClaim
    | StatusClaim
    | HoursClaim
    | QuantityClaim
    | PhoneClaim
    | WebsiteClaim
    | ServiceClaim,
    Field(discriminator="field"),
]


class NetworkClaim(ClaimBase):
    """A figure about the city's library system."""

    field: NetworkField
    value: Quantity


BRANCH_CLAIM: TypeAdapter[Any] = TypeAdapter(BranchClaim)
"""Validates one branch claim of whatever field (``BRANCH_CLAIM.validate_python({...})``)."""
