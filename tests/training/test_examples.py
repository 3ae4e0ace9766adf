"""What the model learns from: marked phrases, annotated articles, other people's sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import InputError
from training.examples import article_examples, factrueval_examples, kaznerd_examples, phrase_examples

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles" / "train"


def test_marks_become_labels(tmp_path: Path) -> None:
    tmp_path.joinpath("ru-01.txt").write_text(
        "В фонде [40 тысяч книг|holdings], на ремонт ушло [5 млн|none], открыли библиотеку [в 1962 году|opened].\n",
        encoding="utf-8",
    )
    [example] = phrase_examples(tmp_path)
    words = [example.low[start:end] for start, end in example.candidates]
    assert dict(zip(words, example.labels, strict=True)) == {
        "40 тысяч": "holdings",
        "5 млн": "none",
        "1962 году": "opened",
    }
    assert (example.source, example.group) == ("phrases", "01")


def test_other_peoples_sentences_hold_no_fact(tmp_path: Path) -> None:
    file = tmp_path / "IOB2_valid.txt"
    file.write_text("Онда O\n200 B-CARDINAL\nадам O\nбар O\n\nКітапхана O\n5 O\nжаста O\n\n", encoding="utf-8")
    [example] = kaznerd_examples(file)
    assert example.low == "онда 200 адам бар"
    assert example.labels == ("none",)


def test_texts_of_factrueval_are_cut_into_sentences(tmp_path: Path) -> None:
    tmp_path.joinpath("book_1.txt").write_text("Погибли 3 человека. В библиотеке 5 книг.", encoding="utf-8")
    assert [example.labels for example in factrueval_examples(tmp_path)] == [("none",)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(kaznerd_examples(tmp_path / "none.txt"))
    assert caught.value.where == str(tmp_path / "none.txt")


def test_gold_quotes_become_labels() -> None:
    labels = {label for example in article_examples(ARTICLES) for label in example.labels}
    assert {"holdings", "opened", "branches_total", "none"} <= labels
