"""Precision, recall and F1 over many articles, by whatever the statements are sorted by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from corpus.calibration import Calibration, Judgement, calibrate
from corpus.compare import IDENTITY, NETWORK
from corpus.judging import Judged
from corpus.verdicts import Row, Verdict
from schemas.vocab import BranchField, NetworkField

MEASURE = 1
"""Version of the measure: raise it with every change of what counts as right, and set the floors anew."""

_READ_BY = {
    "addresses": (BranchField.ADDRESS, BranchField.DISTRICT),
    "dates": (BranchField.OPENED, BranchField.RENOVATED, BranchField.CLOSED, BranchField.RELOCATED, BranchField.STATUS),
    "hours": (BranchField.OPENING_HOURS,),
    "contacts": (BranchField.PHONE, BranchField.WEBSITE),
    "services": (BranchField.SERVICES,),
    "network": tuple(name for name in NetworkField if name.startswith("branches_")),
}
_READER = {name.value: extractor for extractor, fields in _READ_BY.items() for name in fields}
_FIGURES = "figures"


@dataclass(slots=True)
class Score:
    """Counts of right, surplus and missing statements."""

    right: int = 0
    surplus: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """Share of the given statements that are right; 1 where none was given."""
        return self.right / (self.right + self.surplus) if self.right + self.surplus else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted statements that were given; 1 where none was wanted."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.surplus + self.missing
        return 2 * self.right / total if total else 1.0

    @property
    def support(self) -> int:
        """How many statements the gold has."""
        return self.right + self.missing

    def add(self, *, right: bool = False, surplus: bool = False, missing: bool = False) -> None:
        """Count one statement."""
        self.right += right
        self.surplus += surplus
        self.missing += missing

    def to_data(self) -> dict[str, float]:
        """The figures as plain data."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "support": self.support,
            "right": self.right,
            "surplus": self.surplus,
            "missing": self.missing,
        }


@dataclass(slots=True)
class Share:
    """How many of some cases are right."""

    right: int = 0
    total: int = 0

    @property
    def accuracy(self) -> float:
        """Share of right cases; 1 where there are none."""
        return self.right / self.total if self.total else 1.0

    def add(self, right: bool) -> None:
        """Count one case."""
        self.right += right
        self.total += 1

    def to_data(self) -> dict[str, float]:
        """The figures as plain data."""
        return {"accuracy": round(self.accuracy, 4), "right": self.right, "total": self.total}


@dataclass(slots=True)
class Scores:
    """All scores of an evaluation.

    ``attribution``: of the right facts, how many stand at the right branch. ``comparator``: of the figures with the
    right number, how many have the right comparator. ``relevance``: articles about libraries against others.
    ``branches``: libraries found, whatever is said of them. ``cities``: of the articles whose city the gold names, how
    many were read as of that city. ``errors``: how many claims have which fault.
    """

    articles: int = 0
    claims: Score = field(default_factory=Score)
    by_field: dict[str, Score] = field(default_factory=dict)
    by_language: dict[str, Score] = field(default_factory=dict)
    by_city: dict[str, Score] = field(default_factory=dict)
    by_extractor: dict[str, Score] = field(default_factory=dict)
    names: Score = field(default_factory=Score)
    aliases: Score = field(default_factory=Score)
    branches: Score = field(default_factory=Score)
    relevance: Score = field(default_factory=Score)
    kinds: Share = field(default_factory=Share)
    cities: Share = field(default_factory=Share)
    attribution: Share = field(default_factory=Share)
    comparator: Share = field(default_factory=Share)
    errors: Counter[str] = field(default_factory=Counter)
    judgements: list[Judgement] = field(default_factory=list)

    @property
    def whole(self) -> dict[str, Score]:
        """The scores of everything, by name."""
        return {
            "claims": self.claims,
            "names": self.names,
            "aliases": self.aliases,
            "branches": self.branches,
            "relevance": self.relevance,
        }

    @property
    def shares(self) -> dict[str, Share]:
        """The accuracies, by name."""
        return {
            "attribution": self.attribution,
            "comparator": self.comparator,
            "kinds": self.kinds,
            "cities": self.cities,
        }

    @property
    def groups(self) -> dict[str, dict[str, Score]]:
        """The claims sorted by field, language, city and extractor; within each by name."""
        groups = {
            "language": self.by_language,
            "field": self.by_field,
            "extractor": self.by_extractor,
            "city": self.by_city,
        }
        return {name: dict(sorted(group.items())) for name, group in groups.items()}

    def calibration(self) -> Calibration:
        """How well confidence means what it says."""
        return calibrate(self.judgements)

    def to_data(self) -> dict[str, Any]:
        """The figures as plain data, in a stable order."""
        return {
            "measure": MEASURE,
            "articles": self.articles,
            "whole": {name: score.to_data() for name, score in self.whole.items()},
            "accuracy": {name: share.to_data() for name, share in self.shares.items()},
            "by": {name: {key: one.to_data() for key, one in group.items()} for name, group in self.groups.items()},
            "errors": {verdict.value: self.errors[verdict] for verdict in Verdict if verdict.error},
            "calibration": self.calibration().to_data(),
        }


