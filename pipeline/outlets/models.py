"""The models of the outlet files and of the words that all outlets share.

Selectors and regular expressions are compiled while a file is checked, so a file that loads is a file that works.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError
from pydantic import AfterValidator, ConfigDict, Field, PlainValidator, StringConstraints, model_validator

from schemas.article import CityId
from schemas.base import Frozen
from schemas.vocab import Language


def _selector(value: object) -> etree.XPath:
    if not isinstance(value, str):
        raise ValueError("a CSS selector is a string")
    try:
        return CSSSelector(value, translator="html")
    except SelectorError as error:
        raise ValueError(f"{value!r} is no CSS selector: {error}") from error


def _zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"{value!r} is no time zone") from error


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise ValueError("an id is lower-case words joined by hyphens")
    return value


def _date_pattern(value: str) -> str:
    if "DD" not in value and "DAY" not in value:
        raise ValueError(f"date pattern {value!r} names no day")
    return value


def _line(value: object) -> re.Pattern[str]:
    try:
        return re.compile(str(value), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from error


Selector = Annotated[etree.XPath, PlainValidator(_selector)]
Line = Annotated[re.Pattern[str], PlainValidator(_line)]
OutletId = Annotated[str, AfterValidator(_slug)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$")]
DatePattern = Annotated[str, AfterValidator(_date_pattern)]


class _Data(Frozen):
    model_config = ConfigDict(arbitrary_types_allowed=True)


class LanguageRules(_Data):
    """Which part of an address tells the language; the longest path prefix wins."""

    hosts: dict[Host, Language] = Field(default_factory=dict)
    paths: dict[str, Language] = Field(default_factory=dict)


class HtmlRules(_Data):
    """Where an article's parts stand in the pages. Selectors are candidates: the first that finds text wins."""

    verified: bool = Field(description="Whether somebody has checked the selectors on a live page.")
    json_ld: bool = Field(description="Whether JSON-LD of this outlet may be believed.")
    json_ld_lead: bool = Field(
        default=False, description="Whether JSON-LD's articleBody is the lead, which the body container leaves out."
    )
    body: tuple[Selector, ...] = Field(min_length=1)
    title: tuple[Selector, ...]
    date: tuple[Selector, ...]
    author: tuple[Selector, ...]
    lead: tuple[Selector, ...] = Field(description="The standfirst, where it stands outside of the body.")
    dates: tuple[DatePattern, ...] = Field(description="Written dates: DD, MM, YYYY, HH:MM, MONTH (word), DAY (today).")
    drop: tuple[Selector, ...] = Field(description="Furniture inside the body.")
    drop_lines: tuple[Line, ...] = Field(description="A paragraph in which one of these is found is furniture.")
    stop_lines: tuple[Line, ...] = Field(description="From a paragraph with one of these on, all is furniture.")

    @cached_property
    def furniture(self) -> etree.XPath:
        """All of ``drop`` as one expression: one pass in C over the body instead of sixty calls."""
        return etree.XPath(" | ".join(selector.path for selector in self.drop))


class Outlet(_Data):
    """One news site: a file ``data/ID.toml``."""

    id: OutletId
    name: str = Field(min_length=1)
    languages: tuple[Language, ...] = Field(min_length=1)
    timezone: Annotated[ZoneInfo, PlainValidator(_zone)]
    city: CityId | None = Field(default=None, description="City, where the outlet writes about one city alone.")
    hosts: tuple[Host, ...] = Field(min_length=1, description="Canonical hosts; www., m. and the like follow.")
    article_url: re.Pattern[str] = Field(description="What the canonical address of an article matches.")
    language: LanguageRules = LanguageRules()
    html: HtmlRules

    @model_validator(mode="after")
    def _languages_are_known(self) -> Outlet:
        ruled = {*self.language.hosts.values(), *self.language.paths.values()}
        if stray := ruled - set(self.languages):
            raise ValueError(f"language rules name {', '.join(sorted(stray))}, which the outlet does not write in")
        if stray_hosts := set(self.language.hosts) - set(self.hosts):
            raise ValueError(f"language rules name unknown hosts: {', '.join(sorted(stray_hosts))}")
        return self

    def language_of_url(self, url: str) -> Language | None:
        """The language of the article at a canonical address; None where the address does not tell."""
        if len(self.languages) == 1:
            return self.languages[0]
        parts = urlsplit(url)
        prefixes = [prefix for prefix in self.language.paths if parts.path.startswith(prefix)]
        if prefixes:
            return self.language.paths[max(prefixes, key=len)]
        return self.language.hosts.get(parts.hostname or "")


class FurnitureSelectors(_Data):
    """Elements that are furniture on every site."""

    drop: tuple[Selector, ...]


class FurnitureLines(_Data):
    """Lines that are furniture on every site."""

    drop: tuple[Line, ...]
    stop: tuple[Line, ...]
    read_also: tuple[Line, ...] = Field(description="Headings whose following link-only lines are furniture too.")
    byline_labels: tuple[str, ...] = Field(description="Words that introduce an author's name.")


class Furniture(_Data):
    """``shared/furniture.toml``."""

    selectors: FurnitureSelectors
    lines: FurnitureLines


class DateWords(_Data):
    """``shared/dates.toml``: the words of written dates, lower case."""

    months: dict[int, tuple[str, ...]]
    days: dict[int, tuple[str, ...]]

    @model_validator(mode="after")
    def _months_are_complete(self) -> DateWords:
        if sorted(self.months) != list(range(1, 13)):
            raise ValueError("months 1 to 12 must all be there")
        words = [word for forms in (*self.months.values(), *self.days.values()) for word in forms]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            raise ValueError(f"words with two meanings: {', '.join(twice)}")
        return self


class AddressRules(_Data):
    """``shared/addresses.toml``: what in an address does not tell one article from another."""

    tracking: tuple[str, ...]
    variant_labels: tuple[str, ...]
