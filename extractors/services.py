"""Services: what a visitor finds in a library."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from extractors.patterns import compile_phrases
from schemas.vocab import Service

_DENIAL_AFTER = 40
_DENIAL_BEFORE = 20


class Denials(BaseModel):
    """Words that say that something is not there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phrases: tuple[str, ...]


class ServiceLexicon(BaseModel):
    """``services.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    services: dict[Service, tuple[str, ...]]
    excludes: dict[Service, tuple[Service, ...]]
    needs: dict[Service, tuple[str, ...]]
    denied: Denials


@dataclass(frozen=True, slots=True)
class ServiceMention:
    """A service in a folded sentence."""

    start: int
    end: int
    service: Service
    denied: bool = False


class ServiceReader:
    """Finds the services of one language in folded sentences."""

    def __init__(self, lexicon: ServiceLexicon) -> None:
        self._patterns = [(service, compile_phrases(phrases)) for service, phrases in lexicon.services.items()]
        self._any = compile_phrases(phrase for phrases in lexicon.services.values() for phrase in phrases)
        self._needs = {service: compile_phrases(phrases) for service, phrases in lexicon.needs.items()}
        self._excludes = lexicon.excludes
        self._denied = compile_phrases(lexicon.denied.phrases)
        self._denied_after = re.compile(rf"^{self._denied.pattern}|{self._denied.pattern}$")

    def find(self, low: str) -> list[ServiceMention]:
        """All services of a folded sentence, each at its first place."""
        if not self._any.search(low):
            return []
        found: list[ServiceMention] = []
        for service, pattern in self._patterns:
            match = pattern.search(low)
            needed = self._needs.get(service)
            if not match or (needed and not needed.search(low)):
                continue
            clause = re.split(r"[,.]", low[match.end() : match.end() + _DENIAL_AFTER], maxsplit=1)[0]
            head = low[max(0, match.start() - _DENIAL_BEFORE) : match.start()]
            denied = bool(self._denied_after.search(clause.strip()) or self._denied.search(head))
            found.append(ServiceMention(match.start(), match.end(), service, denied))
        return sorted(self._settle(found), key=lambda mention: mention.start)

    def _settle(self, found: list[ServiceMention]) -> list[ServiceMention]:
        """Drop what is only part of a longer phrase (the reading room of an electronic reading room)."""
        kept = []
        for mention in found:
            longer = (other for other in found if mention.service in self._excludes.get(other.service, ()))
            if not any(other.start <= mention.start and mention.end <= other.end for other in longer):
                kept.append(mention)
        return kept
