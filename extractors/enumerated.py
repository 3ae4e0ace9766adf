"""Libraries that a text counts off by their places: "one in X Street, the other in Y", "one more will open in Z"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.addresses import AddressMention
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.reading import Anchor

_FEWEST = 2
# Between several libraries and their places.
_JOINT = re.compile(r"[ ,:(-]*(?:(?:и|а также|в|во|на|по|улице|ул\.|мен|және)[ ]+){0,3}")

Counted = tuple[int, int, AddressMention]


def counted_off(facts: Facts, kit: Kit) -> list[Counted]:
    """The words for each of several libraries with its place: "one - 5 Abai Street, the other - in Shugyla".

    Empty where fewer than two have a place of their own.
    """
    if len(facts.addresses) < _FEWEST:
        return []
    matches = list(kit.discourse.item.finditer(facts.low))
    ends = [*(match.start() for match in matches[1:]), len(facts.low)]
    placed = [_placed(match, end, facts) for match, end in zip(matches, ends, strict=True)]
    found = [item for item in placed if item]
    return found if len(found) >= _FEWEST else []


def places_of_several(facts: Facts, several: Sequence[Anchor]) -> list[AddressMention]:
    """The places right beside "the libraries", one for each: "the branches in Korneevka and Nikolaevka"."""
    for anchor in several:
        run: list[AddressMention] = []
        for address in facts.addresses:
            start = run[-1].end if run else anchor.end
            if start <= address.start and _JOINT.fullmatch(facts.low, start, address.start):
                run.append(address)
        if len(run) >= _FEWEST:
            return run
    return []


def one_more(facts: Facts, kit: Kit) -> Counted | None:
    """The words for a further library of which nothing but its only place is told."""
    match = kit.discourse.further.search(facts.low) if len(facts.addresses) == 1 else None
    return (match.start(), match.end(), facts.addresses[0]) if match else None


def _placed(match: re.Match[str], end: int, facts: Facts) -> Counted | None:
    own = [address for address in facts.addresses if match.end() <= address.start < end]
    return (match.start(), match.end(), own[0]) if len(own) == 1 else None
