from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample_registry import ARTICLES, REGISTRY

from pipeline.export import export
from pipeline.export.words import Words, load_words
from schemas import Article, Registry

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def registry() -> Registry:
    return REGISTRY


@pytest.fixture
def articles() -> dict[str, Article]:
    return dict(ARTICLES)


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry's page on disk."""
    out = tmp_path_factory.mktemp("site")
    export(REGISTRY, ARTICLES, out)
    return out / "index.html"


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page in a context of its own: ``open_page(width=360, locale="ru-RU", color_scheme="dark")``."""
    contexts = []

    def opened(width: int = 1280, path: Path = site, anchor: str = "", **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri() + anchor)
        return page

    yield opened
    for context in contexts:
        context.close()
