"""Pages from the web: one polite GET each, with limits on time and size, and a named reason for every failure."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import requests
from urllib3.exceptions import NameResolutionError, ReadTimeoutError

from pipeline.store import Page
from schemas.errors import InputError

CHUNK = 64 * 1024
HTML_TYPES = ("text/html", "application/xhtml+xml")


class Reason(NamedTuple):
    """A failure that has a name: what is said of it, and the exceptions that mean it."""

    code: str
    message: str
    causes: tuple[type[BaseException], ...]


# The first reason that any exception of the chain belongs to counts: requests and urllib3 wrap each other's freely.
REASONS = (
    Reason("tls", "no trusted encrypted connection could be made", (requests.exceptions.SSLError,)),
    Reason("dns", "the host name has no address", (NameResolutionError, socket.gaierror)),
    Reason("timeout", "the server did not answer in time", (requests.Timeout, ReadTimeoutError, TimeoutError)),
    Reason("refused", "the host refuses connections", (ConnectionRefusedError,)),
    Reason("redirects", "the server redirects without end", (requests.TooManyRedirects,)),
    Reason(
        "bad-url",
        "this is not a web address that can be asked for",
        (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema),
    ),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds to connect, between bytes and in all; bytes after decompression."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 120.0
    max_bytes: int = 20 * 1024 * 1024


class Downloader:
    """Downloads pages over one connection pool; a context manager."""

    def __init__(self, user_agent: str, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": user_agent, "Accept": ", ".join(HTML_TYPES)})

    def __enter__(self) -> Downloader:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, url: str, *, now: datetime) -> Page:
        """Download one page, redirects followed.

        Raises ``InputError`` with the code of the reason: ``bad-url``, ``dns``, ``refused``, ``timeout``, ``tls``,
        ``redirects``, ``connection``, ``http-4xx``, ``http-5xx``, ``not-html``, ``too-large``.
        """
        limits = self._limits
        deadline = time.monotonic() + limits.total
        try:
            with self._session.get(url, stream=True, timeout=(limits.connect, limits.read)) as response:
                _check_head(response, url)
                data = b"".join(self._chunks(response, url, deadline))
                return Page(url, response.url, data, response.headers.get("Content-Type"), now, "web")
        except requests.RequestException as error:
            raise _explained(error, url) from error

    def _chunks(self, response: requests.Response, url: str, deadline: float) -> Iterator[bytes]:
        size = 0
        for chunk in response.iter_content(CHUNK):
            size += len(chunk)
            if size > self._limits.max_bytes:
                raise InputError(f"the page is larger than {self._limits.max_bytes} bytes", where=url, code="too-large")
            if time.monotonic() > deadline:
                raise InputError(
                    f"the page did not arrive within {self._limits.total:g} seconds", where=url, code="timeout"
                )
            yield chunk


def _check_head(response: requests.Response, url: str) -> None:
    status = response.status_code
    if status >= 500:
        raise InputError(f"the server answered {status} {response.reason}", where=url, code="http-5xx")
    if status >= 400:
        raise InputError(f"the server answered {status} {response.reason}", where=url, code="http-4xx")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    # A server that names no type is given the benefit of the doubt: parse looks at the bytes.
    if kind and kind not in HTML_TYPES:
        raise InputError(f"the server sent {kind}, not a web page", where=url, code="not-html")


def _explained(error: requests.RequestException, url: str) -> InputError:
    causes = tuple(_causes(error))
    for reason in REASONS:
        if any(isinstance(cause, reason.causes) for cause in causes):
            return InputError(reason.message, where=url, code=reason.code)
    return InputError("the connection broke off", where=url, code="connection")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Walk from an exception to everything that it wraps, however the libraries wrapped it."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        cause = todo.pop()
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        todo.extend((cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args))
