from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from sample_registry import BRANCHES, REGISTRY

from pipeline.export import card, summary
from pipeline.export.labels import Ui
from schemas import Branch, BranchField, FieldState, Kind, Language, Names, Registry, Source, SourcedValue


def _printed(width: int, say: object, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, **options)  # type: ignore[arg-type]
    say(console)  # type: ignore[operator]
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 140, 200])
def test_the_summary_fits_its_width_and_loses_no_branch(width: int) -> None:
    text = _printed(width, lambda console: summary(REGISTRY, console))
    assert "\x1b" not in text
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    flat = " ".join(text.split())
    for word in ("24/7", "40", "1962", "14 libraries, 2 conflicts", "Conflicts", "Visitors a year"):
        assert word in flat


def test_a_wide_terminal_shows_one_row_a_branch_with_all_columns() -> None:
    text = _printed(160, lambda console: summary(REGISTRY, console))
    row = next(line for line in text.splitlines() if line.startswith("Қазақстан жазушылары"))
    for cell in ("Auezov", "11-шағынаудан", "1962", "24/7", ">40\N{NO-BREAK SPACE}000", "410"):
        assert cell in row
    assert row.rstrip().endswith("2")


def test_the_summary_speaks_the_chosen_language() -> None:
    text = _printed(140, lambda console: summary(REGISTRY, console, Ui.KK))
    assert "Алматы кітапханаларының тізілімі" in text
    assert "Қайшылықтар" in text


def test_colours_are_for_terminals() -> None:
    text = _printed(100, lambda console: summary(REGISTRY, console), force_terminal=True)
    assert "\x1b[" in text


def test_an_empty_registry_says_so() -> None:
    assert "still empty" in _printed(80, lambda console: summary(Registry(), console))


def test_the_card_tells_all_of_one_branch() -> None:
    text = " ".join(_printed(100, lambda console: card(REGISTRY, BRANCHES[0], console)).split())
    for word in (
        "Қазақстан жазушылары кітапханасы",
        "Библиотека казахстанских писателей",
        "more than 40 000",
        "as of 4 February 2026",
        "“қорында 40 мыңнан астам кітап”",
        "https://zakon-kk.example/feb-kk",
        "Earlier values",
        "38 000",
        "since February 2026",
    ):
        assert word in text


def test_the_card_names_its_conflicts() -> None:
    text = _printed(100, lambda console: card(REGISTRY, BRANCHES[1], console))
    assert "Conflicts" in text
    assert "daily 08:30–20:00" in text
    assert "Libraries in the city" not in text


def test_hostile_text_cannot_drive_the_terminal() -> None:
    evil = "\x1b[2J[red]\u202eклон\x07"
    source = Source(
        article="a",
        outlet=evil,
        url="https://x.example/" + evil,
        language=Language.RU,
        quote=evil,
        start=0,
        end=len(evil),
        confidence=0.9,
        extractor="x",
    )
    value = SourcedValue(value="+77271234567", confidence=0.9, confirmed_by=evil, sources=(source,))
    branch = Branch(
        id="b",
        names={Language.RU: Names(name=evil, aliases=(evil,))},
        kind=Kind.BRANCH,
        fields={BranchField.PHONE: FieldState(current=(value,))},
    )
    registry = Registry(branches=(branch,))
    for say in (lambda console: summary(registry, console), lambda console: card(registry, branch, console)):
        text = _printed(100, say)
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        assert "[red]" in text
