"""Which value of a field holds now.

Fixed facts (opened, area, the address until the branch moves) go by support, moving facts (holdings, hours, status) by
the latest news, many-valued ones (services, renovated) by union. What the rules cannot settle is returned as a
conflict, never hidden. Only stated and announced claims of enough confidence become current; all others
stay in the history.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.merge.addresses import SAME_BUILDING, AddressKey, Nearness, nearness
from pipeline.merge.agreement import date_vouches, quantity_vouches
from pipeline.merge.observations import ENOUGH_CONFIDENCE, Candidate, Observation, articles, candidates, canonical
from schemas.edtf import bounds
from schemas.registry import FieldState, RegistryValue, SourcedValue
from schemas.values import Address, Quantity
from schemas.vocab import BranchField, Comparator, Modality, NetworkField

Field = BranchField | NetworkField
AddressKeys = Callable[[Address], AddressKey]

FIXED = frozenset(
    [
        BranchField.ADDRESS,
        BranchField.DISTRICT,
        BranchField.OPENED,
        BranchField.CLOSED,
        BranchField.RELOCATED,
        BranchField.AREA_M2,
        BranchField.FLOORS,
    ]
)
MANY = frozenset(field for field in BranchField if field.many)
_DATES = frozenset([BranchField.OPENED, BranchField.CLOSED, BranchField.RELOCATED, BranchField.RENOVATED])
_PLACES = frozenset([BranchField.ADDRESS, BranchField.DISTRICT])


@dataclass(frozen=True, slots=True)
class Context:
    """What settling has to know besides the claims.

    ``known`` is the latest day of any news, ``moved`` whether the branch has moved (its address then changes with the
    news), ``address_key`` reads addresses of the branch's city.
    """

    known: date
    moved: bool
    address_key: AddressKeys


@dataclass(frozen=True, slots=True)
class Settled:
    """A field's state; ``rivals`` are the values that the rules could not choose among, ``reason`` says why."""

    state: FieldState
    rivals: tuple[SourcedValue, ...] = ()
    reason: str = ""


def settle(field: Field, observations: Iterable[Observation], context: Context) -> Settled:
    """Settle one field of one branch or network; the order of the observations does not matter."""
    found = candidates(observations, _Comparison(field, context).identity)
    if field in MANY:
        return _union(field, found, context)
    if field in FIXED and not (context.moved and field in _PLACES):
        return _by_support(field, found, context)
    return _by_date(field, found, context)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """When two values of a field are one, agree, and which of them says more."""

    field: Field
    context: Context

    def identity(self, value: RegistryValue) -> Hashable:
        if isinstance(value, Quantity):
            return value.number
        if isinstance(value, Address):
            key = self.context.address_key(value)
            if key.street:
                name = key.street.id or min(person.surname for person in key.street.names)
                return "street", name, key.house
            return "place", key.microdistrict, key.house, key.complex, key.place
        return value

    def vouches(self, one: Candidate, other: Candidate) -> bool:
        """Whether the first value agrees with the second and says no more than it."""
        if isinstance(one.value, Address) and isinstance(other.value, Address):
            mine, theirs = self.context.address_key(one.value), self.context.address_key(other.value)
            near = nearness(mine, theirs)
            agree = near in SAME_BUILDING or (
                near in (Nearness.STREET, Nearness.MICRODISTRICT) and not (mine.exact and theirs.exact)
            )
            return agree and mine.parts <= theirs.parts
        if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
            return quantity_vouches(one.value, other.value)
        if self.field in _DATES and isinstance(one.value, str) and isinstance(other.value, str):
            return date_vouches(one.value, one.part, other.value)
        return False

    def agree(self, one: Candidate, other: Candidate) -> bool:
        return self.vouches(one, other) or self.vouches(other, one)

    def precision(self, one: Candidate) -> int:
        if isinstance(one.value, Address):
            return self.context.address_key(one.value).parts
        if isinstance(one.value, Quantity):
            return one.value.comparator is Comparator.EXACT
        if self.field in _DATES:
            span = bounds(one.value)
            return -(span.last - span.first).days * (1 if one.part else 2)
        return 0


def _vouched(comparison: _Comparison, one: Candidate, found: Sequence[Candidate]) -> Candidate:
    vouching = [
        witness
        for other in found
        if other is not one and other.modality.asserted and comparison.vouches(other, one)
        for witness in other.observations
    ]
    return replace(one, vouching=tuple(vouching))


def _by_support(field: Field, found: Sequence[Candidate], context: Context) -> Settled:
    comparison = _Comparison(field, context)
    believed = [one for one in found if one.believed]
    # What somebody states goes before what was worked out.
    pool = [one for one in believed if not one.inferred] or believed
    if not pool:
        return Settled(FieldState(history=_history(found, "outvoted")))
    backed = [_vouched(comparison, one, found) for one in pool]
    chosen = min(backed, key=lambda one: (-one.support, -comparison.precision(one), -one.confidence, one.order))
    rivals = [
        one
        for one in backed
        if one is not chosen and one.support == chosen.support and not comparison.agree(one, chosen)
    ]
    lost = [one for one in found if one.order != chosen.order and not _absorbed(comparison, one, chosen)]
    state = FieldState(current=(chosen.sourced("support"),), history=_history(lost, "outvoted"))
    return _settled(state, [chosen, *rivals], f"{chosen.support} article(s) speak for each of these values")


