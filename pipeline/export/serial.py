"""``registry.json`` and its JSON Schema as bytes: equal registries give equal bytes, and ``git diff`` reads well."""

from __future__ import annotations

import json
from typing import Any

from schemas import BranchField, Language, NetworkField, Registry

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def registry_bytes(registry: Registry) -> bytes:
    """Write the registry as UTF-8 JSON, indented by 2, without the keys that have no value, and a newline at the end.

    Mappings are equal whatever the order of their keys, so they are put into one: languages and fields as the
    vocabularies list them, hashes by name. Lists keep their order, which is part of their meaning.
    """
    data = registry.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["generated_from"] = dict(sorted(data["generated_from"].items()))
    for owners, fields in ((data["branches"], BranchField), (data["networks"], NetworkField)):
        for owner in owners:
            owner["names"] = _ordered(owner["names"], list(Language))
            owner["fields"] = _ordered(owner["fields"], list(fields))
    return _json(_whole(data))


def schema_bytes() -> bytes:
    """Write the JSON Schema of ``registry.json``: a key with a default may be missing, so none of them is required."""
    schema = Registry.model_json_schema(by_alias=True, mode="validation")
    return _json({"$schema": _DIALECT, "$id": "registry.schema.json", **schema})


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _ordered(data: dict[str, Any], order: list[Any]) -> dict[str, Any]:
    return {key: data[key] for key in order if key in data}


def _whole(data: Any) -> Any:
    """Write 410.0 as 410: the two are equal numbers and must be equal bytes. Confidences stay as they are."""
    if isinstance(data, dict):
        return {
            key: int(value) if key == "number" and isinstance(value, float) and value.is_integer() else _whole(value)
            for key, value in data.items()
        }
    return [_whole(item) for item in data] if isinstance(data, list) else data
