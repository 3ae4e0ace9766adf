"""One page of bytes to one article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from lxml import etree

from pipeline.outlets import Outlets
from pipeline.parse.body import Paragraph, cut, find_node, first_text, read_paragraphs
from pipeline.parse.charset import decode
from pipeline.parse.clean import clean_text
from pipeline.parse.dates import read_iso
from pipeline.parse.facts import Page, author_of, language_of, published_of, title_of
from pipeline.parse.furniture import Known, LineRules, without_furniture
from pipeline.parse.head import read_head
from pipeline.parse.jsonld import LinkedArticle
from pipeline.parse.tree import read_tree
from schemas.article import Article, article_id
from schemas.errors import InputError

# A shorter text is a shell whose words a script would have brought.
_SHORTEST = 40
# JSON-LD's articleBody below this many characters is a lead.
_WHOLE_BODY = 600
_GENERIC_BODY = tuple(etree.XPath(path) for path in ("//*[@itemprop = 'articleBody']", "//article", "//main"))


@dataclass(frozen=True, slots=True)
class _Facts:
    title: str | None
    author: str | None
    published: datetime | None


def parse_page(
    data: bytes,
    *,
    url: str | None,
    outlets: Outlets,
    content_type: str | None = None,
    fetched: datetime | None = None,
) -> Article:
    """Read a news page.

    ``url`` is where the page came from; without it the page's own canonical link tells. ``content_type`` is the HTTP
    header's value, ``fetched`` the time of reading (for pages that say "today"). Raises ``InputError`` with code
    ``empty``, ``too-large``, ``not-text``, ``bad-charset``, ``bad-url``, ``too-deep`` or ``no-article``.
    """
    where = url or "page"
    page = _open(decode(data, where=where, content_type=content_type), url, outlets, fetched)
    # Title, author and time stand in what is cut away with the furniture, so they are read first.
    facts = _Facts(title_of(page), author_of(page), published_of(page))
    paragraphs = _read_known(page, facts)
    if paragraphs is None:
        facts, paragraphs = _read_unknown(page, facts)
    if paragraphs is None:
        raise InputError("no article text found on the page", where=where, code="no-article")
    text = "\n\n".join((facts.title, *paragraphs) if facts.title else paragraphs)
    outlet = page.outlet
    return Article(
        id=article_id(page.url, text),
        url=page.url,
        outlet=outlet.id if outlet else None,
        language=language_of(page, text),
        title=facts.title,
        author=facts.author,
        published=facts.published,
        city=outlet.city if outlet else None,
        text=text,
    )


def _open(text: str, url: str | None, outlets: Outlets, fetched: datetime | None) -> Page:
    root = read_tree(text, where=url or "page")
    head = read_head(root)
    address = None
    if url is not None:
        try:
            address = outlets.canonical(url)
        except ValueError as error:
            raise InputError(str(error), where=url, code="bad-url") from error
    elif head.url:
        try:
            address = outlets.canonical(head.url)
        except ValueError:
            address = None  # a page's broken word about itself is no reason to refuse the page
    outlet = outlets.for_url(address) if address else None
    if outlet and not outlet.html.json_ld:
        head = replace(head, linked=LinkedArticle())
    return Page(root, head, address, outlet, outlets, fetched)


def _read_known(page: Page, facts: _Facts) -> list[str] | None:
    """The paragraphs of a known outlet's page; None where its selectors and the usual mark-up hold no article."""
    if page.outlet is None:
        return None
    html, linked = page.outlet.html, page.head.linked
    node = find_node(page.root, (*html.body, *_GENERIC_BODY))
    lead = first_text(page.root, html.lead)
    paragraphs: list[Paragraph] = []
    if node is not None:
        cut(node, html.furniture)
        paragraphs = read_paragraphs(node)
    if linked.body and len(linked.body) >= _WHOLE_BODY and sum(len(p.text) for p in paragraphs) < len(linked.body) / 2:
        paragraphs = [Paragraph(line) for line in linked.body.split("\n")]
    elif html.json_ld_lead:
        lead = lead or clean_text(linked.body or "")
    known = Known(facts.title, facts.author, lead)
    rules = LineRules(html.drop_lines, html.stop_lines, page.outlets.furniture.lines)
    return _enough(without_furniture(paragraphs, rules, known))


def _read_unknown(page: Page, facts: _Facts) -> tuple[_Facts, list[str] | None]:
    """What trafilatura finds, where the page's own metadata does not say better."""
    # Loading trafilatura takes as long as reading a hundred pages of known outlets, which never need it.
    from pipeline.parse.fallback import read_unknown  # noqa: PLC0415

    found = read_unknown(page.root, page.url)
    if found is None:
        return facts, None
    facts = _Facts(
        title=facts.title or found.title,
        author=facts.author or found.author,
        published=facts.published or (read_iso(found.date) if found.date else None),
    )
    lines = page.outlets.furniture.lines
    known = Known(facts.title, facts.author, lead=None)
    return facts, _enough(without_furniture(found.paragraphs, LineRules(lines.drop, lines.stop, lines), known))


def _enough(paragraphs: list[str]) -> list[str] | None:
    return paragraphs if sum(map(len, paragraphs)) >= _SHORTEST else None
