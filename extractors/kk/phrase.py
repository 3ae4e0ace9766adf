"""The noun phrase of a Kazakh library, once it is read."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.kk.morphology import Ending, Form
from extractors.phrase import NounPhrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(NounPhrase):
    """A Kazakh phrase; ``index`` is the word left of it.

    ``end`` and ``case`` are the head's, or those of the quotation that the head closes (``«…»-ның``). ``bare`` is an
    eponym without ``атындағы``, ``noun_before`` a noun right before the head (``балалар кітапханасы``), ``last`` the
    qualifier that was read last.
    """

    form: Form
    index: int
    case: str
    last: str = ""
    noun_before: bool = False
    bare: bool = False

    @property
    def ending(self) -> Ending:
        """The ending of the head."""
        return self.form.ending
