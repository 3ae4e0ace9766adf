"""Libraries that a sentence names in passing: somebody's employer, the receiver of another one's books."""

from __future__ import annotations

from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention

_BEFORE, _AFTER = 45, 60
_NEAR = 20
_WHERE = ("locative", "ablative", "genitive", "instrumental", "dative", "attributive")


def only_receives(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a library stands in a sentence only as whom another one gives its books to."""
    if mention.case != "dative":
        return False
    after = kit.discourse.given_after.search(facts.low, mention.end, min(len(facts.low), mention.end + _NEAR))
    return bool(after or kit.discourse.given_before.search(facts.low, max(0, mention.start - _NEAR), mention.start))


def only_employs(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a sentence names a library as the place of somebody's work and says nothing else of it."""
    if mention.case not in _WHERE or facts.figures:
        return False
    after = kit.discourse.employed_after.search(facts.low, mention.end, min(len(facts.low), mention.end + _AFTER))
    before = kit.discourse.employed_before.search(facts.low, max(0, mention.start - _BEFORE), mention.start)
    return bool(after or before)
