"""The marked sentences: how a mark is read, what is refused, and that every file of the repository is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.phrases import Phrase, main, parse, read
from schemas import InputError

FOLDER = Path(__file__).parents[2] / "corpus" / "phrases"


def test_marks_become_spans_of_the_plain_text() -> None:
    phrase = parse("Қорында [40 мыңнан астам кітап|holdings] бар, залда [60 орын|seats].", "kk-01.txt:1")
    assert phrase.text == "Қорында 40 мыңнан астам кітап бар, залда 60 орын."
    assert [(phrase.text[start:end], label) for start, end, label in phrase.spans] == [
        ("40 мыңнан астам кітап", "holdings"),
        ("60 орын", "seats"),
    ]


def test_a_line_without_marks_has_no_spans() -> None:
    assert parse("Читать здесь любят.", "ru-01.txt:1") == Phrase("Читать здесь любят.", ())


@pytest.mark.parametrize(
    "line", ["[5|books]", "[5 книг|holdings", "в 1998 году", "[ 5 книг|holdings]", "[а [5|none]|none]"]
)
def test_a_broken_line_is_refused_by_file_and_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "ru-01.txt"
    path.write_text(f"# заголовок\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ru-01\.txt:2"):
        list(read(path))


def test_every_file_is_sound_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(FOLDER) == 0
    assert "holdings" in capsys.readouterr().out


def test_no_sentence_stands_twice() -> None:
    texts = [phrase.text for path in sorted(FOLDER.glob("*.txt")) for phrase in read(path)]
    assert len(texts) == len(set(texts))