def _absorbed(comparison: _Comparison, one: Candidate, chosen: Candidate) -> bool:
    """Whether the value lives on as a witness of the chosen one."""
    return one.modality.asserted and comparison.vouches(one, chosen)


def _by_date(field: Field, found: Sequence[Candidate], context: Context) -> Settled:
    comparison = _Comparison(field, context)
    effective = {one.order: day for one in found if one.believed and (day := _effective(one, context.known))}
    present = [one for one in found if one.order in effective]
    if not present:
        return _announced(found)
    last = max(effective.values())
    latest = [one for one in present if effective[one.order] == last]
    support = {one.order: articles(_holding(one, last, context.known)) for one in latest}
    chosen = min(latest, key=lambda one: (-support[one.order], -comparison.precision(one), -one.confidence, one.order))
    rivals = [
        one
        for one in latest
        if one is not chosen and support[one.order] == support[chosen.order] and not comparison.agree(one, chosen)
    ]
    same_day = {one.order for one in latest}
    shown = _fullest_form(comparison, chosen, present)
    lost = [one for one in found if one is not chosen and one.order != shown.order]
    history = _history(lost, lambda one: "outvoted" if one.order in same_day else _time_rule(one, effective))
    when = "on one day" if last != date.min else "without a date"
    return _settled(
        FieldState(current=(shown.sourced("latest"),), history=history),
        [chosen, *rivals],
        f"{support[chosen.order]} article(s) {when} speak for each of these values",
    )


def _fullest_form(comparison: _Comparison, chosen: Candidate, present: Sequence[Candidate]) -> Candidate:
    """Return the fullest form of the chosen address: "on Abay avenue" does not hide the house known before."""
    fuller = [one for one in present if isinstance(one.value, Address) and comparison.vouches(chosen, one)]
    if not fuller:
        return chosen
    best = min(fuller, key=lambda one: (-comparison.precision(one), -one.latest.toordinal(), one.order))
    return replace(best, vouching=chosen.observations) if best is not chosen else chosen


def _time_rule(one: Candidate, effective: dict[str, date]) -> str:
    return "earlier" if one.order in effective else "announced"


def _announced(found: Sequence[Candidate]) -> Settled:
    """Nothing holds yet: the nearest announcement is shown with the day from which it will."""
    coming = [one for one in found if one.believed]
    if not coming:
        return Settled(FieldState(history=_history(found, "unsure")))
    chosen = min(coming, key=lambda one: (min(w.begins or date.max for w in one.observations), -one.support, one.order))
    lost = [one for one in found if one is not chosen]
    return Settled(FieldState(current=(chosen.sourced("announced"),), history=_history(lost, "announced")))


def _effective(one: Candidate, known: date) -> date | None:
    """Return the last day on which a believed witness has the value hold; None where all speak of days to come."""
    days = [day for witness in one.observations if witness.sure and (day := _holds_on(witness, known))]
    return max(days, default=None)


def _holds_on(witness: Observation, known: date) -> date | None:
    begins = witness.begins
    if begins is None or begins <= witness.last_day:
        return witness.last_day
    # An announcement whose day has come by the latest news holds from that day.
    return begins if begins <= known else None


def _holding(one: Candidate, day: date, known: date) -> list[Observation]:
    return [witness for witness in one.observations if witness.sure and _holds_on(witness, known) == day]


def _union(field: Field, found: Sequence[Candidate], context: Context) -> Settled:
    comparison = _Comparison(field, context)
    denied = {
        canonical(one.value): one.latest
        for one in found
        if one.modality is Modality.DENIED and one.confidence >= ENOUGH_CONFIDENCE
    }
    believed = [one for one in found if one.believed and one.latest >= denied.get(canonical(one.value), date.min)]
    kept = [
        one for one in believed if not any(comparison.vouches(one, other) for other in believed if other is not one)
    ]
    current = [_vouched(comparison, one, found) for one in kept]
    lost = [one for one in found if one not in kept and not any(_absorbed(comparison, one, other) for other in kept)]
    return Settled(
        FieldState(current=tuple(one.sourced("union") for one in current), history=_history(lost, "denied later"))
    )


def _history(lost: Iterable[Candidate], rule: str | Callable[[Candidate], str]) -> tuple[SourcedValue, ...]:
    def why(one: Candidate) -> str:
        if not one.modality.asserted:
            return str(one.modality)
        if not one.believed:
            return "unsure"
        return rule if isinstance(rule, str) else rule(one)

    ordered = sorted(lost, key=lambda one: (-one.latest.toordinal(), one.order))
    return tuple(one.sourced(why(one)) for one in ordered)


def _settled(state: FieldState, tied: Sequence[Candidate], reason: str) -> Settled:
    if len(tied) < 2:
        return Settled(state)
    ordered = sorted(tied, key=lambda one: one.order)
    return Settled(state, tuple(one.sourced("conflict") for one in ordered), reason)
