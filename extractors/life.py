"""What the events of one library mean together.

"It will open on 1 June" announces a new library, or the end of repairs: that depends on what the other sentences say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.drafts import TENTATIVE, Draft
from extractors.premises import as_drawn, of_new_house
from extractors.reading import Tie
from schemas.edtf import bounds
from schemas.vocab import BranchField, Modality, Status

_SHUT = (Status.CLOSED, Status.UNDER_RENOVATION)
# What only a library that works already can have; of one that is being built such figures are hopes.
_FIGURES = frozenset({"visitors_year", "visitors_month", "visitors_day", "readers", "events_year"})
_EVENTS = frozenset({"opened", "renovated", "closed"})


def settled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an article with the events of each library put in relation; others stay as they are."""
    owners = list(dict.fromkeys(draft.owner for draft in drafts if draft.owner is not None))
    kept = [draft for draft in drafts if draft.owner is None]
    for owner in owners:
        kept.extend(_of_one([draft for draft in drafts if draft.owner is owner]))
    return kept


def _of_one(drafts: list[Draft]) -> list[Draft]:
    repaired = any(_is_undated_repair(draft) for draft in drafts)
    drafts = _for_repairs([draft for draft in drafts if not _is_undated_repair(draft)])
    shut = any(
        _status_in(draft, _SHUT) and draft.finding.modality.asserted and draft.finding.strength != TENTATIVE
        for draft in drafts
    )
    planned = any(_status_in(draft, (Status.PLANNED,)) for draft in drafts)
    grown = _EVENTS if planned else _EVENTS | _FIGURES
    lively = any(draft.finding.field in grown and draft.finding.modality is Modality.STATED for draft in drafts)
    known = [_confirmed(draft) for draft in drafts if _possible(draft, shut=shut, lively=lively)]
    if shut or lively:
        repairs = any(_status_in(draft, (Status.UNDER_RENOVATION,)) and _is_so(draft) for draft in drafts)
        known = [_as_reopening(draft, repairs=repairs) for draft in known]
    elif planned:
        told = min(draft.start for draft in drafts if _status_in(draft, (Status.PLANNED,)))
        known = [as_drawn(_as_opening(draft), told) for draft in known]
    known = of_new_house(known)
    found = _last_move(_first_opening(_latest_state(_with_end_of_repairs(known, repaired=repaired))))
    return [*found, *_not_yet_there(found)]


def _possible(draft: Draft, *, shut: bool, lively: bool) -> bool:
    """Whether a draft agrees with the rest: what works is not planned, only what is shut opens some day."""
    if draft.finding.strength == TENTATIVE and not shut:
        return False
    return not (lively and _status_in(draft, (Status.PLANNED,)))


def _confirmed(draft: Draft) -> Draft:
    """When works began is as sure as that the library is shut for them."""
    if not (_status_in(draft, _SHUT) and draft.finding.strength == TENTATIVE):
        return draft
    return replace(draft, finding=replace(draft.finding, strength=1.0))


def _as_reopening(draft: Draft, *, repairs: bool) -> Draft:
    """What works already will open again; what builders hand over is repaired then."""
    finding = draft.finding
    if finding.field != "opened" or finding.modality is not Modality.ANNOUNCED:
        return draft
    if finding.works and repairs:
        return replace(draft, finding=replace(finding, field="renovated"))
    return replace(draft, finding=replace(finding, field="status", value=Status.OPEN, more={"from": finding.value}))


def _as_opening(draft: Draft) -> Draft:
    """What must be "finished by June" opens then, if it is being built."""
    finding = draft.finding
    if finding.field != "renovated" or finding.modality is not Modality.ANNOUNCED:
        return draft
    return replace(draft, finding=replace(finding, field="opened"))


def _is_undated_repair(draft: Draft) -> bool:
    return draft.finding.field == "renovated" and draft.finding.value is None


def _for_repairs(drafts: list[Draft]) -> list[Draft]:
    """Where a sentence tells of repairs under way, what is shut is shut for them, and their end is no opening."""
    under_way = any(_status_in(draft, (Status.UNDER_RENOVATION,)) and _is_so(draft) for draft in drafts)
    if not under_way or any(draft.finding.field == "closed" for draft in drafts):
        return drafts
    return [_as_repairs(draft) if _status_in(draft, (Status.CLOSED,)) and _is_so(draft) else draft for draft in drafts]


