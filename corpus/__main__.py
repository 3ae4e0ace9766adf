"""``python -m corpus``: ``check`` the gold files, ``evaluate`` the extraction (as ``tizilim evaluate`` does)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from corpus.commands import register
from corpus.gold import load
from corpus.judging import folder_of, gold_below
from pipeline.cli.session import DONE, LOOK, Session, Shared, command
from schemas.errors import InputError

Folders = Annotated[
    list[str] | None,
    typer.Argument(metavar="FOLDER", help="Folders or parts of the corpus.", show_default="everything"),
]


def _check(session: Session, *, folders: Folders = None) -> int:
    """Say of every gold file what is wrong with it: quotes that do not stand, values that do not fit their field."""
    from corpus.judging import ARTICLES  # noqa: PLC0415

    paths = gold_below([folder_of(name) for name in folders] if folders else [ARTICLES.parent])
    bad = 0
    for path in paths:
        try:
            load(path)
        except InputError as error:
            bad += 1
            session.complain(error)
    session.print_line(f"{len(paths) - bad} of {len(paths)} gold files are sound")
    return LOOK if bad else DONE


def build_app() -> typer.Typer:
    """The application with its two commands."""
    app = typer.Typer(
        name="python -m corpus",
        help=__doc__,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    command(app, "check", "python -m corpus check", "python -m corpus check dev")(_check)
    register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 done, 1 with faults that someone must look at, 2 for a wrong call."""
    try:
        build_app()(args=arguments, prog_name="python -m corpus", obj=Shared())
    except SystemExit as end:
        return int(end.code or 0)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