def score(articles: Iterable[Judged]) -> Scores:
    """Score the records of many articles against their gold."""
    scores = Scores()
    for judged in articles:
        _score_article(judged, scores)
    return scores


def reader_of(name: str) -> str:
    """The extractor that is to read a field: what is missing has no extractor, but it was somebody's to find."""
    return _READER.get(name, _FIGURES)


def _score_article(judged: Judged, scores: Scores) -> None:
    scores.articles += 1
    gold, record = judged.gold, judged.record
    relevant, found = bool(gold.branches or gold.network), bool(record.branches or record.network)
    scores.relevance.add(right=relevant and found, surplus=found and not relevant, missing=relevant and not found)
    if gold.article.city:
        scores.cities.add(record.article.city == gold.article.city)
    for pair in judged.pairs():
        if pair.owner != NETWORK:
            both = pair.in_gold and pair.in_record
            scores.branches.add(right=both, surplus=not pair.in_gold, missing=not pair.in_record)
    for row in judged.rows():
        if row.field in IDENTITY:
            _score_identity(row, scores)
        else:
            _score_claim(row, gold.article.language.value, gold.article.city or "-", scores)


def _score_identity(row: Row, scores: Scores) -> None:
    if row.field == "kind":
        if row.gold and row.given:
            scores.kinds.add(row.true)
        return
    _count(row, [scores.names if row.field == "name" else scores.aliases])


def _score_claim(row: Row, language: str, city: str, scores: Scores) -> None:
    if row.given:
        scores.judgements.append(Judgement(row.given.confidence, row.true))
    if row.verdict is Verdict.HELD:
        return
    if row.verdict.error:
        scores.errors[row.verdict] += 1
    shared = (
        scores.claims,
        _slot(scores.by_field, row.field),
        _slot(scores.by_language, language),
        _slot(scores.by_city, city),
    )
    _count(row, shared)
    if row.given:
        _slot(scores.by_extractor, row.given.extractor).add(right=row.true, surplus=not row.true)
    if row.gold and not row.true:
        _slot(scores.by_extractor, reader_of(row.field)).add(missing=True)
    if row.true or row.verdict is Verdict.BRANCH:
        scores.attribution.add(row.true)
    figure = row.gold is not None and row.gold.value[:1] in "=<>~"
    if figure and (row.true or row.verdict is Verdict.COMPARATOR):
        scores.comparator.add(row.true)


def _count(row: Row, targets: Iterable[Score]) -> None:
    for target in targets:
        target.add(right=row.true, surplus=bool(row.given) and not row.true, missing=bool(row.gold) and not row.true)


def _slot(table: dict[str, Score], key: str) -> Score:
    return table.setdefault(key, Score())
