"""What all tests share: the command line, the newsroom, and a browser that CI may not do without."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import ROOT, Tizilim

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def tizilim(tmp_path: Path) -> Tizilim:
    return Tizilim(tmp_path)


@pytest.fixture(scope="session")
def newsroom() -> Path:
    return ROOT / "corpus" / "newsroom"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium. Without it a browser test is skipped, saying so; in CI it fails."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        reason = f"none of {', '.join(CHROMIUM)} is installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - takes as long to load as many tests to run

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
