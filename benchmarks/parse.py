"""Pages a second: our parsing against a BeautifulSoup tree of the same pages, in the same run on one core.

``python -m benchmarks parse [FOLDER] [--size BYTES] [--seconds N]``. Pages shorter than ``--size`` are padded with menu
links before their end, as real news pages are mostly menus, to the size of a real page.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bs4 import BeautifulSoup

from benchmarks.timing import rate
from pipeline.outlets import load_outlets
from pipeline.parse import parse_page

NEWSROOM = Path(__file__).parents[1] / "corpus" / "newsroom" / "pages"


def padded(page: bytes, size: int) -> bytes:
    """A page of at least ``size`` bytes: a menu of other sections stands before the end of its body."""
    menu = bytearray()
    number = 0
    while len(page) + len(menu) < size:
        number += 1
        item = f'<li class="menu__item"><a href="/section-{number}/">Бөлім №{number}</a><span>{number}</span></li>'
        menu += item.encode()
    return page.replace(b"</body>", b"<ul>" + bytes(menu) + b"</ul></body>", 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print both rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=NEWSROOM)
    parser.add_argument("--size", type=int, default=95_000)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args(arguments)
    outlets = load_outlets()
    pages = [padded(path.read_bytes(), given.size) for path in sorted(given.folder.glob("*.html"))]

    def ours(page: bytes) -> object:
        return parse_page(page, url=None, outlets=outlets)

    def full_soup(page: bytes) -> object:
        return BeautifulSoup(page, "lxml", from_encoding="utf-8").get_text()

    ours_rate = rate(pages, ours, given.seconds)
    baseline = rate(pages, full_soup, given.seconds)
    mean = sum(map(len, pages)) / len(pages)
    print(f"{len(pages)} pages of {mean / 1000:.0f} KB on average")
    print(f"parse_page            {ours_rate:7.1f} pages/s")
    print(f"full BeautifulSoup    {baseline:7.1f} pages/s")
    print(f"ratio                 {ours_rate / baseline:7.1f}")


if __name__ == "__main__":
    main()
