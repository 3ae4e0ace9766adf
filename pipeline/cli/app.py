"""The application: its commands and the options that may stand before them."""

from __future__ import annotations

import inspect
from importlib.metadata import entry_points
from typing import Annotated, Any

import typer

from pipeline.cli import inspection, stages
from pipeline.cli.session import add_shared, take_shared, with_examples

COMMANDS = "tizilim.commands"
"""Group of entry points through which packages that this one must not import add their commands to it."""

app = typer.Typer(
    name="tizilim",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from pipeline.config import program_version  # noqa: PLC0415

        typer.echo(f"tizilim {program_version()}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
]


def _top(ctx: typer.Context, **options: Any) -> None:
    """Read Kazakh and Russian city news into one registry of library branches.

    Exit codes: 0 done, 1 done with failures that someone must look at, 2 could not run.
    """
    ctx.obj = take_shared(options)


add_shared(_top, [inspect.Parameter("version", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Version)])
app.callback(
    help=with_examples(
        _top.__doc__ or "",
        (
            "tizilim run corpus/newsroom     everything, from pages to out/registry.json",
            "tizilim extract article.html    what one article says, as JSON",
            "tizilim show жамбыл             what the registry knows about a branch",
            "tizilim doctor                  what failed, and what to do about it",
        ),
    )
)(_top)
stages.register(app)
inspection.register(app)
for _addition in entry_points(group=COMMANDS):
    _addition.load()(app)
