"""Articles in other scripts through the whole reader: Cyrillic names, quotes in the article's own letters."""

from __future__ import annotations

import pytest

from extractors.explain import explain
from extractors.reader import Reader
from schemas import Article, Language

READER = Reader()
TEXTS = {
    "latin": (
        "Jańa kitaphana\n\nAbaı atyndaǵy qalalyq kitaphana Jeltoqsan kóshesi, 12 úıde ornalasqan. "
        "Kitaphananyń qorynda 40 myńnan astam kitap bar."
    ),
    "arabic": (
        "جاڭا كىتاپحانا\n\nاباي اتىنداعى قالالىق كىتاپحانا جەلتوقسان كوشەسى، 12- ءۇيدە ورنالاسقان. "
        "كىتاپحانانىڭ قورىندا 40 مىڭنان استام كىتاپ بار."
    ),
    "legacy": (
        "Жаѓа кітапхана\n\nАбай атындаѓы ќалалыќ кітапхана Желтоќсан кґшесі, 12 їйде орналасќан. "
        "Кітапхананыњ ќорында 40 мыњнан астам кітап бар."
    ),
}


@pytest.mark.parametrize("script", TEXTS)
def test_a_record_in_any_script(script: str) -> None:
    text = TEXTS[script]
    study = READER.study(Article(id="a", language=Language.KK, text=text))
    (branch,) = study.record.branches
    assert branch.name == "Абай атындағы қалалық кітапхана"
    values = {str(claim.field): claim.value for claim in branch.claims}
    assert values["address"].street == "Желтоқсан"
    assert values["address"].house == "12"
    assert values["holdings"].number == 40_000
    for explanation in explain(study):
        words = explanation.evidence
        assert text[words.start : words.start + len(words.text)] == words.text
        assert words.text in words.sentence


def test_other_texts_are_not_read() -> None:
    text = "The public library\n\nKitaphana is the Kazakh word of the readers for a library."
    assert READER.read(Article(id="a", language=Language.RU, text=text)).branches == ()
