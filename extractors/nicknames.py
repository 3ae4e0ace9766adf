"""«Чеховка», «Пушкинка»: what Russian speakers call a library named after a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.entities import Entity
from extractors.facts import Facts
from extractors.mentions import LibraryMention, Reference
from extractors.text import search_key
from schemas.vocab import Language

# Shorter stems would turn common words into nicknames.
_SHORTEST_STEM = 4
_SURNAME_ENDING = re.compile(r"(?:ого|а|я|ой)$")
# «Чехов-ка», «Гогол-евка», «Толст-овка».
_NICKNAME_ENDING = r"(?P<suffix>(?:ов|ев)?к)(?:а|и|е|у|ой)"


def nicknames(facts: Facts, entities: Iterable[Entity]) -> list[LibraryMention]:
    """The nicknames of known libraries in a Russian sentence, as mentions with the nickname as alias."""
    if facts.language is not Language.RU:
        return []
    return [mention for entity in entities for mention in _of(entity, facts)]


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
