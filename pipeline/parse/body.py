"""The article's own paragraphs, cut out of its page.

lxml finds the node and cuts the furniture with one compiled expression; BeautifulSoup then reads only that fragment
(``benchmarks/parse.py`` measures how much that saves).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from lxml import etree

from pipeline.parse.clean import clean_text
from pipeline.parse.tree import nodes, text_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text; ``link_only`` where all of it is a link, as in lists of other stories."""

    text: str
    link_only: bool = False


# Below this many characters a node is taken for an empty shell, and the next candidate is asked.
_ENOUGH = 140
# What stands between two cells of a table row, whose text becomes one paragraph.
_CELL = " | "
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_CELLS = frozenset(("td", "th"))


def find_node(root: etree._Element, selectors: Iterable[etree.XPath]) -> etree._Element | None:
    """The node of the first candidate that holds enough text; of several nodes the longest. None without any text."""
    best, best_size = None, 0
    for selector in selectors:
        for node in nodes(selector, root):
            size = len(clean_text(text_of(node)))
            if size > best_size:
                best, best_size = node, size
        if best_size >= _ENOUGH:
            break
    return best


def first_text(root: etree._Element, selectors: Iterable[etree.XPath]) -> str | None:
    """The clean text of the first candidate that has some."""
    for selector in selectors:
        for node in nodes(selector, root):
            text = clean_text(text_of(node))
            if text:
                return text
    return None


def cut(node: etree._Element, furniture: etree.XPath) -> None:
    """Remove furniture below a node; the text that follows an element stays."""
    for element in nodes(furniture, node):
        parent = element.getparent()
        if element is node or parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def read_paragraphs(node: etree._Element) -> list[Paragraph]:
    """The paragraphs of a fragment in reading order; list items, table rows and broken lines are paragraphs too."""
    source = etree.tostring(node, encoding="unicode", method="html", with_tail=False)
    collector = _Collector()
    # An explicit stack: a page may nest deeper than Python may recurse. None closes the element opened last.
    stack: list[PageElement | tuple[str]] = [BeautifulSoup(source, "lxml")]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            collector.close(item[0])
        elif isinstance(item, Tag):
            collector.open(item.name)
            stack.append((item.name,))
            stack.extend(reversed(item.contents))
        elif type(item) is NavigableString:
            collector.add(item)
    return collector.finish()


class _Collector:
    def __init__(self) -> None:
        self._done: list[Paragraph] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._plain = 0
        self._links = 0
        self._cells = 0

    def open(self, name: str) -> None:
        if name == "a":
            self._links += 1
        elif name in _CELLS:
            if self._cells == 0 and any(piece.strip() for piece in self._pieces):
                self._pieces.append(_CELL)
            self._cells += 1
        elif name in _BLOCKS:
            self._break()

    def close(self, name: str) -> None:
        if name == "a":
            self._links -= 1
        elif name in _CELLS:
            self._cells -= 1
        elif name in _BLOCKS:
            self._break()

    def add(self, text: str) -> None:
        self._pieces.append(text)
        size = sum(map(str.isalnum, text))
        if self._links:
            self._linked += size
        else:
            self._plain += size

    def finish(self) -> list[Paragraph]:
        self._cells = 0
        self._break()
        return self._done

    def _break(self) -> None:
        if self._cells:
            self._pieces.append(" ")
            return
        text = clean_text("".join(self._pieces))
        if text:
            self._done.append(Paragraph(text, link_only=self._linked > 0 and self._plain == 0))
        self._pieces, self._linked, self._plain = [], 0, 0
