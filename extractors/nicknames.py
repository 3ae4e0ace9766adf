"""Short forms that only a known library explains: «Чеховка» for a person's library, «Жасыл үй» for a brand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.kit import Kit
from extractors.mentions import LibraryMention, Reference
from extractors.text import fold, search_key
from schemas.vocab import Language

# Shorter stems would turn common words into nicknames.
_SHORTEST_STEM = 4
_SURNAME_ENDING = re.compile(r"(?:ого|а|я|ой)$")
# «Чехов-ка», «Гогол-евка», «Толст-овка».
_NICKNAME_ENDING = r"(?P<suffix>(?:ов|ев)?к)(?:а|и|е|у|ой)"


def nicknames(facts: Facts, entities: Iterable[Entity], kit: Kit) -> list[LibraryMention]:
    """The short forms of known libraries in a sentence, as mentions; a nickname is an alias, a bare brand is not."""
    known = list(entities)
    found = [mention for entity in known for mention in _bare_brand(entity, facts)]
    if facts.language is Language.RU:
        found.extend(mention for entity in known for mention in _of(entity, facts))
        found.extend(mention for entity in known for mention in _of_number(entity, facts, kit))
    return found


def _bare_brand(entity: Entity, facts: Facts) -> list[LibraryMention]:
    """The brand in quotation marks without its head: «Жасыл үйдің» қоры."""
    if not entity.brand or '"' not in facts.low:
        return []
    pattern = rf"\"{re.escape(fold(entity.brand))}[^\W\d_]{{0,6}}\""
    covered = [(mention.start, mention.end) for mention in facts.mentions]
    return [
        LibraryMention(
            match.start(),
            match.end(),
            Reference.NAMED,
            kind=entity.kind,
            brand=entity.brand,
            alias=entity.brand,
            head_start=match.start(),
            head_end=match.end(),
        )
        for match in re.finditer(pattern, facts.low)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    ]


def _of_number(entity: Entity, facts: Facts, kit: Kit) -> list[LibraryMention]:
    """«Девятка» for the library № 9."""
    stem = next((stem for stem, number in kit.discourse.number_names.items() if number == entity.number), None)
    if stem is None or stem not in facts.low:
        return []
    return [
        LibraryMention(
            match.start(),
            match.end(),
            Reference.NAMED,
            kind=entity.kind,
            number=entity.number,
            alias=facts.text[match.start() : match.end("stem")].capitalize() + "а",
            tags=entity.tags,
            head_start=match.start(),
            head_end=match.end(),
        )
        for match in re.finditer(rf"(?<!\w)(?P<stem>{stem})(?:а|и|е|у|ой)(?!\w)", facts.low)
        if facts.text[match.start()].isupper() or facts.low[match.start() - 1 : match.start()] == '"'
    ]


def _of(entity: Entity, facts: Facts) -> list[LibraryMention]:
    surname = search_key(entity.eponym or "").split(" ")[-1]
    stem = _SURNAME_ENDING.sub("", surname)
    if len(stem) < _SHORTEST_STEM:
        return []
    return [
        LibraryMention(
            match.start(),
            match.end(),
            Reference.NAMED,
            kind=entity.kind,
            eponym=entity.eponym,
            number=entity.number,
            alias=facts.text[match.start() : match.end("suffix")] + "а",
            head_start=match.start(),
            head_end=match.end(),
        )
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}{_NICKNAME_ENDING}(?!\w)", facts.low)
        if facts.text[match.start()].isupper()
    ]
