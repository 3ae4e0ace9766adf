"""Advice for every error code, from ``advice.toml``; docs/errors.md lists the same, and a test holds them together."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from pydantic import Field, TypeAdapter, ValidationError

from schemas.base import Frozen
from schemas.errors import ConfigError


class Advice(Frozen):
    """What an error code means, and what a person can do about it."""

    meaning: str = Field(min_length=1)
    advice: str = Field(min_length=1)


def load_advice() -> dict[str, Advice]:
    """Read the advice by error code. Raises ``ConfigError`` naming every faulty entry."""
    data = tomllib.loads(files("pipeline.cli").joinpath("advice.toml").read_text(encoding="utf-8"))
    try:
        return TypeAdapter(dict[str, Advice]).validate_python(data)
    except ValidationError as error:
        raise ConfigError(str(error), where="advice.toml") from error
