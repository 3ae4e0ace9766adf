"""Every newsroom page gives the record that its author expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.compare import differences
from corpus.gold import gold_files, load
from corpus.judging import judge
from extractors.reader import Reader

NEWSROOM = Path(__file__).parents[2] / "corpus" / "newsroom"


@pytest.mark.parametrize("path", gold_files(NEWSROOM), ids=lambda path: path.name.removesuffix(".gold.json"))
def test_record_is_as_expected(path: Path, reader: Reader) -> None:
    judged = judge(path, reader)
    assert [str(difference) for difference in differences(judged.gold, judged.record)] == []
    assert judged.record.article.city == judged.gold.article.city


def test_newsroom_is_as_large_as_promised() -> None:
    golds = [load(path) for path in gold_files(NEWSROOM)]
    assert sum(gold.article.language == "kk" for gold in golds) >= 12
    assert sum(gold.article.language == "ru" for gold in golds) >= 12
    assert sum(not gold.branches and not gold.network for gold in golds) >= 4
    assert len({gold.article.outlet for gold in golds}) >= 6
    assert len({branch.identity for gold in golds for branch in gold.branches}) >= 12
