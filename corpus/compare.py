"""How a record differs from the gold annotation of its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from corpus.gold import Gold, GoldBranch, GoldClaim, GoldNetwork
from extractors.text import search_key
from schemas.claim import ClaimBase
from schemas.hours import canonical_hours
from schemas.record import ArticleRecord, BranchMention, NetworkMention
from schemas.vocab import BranchField, Modality

ASSERTED = 0.5
"""Claims below this confidence are kept in a record but assert nothing, so they are not compared."""

_NAME_WEIGHT = 5
NETWORK = "network"
IDENTITY = frozenset({"name", "kind", "alias"})
"""Statements that are no claims."""

_SCHEME = re.compile(r"^https?://")


@dataclass(frozen=True, slots=True)
class Item:
    """One comparable statement: a claim, or a branch's name, kind or alias. ``value`` holds all that is compared."""

    field: str
    value: str
    quote: str = ""
    extractor: str = ""
    confidence: float = 1.0
    start: int | None = None
    """Where the quote stands in the text; None for the gold, whose authors write quotes only."""
    shown: str = ""
    """The value as people read it, where that is not ``value``."""

    @property
    def key(self) -> tuple[str, str]:
        """What two items are compared by."""
        return (self.field, self.value)


@dataclass(frozen=True, slots=True)
class Pair:
    """A branch of the gold with the record's, or one of them alone; ``owner`` names it for people.

    ``held`` are claims of the record that assert nothing, being below ``ASSERTED`` or worked out as the gold's
    ``implied`` ones were; neither side is right or wrong, but their confidence must be.
    """

    owner: str
    wanted: tuple[Item, ...]
    given: tuple[Item, ...]
    in_gold: bool
    in_record: bool
    held: tuple[Item, ...] = ()
    implied: tuple[Item, ...] = ()

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
    wanted = [(*_identity(branch), *_wanted(branch.claims)) for branch in gold.branches]
    given = [(*_identity(branch), *_asserted(branch.claims)) for branch in record.branches]
    ranked = sorted((-_closeness(wanted[i], given[j]), i, j) for i in range(len(wanted)) for j in range(len(given)))
    free_gold, free_record = set(range(len(wanted))), set(range(len(given)))
    found: list[Pair] = []
    for closeness, i, j in ranked:
        if closeness < 0 and i in free_gold and j in free_record:
            free_gold.remove(i)
            free_record.remove(j)
            found.append(_pair(gold.branches[i].identity, gold.branches[i], record.branches[j]))
    found.extend(_pair(gold.branches[i].identity, gold.branches[i], None) for i in sorted(free_gold))
    for j in sorted(free_record):
        branch = record.branches[j]
        found.append(_pair(branch.name or branch.key, None, branch))
    network = _pair(NETWORK, gold.network, record.network)
    return [*found, network] if network.wanted or network.given or network.held else found


def _pair(owner: str, wanted: GoldBranch | GoldNetwork | None, given: BranchMention | NetworkMention | None) -> Pair:
    implied = tuple(_gold_claim(claim) for claim in wanted.claims if claim.inferred) if wanted else ()
    free = {item.key for item in implied}
    claims = [_claim(claim) for claim in given.claims] if given else []
    return Pair(
        owner,
        (*_identity(wanted), *_wanted(wanted.claims)) if wanted else (),
        (*_identity(given), *(item for item in _asserted(given.claims) if item.key not in free)) if given else (),
        in_gold=wanted is not None,
        in_record=given is not None,
        held=tuple(item for item in claims if item.confidence < ASSERTED or item.key in free),
        implied=implied,
    )


def _closeness(wanted: tuple[Item, ...], given: tuple[Item, ...]) -> int:
    shared = Counter(item.key for item in wanted) & Counter(item.key for item in given)
    names = {item.value for item in wanted if item.field == "name"} & {
        item.value for item in given if item.field == "name"
    }
    kinds = sum(count for key, count in shared.items() if key[0] == "kind")
    return sum(shared.values()) - kinds + _NAME_WEIGHT * len(names - {"-"})


def _identity(owner: GoldBranch | GoldNetwork | BranchMention | NetworkMention) -> tuple[Item, ...]:
    """Name, kind and aliases; a network has a name or nothing, an unnamed branch the name ``-``."""
    if isinstance(owner, GoldNetwork | NetworkMention):
        return (_called("name", owner.name),) if owner.name else ()
    return (
        _called("name", owner.name or "-"),
        Item("kind", owner.kind.value),
        *(_called("alias", alias) for alias in owner.aliases),
    )


def _called(field: str, name: str) -> Item:
    return Item(field, search_key(name), shown=name)


def _wanted(claims: Iterable[GoldClaim]) -> list[Item]:
    return [_gold_claim(claim) for claim in claims if not claim.inferred]


def _asserted(claims: Iterable[ClaimBase]) -> list[Item]:
    return [_claim(claim) for claim in claims if claim.confidence >= ASSERTED]


def _gold_claim(claim: GoldClaim) -> Item:
    value = _value(claim.field.value, claim.value, claim.part, claim.since)
    return Item(claim.field.value, _modal(value, claim.modality.value), claim.quote)


def _claim(claim: ClaimBase) -> Item:
    data = claim.model_dump(mode="json", by_alias=True, exclude_none=True)
    value = _modal(_value(data["field"], data["value"], data.get("part"), data.get("from")), data["modality"])
    evidence = claim.evidence
    return Item(str(claim.field), value, evidence.quote, claim.extractor, claim.confidence, evidence.start)


def _value(field: str, value: Any, part: Any, since: str | None) -> str:
    if isinstance(value, dict) and "number" in value:
        number = value["number"]
        whole = int(number) if float(number).is_integer() else number
        text = f"{value.get('comparator', '=')}{whole}"
    elif isinstance(value, dict):
        # News writes «поселок» as often as «посёлок».
        text = "|".join(f"{key}={value[key]}" for key in sorted(value)).replace("ё", "е").replace("Ё", "Е")
    elif field == BranchField.WEBSITE:
        # News writes `library.kz`, the schema wants `https://library.kz/`: the address is the same.
        text = _SCHEME.sub("", str(value).casefold()).rstrip("/")
    elif field == BranchField.OPENING_HOURS:
        text = canonical_hours(value)
    else:
        text = str(value)
    if part:
        text += f" part={getattr(part, 'value', part)}"
    return f"{text} from={since}" if since else text


def _modal(text: str, modality: str) -> str:
    return text if modality == Modality.STATED else f"{text} ({modality})"


def _minus(left: tuple[Item, ...], right: tuple[Item, ...]) -> list[Item]:
    there = Counter(item.key for item in right)
    found = []
    for item in left:
        if there[item.key]:
            there[item.key] -= 1
        else:
            found.append(item)
    return sorted(found, key=lambda item: item.key)
