"""The noun phrase of a Russian library, once it is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lines import Word
from extractors.mentions import kind_of
from extractors.phrase import NounPhrase
from extractors.ru.morphology import Form
from schemas.vocab import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(NounPhrase):
    """A Russian phrase; ``index`` is the head's. A ``headless`` one leaves the word for library out.

    The head may be an abbreviation (``ЦГБ``); ``meaning`` are the adjectives that it stands for.
    """

    form: Form
    index: int
    adjectives: tuple[Word, ...] = ()
    hub: bool = False
    headless: bool = False
    meaning: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind:
        """The kind that its words tell of."""
        return Kind.HUB if self.hub else kind_of(self.tags)
