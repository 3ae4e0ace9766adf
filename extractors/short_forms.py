"""Libraries meant by an adjective, a number or an ordinal alone: which of the article's libraries that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.entities import Entity, same_seat
from extractors.facts import Facts
from extractors.mentions import LibraryMention, Reference
from schemas.vocab import Kind

# Houses with numbers of their own: in their company a bare number is rather theirs.
_NUMBERED = re.compile(r"мектеп|мектеб|лицей|гимнази|балабақша|школ|детск\w+ сад|больниц|поликлиник|аурухана|емхана")

_BRANCH = "филиал"


def firm_mentions(facts: Sequence[Facts]) -> list[LibraryMention]:
    """The short mentions that may be the first of their library; none where the text speaks of no library at all."""
    mentions = [(item, mention) for item in facts for mention in item.mentions]
    if all(mention.reference is Reference.SHORT for _, mention in mentions):
        return []
    return [
        mention
        for item, mention in mentions
        if mention.reference is Reference.SHORT and mention.firm and not _numbered(mention, item)
    ]


def with_nouns(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The sentences with the noun that a bare number stands for: ``№9`` is a branch where the text speaks of branches.

    A number that the text gives with its noun keeps that; else the noun that the text uses more often.
    """
    if not any(_bare_number(mention) for item in facts for mention in item.mentions):
        return facts
    mentions = [mention for item in facts for mention in item.mentions if not _bare_number(mention)]
    heads = [item.low[mention.head_start : mention.head_end] for item in facts for mention in item.mentions]
    branches = sum(head.startswith(_BRANCH) for head in heads) * 2 > len(mentions)
    return [
        replace(item, mentions=tuple(_with_noun(mention, item, branches=branches) for mention in item.mentions))
        for item in facts
    ]


def _with_noun(mention: LibraryMention, facts: Facts, *, branches: bool) -> LibraryMention:
    if not _bare_number(mention) or not branches or _BRANCH in facts.low:
        return mention
    return replace(mention, name=f"№ {mention.number} {_BRANCH}")


def _bare_number(mention: LibraryMention) -> bool:
    return mention.reference is Reference.SHORT and mention.number is not None


def meant(mention: LibraryMention, facts: Facts, known: Iterable[Entity], group: tuple[Entity, ...]) -> Entity | None:
    """The one library of the article that a short mention means; ``group`` is the last list."""
    if mention.ordinal is not None:
        return _in_list(group, mention.ordinal)
    if mention.number:
        if _numbered(mention, facts):
            return None
        found = [entity for entity in known if entity.number == mention.number]
    elif mention.seat and len(mention.profile) == 1:
        found = [entity for entity in known if entity.seat and same_seat(mention.seat, entity.seat)]
    else:
        found = [entity for entity in known if mention.profile and mention.profile <= entity.profile]
        if len(found) > 1:
            # «Областная» beside a regional children's library is the regional one.
            found = [entity for entity in found if entity.kind is mention.kind is not Kind.BRANCH]
    return found[0] if len(found) == 1 else None


def _in_list(group: tuple[Entity, ...], ordinal: int) -> Entity | None:
    return group[ordinal] if len(group) > max(1, ordinal) else None


def _numbered(mention: LibraryMention, facts: Facts) -> bool:
    return mention.number is not None and bool(_NUMBERED.search(facts.low))
