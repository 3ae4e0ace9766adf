"""Villages without the word for village: "сельские библиотеки в Корнеевке и Николаевке", «Өмірзақтағы кітапхана».

Only right beside the word for library, and only where the text is not about a city with a gazetteer: there such a word
is rather a quarter.
"""

from __future__ import annotations

import re

from extractors.address_lexicon import AddressLexicon, AddressMention
from extractors.patterns import any_phrase, words_source
from extractors.seats import city_stem, is_city_form
from extractors.text import fold

_NAME = r"[^\W\d_]{3,}(?:-[^\W\d_]+)*"
_EDGE = r"(?![\w-])"
_SHORTEST = 4


class SettlementReader:
    """Finds the villages that a library's sentence names without saying what they are."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        words = lexicon.settlements
        self._name_first = lexicon.name_first
        self._never = frozenset(map(fold, words.never))
        self._endings = sorted(words.endings.items(), key=lambda row: -len(row[0]))
        self._same = words.same
        library = any_phrase(words.library)
        if self._name_first:
            cases = words_source(words.locative)
            self._pattern = re.compile(
                rf"(?<=[ ])(?P<a>{_NAME}?)(?P<case>{cases})[ ]+"
                rf"(?:№[ ]?\d{{1,3}}[ ]+)?(?:(?:{any_phrase(words.between)})[ ]+)?(?:{library})(?!\w)"
            )
        else:
            self._pattern = re.compile(
                rf"(?<!\w)(?:{library})(?:[ ]№[ ]?\d{{1,3}})?[ ]+(?:{any_phrase(words.before)})[ ]+"
                rf"(?P<a>{_NAME}){_EDGE}(?:(?:,|[ ]и)[ ]+(?:в[ ]+)?(?P<b>{_NAME}){_EDGE})?"
                rf"(?:[ ]и[ ]+(?:в[ ]+)?(?P<c>{_NAME}){_EDGE})?"
                rf"(?![ ]+(?:{any_phrase(words.not_before)}))"
            )

    def find(self, text: str, low: str) -> list[AddressMention]:
        """The villages beside the libraries of a sentence."""
        found = []
        for match in self._pattern.finditer(low):
            groups = [group for group in match.groupdict() if group != "case" and match[group]]
            ends = [match.end("case")] if self._name_first else [match.end(group) for group in groups]
            for group, end in zip(groups, ends, strict=True):
                if name := self._nominative(text[slice(*match.span(group))]):
                    found.append(AddressMention(match.start(group), end, {"place": name}, settlement=True))
        return found

    def _nominative(self, written: str) -> str | None:
        """The village's name in the nominative; None for what is none, or whose nominative its letters don't tell."""
        low = fold(written)
        if not written[0].isupper() or written[1:].isupper() or len(low) < _SHORTEST or low in self._never:
            return None
        if self._name_first:
            return written if city_stem(low) is None else None
        if is_city_form(low):
            return None
        if low.endswith(self._same):
            return written
        ending = next((row for row in self._endings if low.endswith(row[0])), None)
        return written[: -len(ending[0])] + ending[1] if ending else None
