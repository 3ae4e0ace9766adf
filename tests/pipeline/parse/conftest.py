import pytest

from pipeline.outlets import Outlets, load_outlets


@pytest.fixture(scope="session")
def outlets() -> Outlets:
    return load_outlets()
