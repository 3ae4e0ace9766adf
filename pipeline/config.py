"""Settings: a flag wins over ``TIZILIM_…`` in the environment, that over ``tizilim.toml``, that over the default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from schemas.errors import ConfigError

CONFIG_NAME = "tizilim.toml"
ENV_PREFIX = "TIZILIM_"


def program_version() -> str:
    """Say the installed version of the program."""
    try:
        return version("tizilim")
    except PackageNotFoundError:
        return "0+not-installed"


class Settings(BaseSettings):
    """What can be set. Each field is a key of ``tizilim.toml`` and, in capitals, a ``TIZILIM_…`` variable."""

    model_config = SettingsConfigDict(env_prefix=ENV_PREFIX, extra="forbid", frozen=True)

    data_dir: Path = Field(default=Path("data"), description="Folder of the store.")
    out_dir: Path = Field(default=Path("out"), description="Folder that the registry is written to.")
    database_url: str | None = Field(
        default=None, description="SQLAlchemy URL of the store, in place of the SQLite file in data_dir."
    )
    sources: tuple[str, ...] = Field(
        default=(), description="Folders, files and web addresses that fetch and run read when none is named."
    )
    batch_size: int = Field(default=16, ge=1, le=10_000, description="Items between two commits.")
    lock_wait: float = Field(default=10.0, ge=0, description="Seconds to wait for another writer of the store.")
    user_agent: str = Field(
        default=f"tizilim/{program_version()} (registry of city libraries)",
        min_length=1,
        pattern=r"^[\x20-\x7e]+$",
        description="How fetch introduces itself; put a contact address in it.",
    )
    connect_timeout: float = Field(default=10.0, gt=0, description="Seconds that fetch waits for a connection.")
    read_timeout: float = Field(default=30.0, gt=0, description="Seconds that fetch waits between two bytes.")
    total_timeout: float = Field(default=120.0, gt=0, description="Seconds that one page may take to arrive.")
    max_page_bytes: int = Field(
        default=20 * 1024 * 1024, ge=1, description="Size beyond which a page is not read, in bytes."
    )


def load_settings(flags: Mapping[str, Any], config: Path | None = None) -> Settings:
    """Read the settings: ``flags`` over the environment over ``config`` (else ``tizilim.toml``, where it is there).

    Raises ``ConfigError`` naming the file (or variable, or flag) and the key of every fault.
    """
    if config and not config.is_file():
        raise ConfigError("there is no such settings file", where=str(config))
    path = config or Path(CONFIG_NAME)

    class Layered(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            del dotenv_settings, file_secret_settings  # settings come from nowhere else
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, path)

    try:
        return Layered(**flags)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"this is not TOML: {error}", where=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the settings file cannot be read: {error}", where=str(path)) from error
    except SettingsError as error:
        raise ConfigError(f"{error}; a list is written as JSON", where="environment") from error
    except ValidationError as error:
        raise ConfigError("; ".join(_fault(fault, flags, path) for fault in error.errors())) from error


def _fault(fault: ErrorDetails, flags: Mapping[str, Any], path: Path) -> str:
    key = str(fault["loc"][0])
    variable = ENV_PREFIX + key.upper()
    if key in flags:
        origin = "--" + key.replace("_", "-")
    elif variable in os.environ:
        origin = variable
    else:
        origin = f"{path}: {'.'.join(str(part) for part in fault['loc'])}"
    message = "no such setting" if fault["type"] == "extra_forbidden" else fault["msg"]
    return f"{origin}: {message}"
