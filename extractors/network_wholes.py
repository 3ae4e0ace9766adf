"""All the libraries of a city: the words by which a number tells that it leaves none of them out."""

from __future__ import annotations

import re

from extractors.network_lexicon import NetworkLexicon
from extractors.network_setting import Around, Said
from extractors.patterns import phrases_source

# A count without a verb has no more words before it.
_SHORT, _LONG = 3, 6


class WholeReader:
    """Tells a city's whole number of libraries from that of some of them."""

    def __init__(self, lexicon: NetworkLexicon) -> None:
        self._named = re.compile(rf"(?:^|[ ])(?:-|{phrases_source(lexicon.amounts)})[ ]*$")
        self._city_right_before = re.compile(rf"{phrases_source(lexicon.city_owner)}[ ]+$")
        self._owner = re.compile(rf"{phrases_source(lexicon.owners)}[ ]+$")
        self._owned = re.compile(rf"{phrases_source(lexicon.owned)}$")
        self._made_of = re.compile(rf"[ ]+{phrases_source(lexicon.made_of)}")
        self._whole_of = re.compile(rf"{phrases_source(lexicon.whole_of)}[ ]+$")
        self._still = re.compile(rf"(?:[ ]*(?:{phrases_source(lexicon.still)}|-))*[ ]*$")
        self._scope_before = re.compile(rf"{phrases_source([*lexicon.city, *lexicon.system])}[\" ]*$")

    def has(self, around: Around) -> bool:
        """Whether a verb of having stands right before the number, or the city itself or its system owns them."""
        return bool(self._named.search(around.before) or self._made_of.match(around.after) or self.owns(around))

    def of_city(self, around: Around) -> bool:
        """Whether a city stands in the genitive right before the number."""
        return self._city_right_before.search(around.before) is not None

    def of_system(self, around: Around) -> bool:
        """Whether the number tells how large a system is: "a network of 20 branches"."""
        return bool(around.unit and self._whole_of.search(around.before))

    def is_all(self, low: str, end: int, around: Around, said: Said) -> bool:
        """Whether a noun in an oblique case still counts all libraries: what a system is made of, or has."""
        return bool(
            self._made_of.match(low, end)
            or self._named.search(around.before)
            or (self.owns(around) and said.following < len(low))
        )

    def owns(self, around: Around) -> bool:
        """Whether a city or its system has the libraries: "the town's 10 libraries"."""
        return bool(self._owner.search(around.before) and self._owned.search(around.unit))

    def scoped(self, around: Around, said: Said) -> bool:
        """Whether a city or its system stands right before a number, with nothing but adverbs between."""
        head = self._still.sub("", around.before.rpartition(",")[2])
        if self._scope_before.search(head):
            return len(head.split()) <= _LONG
        start = said.start - len(around.before.rpartition(",")[2])
        words = head.split()
        return 0 < len(words) <= _SHORT and said.in_city(start, start + len(head))
