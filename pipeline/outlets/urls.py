"""Addresses: one article has many, and all but one are cut away here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def bare_host(host: str, variant_labels: Sequence[str]) -> str:
    """A host in lower case, without the dot of the root and labels like ``www`` and ``m`` before the site's name."""
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in variant_labels:
        labels = labels[1:]
    return ".".join(labels)


def without_tracking(url: str, tracking: Sequence[str]) -> str:
    """The address without fragment, tracking parameters, root dot and default port; scheme and host in lower case.

    Raises ``ValueError`` for what is no http(s) address.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url!r} is no http address")
    host = parts.hostname.rstrip(".")
    default = 443 if parts.scheme == "https" else 80
    netloc = host if parts.port in (None, default) else f"{host}:{parts.port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _tracks(key, tracking)]
    # Re-coding changes the spelling of an innocent query; it is done only where something was cut.
    query = parts.query if kept == pairs else urlencode(kept)
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def without_variants(path: str) -> Iterator[str]:
    """The path without an ``amp`` segment: as given, without a closing slash, with one.

    Which of them is the article's own is for the outlet's pattern to say.
    """
    plain = "/".join(segment for segment in path.split("/") if segment != "amp")
    for candidate in dict.fromkeys((plain, plain.rstrip("/"), plain.rstrip("/") + "/")):
        yield candidate or "/"


def _tracks(key: str, tracking: Sequence[str]) -> bool:
    key = key.lower()
    return any(key.startswith(name[:-1]) if name.endswith("*") else key == name for name in tracking)
