"""Reading the data files that hold the language knowledge, with errors that name the file."""

from __future__ import annotations

import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from schemas.errors import ConfigError

Model = TypeVar("Model", bound=BaseModel)

PACKAGE = resources.files("extractors")


def read_toml(file: Traversable) -> dict[str, Any]:
    """The content of a TOML data file; ``ConfigError`` names the file and the line of a mistake."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(error), where=str(file)) from error


def load(model: type[Model], file: Traversable) -> Model:
    """Read a TOML data file into its model; ``ConfigError`` lists all mistakes of the file at once."""
    try:
        return model.model_validate(read_toml(file))
    except ValidationError as error:
        lines = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise ConfigError("; ".join(lines), where=str(file)) from error
