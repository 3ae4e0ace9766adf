"""Bins and their errors, reckoned by hand."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from corpus.calibration import Judgement, calibrate
from corpus.diagram import diagram


def judgements(*groups: tuple[float, int, int]) -> list[Judgement]:
    """Groups of a confidence, how many claims have it, and how many of these are right."""
    return [Judgement(confidence, number < right) for confidence, count, right in groups for number in range(count)]


def test_confidence_that_means_what_it_says_has_no_error() -> None:
    found = calibrate(judgements((0.9, 10, 9), (0.5, 10, 5)))
    assert found.error == pytest.approx(0.0)
    assert found.error_equal_width == pytest.approx(0.0)


def test_error_is_weighted_by_the_claims_of_a_bin() -> None:
    found = calibrate(judgements((0.9, 30, 15), (0.6, 10, 6)))
    assert found.error == pytest.approx(0.75 * 0.4)
    assert [one.gap for one in found.bins] == pytest.approx([0.0, 0.4])


def test_claims_of_one_confidence_are_never_split() -> None:
    found = calibrate(judgements((0.7, 12, 5), (0.8, 3, 3), (0.95, 85, 80)))
    assert [(one.low, one.high, one.count) for one in found.bins] == [(0.7, 0.7, 12), (0.8, 0.95, 88)]


def test_no_claims_have_no_error() -> None:
    assert calibrate([]).error == 0.0
    assert calibrate([]).count == 0


def test_confidence_of_one_falls_into_the_last_bin() -> None:
    assert calibrate(judgements((1.0, 4, 4))).equal_width[-1].count == 4


@pytest.mark.parametrize("given", [[], judgements((0.9, 10, 9), (0.5, 10, 5))])
def test_diagram_is_sound_xml_and_the_same_twice(given: list[Judgement]) -> None:
    drawn = diagram(calibrate(given), "dev & <test>")
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert drawn == diagram(calibrate(given), "dev & <test>")
    assert drawn.count("<circle") == len(calibrate(given).bins)
