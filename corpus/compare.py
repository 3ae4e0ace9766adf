"""How a record differs from the gold annotation of its article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from corpus.gold import Gold, GoldBranch, GoldClaim
from extractors.text import search_key
from schemas.claim import ClaimBase
from schemas.record import ArticleRecord, BranchMention

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that is missing from a record, or one too many; ``owner`` is an identity, a name or ``network``."""

    kind: str
    owner: str
    claim: str
    quote: str

    def __str__(self) -> str:
        return f"{self.kind} {self.owner}: {self.claim} «{self.quote}»"


def differences(gold: Gold, record: ArticleRecord) -> list[Difference]:
    """All differences of the asserted and modal claims, and of the names; empty where the record is as expected.

    Branches are paired by the number of claims that they share, names counting as claims; extractor, rule, confidence,
    offsets and ``as_of`` are the program's own and not compared.
    """
    found: list[Difference] = []
    pairs = pair_branches(gold, record)
    for expected, branch in pairs:
        owner = expected.identity if expected else (branch.name or branch.key if branch else "?")
        wanted = _gold_items(expected) if expected else Counter[tuple[str, str]]()
        given = _record_items(branch) if branch else Counter[tuple[str, str]]()
        found.extend(_minus("missing", owner, wanted, given))
        found.extend(_minus("surplus", owner, given, wanted))
    wanted = Counter(_gold_claim(claim) for claim in gold.network.claims) if gold.network else Counter()
    given = Counter(_claim(claim) for claim in record.network.claims) if record.network else Counter()
    if gold.network and gold.network.name:
        wanted[(f"name={gold.network.name}", "")] = 1
    if record.network and record.network.name:
        given[(f"name={record.network.name}", "")] = 1
    found.extend(_minus("missing", "network", wanted, given))
    found.extend(_minus("surplus", "network", given, wanted))
    return found


def pair_branches(gold: Gold, record: ArticleRecord) -> list[tuple[GoldBranch | None, BranchMention | None]]:
    """Gold branches with the record's, most shared items first; what is left over stands alone."""
    scored = sorted(
        (
            (-_shared(expected, branch), i, j)
            for i, expected in enumerate(gold.branches)
            for j, branch in enumerate(record.branches)
        )
    )
    used_gold: set[int] = set()
    used_record: set[int] = set()
    pairs: list[tuple[GoldBranch | None, BranchMention | None]] = []
    for score, i, j in scored:
        if score < 0 and i not in used_gold and j not in used_record:
            used_gold.add(i)
            used_record.add(j)
            pairs.append((gold.branches[i], record.branches[j]))
    pairs.extend((expected, None) for i, expected in enumerate(gold.branches) if i not in used_gold)
    pairs.extend((None, branch) for j, branch in enumerate(record.branches) if j not in used_record)
    return pairs


def _shared(expected: GoldBranch, branch: BranchMention) -> int:
    wanted, given = _gold_items(expected), _record_items(branch)
    name = 5 * (search_key(expected.name or "-") == search_key(branch.name or "-"))
    return sum((wanted & given).values()) + name


def _gold_items(branch: GoldBranch) -> Counter[tuple[str, str]]:
    items = Counter(_gold_claim(claim) for claim in branch.claims)
    items[(f"name={search_key(branch.name or '-')}", "")] += 1
    items[(f"kind={branch.kind.value}", "")] += 1
    for alias in branch.aliases:
        items[(f"alias={search_key(alias)}", "")] += 1
    return items


def _record_items(branch: BranchMention) -> Counter[tuple[str, str]]:
    items = Counter(_claim(claim) for claim in branch.claims if claim.confidence >= _HALF)
    items[(f"name={search_key(branch.name or '-')}", "")] += 1
    items[(f"kind={branch.kind.value}", "")] += 1
    for alias in branch.aliases:
        items[(f"alias={search_key(alias)}", "")] += 1
    return items


def _gold_claim(claim: GoldClaim) -> tuple[str, str]:
    return _item(claim.field.value, claim.value, claim.part, claim.since, claim.modality.value), ""


def _claim(claim: ClaimBase) -> tuple[str, str]:
    value = claim.model_dump(mode="json", exclude_none=True)["value"]
    return _item(str(claim.field), value, getattr(claim, "part", None), claim.since, claim.modality.value), ""


def _item(field: str, value: Any, part: Any, since: str | None, modality: str) -> str:
    if isinstance(value, dict):
        if "number" in value:
            value = (
                f"{value.get('comparator', '=')}{value['number']:g}"
                if value["number"] < 1e6
                else f"{value.get('comparator', '=')}{value['number']}"
            )
        else:
            value = "|".join(f"{key}={value[key]}" for key in sorted(value))
    text = f"{field}={value}"
    if part:
        text += f" part={getattr(part, 'value', part)}"
    if since:
        text += f" from={since}"
    return text if modality == "stated" else f"{text} ({modality})"


def _minus(kind: str, owner: str, left: Counter[tuple[str, str]], right: Counter[tuple[str, str]]) -> list[Difference]:
    return [Difference(kind, owner, item[0], item[1]) for item in sorted((left - right).elements())]
