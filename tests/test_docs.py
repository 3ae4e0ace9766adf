"""The documents promise what the code does, all of it and nothing else."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import typer

from corpus.commands import register
from pipeline.cli.advice import load_advice
from pipeline.cli.app import COMMANDS, app
from pipeline.config import ENV_PREFIX, Settings

ROOT = Path(__file__).parents[1]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return re.split(r"^## ", text.split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of a Markdown table, without its head."""
    cells = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return cells[2:]


def commands() -> dict[str, set[str]]:
    """Every command with its options; those of the corpus too, which an installation adds by its entry point."""
    group = typer.main.get_group(app)
    measures = typer.Typer()
    register(measures)
    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        for name, command in {"tizilim": group, **group.commands, **typer.main.get_group(measures).commands}.items()
    }


def test_every_command_is_documented_and_exists():
    documented = {re.match(r"`tizilim (\w+)", row[0])[1] for row in rows(section(CLI, "Commands"))}  # type: ignore[index]
    assert documented == commands().keys() - {"tizilim"}


def test_the_corpus_adds_its_commands_by_an_entry_point():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"][COMMANDS] == {"corpus": f"{register.__module__}:{register.__name__}"}
    if entry_points(group=COMMANDS):  # a source tree that is not installed has none
        assert "evaluate" in typer.main.get_group(app).commands


def test_every_option_is_documented_and_exists():
    documented: dict[str, set[str]] = {name: set() for name in commands()}
    for option, of, _ in rows(section(CLI, "Options")):
        names = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", option))
        for command in documented if of == "all" else re.findall(r"`(\w+)`", of):
            documented[command] |= names
    built_in = {"-h", "--help"}
    assert documented == {name: options | built_in for name, options in commands().items()}


def test_every_setting_is_documented_with_its_default():
    documented = {row[0].strip("`"): (row[1].strip("`"), row[2].strip("`")) for row in rows(section(CLI, "Settings"))}
    assert documented.keys() == Settings.model_fields.keys()
    for key, (variable, default) in documented.items():
        assert variable == ENV_PREFIX + key.upper()
        actual = Settings.model_fields[key].default
        if key == "user_agent":
            assert actual.startswith("tizilim/")
        else:
            assert default == ("none" if actual in (None, ()) else str(actual))


def codes_of_the_source() -> set[str]:
    """Every error code that the source can give: ``code="…"``, ``code = "…"``, and rows of codes."""
    found: set[str] = set()
    for room in ("schemas", "extractors", "pipeline", "corpus"):
        for file in (ROOT / room).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            found |= set(re.findall(r'\bcode ?= ?"([a-z0-9-]+)"', text))
            found |= set(re.findall(r'\b(?:Failure|Reason)\(\s*"([a-z0-9-]+)"', text))
            found |= set(re.findall(r'^INTERNAL = "([a-z-]+)"', text, re.MULTILINE))
    return found


def test_every_error_code_has_advice_and_is_given_somewhere():
    assert load_advice().keys() == codes_of_the_source()


def test_every_error_code_is_documented_with_its_advice():
    documented = {row[0].strip("`"): (row[1], row[2]) for row in rows(ERRORS)}
    assert documented == {code: (entry.meaning, entry.advice) for code, entry in load_advice().items()}


@pytest.mark.parametrize("text", [README, CLI], ids=["README.md", "docs/cli.md"])
def test_every_command_line_shown_exists(text: str):
    known = commands()
    for name, rest in re.findall(r"^(?:\$ )?(?:\.venv/bin/)?tizilim (\w+)(.*)$", text, re.MULTILINE):
        assert name in known
        used = set(re.findall(r"(?<=\s)--[a-z-]+", rest.split("|")[0]))
        assert used <= known[name]


def test_every_make_target_shown_exists():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)", README)) <= targets


def test_every_file_that_the_documents_link_to_exists():
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_changelog_tells_of_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_requirements_are_pinned_with_hashes_and_name_no_index():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        pins = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[a-z0-9-]+==\S+(?: ; [^\n]+)? \\\n +--hash=sha256:", text, re.MULTILINE))
        assert "setuptools" in pins
