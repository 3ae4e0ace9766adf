"""A library that is only the employer of somebody the text tells of."""

from __future__ import annotations

from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention

_BEFORE, _AFTER = 45, 60
_WHERE = ("locative", "ablative", "genitive", "instrumental", "dative", "attributive")


def only_employs(mention: LibraryMention, facts: Facts, kit: Kit) -> bool:
    """Whether a sentence names a library as the place of somebody's work and says nothing else of it."""
    if mention.case not in _WHERE or facts.figures:
        return False
    after = kit.discourse.employed_after.search(facts.low, mention.end, min(len(facts.low), mention.end + _AFTER))
    before = kit.discourse.employed_before.search(facts.low, max(0, mention.start - _BEFORE), mention.start)
    return bool(after or before)
