"""Sites without an outlet file: trafilatura finds the text, the same cleaning follows."""

from __future__ import annotations

from dataclasses import dataclass

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from pipeline.parse.body import Paragraph
from pipeline.parse.clean import clean_text
from pipeline.parse.tree import flatten
from schemas.errors import InputError


@dataclass(frozen=True, slots=True)
class Found:
    """What trafilatura makes of a page of an unknown site."""

    title: str | None
    author: str | None
    date: str | None
    paragraphs: tuple[Paragraph, ...]


# Trafilatura's time grows faster than the page: a second for 800 KB, over a minute for 9 MB.
_LONGEST = 1_000_000


def read_unknown(root: etree._Element, url: str | None) -> Found | None:
    """The main text of a page of any site; None where there is none. Dates are taken from mark-up, never from prose.

    Scripts and styles are taken out of the tree. Raises ``InputError`` (``too-large``) past a million characters.
    """
    etree.strip_elements(root, "script", "style", "svg", with_tail=False)
    # Trafilatura's own parser stops at 256 levels.
    source = flatten(etree.tostring(root, encoding="unicode", method="html"))
    if len(source) > _LONGEST:
        message = f"{len(source)} characters of mark-up are too many for a site without an outlet file"
        raise InputError(message, where=url or "page", code="too-large")
    document = trafilatura.bare_extraction(
        source,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_precision=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document) or not document.text:
        return None
    lines = (clean_text(line.strip(" -|")) for line in document.text.split("\n"))
    return Found(
        title=clean_text(document.title or "") or None,
        author=clean_text(document.author or "").replace("; ", ", ") or None,
        date=document.date,
        paragraphs=tuple(Paragraph(line) for line in lines if line),
    )
