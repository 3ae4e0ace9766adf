"""``python -m training.confidence FOLDER…``: fit the weights of confidence on annotated articles.

Give it articles that no rule was written on: the rest are read better than the world is, and confidence fitted on them
would promise too much.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.calibration import Judgement, calibrate
from corpus.gold import load
from corpus.judging import Judged, article_of, fingerprint, folder_of, gold_below
from extractors import data
from extractors.confidence import BASE, FILE, Weights, confidence, grounds, said
from extractors.explain import claimed
from extractors.reader import Reader
from schemas.errors import TizilimError

# Chosen by the error on articles held out: a few hundred claims bear no stronger weights, and none for each field.
_STRENGTH = 0.02
_FOLDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the error on held-out articles, write the file; 1 with a message where a folder is faulty."""
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("folders", nargs="+", help="folders of annotated articles, or parts of the corpus")
    parser.add_argument("--out", type=Path, default=Path(str(data.PACKAGE / FILE)))
    given = parser.parse_args(arguments)
    try:
        paths = gold_below([folder_of(name) for name in given.folders])
        articles = [list(judged_claims(path, Reader())) for path in paths]
    except TizilimError as error:
        print(error, file=sys.stderr)
        return 1
    held = list(_held_out(articles))
    print(
        f"{len(held)} claims of {len(paths)} articles, {sum(one.right for one in held) / len(held):.3f} of them right"
    )
    print(f"expected calibration error on articles held out: {calibrate(held).error:.3f}")
    weights = fit(articles, fingerprint(paths))
    given.out.write_text(json.dumps(weights.model_dump(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def judged_claims(path: Path, reader: Reader) -> Iterator[tuple[dict[str, float], bool]]:
    """The grounds of each claim of an article's record, and whether the gold has it."""
    gold = load(path)
    study = reader.study(article_of(gold, path))
    values = said(study.drafts)
    right = {
        (row.given.field, row.given.start): row.true
        for row in Judged(path.name, gold, study.record).rows()
        if row.given is not None
    }
    for _, claim, draft in claimed(study):
        key = (str(claim.field), claim.evidence.start)
        if key in right and not claim.inferred:
            yield grounds(draft, values), right[key]


def fit(articles: Iterable[Sequence[tuple[dict[str, float], bool]]], fitted_on: str) -> Weights:
    """Weights that make the claims of these articles likeliest; small ones are preferred."""
    claims = [claim for article in articles for claim in article]
    vectorizer = DictVectorizer(dtype=np.float64)
    matrix = vectorizer.fit_transform(
        [{name: degree for name, degree in found.items() if name != BASE} for found, _ in claims]
    )
    model = LogisticRegression(C=_STRENGTH, max_iter=500, random_state=0)
    model.fit(matrix, [right for _, right in claims])
    weights = dict(zip(vectorizer.feature_names_, model.coef_[0].round(4).tolist(), strict=True))
    return Weights(
        fitted_on=fitted_on, claims=len(claims), weights={BASE: round(float(model.intercept_[0]), 4), **weights}
    )


def _held_out(articles: Sequence[Sequence[tuple[dict[str, float], bool]]]) -> Iterator[Judgement]:
    """Each claim with the confidence that weights give it which were fitted on other articles."""
    for fold in range(_FOLDS):
        weights = fit([article for number, article in enumerate(articles) if number % _FOLDS != fold], "")
        for article in articles[fold::_FOLDS]:
            yield from (Judgement(confidence(found, weights), right) for found, right in article)


if __name__ == "__main__":
    sys.exit(main())
