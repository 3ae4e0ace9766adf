"""The conventions of GUIDE.md that can be checked without understanding the text.

They catch an author's slip, not a wrong reading: a date that is missing where one is demanded, a value that contradicts
another, a quote of which nobody could say where it stands.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import HttpUrl

from schemas.vocab import BranchField, Modality, Status

if TYPE_CHECKING:
    from corpus.gold import Gold, GoldBranch, GoldClaim

DATED = frozenset({BranchField.OPENED, BranchField.RENOVATED, BranchField.CLOSED, BranchField.RELOCATED})
"""Fields whose value is a date; all others hold ``from`` some day on."""

KEPT_FROM_THE_PAST = frozenset({BranchField.ADDRESS, BranchField.DISTRICT})
"""What a library once had and the registry still wants; a former name is an alias."""

_QUOTATION_MARKS = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'))


def breaches(gold: Gold, text: str) -> Iterator[str]:
    """Every breach of a convention, worded for the author of the annotation."""
    for owner, claim in gold.all_claims():
        times = text.count(claim.quote)
        if times > 1:
            yield f"{owner}: the quote {claim.quote!r} stands in the text {times} times"
        yield from (f"{owner}: {breach}" for breach in _modality(claim))
    for identity, times in Counter(branch.identity for branch in gold.branches).items():
        if times > 1:
            yield f"{identity}: listed {times} times"
    for branch in gold.branches:
        city = branch.identity.partition("/")[0] if "/" in branch.identity else gold.article.city
        for breach in (*_names(branch), *_claims(branch), *_places(branch, city)):
            yield f"{branch.identity}: {breach}"


def _modality(claim: GoldClaim) -> Iterator[str]:
    if claim.modality is Modality.PAST and claim.field not in KEPT_FROM_THE_PAST:
        yield "only an address or a district may be past"
    if claim.since and (claim.modality not in (Modality.STATED, Modality.ANNOUNCED) or claim.field in DATED):
        yield f"a {claim.modality} {claim.field} has no `from`"
    if claim.inferred and claim.field not in DATED:
        yield "only a date may be inferred"


def _names(branch: GoldBranch) -> Iterator[str]:
    name = branch.name
    if name is None:
        return
    if name[:1].islower():
        yield f"the name {name!r} begins with a small letter"
    for left, right in _QUOTATION_MARKS:
        if name.startswith(left) and name.endswith(right) and not (left in name[1:-1] or right in name[1:-1]):
            yield f"the name {name!r} stands in quotation marks"
    if name in branch.aliases:
        yield f"the name {name!r} is its own alias"


def _claims(branch: GoldBranch) -> Iterator[str]:
    single = [claim for claim in branch.claims if not BranchField(claim.field).many]
    stated = Counter(claim.field for claim in single if claim.modality is Modality.STATED)
    yield from (f"{times} stated values of {field}" for field, times in stated.items() if times > 1)
    services = Counter(claim.value for claim in branch.claims if claim.field == BranchField.SERVICES)
    yield from (f"the service {service} is claimed {times} times" for service, times in services.items() if times > 1)
    announced = [claim for claim in branch.claims if claim.modality is Modality.ANNOUNCED]
    for claim in announced:
        if not claim.since and not any(other.field in DATED for other in announced):
            yield f"{claim.field} is announced, but nothing of the branch has a date ahead"
    for claim in branch.claims:
        if claim.field == BranchField.WEBSITE and claim.value != str(HttpUrl(claim.value)):
            yield f"the website is written {HttpUrl(claim.value)}"
    states = {claim.value for claim in branch.claims if claim.field == BranchField.STATUS}
    if any(claim.field == BranchField.CLOSED for claim in branch.claims) and Status.CLOSED not in states:
        yield "closed for good, but its status is not"


def _places(branch: GoldBranch, city: str | None) -> Iterator[str]:
    known = _districts(city) if city else frozenset()
    for claim in branch.claims:
        if claim.field == BranchField.DISTRICT and claim.value not in known:
            yield f"{claim.value!r} is no district of {city}"
        if claim.field == BranchField.ADDRESS:
            alone = "microdistrict" in claim.value and not ("street" in claim.value or "place" in claim.value)
            if alone != (claim.value.get("type") == "microdistrict"):
                yield "an address is of type microdistrict where it has one and no street, and only there"


@cache
def _districts(city: str) -> frozenset[str]:
    path = files("extractors") / "gazetteers" / f"{city}.toml"
    if not path.is_file():
        return frozenset()
    return frozenset(row["id"] for row in tomllib.loads(path.read_text(encoding="utf-8")).get("districts", ()))
