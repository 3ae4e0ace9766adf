"""Reads the outlet files. All faults of all files are reported together: a person mends them in one go."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.outlets.models import AddressRules, DateWords, Furniture, Outlet
from pipeline.outlets.registry import Outlets
from schemas.errors import ConfigError

_HERE = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


def load_outlets(folder: Path | None = None) -> Outlets:
    """Read every outlet file of a folder (the project's own by default) and the words that outlets share.

    Raises ``ConfigError`` that lists every fault of every file, one a line.
    """
    folder = folder or _HERE / "data"
    faults: list[str] = []
    furniture = _read(_HERE / "shared" / "furniture.toml", Furniture, faults)
    words = _read(_HERE / "shared" / "dates.toml", DateWords, faults)
    addresses = _read(_HERE / "shared" / "addresses.toml", AddressRules, faults)
    outlets = _read_outlets(folder, faults)
    if faults or furniture is None or words is None or addresses is None:
        raise ConfigError("\n".join(faults), where=str(folder))
    return Outlets(tuple(_with_shared(outlet, furniture) for outlet in outlets), furniture, words, addresses)


def _read_outlets(folder: Path, faults: list[str]) -> list[Outlet]:
    files = sorted(folder.glob("*.toml"))
    if not files:
        faults.append("no outlet files here")
    outlets = []
    for file in files:
        outlet = _read(file, Outlet, faults)
        if outlet is None:
            continue
        if outlet.id != file.stem:
            faults.append(f"{file.name}: id: {outlet.id!r} is not the file's name")
        outlets.append(outlet)
    owners = Counter(host for outlet in outlets for host in outlet.hosts)
    faults.extend(f"hosts: {host} is claimed by {count} outlets" for host, count in owners.items() if count > 1)
    return outlets


def _read(file: Path, model: type[Model], faults: list[str]) -> Model | None:
    try:
        return model.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(f"{file.name}: {error}")
    except ValidationError as error:
        faults.extend(
            f"{file.name}: {'.'.join(str(part) for part in fault['loc']) or 'file'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
    return None


def _with_shared(outlet: Outlet, furniture: Furniture) -> Outlet:
    html = outlet.html
    merged = html.model_copy(
        update={
            "drop": (*furniture.selectors.drop, *html.drop),
            "drop_lines": (*furniture.lines.drop, *html.drop_lines),
            "stop_lines": (*furniture.lines.stop, *html.stop_lines),
        }
    )
    return outlet.model_copy(update={"html": merged})
