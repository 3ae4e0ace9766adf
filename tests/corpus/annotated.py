"""A small annotated article, and records of it that are right and wrong in known ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.gold import Gold
from corpus.judging import Judged
from schemas import ArticleRecord

TEXT = (
    "Жаңалық\n\nЖамбыл атындағы кітапхана 1962 жылы ашылған. Қорында 40 мыңнан астам кітап бар.\n\n"
    "Абай атындағы кітапханада 12 қызметкер бар, сайты library.kz."
)


def fact(field: str, value: object, quote: str, **more: object) -> dict[str, Any]:
    return {"field": field, "value": value, "quote": quote, **more}


OPENED = fact("opened", "1962", "1962 жылы ашылған")
HOLDINGS = fact("holdings", {"number": 40000, "comparator": ">"}, "40 мыңнан астам кітап")
STAFF = fact("staff", {"number": 12, "comparator": "="}, "12 қызметкер")


def claim(given: dict[str, Any]) -> dict[str, Any]:
    start = TEXT.index(given["quote"])
    evidence = {"start": start, "end": start + len(given["quote"]), "quote": given["quote"]}
    rest = {key: value for key, value in given.items() if key not in ("quote",)}
    return {"confidence": 0.9, "extractor": "test", **rest, "evidence": evidence}


def judged(wanted: dict[str, list[dict[str, Any]]], given: dict[str, list[dict[str, Any]]], name: str = "a") -> Judged:
    """An article with the gold's and the record's claims by the name of their library."""
    branches = [{"identity": f"almaty/{owner}", "name": owner, "claims": claims} for owner, claims in wanted.items()]
    gold = {"article": {"language": "kk", "title": "Жаңалық", "city": "almaty"}, "branches": branches}
    read = [
        {"key": f"b{number}", "name": owner, "claims": [claim(one) for one in claims]}
        for number, (owner, claims) in enumerate(given.items(), start=1)
    ]
    article = {"id": "a", "language": "kk", "city": "almaty", "text": TEXT}
    record = ArticleRecord.model_validate({"article": article, "branches": read})
    return Judged(name, Gold.model_validate(gold), record)


def write(folder: Path, one: Judged) -> Path:
    """Write an annotated article into a folder as its authors do."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{one.name}.txt").write_text(TEXT, encoding="utf-8")
    path = folder / f"{one.name}.gold.json"
    path.write_text(one.gold.model_dump_json(exclude_none=True, by_alias=True), encoding="utf-8")
    return path
