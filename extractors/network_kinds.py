"""What kind of libraries a number counts: new, planned or modernised ones, or those that work round the clock."""

from __future__ import annotations

import re
from typing import Final, Literal

from extractors.network_lexicon import NetworkLexicon
from extractors.patterns import compile_phrases, phrases_source
from schemas.vocab import NetworkField

MENDING: Final = "mending"
"""Repairs to come: such libraries are neither planned nor done."""


class KindReader:
    """Reads it from the words around a number."""

    def __init__(self, lexicon: NetworkLexicon) -> None:
        self._always = compile_phrases(lexicon.always)
        self._modernised = compile_phrases(lexicon.modernised)
        self._new = compile_phrases(lexicon.new)
        self._planned = compile_phrases(lexicon.planned)
        self._mending = compile_phrases(lexicon.mending)
        self._works_before = re.compile(rf"{phrases_source(lexicon.works)}[ ]+$")
        self._works_after = re.compile(rf"[ ]+{phrases_source(lexicon.works)}")
        self._fresh = compile_phrases(lexicon.fresh)
        self._total = compile_phrases(lexicon.total)

    def topic(self, low: str) -> NetworkField | None:
        """Of what libraries a sentence speaks: of those open round the clock, or of modernised ones."""
        if self._always.search(low):
            return NetworkField.BRANCHES_24_7
        return NetworkField.BRANCHES_MODERNISED if self._modernised.search(low) else None

    def told(self, before: str, unit: str, after: str) -> NetworkField | Literal["mending"] | None:
        """What the words around a number say of the libraries that it counts."""
        whole = f"{before} {unit} {after}"
        if self._mending.search(before) or self._mending.search(after):
            return MENDING
        if (self._works_before.search(before) or self._works_after.match(after)) and self._planned.search(whole):
            return MENDING
        done = self._modernised.search(after) or self._new.search(after) or self._total.search(after)
        fresh = self._fresh.search(unit)
        plan = self._planned.search(after)
        if self._planned.search(unit) or (plan and not (done and done.end() < plan.start())):
            return NetworkField.BRANCHES_PLANNED
        if self._planned.search(before) and not done:
            return NetworkField.BRANCHES_PLANNED
        if self._always.search(whole):
            return NetworkField.BRANCHES_24_7
        if self._modernised.search(whole):
            return NetworkField.BRANCHES_MODERNISED
        if fresh or ((self._new.search(whole) or self._fresh.search(before)) and not self._total.search(after)):
            return NetworkField.BRANCHES_NEW
        return None
