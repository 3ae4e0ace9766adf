"""How alike two mentions are, reason by reason.

A pair is "same" only if its reasons outweigh the threshold and one of them is decisive; a veto makes it "different"
whatever else agrees. Weights and sentences stand in ``data/scores.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from pipeline.merge.addresses import SAME_BUILDING, AddressKey, Nearness, nearness
from pipeline.merge.comparing import NAMES_AGREE, NAMES_DIFFER, name_reason
from pipeline.merge.eponyms import Agreement, agreement
from pipeline.merge.mentions import Profile
from pipeline.merge.resources import LexiconFile, ScoreFile
from schemas.errors import ConfigError

# A city counts its children's libraries by themselves, so that a number is one library's only within its series.
_SERIES = frozenset(["children", "youth", "public", "school"])
_NEIGHBOURS = frozenset([Nearness.STREET, Nearness.MICRODISTRICT])
_KNOWN = frozenset(
    [
        *NAMES_AGREE,
        *NAMES_DIFFER,
        *(near.value for near in Nearness if near.value),
        *("given-name", "number-of-which", "kind", "institution", "former-house", "district", "only-place"),
        *("other-district", "phone", "area", "opened", "opened-here", "city-unknown"),
        *("other-number", "other-city", "other-kind", "one-article"),
    ]
)


class Verdict(StrEnum):
    """What a pair of mentions is."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against, with its weight and its sentence."""

    id: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """The verdict about a pair and everything that led to it."""

    total: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
    vetoed: bool
    contradicts: bool

    @property
    def by_name(self) -> bool:
        """Whether the names speak for it, not the place alone."""
        return any(reason.id in NAMES_AGREE for reason in self.reasons)

    def explain(self) -> str:
        """Return the verdict and its reasons in one line."""
        said = "; ".join(f"{reason.text} ({reason.weight:+g})" for reason in self.reasons)
        return f"{self.verdict} at {self.total:g}: {said or 'nothing in common'}"


class Scorer:
    """Scores pairs of profiles."""

    def __init__(self, lexicon: LexiconFile, scores: ScoreFile) -> None:
        missing = sorted(_KNOWN - set(scores.reason))
        unused = sorted(set(scores.reason) - _KNOWN)
        if missing or unused:
            faults = [f"no weight for {name!r}" for name in missing] + [f"unknown reason {name!r}" for name in unused]
            raise ConfigError("; ".join(faults), where="scores.toml")
        self._exclusive = [frozenset(tags) for tags in lexicon.exclusive.values()]
        self._institutions = frozenset(lexicon.institutions.tags)
        self._unique = frozenset(lexicon.unique.tags)
        self._rows = scores.reason
        self._thresholds = scores.thresholds

    def score(self, left: Profile, right: Profile, *, one_article: bool = False) -> Score:
        """Compare two profiles; the order of the two does not matter."""
        return self._judge(dict.fromkeys((*self._vetoes(left, right, one_article), *self._reasons(left, right))))

    def incompatible_kinds(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether two sets of tags are of libraries that cannot be one (children's, youth)."""
        return any(left & group and right & group and not left & right & group for group in self._exclusive)

    def _judge(self, ids: Iterable[str]) -> Score:
        rows = [(name, self._rows[name]) for name in ids]
        total = round(sum(row.weight for _, row in rows), 3)
        vetoed = any(row.veto for _, row in rows)
        verdict = Verdict.DIFFERENT
        if not vetoed and total >= self._thresholds.ask:
            decided = total >= self._thresholds.same and any(row.decisive for _, row in rows)
            verdict = Verdict.SAME if decided else Verdict.ASK
        return Score(
            total=total,
            verdict=verdict,
            reasons=tuple(Reason(name, row.weight, row.text) for name, row in rows),
            vetoed=vetoed,
            contradicts=vetoed or (verdict is not Verdict.SAME and any(row.contradicts for _, row in rows)),
        )

    def _vetoes(self, left: Profile, right: Profile, one_article: bool) -> Iterator[str]:
        if one_article:
            yield "one-article"
        if left.city and right.city and left.city != right.city:
            yield "other-city"
        if left.numbers and right.numbers and not left.numbers & right.numbers:
            yield "other-number"
        if self.incompatible_kinds(left.tags, right.tags):
            yield "other-kind"

    def _reasons(self, left: Profile, right: Profile) -> Iterator[str]:
        if not (left.city and right.city):
            yield "city-unknown"
        by_name = self._best_name_reason(left, right)
        if by_name:
            yield by_name
        if by_name == "eponym" and _given_names_agree(left, right):
            yield "given-name"
        shared = left.numbers & right.numbers
        if shared and by_name != "number":
            yield "number" if left.tags & _SERIES == right.tags & _SERIES else "number-of-which"
        agree = bool(shared) or by_name in NAMES_AGREE
        if agree and (left.tags & right.tags) - {"city", "public"}:
            yield "kind"
        if agree and (left.tags ^ right.tags) & self._institutions:
            yield "institution"
        here = _nearest(left.addresses, right.addresses)
        yield from _place_reasons(left, right, here)
        if left.phones & right.phones:
            yield "phone"
        if left.areas & right.areas:
            yield "area"
        if left.opened & right.opened:
            yield "opened-here" if here in _NEIGHBOURS else "opened"

    def _best_name_reason(self, left: Profile, right: Profile) -> str | None:
        role = left.tags & right.tags & self._unique
        found = {name_reason(mine, theirs, role) for mine, theirs in product(left.names, right.names)}
        return next((reason for reason in (*NAMES_AGREE, *NAMES_DIFFER) if reason in found), None)


def _given_names_agree(left: Profile, right: Profile) -> bool:
    return any(
        mine.eponym and theirs.eponym and agreement(mine.eponym, theirs.eponym) is Agreement.SAME_WITH_GIVEN
        for mine, theirs in product(left.names, right.names)
    )


def _place_reasons(left: Profile, right: Profile, here: Nearness) -> Iterator[str]:
    moved_here = _nearest(left.former, right.addresses), _nearest(left.addresses, right.former)
    if here is Nearness.OTHER:
        if any(near in SAME_BUILDING for near in moved_here):
            yield "former-house"
        elif not (left.moved or right.moved):
            yield here.value
    elif here is not Nearness.UNKNOWN:
        yield here.value
    if left.districts and right.districts:
        if left.districts & right.districts:
            yield "district"
        elif here not in SAME_BUILDING:
            yield "other-district"
    alike = here in _NEIGHBOURS or bool(left.districts & right.districts)
    if (left.anonymous or right.anonymous) and not (left.located and right.located) and alike:
        yield "only-place"


def _nearest(left: frozenset[AddressKey], right: frozenset[AddressKey]) -> Nearness:
    """Return the closest relation of any two addresses, in the order in which ``Nearness`` lists them."""
    found = {nearness(mine, theirs) for mine, theirs in product(left, right)}
    return next((near for near in Nearness if near in found), Nearness.UNKNOWN)