def _as_repairs(draft: Draft) -> Draft:
    return replace(draft, finding=replace(draft.finding, value=Status.UNDER_RENOVATION))


def _is_so(draft: Draft) -> bool:
    return draft.finding.modality is not Modality.DENIED


def _latest_state(drafts: list[Draft]) -> list[Draft]:
    """Of several states that hold now the one that began last; re-opening ends what has no date."""
    now = [draft for draft in drafts if draft.finding.field == "status" and draft.finding.modality is Modality.STATED]
    if len({draft.finding.value for draft in now}) < 2:
        return drafts
    last = max(now, key=_recency)
    return [draft for draft in drafts if draft not in now or draft.finding.value is last.finding.value]


def _recency(draft: Draft) -> tuple[object, ...]:
    since = draft.finding.more.get("from")
    reopened = draft.finding.value is Status.OPEN
    firmness = -list(Tie).index(draft.tie)
    return (reopened and since is None, bounds(since).first.isoformat() if since else "", reopened, firmness)


def _first_opening(drafts: list[Draft]) -> list[Draft]:
    """A library opens once: a later "it opened" of one that was founded years before is no founding."""
    stated = [
        draft for draft in drafts if draft.finding.field == "opened" and draft.finding.modality is Modality.STATED
    ]
    sure = [draft for draft in stated if not draft.finding.more.get("inferred")]
    if len(sure) < 2:
        return drafts
    firm = [draft for draft in sure if draft.finding.strength == 1.0] or sure
    first = min(int(bounds(draft.finding.value).first.year) for draft in firm)
    return [draft for draft in drafts if draft not in sure or bounds(draft.finding.value).first.year <= first + 1]


def _last_move(drafts: list[Draft]) -> list[Draft]:
    """A library stands where it moved to last; of earlier moves a story tells."""
    moves = [
        draft for draft in drafts if draft.finding.field == "relocated" and draft.finding.modality is Modality.STATED
    ]
    if len({draft.finding.value for draft in moves}) < 2:
        return drafts
    last = max(bounds(draft.finding.value).last for draft in moves)
    return [draft for draft in drafts if draft not in moves or bounds(draft.finding.value).last == last]


def _with_end_of_repairs(drafts: list[Draft], *, repaired: bool) -> list[Draft]:
    """What was shut for repairs, or ``repaired``, and re-opened has been so by then, if no date of it is told."""
    if any(draft.finding.field == "renovated" for draft in drafts):
        return drafts
    asserted = [draft for draft in drafts if draft.finding.modality is Modality.STATED]
    if not repaired and not any(_status_in(draft, (Status.UNDER_RENOVATION,)) for draft in asserted):
        return drafts
    opened = [draft for draft in asserted if _status_in(draft, (Status.OPEN,)) and draft.finding.more.get("from")]
    ended = [
        replace(draft, finding=replace(draft.finding, field="renovated", value=since, more=_part(draft)))
        for draft in opened[:1]
        if isinstance(since := draft.finding.more["from"], str)
    ]
    return [*drafts, *ended]


def _part(draft: Draft) -> dict[str, object]:
    return {"part": draft.finding.since_part} if draft.finding.since_part else {}


def _not_yet_there(drafts: Iterable[Draft]) -> list[Draft]:
    """A library whose opening is announced, and of which nothing else is known, is planned."""
    drafts = list(drafts)
    coming = [draft for draft in drafts if draft.finding.field == "opened"]
    if not coming or any(draft.finding.modality is not Modality.ANNOUNCED for draft in coming):
        return []
    if any(draft.finding.field == "status" for draft in drafts):
        return []
    finding = coming[0].finding
    return [
        replace(
            coming[0],
            finding=replace(finding, field="status", value=Status.PLANNED, modality=Modality.STATED, more={}),
        )
    ]


def _status_in(draft: Draft, statuses: Sequence[Status]) -> bool:
    return draft.finding.field == BranchField.STATUS.value and draft.finding.value in statuses
