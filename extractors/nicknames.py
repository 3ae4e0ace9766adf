"""Short forms that only a known library explains: «Чеховка» for a person's library, «Жасыл үй» for a brand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

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
# «У бектуровцев», «гоголевцы»: who works there.
_STAFF_ENDING = r"(?:ов|ев)?ц(?:ы|ев|ам|ами|ах)"
# «Васильевская библиотека», «в Гоголевской».
_ADJECTIVE = r"(?P<form>(?:ов|ев|ин)?ск)(?:ая|ой|ую)(?=[ ]библиотек(?P<head>а|и|е|у|ой)(?!\w)|[ ]*[,.;:)\"-]|$)"
# «В девятке» may be in small letters, but «в девятке лучших» is none.
_INSIDE = re.compile(r"(?<!\w)(?:в|у|к|из)[ ]$")
_OF_THINGS = re.compile(r"[ ][^\W\d_]+(?:ых|их|ов|ей|ев)(?!\w)")


def nicknames(facts: Facts, entities: Iterable[Entity], kit: Kit) -> list[LibraryMention]:
    """The short forms of known libraries in a sentence, as mentions; a nickname is an alias, a bare brand is not."""
    known = list(entities)
    found = [mention for entity in known for mention in _bare_brand(entity, facts)]
    if facts.language is Language.RU:
        found.extend(mention for entity in known for mention in _of(entity, facts))
        found.extend(mention for entity in known for mention in _by_adjective(entity, facts))
        found.extend(mention for entity in known for mention in _of_number(entity, facts, kit))
    return found


def _bare_brand(entity: Entity, facts: Facts) -> list[LibraryMention]:
    """The brand in quotation marks without its head: «Жасыл үйдің» қоры."""
    if not entity.brand or '"' not in facts.low:
        return []
    pattern = rf"\"{re.escape(fold(entity.brand))}[^\W\d_]{{0,6}}\""
    covered = [(mention.start, mention.end) for mention in facts.mentions]
    return [
        _mention(entity, match, brand=entity.brand, alias=entity.brand)
        for match in re.finditer(pattern, facts.low)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    ]


def _of_number(entity: Entity, facts: Facts, kit: Kit) -> list[LibraryMention]:
    """«Девятка» for the library № 9."""
    stem = next((stem for stem, number in kit.discourse.number_names.items() if number == entity.number), None)
    if stem is None or stem not in facts.low:
        return []
    return [
        _mention(
            entity,
            match,
            number=entity.number,
            alias=facts.text[match.start() : match.end("stem")] + "а" if facts.text[match.start()].isupper() else None,
            tags=entity.tags,
        )
        for match in re.finditer(rf"(?<!\w)(?P<stem>{stem})(?:а|и|е|у|ой)(?!\w)", facts.low)
        if facts.text[match.start()].isupper()
        or facts.low[match.start() - 1 : match.start()] == '"'
        or (_INSIDE.search(facts.low, 0, match.start()) and not _OF_THINGS.match(facts.low, match.end()))
    ]


def _stem(entity: Entity) -> str | None:
    """What a surname begins with in any case; None where it is too short to tell anything."""
    surname = search_key(entity.eponym or "").split(" ")[-1]
    stem = _SURNAME_ENDING.sub("", surname)
    return stem if len(stem) >= _SHORTEST_STEM else None


def _by_adjective(entity: Entity, facts: Facts) -> list[LibraryMention]:
    stem = _stem(entity)
    if stem is None or stem not in facts.low:
        return []
    return [
        _mention(
            entity,
            match,
            end=match.end("head") if match["head"] else match.end(),
            eponym=entity.eponym,
            alias=f"{facts.text[match.start() : match.end('form')]}ая библиотека",
        )
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}{_ADJECTIVE}", facts.low)
        if facts.text[match.start()].isupper()
    ]


def _of(entity: Entity, facts: Facts) -> list[LibraryMention]:
    stem = _stem(entity)
    if stem is None or stem not in facts.low:
        return []
    return [
        _mention(
            entity,
            match,
            eponym=entity.eponym,
            number=entity.number,
            alias=facts.text[match.start() : match.end("suffix")] + "а",
        )
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}{_NICKNAME_ENDING}(?!\w)", facts.low)
        if facts.text[match.start()].isupper()
    ] + [
        _mention(entity, match, eponym=entity.eponym, number=entity.number)
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}{_STAFF_ENDING}(?!\w)", facts.low)
    ]


def _mention(entity: Entity, match: re.Match[str], *, end: int | None = None, **known: Any) -> LibraryMention:
    """A mention of a library that the text has named before, by the word that matched; ``known`` are its parts."""
    start, last = match.span()
    return LibraryMention(
        start, last if end is None else end, Reference.NAMED, kind=entity.kind, head_start=start, head_end=last, **known
    )
