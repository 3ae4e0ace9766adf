"""The trained model: what it says of candidates, what it adds to rules, and its files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors import components
from extractors.features import Words
from extractors.labeller import FEATURES, LABELS, NONE, WEIGHTS, Labeller
from extractors.reader import By, Reader
from schemas import Article, Language
from schemas.errors import ConfigError


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    return Labeller.shipped()


@pytest.mark.parametrize(
    ("text", "number", "field"),
    [
        ("книжный фонд – 40 000 экземпляров", "40 000", "holdings"),
        ("кітапханада 12 қызметкер еңбек етеді", "12", "staff"),
        ("на ремонт ушло 120 млн тенге", "120", NONE),
    ],
)
def test_says_what_a_number_is(labeller: Labeller, text: str, number: str, field: str) -> None:
    start = text.index(number)
    [label] = labeller.label(text, [(start, start + len(number))])
    assert (label.start, label.end, label.field) == (start, start + len(number), field)
    assert sum(label.probabilities.values()) == pytest.approx(1, abs=1e-4)
    assert label.probability == max(label.probabilities.values())


def test_a_number_is_known_by_its_length_alone() -> None:
    one, other = (Words(f"фонд {number} книг").features(5, 10) for number in ("41000", "57123"))
    assert one == other


def _written(folder: Path, rows: int) -> Path:
    folder.joinpath(FEATURES).write_text("left фонд\n", encoding="utf-8")
    folder.joinpath(LABELS).write_text("none\nholdings\n", encoding="utf-8")
    np.save(folder / WEIGHTS, np.zeros((rows, 2), dtype="float16"))
    return folder


def test_files_of_two_trainings_are_refused(tmp_path: Path) -> None:
    assert Labeller.load(_written(tmp_path, rows=2)).label("фонд 5", [(5, 6)])[0].probability == pytest.approx(0.5)
    with pytest.raises(ConfigError, match="not of one training") as caught:
        Labeller.load(_written(tmp_path, rows=5))
    assert caught.value.where == str(tmp_path)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be loaded") as caught:
        Labeller.load(tmp_path)
    assert caught.value.where == str(tmp_path)


@pytest.mark.parametrize("by", [By.BOTH, By.RULES])
def test_rules_keep_what_they_found(by: By) -> None:
    text = "Библиотека имени Чехова в Алматы\n\nВ фонде библиотеки имени Чехова 40 тысяч книг. Мест в зале – 60."
    article = Article(id="a", language=Language.RU, text=text)
    doc = Reader(by).analyse(article)
    figures = [
        (item.field, item.value, item.source) for facts in doc.user_data[components.FACTS] for item in facts.figures
    ]
    assert ("holdings", 40000, "figures") in figures
    labels = [label for facts in doc.user_data[components.FACTS] for label in facts.labels]
    assert bool(labels) is (by is By.BOTH)


def test_the_model_can_be_measured_alone() -> None:
    text = "Библиотека имени Чехова в Алматы\n\nВ фонде библиотеки имени Чехова 40 тысяч книг."
    record = Reader(By.MODEL).read(Article(id="a", language=Language.RU, text=text))
    assert {claim.extractor for _, claim in record.claims() if claim.field == "holdings"} <= {"model"}
