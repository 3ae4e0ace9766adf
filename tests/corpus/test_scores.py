"""The measures themselves: what counts as right, surplus and missing, and what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.compare import differences
from corpus.gold import Gold, load
from corpus.judging import Judged
from corpus.scores import score
from schemas import ArticleRecord, InputError

TEXT = "Жаңалық\n\nЖамбыл атындағы кітапхана 1962 жылы ашылған. Қорында 40 мыңнан астам кітап бар."


def gold(*claims: dict[str, object], quantity: str = ">") -> Gold:
    holdings = {"number": 40000, "comparator": quantity}
    return Gold.model_validate(
        {
            "article": {"language": "kk", "title": "Жаңалық", "city": "almaty"},
            "branches": [
                {
                    "identity": "almaty/zhambyl",
                    "name": "Жамбыл атындағы кітапхана",
                    "claims": [
                        {"field": "opened", "value": "1962", "quote": "1962 жылы ашылған"},
                        {"field": "holdings", "value": holdings, "quote": "40 мыңнан астам кітап"},
                        *claims,
                    ],
                }
            ],
        }
    )


def claim(field: str, value: object, quote: str, confidence: float = 0.9) -> dict[str, object]:
    start = TEXT.index(quote)
    evidence = {"start": start, "end": start + len(quote), "quote": quote}
    return {"field": field, "value": value, "evidence": evidence, "confidence": confidence, "extractor": "test"}


def record(*claims: dict[str, object], comparator: str = ">") -> ArticleRecord:
    holdings = claim("holdings", {"number": 40000, "comparator": comparator}, "40 мыңнан астам кітап")
    branch = {
        "key": "b1",
        "name": "Жамбыл атындағы кітапхана",
        "claims": [claim("opened", "1962", "1962 жылы ашылған"), holdings, *claims],
    }
    return ArticleRecord.model_validate(
        {"article": {"id": "a", "language": "kk", "city": "almaty", "text": TEXT}, "branches": [branch]}
    )


def test_equal_records_differ_in_nothing() -> None:
    assert differences(gold(), record()) == []
    scores = score([Judged("a", gold(), record())])
    assert (scores.claims.right, scores.claims.surplus, scores.claims.missing) == (2, 0, 0)
    assert scores.claims.f1 == scores.branches.f1 == scores.relevance.f1 == 1.0


def test_surplus_and_missing_are_told_apart() -> None:
    wanted = gold({"field": "seats", "value": {"number": 40}, "quote": "40"})
    given = record(claim("renovated", "1962", "1962"))
    found = {(item.kind, item.item.field) for item in differences(wanted, given)}
    assert found == {("missing", "seats"), ("surplus", "renovated")}
    scores = score([Judged("a", wanted, given)])
    assert (scores.claims.right, scores.claims.surplus, scores.claims.missing) == (2, 1, 1)
    assert scores.by_field["seats"].recall == 0.0


def test_a_claim_below_half_asserts_nothing() -> None:
    assert differences(gold(), record(claim("renovated", "1962", "1962", confidence=0.45))) == []


def test_a_wrong_comparator_is_counted_as_such() -> None:
    scores = score([Judged("a", gold(quantity="~"), record())])
    assert (scores.comparator.right, scores.comparator.total) == (0, 1)
    assert scores.by_field["holdings"].f1 == 0.0


def test_gold_whose_quote_does_not_stand_is_refused(tmp_path: Path) -> None:
    data = json.loads(gold().model_dump_json(exclude_none=True))
    data["branches"][0]["claims"][0]["quote"] = "1963 жылы"
    data["branches"][0]["claims"][1]["value"] = {"number": "forty"}
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.gold.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError, match="1963 жылы") as refused:
        load(path)
    assert "holdings" in str(refused.value)
    assert main(["check", str(tmp_path)]) == 1


def test_evaluate_prints_every_field(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(gold().model_dump_json(exclude_none=True), encoding="utf-8")
    assert main(["evaluate", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("claims", "opened", "holdings", "relevance"))
    assert main(["evaluate", str(tmp_path / "nothing")]) == 2


def test_every_gold_file_of_the_corpus_is_sound() -> None:
    assert main(["check"]) == 0
