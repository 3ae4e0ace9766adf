"""What a page says of itself: JSON-LD, OpenGraph and meta elements, read by lxml alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.parse.clean import clean_text
from pipeline.parse.jsonld import LinkedArticle, read_jsonld
from pipeline.parse.tree import nodes, text_of

_JSON_LD = etree.XPath("//script[translate(@type, 'LDJSON', 'ldjson') = 'application/ld+json']")
_META = etree.XPath("//meta[@content and (@property or @name or @itemprop)]")
_CANONICAL = etree.XPath("string(//link[@rel = 'canonical'][@href]/@href)")
_TITLE = etree.XPath("string(//head/title | /html/title)")


@dataclass(frozen=True, slots=True)
class Head:
    """The machine-readable part of a page. ``meta`` holds the first value of each name, lower case."""

    linked: LinkedArticle
    canonical: str | None
    title: str | None
    meta: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first of these meta values that there is."""
        return next((self.meta[name] for name in names if name in self.meta), None)

    @property
    def url(self) -> str | None:
        """The address that the page gives for itself."""
        for address in (self.canonical, self.meta.get("og:url")):
            if address and address.startswith(("http://", "https://")):
                return address
        return None


def read_head(root: etree._Element) -> Head:
    """Read a page's metadata, wherever in the page it stands."""
    meta: dict[str, str] = {}
    for element in nodes(_META, root):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = clean_text(element.get("content") or "")
        if value:
            meta.setdefault(name, value)
    return Head(
        linked=read_jsonld(text_of(script) for script in nodes(_JSON_LD, root)),
        canonical=str(_CANONICAL(root)).strip() or None,
        title=clean_text(str(_TITLE(root))) or None,
        meta=meta,
    )
