"""Title, author, time and language of an article, each from the best witness that its page offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from extractors.language import detect_language
from pipeline.outlets import Outlet, Outlets
from pipeline.parse.body import first_text
from pipeline.parse.clean import clean_text, fold
from pipeline.parse.dates import ALMATY, has_time, read_any, read_iso, read_written
from pipeline.parse.head import Head
from pipeline.parse.tree import nodes, text_of
from schemas.vocab import Language


@dataclass(frozen=True, slots=True)
class Page:
    """A page being read: what every step needs to know."""

    root: etree._Element
    head: Head
    url: str | None
    outlet: Outlet | None
    outlets: Outlets
    fetched: datetime | None


_HEADING = (etree.XPath("//h1"),)
_SITE_TAIL = re.compile(r"\s+[|—–-]\s+([^|]+)$")
_TIMES = (etree.XPath("(//*[@itemprop = 'datePublished'] | //time)[1]"),)
_ISO_META = ("article:published_time", "og:article:published_time", "datepublished", "pubdate", "date")


def title_of(page: Page) -> str | None:
    """The headline: JSON-LD, the outlet's selectors, OpenGraph, the first heading, the window's title."""
    linked = page.head.linked.headline
    shown = first_text(page.root, page.outlet.html.title) if page.outlet else None
    if linked and shown and fold(shown).startswith(fold(linked.rstrip("…."))):
        # JSON-LD headlines are cut at 110 characters; the heading on the page is whole.
        return shown
    return (
        linked
        or shown
        or _without_site(page.head.first("og:title", "twitter:title"), page)
        or first_text(page.root, _HEADING)
        or _without_site(page.head.title, page)
    )


def _without_site(title: str | None, page: Page) -> str | None:
    """A window title without the site's name at its end."""
    if title is None or page.outlet is None:
        return title
    tail = _SITE_TAIL.search(title)
    names = (page.outlet.name.split(" (")[0], *(host.removeprefix("www.") for host in page.outlet.hosts))
    if tail and any(fold(name) in fold(tail.group(1)) for name in names):
        return title[: tail.start()].strip() or None
    return title


def author_of(page: Page) -> str | None:
    """The by-line without its label; an outlet's own name signs for nobody."""
    shown = first_text(page.root, page.outlet.html.author) if page.outlet else None
    for candidate in (page.head.linked.author, shown, page.head.first("author", "article:author")):
        name = _without_label(candidate or "", page.outlets.furniture.lines.byline_labels)
        if name and not name.startswith("http") and not (page.outlet and _is_outlet(name, page.outlet)):
            return name
    return None


def _without_label(text: str, labels: tuple[str, ...]) -> str:
    label, colon, name = text.partition(":")
    return name.strip() if colon and label.strip().casefold() in labels else text


def _is_outlet(name: str, outlet: Outlet) -> bool:
    names = (outlet.name, outlet.name.split(" (")[0], outlet.id, *outlet.hosts)
    return fold(name) in {fold(known.removeprefix("www.")) for known in names}


def published_of(page: Page) -> datetime | None:
    """The time of publication; a time without an offset is the outlet's local time.

    A day without a time gives way to a witness that knows the time of the same day.
    """
    outlet = page.outlet
    zone = outlet.timezone if outlet else ALMATY
    day_only = None
    for text in (page.head.linked.published, *_date_texts(page), page.head.first(*_ISO_META)):
        if text is None:
            continue
        moment = read_iso(text, zone)
        precise = moment is not None and has_time(text)
        if moment is None and outlet:
            moment = read_written(text, outlet.html.dates, page.outlets.words, zone=zone, fetched=page.fetched)
            precise = moment is not None and (moment.hour, moment.minute) != (0, 0)
        if moment is None:
            moment = read_any(text, zone)
            precise = moment is not None and has_time(text)
        if moment is None:
            continue
        if precise and (day_only is None or moment.date() == day_only.date()):
            return moment
        day_only = day_only or moment
    return day_only


def _date_texts(page: Page) -> Iterator[str]:
    """What stands at the outlet's places for a date: the machine's attribute before the words.

    On an unknown site only marked-up times count, and the first one: later ones belong to other headlines.
    """
    for selector in page.outlet.html.date if page.outlet else _TIMES:
        for node in nodes(selector, page.root):
            machine = node.get("datetime") or node.get("content")
            if machine:
                yield machine
            yield clean_text(text_of(node))


def language_of(page: Page, text: str) -> Language:
    """The language by the outlet's rule for addresses, else by the letters (``<html lang>`` may be a template's)."""
    if page.outlet and page.url:
        ruled = page.outlet.language_of_url(page.url)
        if ruled:
            return ruled
    return detect_language(text)
