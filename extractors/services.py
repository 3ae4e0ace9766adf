"""Services: what a visitor finds in a library."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from extractors.patterns import any_phrase, compile_phrases
from schemas.vocab import Service

_DENIAL_AFTER = 40
_SHUT_AFTER = 40
_PLACE_BEFORE = 12
# Behind these a sentence turns to something else: a plan or a lack told there is not meant here.
_TURN = re.compile(r"[;.] |, (?:а|но|однако|зато|ал|бірақ|алайда|поэтому|сондықтан) ")


class Denials(BaseModel):
    """Words that say that something is not there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: tuple[str, ...]
    before: tuple[str, ...]
    place_before: tuple[str, ...] = Field(description="Before a service they make it the place where another lacks.")
    place_endings: tuple[str, ...]
    also: tuple[str, ...] = Field(description="Behind a service and before a comma: the next denial is its own too.")


class ServiceLexicon(BaseModel):
    """``services.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    coming: tuple[str, ...] = Field(description="Words of a plan.")
    wished: tuple[str, ...] = Field(description="Of these, wishes: no date makes them more.")
    shut: tuple[str, ...] = Field(description="Closed for now: neither there nor denied.")
    gone: tuple[str, ...] = Field(description="It was there once.")
    no_plan: tuple[str, ...] = Field(description="Phrases that hold a word of a plan and tell none.")
    everywhere: tuple[str, ...] = Field(description="Said of all libraries, not of one.")
    lack: tuple[str, ...] = Field(description="Questions for what is not there.")
    services: dict[Service, tuple[str, ...]]
    excludes: dict[Service, tuple[Service, ...]]
    needs: dict[Service, tuple[str, ...]]
    voids: dict[Service, tuple[str, ...]] = Field(description="Beside these words a phrase means something else.")
    denied: Denials


@dataclass(frozen=True, slots=True)
class ServiceMention:
    """A service in a folded sentence: there, ``denied``, ``coming`` (perhaps only ``wished``), ``asked`` for."""

    start: int
    end: int
    service: Service
    denied: bool = False
    coming: bool = False
    asked: bool = False
    wished: bool = False


class ServiceReader:
    """Finds the services of one language in folded sentences."""

    def __init__(self, lexicon: ServiceLexicon) -> None:
        self._patterns = [(service, compile_phrases(phrases)) for service, phrases in lexicon.services.items()]
        self._any = compile_phrases(phrase for phrases in lexicon.services.values() for phrase in phrases)
        self._needs = {service: compile_phrases(phrases) for service, phrases in lexicon.needs.items()}
        self._voids = {service: compile_phrases(phrases) for service, phrases in lexicon.voids.items()}
        self._excludes = lexicon.excludes
        self._gone = compile_phrases(lexicon.gone)
        self._no_plan = compile_phrases(lexicon.no_plan)
        self._coming = compile_phrases(lexicon.coming)
        self._wished = compile_phrases(lexicon.wished)
        self._shut = compile_phrases(lexicon.shut)
        self._everywhere = compile_phrases(lexicon.everywhere)
        self._lack = compile_phrases(lexicon.lack)
        after = compile_phrases(lexicon.denied.after).pattern
        self._denied_after = re.compile(rf"^{after}|{after}$")
        self._denied_before = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.denied.before)})[ ]+(?:\w+[ ]+)?$")
        self._also = re.compile(rf"^[ ]+(?:{any_phrase(lexicon.denied.also)})[ ]*,")
        self._place_before = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.denied.place_before)})[ ]+$")
        self._place_ending = re.compile(rf"(?:{any_phrase(lexicon.denied.place_endings)})$")

    def asks_for_lack(self, low: str) -> bool:
        """Whether a sentence asks what is not there."""
        return low.endswith("?") and bool(self._lack.search(low))

    def find(self, low: str, *, lacking: bool = False) -> list[ServiceMention]:
        """All services of a folded sentence, each at its first place; ``lacking`` if all it tells of is not there."""
        if not self._any.search(low) or self._everywhere.search(low):
            return []
        asked = low.rstrip(' "').endswith("?")
        found: list[ServiceMention] = []
        for service, pattern in self._patterns:
            match = pattern.search(low)
            if not match:
                continue
            left, right = _clause(low, match)
            denied = lacking or self._denied(low, match, right)
            needed = self._needs.get(service)
            if needed and not denied and not needed.search(low):
                continue
            void = self._voids.get(service)
            if (void and void.search(low)) or self._gone.search(low, left, right):
                continue
            if not denied and self._shut.search(low, match.end(), min(right, match.end() + _SHUT_AFTER)):
                continue
            told = self._no_plan.sub("", low[left:right])
            coming = not denied and bool(self._coming.search(told))
            wished = coming and bool(self._wished.search(told))
            found.append(ServiceMention(match.start(), match.end(), service, denied, coming, asked, wished))
        return sorted(self._settle(found), key=lambda mention: mention.start)

    def _denied(self, low: str, match: re.Match[str], right: int) -> bool:
        """Whether a lack is told right behind or before; "no air in the coworking" is no lack of coworking."""
        head = low[: match.start()]
        if self._denied_before.search(head[-_DENIAL_AFTER:]):
            return True
        if self._place_before.search(head[-_PLACE_BEFORE:]) or self._place_ending.search(match[0]):
            return False
        behind = low[match.end() : min(right, match.end() + _DENIAL_AFTER)]
        behind = self._also.sub("", behind)
        return bool(self._denied_after.search(re.split(r"[,.:]", behind, maxsplit=1)[0].strip()))

    def _settle(self, found: list[ServiceMention]) -> list[ServiceMention]:
        """Drop what is only part of a longer phrase (the reading room of an electronic reading room)."""
        kept = []
        for mention in found:
            longer = (other for other in found if mention.service in self._excludes.get(other.service, ()))
            if not any(other.start <= mention.start and mention.end <= other.end for other in longer):
                kept.append(mention)
        return kept


def _clause(low: str, match: re.Match[str]) -> tuple[int, int]:
    turns = [0, *(turn.end() for turn in _TURN.finditer(low)), len(low)]
    return max(turn for turn in turns if turn <= match.start()), min(turn for turn in turns if turn >= match.end())
