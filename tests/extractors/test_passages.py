"""Figures that one sentence alone doesn't give: interviews, periods told before, what "now" replaces."""

from __future__ import annotations

import pytest
from case_files import Case, cases

from extractors import components
from extractors.reader import By, build_pipeline
from schemas.vocab import Language


@pytest.mark.parametrize("case", cases("passages"))
def test_passage(case: Case) -> None:
    pipeline = build_pipeline(Language(case.language), By.RULES)
    doc = pipeline.make_doc(case.text.strip().replace("\n", "\n\n"))
    for name, component in pipeline.pipeline:
        if name != components.SUBJECTS:
            doc = component(doc)
    facts = doc.user_data[components.FACTS]
    figures = [f"{item.field} {item.comparator.value} {item.value}" for fact in facts for item in fact.figures]
    counts = [
        f"{item.field.value} {item.number.comparator.value} {item.number.value}"
        for fact in facts
        for item in fact.counts
        if item.field
    ]
    assert figures + counts == case.expect
