from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline.stages.versions import MADE_OF, ROOT, fingerprint
from pipeline.store import Stage

OURS = ("schemas", "extractors", "pipeline")


def imports(file: Path) -> set[str]:
    """Our modules that a file imports, as paths without their suffix."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    found |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name.replace(".", "/") for name in found if name.split(".")[0] in OURS}


@pytest.mark.parametrize("stage", MADE_OF)
def test_version_covers_all_that_the_stage_imports(stage: Stage):
    made_of = [name.removesuffix(".py") for name in MADE_OF[stage]]
    files = [
        file
        for name in MADE_OF[stage]
        for file in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    needed = set().union(*map(imports, files))
    missing = {name for name in needed if not any(name == own or name.startswith(f"{own}/") for own in made_of)}
    assert not missing


def test_fingerprint_follows_code_and_data_but_not_caches(tmp_path: Path):
    room = tmp_path / "room"
    (room / "data").mkdir(parents=True)
    (room / "code.py").write_text("x = 1")
    (room / "data" / "words.toml").write_text("a = 1")
    first = fingerprint(tmp_path, ("room",))
    (room / "__pycache__").mkdir()
    (room / "__pycache__" / "code.pyc").write_bytes(b"x")
    assert fingerprint(tmp_path, ("room",)) == first
    (room / "data" / "words.toml").write_text("a = 2")
    assert fingerprint(tmp_path, ("room",)) != first
