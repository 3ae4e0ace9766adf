"""How a record differs from the gold annotation of its article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from corpus.gold import Gold, GoldBranch, GoldClaim
from extractors.text import search_key
from schemas.claim import ClaimBase
from schemas.hours import canonical_hours
from schemas.record import ArticleRecord, BranchMention
from schemas.vocab import BranchField

ASSERTED = 0.5
"""Claims below this confidence are kept in a record but assert nothing, so they are not compared."""

_NAME_WEIGHT = 5
NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Item:
    """One comparable statement: a claim, or a branch's name, kind or alias. ``value`` holds all that is compared."""

    field: str
    value: str
    quote: str = ""
    extractor: str = ""
    confidence: float = 1.0

    @property
    def key(self) -> tuple[str, str]:
        """What two items are compared by."""
        return (self.field, self.value)


@dataclass(frozen=True, slots=True)
class Pair:
    """A branch of the gold with the record's, or one of them alone; ``owner`` names it for people."""

    owner: str
    wanted: tuple[Item, ...]
    given: tuple[Item, ...]
    in_gold: bool
    in_record: bool

    def missing(self) -> list[Item]:
        """What the gold has and the record lacks."""
        return _minus(self.wanted, self.given)

    def surplus(self) -> list[Item]:
        """What the record has and the gold lacks."""
        return _minus(self.given, self.wanted)

    def shared(self) -> list[Item]:
        """The record's items that the gold has too."""
        surplus = Counter(item.key for item in self.surplus())
        shared = []
        for item in self.given:
            if surplus[item.key]:
                surplus[item.key] -= 1
            else:
                shared.append(item)
        return shared


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement that is missing from a record, or one too many."""

    kind: str
    owner: str
    item: Item

    def __str__(self) -> str:
        return f"{self.kind} {self.owner}: {self.item.field}={self.item.value} «{self.item.quote}»"


def differences(gold: Gold, record: ArticleRecord) -> list[Difference]:
    """All differences of asserted and modal claims, names, aliases and kinds; empty for a record as expected.

    Extractor, rule, confidence, offsets and ``as_of`` are the program's own and not compared.
    """
    found: list[Difference] = []
    for pair in pairs(gold, record):
        found.extend(Difference("missing", pair.owner, item) for item in pair.missing())
        found.extend(Difference("surplus", pair.owner, item) for item in pair.surplus())
    return found


def pairs(gold: Gold, record: ArticleRecord) -> list[Pair]:
    """Gold branches with the record's, those that share most first; then what is left over; the network last."""
    wanted = [_gold_items(branch) for branch in gold.branches]
    given = [_record_items(branch) for branch in record.branches]
    ranked = sorted((-_closeness(wanted[i], given[j]), i, j) for i in range(len(wanted)) for j in range(len(given)))
    free_gold, free_record = set(range(len(wanted))), set(range(len(given)))
    found: list[Pair] = []
    for closeness, i, j in ranked:
        if closeness < 0 and i in free_gold and j in free_record:
            free_gold.remove(i)
            free_record.remove(j)
            found.append(Pair(gold.branches[i].identity, wanted[i], given[j], in_gold=True, in_record=True))
    found.extend(
        Pair(gold.branches[i].identity, wanted[i], (), in_gold=True, in_record=False) for i in sorted(free_gold)
    )
    for j in sorted(free_record):
        branch = record.branches[j]
        found.append(Pair(branch.name or branch.key, (), given[j], in_gold=False, in_record=True))
    network = _network_pair(gold, record)
    return [*found, network] if network.wanted or network.given else found


def _network_pair(gold: Gold, record: ArticleRecord) -> Pair:
    wanted: list[Item] = []
    given: list[Item] = []
    if gold.network:
        wanted = [_gold_claim(claim) for claim in gold.network.claims]
        wanted += [Item("name", search_key(gold.network.name))] if gold.network.name else []
    if record.network:
        given = [_claim(claim) for claim in record.network.claims if claim.confidence >= ASSERTED]
        given += [Item("name", search_key(record.network.name))] if record.network.name else []
    return Pair(NETWORK, tuple(wanted), tuple(given), bool(gold.network), bool(record.network))


def _closeness(wanted: tuple[Item, ...], given: tuple[Item, ...]) -> int:
    shared = Counter(item.key for item in wanted) & Counter(item.key for item in given)
    names = {item.value for item in wanted if item.field == "name"} & {
        item.value for item in given if item.field == "name"
    }
    kinds = sum(count for key, count in shared.items() if key[0] == "kind")
    return sum(shared.values()) - kinds + _NAME_WEIGHT * len(names - {"-"})


def _gold_items(branch: GoldBranch) -> tuple[Item, ...]:
    return (
        Item("name", search_key(branch.name or "-")),
        Item("kind", branch.kind.value),
        *(Item("alias", search_key(alias)) for alias in branch.aliases),
        *(_gold_claim(claim) for claim in branch.claims if not claim.inferred),
    )


def _record_items(branch: BranchMention) -> tuple[Item, ...]:
    return (
        Item("name", search_key(branch.name or "-")),
        Item("kind", branch.kind.value),
        *(Item("alias", search_key(alias)) for alias in branch.aliases),
        *(_claim(claim) for claim in branch.claims if claim.confidence >= ASSERTED),
    )


def _gold_claim(claim: GoldClaim) -> Item:
    said = canonical_hours(claim.value) if claim.field is BranchField.OPENING_HOURS else claim.value
    value = _value(said, claim.part, claim.since, claim.modality.value)
    return Item(claim.field.value, value, claim.quote)


def _claim(claim: ClaimBase) -> Item:
    data = claim.model_dump(mode="json", by_alias=True, exclude_none=True)
    value = _value(data["value"], data.get("part"), data.get("from"), data["modality"])
    return Item(str(claim.field), value, claim.evidence.quote, claim.extractor, claim.confidence)


def _value(value: Any, part: Any, since: str | None, modality: str) -> str:
    if isinstance(value, dict) and "number" in value:
        number = value["number"]
        whole = int(number) if float(number).is_integer() else number
        text = f"{value.get('comparator', '=')}{whole}"
    elif isinstance(value, dict):
        text = "|".join(f"{key}={value[key]}" for key in sorted(value))
    else:
        text = str(value)
    if part:
        text += f" part={getattr(part, 'value', part)}"
    if since:
        text += f" from={since}"
    return text if modality == "stated" else f"{text} ({modality})"


def _minus(left: tuple[Item, ...], right: tuple[Item, ...]) -> list[Item]:
    there = Counter(item.key for item in right)
    found = []
    for item in left:
        if there[item.key]:
            there[item.key] -= 1
        else:
            found.append(item)
    return sorted(found, key=lambda item: item.key)
