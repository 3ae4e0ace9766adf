"""A city's library system in Kazakh, and the branch that is called after it."""

from __future__ import annotations

import re

from extractors.kk.morphology import Form, Morphology
from extractors.kk.phrase import Phrase
from extractors.lines import Line, Word
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy, tidy_alias
from extractors.seats import is_city

_SYSTEM = "жүйе"
_FAR = 120


class NetworkNames:
    """Reads ``Алматы Кітапханалары`` and ``орталықтандырылған кітапхана(лар) жүйесі``."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology

    def read(self, line: Line, index: int, form: Form) -> LibraryMention | None:
        """The library system whose word for library stands at ``index``."""
        if form.noun not in self._lexicon.heads:
            return None
        system = self._system(line, index)
        if system is not None:
            first = self._first_qualifier(line, index)
            return self._mention(line.words[first], system, self._proper(line, first, index, system))
        if form.ending.plural and form.ending.possessive and self._after_city(line, index):
            head, city = line.words[index], line.words[index - 1]
            # «Алматы кітапханалары» in small letters are the libraries of the city, not the name of their system.
            proper = head.capital or line.quote_around(city.start, head.end) is not None
            name = line.written(city.start, head.end - len(form.ending.suffix))
            return self._mention(city, head, name if proper else None)
        return None

    def owns_branch(self, line: Line, index: int, form: Form) -> bool:
        """Whether ``Алматы Кітапханаларының`` at ``index`` only says whose branch is spoken of."""
        if form.ending.case != "genitive" or not form.ending.plural or not self._after_city(line, index):
            return False
        rest = line.low[line.words[index].end :]
        return any(re.search(rf"(?<!\w){head}", rest[:_FAR]) for head in self._lexicon.branch_heads)

    def branch(self, line: Line, phrase: Phrase) -> LibraryMention:
        """``Алматы Кітапханаларының филиалы``: unnamed, but what it is called serves as an alias."""
        begin, alias = phrase.begin, None
        owner = self._owner(line, phrase)
        if owner is not None:
            city, libraries = line.words[owner - 1], line.words[owner]
            if line.blank(libraries.end, phrase.begin):
                begin = city.start
            if phrase.begin - libraries.end < _FAR:
                branch = self._morphology.possessive(phrase.form.noun)
                alias = tidy_alias(f"{line.written(city.start, libraries.end)} {branch}")
        return LibraryMention(
            start=begin,
            end=phrase.head.end,
            reference=Reference.GENERIC,
            kind=phrase.kind,
            case=phrase.ending.case,
            head_start=phrase.head.start,
            head_end=phrase.head.end,
            alias=alias,
            tags=phrase.kinds,
        )

    def _owner(self, line: Line, phrase: Phrase) -> int | None:
        """The word for libraries in ``Алматы Кітапханаларының`` before a branch."""
        for index in range(line.last_before(phrase.begin), 0, -1):
            form = self._morphology.form(line.words[index].low, self._lexicon.heads)
            if form and form.ending.plural and form.ending.case == "genitive" and self._after_city(line, index):
                return index
        return None

    def _after_city(self, line: Line, index: int) -> bool:
        return index > 0 and line.adjacent(index - 1) and is_city(line.words[index - 1].low)

    def _system(self, line: Line, index: int) -> Word | None:
        follow = line.words[index + 1] if line.adjacent(index) else None
        return follow if follow and self._morphology.form(follow.low, self._lexicon.network) else None

    def _first_qualifier(self, line: Line, index: int) -> int:
        """The first word of the system's name: qualifiers, and the city before them."""
        first = index
        while first > 0 and line.adjacent(first - 1) and line.words[first - 1].low in self._lexicon.qualifiers:
            first -= 1
        if first > 0 and line.adjacent(first - 1) and line.words[first - 1].low in self._morphology.words.territory:
            first -= 1
        return first - 1 if self._after_city(line, first) else first

    def _proper(self, line: Line, first: int, index: int, system: Word) -> str | None:
        """The name of a system: of a city's, or of a centralised one; "the network of libraries" is no name."""
        words = line.words[first:index]
        seated = is_city(words[0].low) if len(words) > 1 else False
        owned = any(word.low in self._lexicon.qualifiers for word in words) and system.low.startswith(_SYSTEM)
        if not seated and not owned and not any(word.low == self._lexicon.centralised for word in words):
            return None
        start = next((word.start for word in words if word.capital), words[0].start)
        form = self._morphology.form(system.low, self._lexicon.network)
        noun = self._morphology.possessive(form.noun) if form else system.low
        return tidy(f"{line.written(start, system.start)}{noun}")

    def _mention(self, first: Word, last: Word, name: str | None) -> LibraryMention:
        form = self._morphology.form(last.low, (*self._lexicon.heads, *self._lexicon.network))
        return LibraryMention(
            start=first.start,
            end=last.end,
            reference=Reference.NETWORK,
            name=tidy(name) if name else None,
            case=form.ending.case if form else "",
            head_start=last.start,
            head_end=last.end,
        )
