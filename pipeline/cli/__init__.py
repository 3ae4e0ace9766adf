"""The command line: ``tizilim``."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # Kazakh letters must come out whole in a terminal or pipe of whatever locale.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from pipeline.cli.app import app  # noqa: PLC0415 - the streams are set before anything can print

    app(prog_name="tizilim")
