"""What every command has in common: the shared options, the settings they lead to, and how a command ends.

The shared options may stand before or after the command's name; after it they win. Exit codes: 0 done, 1 done with
failures that someone must look at, 2 could not run, 130 interrupted, 141 the reader of our output went away.

Heavy modules are imported where they are needed, so that ``tizilim --help`` answers at once.
"""

from __future__ import annotations

import inspect
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.config import Settings
    from pipeline.stages.context import Context
    from pipeline.store import Store

DONE, LOOK, CANNOT, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

Command = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that every command takes, and the program itself; None where one was not given."""

    data_dir: Annotated[
        Path | None, typer.Option("--data-dir", metavar="DIR", help="Folder of the store.", show_default="data")
    ] = None
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings file.", show_default="tizilim.toml, if it is there"),
    ] = None
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, metavar="", show_default=False, help="Log every step.")
    ] = 0
    log_format: Annotated[
        Literal["text", "json"] | None,
        typer.Option("--log-format", help="How log lines on standard error are written.", show_default="text"),
    ] = None

    def over(self, outer: Shared) -> Shared:
        """Lay these options over those that stood before the command's name."""
        return Shared(
            self.data_dir or outer.data_dir,
            self.config or outer.config,
            self.verbose + outer.verbose,
            self.log_format or outer.log_format,
        )


class Session:
    """One call of one command."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self._flags: dict[str, Any] = {"data_dir": shared.data_dir} if shared.data_dir else {}

    def set_flag(self, name: str, value: object | None) -> None:
        """Let a command's own option stand over a setting, where it was given."""
        if value is not None:
            self._flags[name] = value

    @cached_property
    def settings(self) -> Settings:
        """The settings of this call. Raises ``ConfigError``."""
        from pipeline.config import load_settings  # noqa: PLC0415

        return load_settings(self._flags, self.shared.config)

    @cached_property
    def out(self) -> Console:
        """Standard output, for people."""
        from rich.console import Console  # noqa: PLC0415

        return Console(highlight=False)

    @cached_property
    def err(self) -> Console:
        """Standard error, for people."""
        from rich.console import Console  # noqa: PLC0415

        return Console(stderr=True, highlight=False)

    @property
    def shows_bars(self) -> bool:
        """Whether progress is shown as bars; else it is logged."""
        return self.err.is_terminal and self.shared.log_format is None and not self.shared.verbose

    def start_logging(self) -> None:
        """Log to standard error: every step with -v, stages where no bars tell of them, else warnings."""
        from pipeline.logs import configure  # noqa: PLC0415

        level = logging.DEBUG if self.shared.verbose else logging.WARNING if self.shows_bars else logging.INFO
        configure(as_json=self.shared.log_format == "json", level=level)

    def open_store(self) -> Store:
        """Open the store of the settings; a context manager. Raises ``StoreError``."""
        from pipeline.store import open_store  # noqa: PLC0415

        settings = self.settings
        return open_store(settings.data_dir, url=settings.database_url, wait=settings.lock_wait)

    def context(self, store: Store) -> Context:
        """Hand the stages what they need."""
        from pipeline.cli.progress import Bars, NoBars  # noqa: PLC0415
        from pipeline.stages.context import Context  # noqa: PLC0415

        progress = Bars(self.err) if self.shows_bars else NoBars()
        return Context(store, lambda: datetime.now(UTC), self.settings.batch_size, progress)

    def print_line(self, text: str) -> None:
        """Print one line of data to standard output."""
        sys.stdout.write(text + "\n")

    def refuse(self, text: object) -> int:
        """Say why the command could not run; returns the exit code."""
        self.complain(text)
        return CANNOT

    def complain(self, text: object) -> None:
        """Say in one line on standard error what is wrong."""
        sys.stderr.write(f"tizilim: {' '.join(str(text).split())}\n")


def command(app: typer.Typer, name: str, *examples: str) -> Callable[[Command], Callable[..., None]]:
    """Register a function as a command that also takes the shared options; its return value is the exit code.

    The docstring and the examples become its help.
    """

    def register(function: Command) -> Callable[..., None]:
        @wraps(function)
        def call(ctx: typer.Context, **options: Any) -> None:
            session = Session(take_shared(options).over(ctx.obj))
            raise typer.Exit(_finish(lambda: function(session, **options), session))

        add_shared(call, list(inspect.signature(function, eval_str=True).parameters.values())[1:])
        return app.command(name, help=with_examples(function.__doc__ or "", examples))(call)

    return register


def with_examples(text: str, examples: Sequence[str]) -> str:
    """Put worked examples under a help text, each on a line of its own."""
    # The backspace tells typer to leave the line breaks of a paragraph alone.
    return "\n".join([inspect.cleandoc(text), "", "\b", *(f"$ {example}" for example in examples)])


def take_shared(options: dict[str, Any]) -> Shared:
    """Take the shared options out of all that were given."""
    return Shared(**{field.name: options.pop(field.name) for field in fields(Shared)})


def add_shared(call: Callable[..., None], own: Sequence[inspect.Parameter]) -> None:
    """Let typer see a function as one that takes the context, its own options and the shared ones."""
    hints = get_type_hints(Shared, include_extras=True)
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    shared = [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(Shared)
    ]
    parameters = [context, *own, *shared]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}


def _finish(run: Callable[[], int], session: Session) -> int:
    """Run a command to its exit code, with one line for what went wrong."""
    from schemas.errors import TizilimError  # noqa: PLC0415

    try:
        session.start_logging()
        code = run()
        sys.stdout.flush()
    except TizilimError as error:
        session.complain(error)
        return CANNOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; nobody is there to read it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code
