"""Precision, recall and F1 over many articles, by whatever the statements are sorted by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.compare import NETWORK, Item, Pair, pairs
from corpus.gold import Gold
from schemas.record import ArticleRecord

_NO_CLAIMS = frozenset({"name", "kind", "alias"})


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


@dataclass(frozen=True, slots=True)
class Judged:
    """One article with its gold and the record that was made of it."""

    name: str
    gold: Gold
    record: ArticleRecord

    def pairs(self) -> list[Pair]:
        """Its branches and network, paired."""
        return pairs(self.gold, self.record)


@dataclass(slots=True)
class Scores:
    """All scores of an evaluation."""

    claims: Score = field(default_factory=Score)
    by_field: dict[str, Score] = field(default_factory=dict)
    by_language: dict[str, Score] = field(default_factory=dict)
    by_city: dict[str, Score] = field(default_factory=dict)
    by_extractor: dict[str, Score] = field(default_factory=dict)
    names: Score = field(default_factory=Score)
    branches: Score = field(default_factory=Score)
    relevance: Score = field(default_factory=Score)
    attribution: Score = field(default_factory=Score)
    comparator: Score = field(default_factory=Score)


def score(articles: Iterable[Judged]) -> Scores:
    """Score the claims and names of many articles.

    ``attribution``: of the right facts, how many stand at the right branch. ``comparator``: of the figures with the
    right number, how many have the right comparator. ``relevance``: articles about libraries against others.
    """
    scores = Scores()
    for judged in articles:
        _score_article(judged, scores)
    return scores


def _score_article(judged: Judged, scores: Scores) -> None:
    language = judged.gold.article.language.value
    city = judged.gold.article.city or "-"
    relevant = bool(judged.gold.branches or judged.gold.network)
    found = bool(judged.record.branches or judged.record.network)
    _count(scores.relevance, right=relevant and found, surplus=found and not relevant, missing=relevant and not found)
    article_pairs = judged.pairs()
    for pair in article_pairs:
        if pair.owner != NETWORK:
            both = pair.in_gold and pair.in_record
            _count(scores.branches, right=both, surplus=not pair.in_gold, missing=not pair.in_record)
        for kind, item in _verdicts(pair):
            targets = [scores.names]
            if item.field not in _NO_CLAIMS:
                targets = [
                    scores.claims,
                    _slot(scores.by_field, item.field),
                    _slot(scores.by_language, language),
                    _slot(scores.by_city, city),
                ]
                if item.extractor:
                    targets.append(_slot(scores.by_extractor, item.extractor))
            elif item.field != "name":
                continue
            for target in targets:
                setattr(target, kind, getattr(target, kind) + 1)
    _score_attribution(article_pairs, scores)


def _verdicts(pair: Pair) -> Iterator[tuple[str, Item]]:
    yield from (("right", item) for item in pair.shared())
    yield from (("surplus", item) for item in pair.surplus())
    yield from (("missing", item) for item in pair.missing())


def _score_attribution(article_pairs: list[Pair], scores: Scores) -> None:
    lost = [item for pair in article_pairs for item in pair.missing() if item.field not in _NO_CLAIMS]
    for pair in article_pairs:
        shared = [item for item in pair.shared() if item.field not in _NO_CLAIMS]
        scores.attribution.right += len(shared)
        scores.comparator.right += sum(item.value[:1] in "=<>~" for item in shared)
        for item in pair.surplus():
            if item.field in _NO_CLAIMS:
                continue
            if any(other.key == item.key for other in lost):
                scores.attribution.surplus += 1
            elif item.value[:1] in "=<>~" and any(
                other.field == item.field and other.value[1:] == item.value[1:] for other in pair.missing()
            ):
                scores.comparator.surplus += 1


def _slot(table: dict[str, Score], key: str) -> Score:
    return table.setdefault(key, Score())


def _count(target: Score, *, right: bool, surplus: bool, missing: bool) -> None:
    target.right += right
    target.surplus += surplus
    target.missing += missing
