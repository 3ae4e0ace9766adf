"""The reader that the corpus is measured with."""

from __future__ import annotations

import pytest

from extractors.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
