"""The structured values of claims: a quantity and an address."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from schemas.base import Frozen
from schemas.vocab import AddressType, Comparator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Quantity(Frozen):
    """A number as an article gives it; scale words are already resolved ("40 мыңнан астам" is 40000, more than)."""

    number: int | float = Field(ge=0, description="The number in the field's unit (pieces, people, square metres).")
    comparator: Comparator = Field(
        default=Comparator.EXACT, description="= exactly, > more than, < less than or up to, ~ about."
    )


class Address(Frozen):
    """Where a branch stands, part by part, in the article's language and in dictionary form.

    ``street`` is the bare name in the nominative for Kazakh (``Алтынсарин``) and as signs write it for Russian
    (``Алтынсарина``). At least one part that can be found on a map must be there.
    """

    street: Text | None = Field(default=None, description="Name of the street, without its type word.")
    type: AddressType | None = Field(default=None, description="What sort of street.")
    house: Text | None = Field(default=None, description="House as written: 247, 1Б, 1/2.")
    block: Text | None = Field(default=None, description="Block (блок, корпус) of the house.")
    building: Text | None = Field(default=None, description="Separate building (строение, ғимарат) of the plot.")
    microdistrict: Text | None = Field(default=None, description="Name or number of the microdistrict.")
    complex: Text | None = Field(
        default=None, description="Housing or shopping complex (ЖК, ТК), without quotation marks."
    )
    cross_street: Text | None = Field(default=None, description="The crossing street of a corner address.")
    place: Text | None = Field(default=None, description="A place instead of a street: an alley, a square, a palace.")
    floor: Text | None = Field(default=None, description="Floor within the building.")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse an address that no map could show."""
        if not (self.street or self.microdistrict or self.complex or self.place):
            raise ValueError("an address needs a street, a microdistrict, a complex or a place")
