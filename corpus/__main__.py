"""``python -m corpus check|score [FOLDER]…``: check the gold files below a folder, or score the extraction on them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.gold import gold_files, load
from corpus.scores import Judged, Score, Scores, score
from schemas.article import Article, article_id
from schemas.errors import InputError

HERE = Path(__file__).parent


def check(paths: Sequence[Path]) -> int:
    """Say of every gold file what is wrong with it; 0 when all are sound, 1 otherwise."""
    bad = 0
    for path in paths:
        try:
            load(path)
        except InputError as error:
            bad += 1
            print(error, file=sys.stderr)
    print(f"{len(paths) - bad} of {len(paths)} gold files are sound")
    return 1 if bad or not paths else 0


def judge(path: Path) -> Judged:
    """Read the article of a gold file and put its record beside the gold."""
    from extractors import extract  # noqa: PLC0415 (checking needs no spaCy)

    gold = load(path)
    text = gold.text(path)
    article = Article(
        id=article_id(gold.article.url, text),
        url=gold.article.url,
        outlet=gold.article.outlet,
        language=gold.article.language,
        title=gold.article.title,
        published=gold.article.published,
        text=text,
    )
    return Judged(path.name.removesuffix(".gold.json"), gold, extract(article))


def show(scores: Scores, console: Console) -> None:
    """Print the scores: the whole, then by language, then by field, worst field first."""
    table = Table(box=None, header_style="bold")
    for column in ("", "precision", "recall", "F1", "support"):
        table.add_column(column, justify="left" if not column else "right")
    whole = {
        "claims": scores.claims,
        "names": scores.names,
        "branches": scores.branches,
        "relevance": scores.relevance,
    }
    fields = dict(sorted(scores.by_field.items(), key=lambda item: (item[1].f1, item[0])))
    for part in (whole, scores.by_language, fields):
        for name, value in part.items():
            table.add_row(name, *_cells(value))
        table.add_section()
    console.print(table)
    console.print(f"right facts at the right branch: {scores.attribution.precision:.3f}")
    console.print(f"right figures with the right comparator: {scores.comparator.precision:.3f}")


def _cells(value: Score) -> tuple[str, ...]:
    return (f"{value.precision:.3f}", f"{value.recall:.3f}", f"{value.f1:.3f}", str(value.support))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 done, 1 with faults in gold files, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    parser.add_argument("command", choices=("check", "score"))
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE])
    given = parser.parse_args(arguments)
    paths = [path for folder in given.folders for path in gold_files(folder)]
    if given.command == "check":
        return check(paths)
    if not paths:
        print(f"no gold file below {', '.join(map(str, given.folders))}", file=sys.stderr)
        return 2
    show(score(judge(path) for path in paths), Console())
    return 0


if __name__ == "__main__":
    sys.exit(main())
