"""What is told of a house that a library does not have yet: one on paper, or one that it will move to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.drafts import Draft
from schemas.vocab import Modality

# What the project of a building lays down.
_DRAWN = frozenset({"area_m2", "floors", "seats", "opening_hours", "services", "computers", "holdings"})
_FURNISHED = frozenset({"services", "opening_hours"})
_ROOMS = frozenset({"area_m2", "floors", "seats"})
_ASSUMED = frozenset({Modality.STATED, Modality.PLANNED})


def as_drawn(draft: Draft, told: int) -> Draft:
    """What a project promises of a library to come is planned.

    So is what readers will find there, from where it is ``told`` that the library is to come.
    """
    finding = draft.finding
    drawn = finding.field in _DRAWN and draft.project
    furnished = finding.field in _FURNISHED and draft.start > told
    if not (drawn or furnished) or finding.modality is not Modality.STATED:
        return draft
    return replace(draft, finding=replace(finding, modality=Modality.PLANNED))


def of_new_house(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one library: of a coming move, what is said of rooms is announced from the day of the move.

    That holds until the text turns to the rooms of today. Of an address its own words say whether it is the new one.
    """
    moves = [draft for draft in drafts if draft.finding.field == "relocated"]
    if not moves or any(draft.finding.modality is not Modality.ANNOUNCED for draft in moves):
        return list(drafts)
    since = {"from": moves[0].finding.value}
    return [_announced(draft, since) if _is_of_rooms(draft) or _is_new_address(draft) else draft for draft in drafts]


def _announced(draft: Draft, since: dict[str, str]) -> Draft:
    finding = draft.finding
    return replace(draft, finding=replace(finding, modality=Modality.ANNOUNCED, more={**since, **finding.more}))


def _is_of_rooms(draft: Draft) -> bool:
    return draft.finding.field in _ROOMS and not draft.of_now and draft.finding.modality in _ASSUMED


def _is_new_address(draft: Draft) -> bool:
    if draft.finding.field != "address":
        return False
    return draft.finding.modality is Modality.ANNOUNCED or (draft.new_site and draft.finding.modality in _ASSUMED)
