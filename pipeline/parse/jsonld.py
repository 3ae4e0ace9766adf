"""What a page's JSON-LD says of its article. Sites print broken JSON and half-filled objects; nothing here may fail."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.parse.clean import clean_text


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article object of JSON-LD, as far as it is filled in. ``body`` may be the lead only."""

    headline: str | None = None
    published: str | None = None
    author: str | None = None
    body: str | None = None


_TYPES = frozenset(("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting"))
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPER = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$|;\s*$")
_MEMBER = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'


def read_jsonld(scripts: Iterable[str]) -> LinkedArticle:
    """The page's article among its JSON-LD scripts: the first one outside of lists of other stories."""
    broken = []
    for script in scripts:
        try:
            data = _loads(script)
        except (ValueError, RecursionError):
            broken.append(script)
            continue
        for item in _objects(data):
            if _TYPES & set(_strings(item.get("@type"))):
                return _article(item)
    for script in broken:
        if any(f'"{name}"' in script for name in _TYPES):
            return _salvage(script)
    return LinkedArticle()


def _loads(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", _WRAPPER.sub("", script)), strict=False)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Objects that can be the page's own article; lists of links to other stories are not entered."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item, *waiting]
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _article(item: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        headline=_text(item.get("headline")) or _text(item.get("name")),
        published=_text(item.get("datePublished")) or _text(item.get("dateCreated")),
        author=_authors(item.get("author")),
        body=_lines(item.get("articleBody")),
    )


def _authors(value: Any) -> str | None:
    """People's names; an organisation signs for nobody."""
    names = []
    for author in value if isinstance(value, list) else [value]:
        if isinstance(author, dict):
            if "Organization" not in " ".join(_strings(author.get("@type"))):
                names.append(_text(author.get("name")))
        else:
            names.append(_text(author))
    return ", ".join(dict.fromkeys(name for name in names if name and not name.startswith("http"))) or None


def _salvage(script: str) -> LinkedArticle:
    def member(name: str) -> str | None:
        found = re.search(_MEMBER.format(name), script)
        if not found:
            return None
        try:
            return _text(json.loads(f'"{found.group(1)}"', strict=False))
        except ValueError:
            return None

    return LinkedArticle(headline=member("headline"), published=member("datePublished"))


def _strings(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _text(value: Any) -> str | None:
    return clean_text(value) or None if isinstance(value, str) else None


def _lines(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return "\n".join(line for line in map(clean_text, value.splitlines()) if line) or None
