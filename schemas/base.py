"""What all models share: frozen, no unknown keys, JSON by the names of the contract."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of every model: immutable, refuses unknown keys, accepts and prints the contract's key names."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        use_attribute_docstrings=True,
        str_strip_whitespace=False,
    )

    def to_json(self, *, indent: int | None = None) -> str:
        """The model as JSON text with the contract's key names; keys without a value are left out."""
        return self.model_dump_json(by_alias=True, exclude_none=True, indent=indent)
