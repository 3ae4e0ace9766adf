"""Libraries that a sentence names in passing: somebody's employer, the receiver of another one's books."""

from __future__ import annotations

from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention

_BEFORE, _AFTER = 45, 60
_NEAR = 20
_HANDED = 24
_DASH = ("-", ":")
_WHERE = ("locative", "ablative", "genitive", "instrumental", "dative", "attributive")


def only_passes(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a library comes into a sentence only as a receiver, or as somebody's place of work and no more."""
    return only_receives(mention, facts, kit) or (not facts.has_findings and only_employs(mention, facts, kit))


def only_receives(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a library stands in a sentence only as whom another one gives its books to."""
    earlier = [other for other in facts.mentions if other.end <= mention.start]
    if earlier:
        between = kit.discourse.given_to.sub("", facts.low[earlier[-1].end : mention.start])
        if kit.discourse.joints.fullmatch(between) and only_receives(earlier[-1], facts, kit):
            return True
    if mention.case == "accusative":
        # "The books will go to the central library": with a verb of giving right before it.
        before = facts.low[max(0, mention.start - _HANDED) : mention.start]
        return bool(kit.discourse.given_before.search(before) and kit.discourse.given_to.search(before))
    if mention.case != "dative":
        return False
    after = kit.discourse.given_after.search(facts.low, mention.end, min(len(facts.low), mention.end + _NEAR))
    return bool(after or kit.discourse.given_before.search(facts.low, max(0, mention.start - _NEAR), mention.start))


def only_stands_near(mention: LibraryMention, facts: Facts, kit: Kit, *, beside: bool) -> bool:
    """Whether a library only says where something else is: "opposite library X a shop has opened".

    ``beside`` tells that the text has told of another library: "Across the street - the children's library" goes on.
    """
    before = kit.discourse.near_before.search(facts.low, max(0, mention.start - _NEAR), mention.start)
    opens = before is not None and before.start() == 0 and facts.low[: mention.start].rstrip().endswith(_DASH)
    if beside and opens:
        return False
    after = kit.discourse.near_after.match(facts.low, mention.end)
    return bool(before or after)


def only_employs(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a sentence names a library as the place of somebody's work and says nothing else of it."""
    if facts.figures:
        return False
    if _names_staff(mention, facts, kit):
        return True
    if mention.case not in _WHERE:
        return False
    after = kit.discourse.employed_after.search(facts.low, mention.end, min(len(facts.low), mention.end + _AFTER))
    before = kit.discourse.employed_before.search(facts.low, max(0, mention.start - _BEFORE), mention.start)
    return bool(after or before)


def only_speaks(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a sentence names the city's system only as whose director says what it tells of one library."""
    if not kit.discourse.speaks.search(facts.low) or any(count.field for count in facts.counts):
        return False
    before = kit.discourse.chief.search(facts.low, max(0, mention.start - _BEFORE), mention.start)
    return bool(before or kit.discourse.chief.match(facts.low[mention.end :].lstrip()))


def _names_staff(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a library only says where somebody works who does not speak for it: "its librarian won a prize"."""
    before = kit.discourse.staff_before.search(facts.low, max(0, mention.start - _BEFORE), mention.start)
    staff = before or kit.discourse.staff_after.match(facts.low, mention.end)
    return bool(staff) and not facts.has_findings and not kit.discourse.speaks.search(facts.low)
