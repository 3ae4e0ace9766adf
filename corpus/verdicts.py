"""Gold and record side by side: one row a statement, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.compare import IDENTITY, Item, Pair

_MODALITY = re.compile(r" \((?:announced|planned|past|denied)\)$")
_DETAIL = re.compile(r" (?:part|from)=\S+")
_COMPARATORS = "=<>~"
_SETS = frozenset({"services", "alias"})


class Verdict(StrEnum):
    """What became of one statement."""

    RIGHT = "right"
    """The record says what the gold says."""
    MISSING = "missing"
    """The gold has it, the record says nothing of this field."""
    SURPLUS = "surplus"
    """The record has it, the gold says nothing of this field."""
    VALUE = "wrong value"
    """Both have the field, with other values."""
    COMPARATOR = "wrong comparator"
    """The right number, but not exactly, more than, up to, about as the gold has it."""
    DETAIL = "wrong detail"
    """The right value with another part of the year or another start."""
    MODALITY = "wrong modality"
    """The right value, but stated, announced, planned, past or denied as it is not."""
    BRANCH = "wrong branch"
    """The right fact at another library."""
    HELD = "held back"
    """The record keeps it below the confidence from which a claim asserts anything; no error and no merit."""

    @property
    def error(self) -> bool:
        """Whether it counts against the record."""
        return self not in (Verdict.RIGHT, Verdict.HELD)


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: the gold's, the record's or both. ``true`` says of a claim of the record whether it is right."""

    owner: str
    verdict: Verdict
    gold: Item | None = None
    given: Item | None = None
    given_to: str = ""
    true: bool = False

    @property
    def field(self) -> str:
        """The field that it is about."""
        item = self.gold or self.given
        return item.field if item else ""


def rows(pairs: list[Pair]) -> list[Row]:
    """All statements of one article, owner by owner: errors first, then what was held back, then what is right."""
    missing = [_said(pair, pair.missing()) for pair in pairs]
    surplus = [_said(pair, pair.surplus()) for pair in pairs]
    found: list[list[Row]] = [[] for _ in pairs]
    for here, pair in enumerate(pairs):
        for there, other in enumerate(pairs):
            for gold, given in _couples(missing[here], surplus[there], _moved) if here != there else ():
                found[here].append(Row(pair.owner, Verdict.BRANCH, gold, given, given_to=other.owner))
    for index, pair in enumerate(pairs):
        for alike in (_nearly, _same_field):
            for gold, given in _couples(missing[index], surplus[index], alike):
                found[index].append(Row(pair.owner, _fault(gold, given), gold, given))
        found[index] += [Row(pair.owner, Verdict.MISSING, gold=item) for item in missing[index]]
        found[index] += [Row(pair.owner, Verdict.SURPLUS, given=item) for item in surplus[index]]
        found[index] += _held(pair)
        found[index] += [
            Row(pair.owner, Verdict.RIGHT, gold, given, true=True)
            for gold, given in _couples(list(pair.wanted), pair.shared(), _same)
        ]
    return [row for of_pair in found for row in of_pair]


def _said(pair: Pair, items: list[Item]) -> list[Item]:
    """The kind of a library that only one side knows is no statement of its own."""
    both = pair.in_gold and pair.in_record
    return [item for item in items if both or item.field != "kind"]


def _held(pair: Pair) -> Iterator[Row]:
    """Claims that assert nothing, with what the gold has of the same."""
    known = {item.key: item for item in (*pair.missing(), *pair.implied)}
    for item in pair.held:
        gold = known.get(item.key)
        yield Row(pair.owner, Verdict.HELD, gold, item, true=gold is not None)


def _couples(left: list[Item], right: list[Item], alike: Callable[[Item, Item], bool]) -> list[tuple[Item, Item]]:
    """Take out of both lists what belongs together, each item once."""
    found = []
    for one in tuple(left):
        other = next((item for item in right if alike(one, item)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            found.append((one, other))
    return found


def _same(gold: Item, given: Item) -> bool:
    return gold.key == given.key


def _moved(gold: Item, given: Item) -> bool:
    return gold.key == given.key and gold.field not in IDENTITY


def _nearly(gold: Item, given: Item) -> bool:
    return gold.field == given.field and _fault(gold, given) is not Verdict.VALUE


def _same_field(gold: Item, given: Item) -> bool:
    """One service is not another one misread, and one alias not another."""
    return gold.field == given.field and gold.field not in _SETS


def _fault(gold: Item, given: Item) -> Verdict:
    if gold.field in IDENTITY:
        return Verdict.VALUE
    wanted, read = _MODALITY.sub("", gold.value), _MODALITY.sub("", given.value)
    if wanted == read:
        return Verdict.MODALITY
    wanted, read = _DETAIL.sub("", wanted), _DETAIL.sub("", read)
    if wanted == read:
        return Verdict.DETAIL
    if wanted[:1] in _COMPARATORS and read[:1] in _COMPARATORS and wanted[1:] == read[1:]:
        return Verdict.COMPARATOR
    return Verdict.VALUE
