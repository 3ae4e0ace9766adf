"""Mentions to clusters: every cluster is one library.

Invariants: no two mentions of one article share a cluster; no two members contradict each other; the outcome does not
depend on the order in which mentions come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from pipeline.merge.blocking import candidate_pairs
from pipeline.merge.mentions import Mention, Profile
from pipeline.merge.scoring import Reason, Score, Scorer, Verdict

# A mention that fits two libraries which cannot be one goes to neither, unless one of them fits better by this much:
# more than agreeing kinds or districts weigh, less than an address does.
_CLEARLY_BETTER = 2.0


Pair = tuple[int, int]
"""Two mentions by their place in the order, the lower first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about two mentions, and why. ``left`` and ``right`` are refs, article-id/branch-key."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    note: str = ""

    def explain(self) -> str:
        """Return the decision in one line."""
        said = "; ".join(f"{reason.text} ({reason.weight:+g})" for reason in self.reasons)
        return (
            f"{self.left} and {self.right}: {self.verdict} at {self.score:g} ({said}){self.note and '; ' + self.note}"
        )


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters, each with its members in order, and the decisions that made or refused them."""

    clusters: tuple[tuple[Mention, ...], ...]
    decisions: tuple[Decision, ...]


class Clusterer:
    """Joins mentions of one library."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer

    def cluster(self, mentions: Sequence[Mention]) -> Clustering:
        """Cluster the mentions; their order does not matter."""
        return _Run(self._scorer, sorted(mentions, key=lambda mention: mention.order)).result()


@dataclass(slots=True)
class _Group:
    """A cluster in the making: its members, their articles and distinct profiles."""

    members: list[int]
    articles: set[str]
    profiles: set[int]


class _Run:
    """One clustering; pairs of equal profiles are scored once."""

    def __init__(self, scorer: Scorer, mentions: list[Mention]) -> None:
        self._scorer = scorer
        self._mentions = mentions
        numbers: dict[Profile, int] = {}
        self._profile_of = [numbers.setdefault(mention.profile, len(numbers)) for mention in mentions]
        self._profiles = list(numbers)
        self._scores: dict[Pair, Score] = {}

    def result(self) -> Clustering:
        decided = {
            pair: score for pair in self._pairs() if (score := self._score(*pair)).verdict is not Verdict.DIFFERENT
        }
        notes: dict[Pair, str] = {}
        for pair in self._ambiguous([p for p, score in decided.items() if score.verdict is Verdict.SAME]):
            decided[pair] = replace(decided[pair], verdict=Verdict.ASK)
            notes[pair] = "one of them fits two libraries that cannot be one"
        groups = self._join(decided, notes)
        return Clustering(
            clusters=tuple(tuple(self._mentions[index] for index in sorted(group.members)) for group in groups),
            decisions=tuple(
                self._decision(pair, score, notes.get(pair, "")) for pair, score in sorted(decided.items())
            ),
        )

    def _pairs(self) -> list[Pair]:
        holders: list[list[int]] = [[] for _ in self._profiles]
        for index, profile in enumerate(self._profile_of):
            holders[profile].append(index)
        pairs = [
            (min(left, right), max(left, right))
            for one, other in candidate_pairs(self._profiles)
            if self._profile_score(one, other).verdict is not Verdict.DIFFERENT
            for left in holders[one]
            for right in holders[other]
        ]
        # Equal profiles are no candidates of themselves: their mentions form a chain.
        for members in holders:
            pairs += pairwise(members)
        return pairs

    def _score(self, left: int, right: int) -> Score:
        if self._mentions[left].article.id == self._mentions[right].article.id:
            return self._scorer.score(self._mentions[left].profile, self._mentions[right].profile, one_article=True)
        return self._profile_score(self._profile_of[left], self._profile_of[right])

    def _profile_score(self, one: int, other: int) -> Score:
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            self._scores[pair] = self._scorer.score(self._profiles[pair[0]], self._profiles[pair[1]])
        return self._scores[pair]

    def _ambiguous(self, same: list[Pair]) -> set[Pair]:
        """Return the pairs of mentions that fit two libraries which cannot be one."""
        fits: dict[int, dict[int, list[Pair]]] = {}
        for pair in same:
            for mine, theirs in (pair, (pair[1], pair[0])):
                fits.setdefault(mine, {}).setdefault(self._profile_of[theirs], []).append(pair)
        found: set[Pair] = set()
        for partners in fits.values():
            scores = {profile: self._score(*pairs[0]) for profile, pairs in partners.items()}
            for one, other in permutations(partners, 2):
                beaten = scores[other].total > scores[one].total - _CLEARLY_BETTER
                if beaten and self._cannot_be_one(one, other, by_place=not scores[one].by_name):
                    found.update(partners[one])
        return found

    def _cannot_be_one(self, one: int, other: int, *, by_place: bool) -> bool:
        """Whether two profiles rule each other out for a mention that fits both.

        Where it fits by its name, an address that differs rules nothing out: articles err, and branches move.
        """
        between = self._profile_score(one, other)
        return between.contradicts if by_place else between.vetoed

    def _join(self, decided: dict[Pair, Score], notes: dict[Pair, str]) -> list[_Group]:
        groups = {
            index: _Group([index], {mention.article.id}, {self._profile_of[index]})
            for index, mention in enumerate(self._mentions)
        }
        same = [(pair, score) for pair, score in decided.items() if score.verdict is Verdict.SAME]
        for pair, _ in sorted(same, key=lambda item: (-item[1].total, item[0])):
            one, other = groups[pair[0]], groups[pair[1]]
            if one is other:
                continue
            obstacle = self._obstacle(one, other)
            if obstacle:
                decided[pair] = replace(decided[pair], verdict=Verdict.ASK)
                notes[pair] = obstacle
                continue
            one.members += other.members
            one.articles |= other.articles
            one.profiles |= other.profiles
            for member in other.members:
                groups[member] = one
        return sorted({id(group): group for group in groups.values()}.values(), key=lambda group: min(group.members))

    def _obstacle(self, one: _Group, other: _Group) -> str:
        if one.articles & other.articles:
            return "an article tells of both libraries"
        if any(self._profile_score(mine, theirs).contradicts for mine in one.profiles for theirs in other.profiles):
            return "other mentions of the two libraries contradict each other"
        return ""

    def _decision(self, pair: Pair, score: Score, note: str) -> Decision:
        left, right = (self._mentions[index].ref for index in pair)
        return Decision(left, right, score.verdict, score.total, score.reasons, note)
