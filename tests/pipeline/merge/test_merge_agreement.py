"""When a vague date or figure agrees with a precise one."""

from __future__ import annotations

import pytest

from pipeline.merge.agreement import date_vouches, quantity_vouches
from schemas import Comparator, DatePart, Quantity


@pytest.mark.parametrize(
    ("wider", "part", "narrower", "agrees"),
    [
        ("2025", None, "2025-12-16", True),
        ("2025", DatePart.LATE, "2025-12-16", True),
        ("2025", DatePart.EARLY, "2025-12-16", False),
        ("2025", DatePart.WINTER, "2025-12-16", True),
        ("2025", DatePart.WINTER, "2025-06", False),
        ("2025", DatePart.SECOND_HALF, "2025-07", True),
        ("2025-12", DatePart.LATE, "2025-12-26", True),
        ("196X", None, "1962", True),
        ("2025", None, "2025", True),
        ("2025", DatePart.LATE, "2025", False),
        ("2025-12-16", None, "2025", False),
        ("2024", None, "2025-12-16", False),
    ],
)
def test_dates(wider, part, narrower, agrees):
    assert date_vouches(wider, part, narrower) is agrees


@pytest.mark.parametrize("part", list(DatePart))
def test_every_part_of_a_year_is_known(part):
    assert any(date_vouches("2025", part, f"2025-{month:02}") for month in range(1, 13))


@pytest.mark.parametrize(
    ("comparator", "figure", "exact", "agrees"),
    [
        (Comparator.ABOUT, 500, 503, True),
        (Comparator.ABOUT, 500, 600, False),
        (Comparator.MORE, 400, 410, True),
        (Comparator.MORE, 400, 390, False),
        (Comparator.MORE, 400, 800, False),
        (Comparator.LESS, 400, 390, True),
        (Comparator.LESS, 400, 410, False),
        (Comparator.EXACT, 400, 400, False),
    ],
)
def test_quantities(comparator, figure, exact, agrees):
    loose = Quantity(number=figure, comparator=comparator)
    assert quantity_vouches(loose, Quantity(number=exact)) is agrees
