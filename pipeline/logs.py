"""Logs: one line an event on standard error, as text for people or JSON for machines; standard output is for data."""

from __future__ import annotations

import logging
import sys
from typing import TextIO

import structlog


def configure(*, as_json: bool, level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send our events and the libraries' own messages to ``stream`` (standard error) in one format.

    Libraries are heard from WARNING up only when ours are heard at DEBUG, else from ERROR up: their warnings speak to
    programmers.
    """
    target = stream or sys.stderr
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=target.isatty(), pad_event_to=0)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING if level <= logging.DEBUG else logging.ERROR)
    logging.getLogger("tizilim").setLevel(level)
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def logger() -> structlog.stdlib.BoundLogger:
    """Give the project's logger."""
    found: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("tizilim")
    return found
