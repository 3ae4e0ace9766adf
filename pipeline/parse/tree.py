"""The whole page as an lxml tree, at any depth of nesting."""

from __future__ import annotations

import re

from lxml import etree

from schemas.errors import InputError

# libxml2 gives up at 2048 levels. Long runs of nested wrappers say nothing: the outer ones are kept, for one of them
# may be the article's container, the rest goes.
_KEPT_WRAPPERS = 64
_WRAPPERS = re.compile(r"(?:<(?:div|span|font|b|i|center|section)(?:\s[^<>]*)?>\s*){64,}", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def read_tree(text: str, *, where: str) -> etree._Element:
    """The root of a page. Raises ``InputError``: ``no-article`` without any element, ``too-deep`` past the limit."""
    root, too_deep = _parse(text)
    if too_deep:
        root, too_deep = _parse(flatten(text))
    if too_deep:
        raise InputError("elements are nested more than 2048 deep", where=where, code="too-deep")
    if root is None:
        raise InputError("there is no HTML in it", where=where, code="no-article")
    return root


def nodes(selector: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements that a compiled expression finds below (or at) an element."""
    found = selector(root)
    return [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []


def text_of(node: etree._Element) -> str:
    """All text below an element, as it stands."""
    return "".join(map(str, node.itertext()))


def flatten(text: str) -> str:
    """Mark-up in which no run of wrappers is longer than 64 elements."""
    return _WRAPPERS.sub(_outer, text)


def _outer(run: re.Match[str]) -> str:
    return "".join(_TAG.findall(run.group())[:_KEPT_WRAPPERS])


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="ignore"), parser)
    except etree.XMLSyntaxError:
        root = None
    too_deep = any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log)
    return root, too_deep
