from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.export import export
from pipeline.export.files import write_all
from pipeline.export.serial import registry_bytes, schema_bytes
from schemas import Article, Branch, FieldState, Kind, Quantity, Registry, SourcedValue, TizilimError
from schemas.vocab import BranchField, Language

NAMES = ["registry.json", "registry.schema.json", "index.html"]


def test_export_writes_three_files(registry: Registry, articles: dict[str, Article], tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    paths = export(registry, articles, out)
    assert paths == [out / name for name in NAMES]
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)


def test_the_same_registry_gives_the_same_bytes(
    registry: Registry, articles: dict[str, Article], tmp_path: Path
) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    shuffled = dict(reversed(articles.items()))
    for before, after in zip(export(registry, articles, first), export(registry, shuffled, second), strict=True):
        assert before.read_bytes() == after.read_bytes()


def test_the_registry_survives_the_round_trip(registry: Registry) -> None:
    assert Registry.model_validate_json(registry_bytes(registry)) == registry


def test_an_empty_registry_is_exported(tmp_path: Path) -> None:
    for path in export(Registry(), {}, tmp_path):
        assert path.stat().st_size > 0


def test_the_json_reads_well(registry: Registry) -> None:
    text = registry_bytes(registry).decode()
    assert text.endswith("}\n")
    assert text.startswith('{\n  "$schema": "registry.schema.json",\n  "version"')
    assert "Қазақстан жазушылары кітапханасы" in text
    assert "null" not in text
    assert list(json.loads(text)) == [
        "$schema",
        "version",
        "city",
        "generated_from",
        "branches",
        "networks",
        "conflicts",
    ]


def _branch(fields: list[BranchField], languages: list[Language], number: float) -> Branch:
    value = SourcedValue(value=Quantity(number=number), confidence=1, confirmed_by="R", sources=())
    return Branch(
        id="b",
        kind=Kind.BRANCH,
        names={language: {"name": "A"} for language in languages},
        fields={field: FieldState(current=(value,)) for field in fields},
    )


def test_equal_registries_give_equal_bytes_whatever_the_order_of_their_keys() -> None:
    fields, languages = [BranchField.SEATS, BranchField.HOLDINGS], [Language.RU, Language.KK]
    one = Registry(branches=(_branch(fields, languages, 410),), generated_from={"b": "2", "a": "1"})
    other = Registry(branches=(_branch(fields[::-1], languages[::-1], 410.0),), generated_from={"a": "1", "b": "2"})
    assert one == other
    assert registry_bytes(one) == registry_bytes(other)


def test_the_schema_describes_the_registry() -> None:
    schema = json.loads(schema_bytes())
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["properties"]) >= {"$schema", "branches", "networks", "conflicts"}
    assert "from" in schema["$defs"]["SourcedValue"]["properties"]
    # Keys that the file leaves out must not be required.
    assert "as_of" not in schema["$defs"]["SourcedValue"]["required"]


def _old_files(folder: Path) -> dict[str, bytes]:
    for name in NAMES:
        (folder / name).write_bytes(b"old " + name.encode())
    return _files(folder)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_registry_that_cannot_be_serialised_leaves_the_old_files(
    articles: dict[str, Article], tmp_path: Path
) -> None:
    old = _old_files(tmp_path)
    broken = _branch([BranchField.SEATS], [Language.KK], float("inf"))
    with pytest.raises(ValueError, match="JSON compliant"):
        export(Registry(branches=(broken,)), articles, tmp_path)
    assert _files(tmp_path) == old


def test_a_failure_while_writing_leaves_the_old_files(tmp_path: Path) -> None:
    old = _old_files(tmp_path)
    too_long = "n" * 300
    with pytest.raises(TizilimError) as caught:
        write_all(tmp_path, {"registry.json": b"new", too_long: b"new"})
    assert caught.value.code == "cannot-write"
    assert str(tmp_path) in str(caught.value)
    assert _files(tmp_path) == old


def test_a_target_that_is_a_folder_leaves_no_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "registry.json").mkdir()
    with pytest.raises(TizilimError, match="cannot be written"):
        write_all(tmp_path, {"registry.json": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["registry.json"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(registry: Registry, articles: dict[str, Article], tmp_path: Path) -> None:
    old = _old_files(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(TizilimError, match="cannot be written"):
            export(registry, articles, tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert _files(tmp_path) == old


def test_a_file_in_place_of_the_folder_is_named(registry: Registry, tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"")
    with pytest.raises(TizilimError) as caught:
        export(registry, {}, target)
    assert caught.value.where == str(target)
