"""Which place belongs to which library of a sentence, and whether two addresses are one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from extractors.addresses import AddressMention, DistrictMention
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference
from extractors.text import search_key

# Characters beyond which a place is no longer felt as part of a mention's phrase. A comma counts as twenty of them, a
# dash as sixty; found on the newsroom, where attributes reach 45 and other libraries' places begin at 90.
_REACH = 70
_COMMA, _DASH, _SEMICOLON = 20, 60, 200
_WRONG_SIDE = 30

PlaceMention = TypeVar("PlaceMention", AddressMention, DistrictMention)


def same_place(one: AddressMention, other: AddressMention) -> bool:
    """Whether two addresses of one article are one place; a missing house or block contradicts nothing."""
    for part in ("street", "microdistrict", "complex"):
        mine, theirs = one.parts.get(part), other.parts.get(part)
        if mine and theirs:
            return search_key(mine) == search_key(theirs) and _same_house(one, other)
    return False


def _same_house(one: AddressMention, other: AddressMention) -> bool:
    mine, theirs = one.parts.get("house"), other.parts.get("house")
    return not (mine and theirs) or mine.split("/")[0].lower() == theirs.split("/")[0].lower()


def without(low: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """The text between two offsets with the given spans blotted out to one blank each."""
    text = low[start:end]
    for left, right in sorted(spans, reverse=True):
        if left < end and start < right:
            text = text[: max(0, left - start)] + " " + text[max(0, right - start) :]
    return text


def gap_between(facts: Facts, left: int, right: int, own: int) -> str:
    """The words between two offsets; other places than the one that starts at ``own`` do not count."""
    others = [span for span in facts.places() if span[0] != own]
    return without(facts.low, left, right, others)


def in_bracket(facts: Facts, end: int, start: int) -> bool:
    """Whether a place that starts at ``start`` is put in brackets right behind what ends at ``end``."""
    return facts.low[end:start].strip() == "("


def beside(mention: LibraryMention, facts: Facts, places: Sequence[PlaceMention], kit: Kit) -> PlaceMention | None:
    """The place that stands nearest to a mention, unless another library stands nearer to it."""
    best: PlaceMention | None = None
    best_cost = float(_REACH)
    for item in places:
        cost = _distance(mention, item, facts, kit)
        rivals = (
            _distance(other, item, facts, kit)
            for other in facts.mentions
            if other is not mention and other.reference in (Reference.NAMED, Reference.GENERIC, Reference.SHORT)
        )
        if cost < best_cost and cost <= min(rivals, default=cost):
            best, best_cost = item, cost
    return best


def _distance(mention: LibraryMention, place: AddressMention | DistrictMention, facts: Facts, kit: Kit) -> float:
    """How loosely a place is tied to a mention: by the gap, its commas and the language's word order."""
    if mention.start <= place.start and place.end <= mention.end:
        return 0
    after = place.start >= mention.end
    if after and in_bracket(facts, mention.end, place.start):
        return 0
    left, right = (mention.end, place.start) if after else (place.end, mention.start)
    gap = gap_between(facts, left, right, place.start)
    marks = _COMMA * gap.count(",") + _SEMICOLON * gap.count(";") + _DASH * gap.count(" - ")
    return len(gap) + marks + (_WRONG_SIDE if after == kit.place_first else 0)


def attributive(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a district stands as an attribute right at the mention ("the branch in the X district")."""
    for item in facts.districts:
        if item.end <= mention.start and not facts.low[item.end : mention.start].strip(' ,"'):
            return True
        if not kit.place_first and mention.end <= item.start and item.start - mention.end <= 4:
            return True
    return False
