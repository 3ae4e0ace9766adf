"""A city's library system in Russian, and the branch that is called after it."""

from __future__ import annotations

import re

from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy, tidy_alias
from extractors.patterns import compile_phrases
from extractors.ru.composing import Composer
from extractors.ru.morphology import Morphology
from extractors.ru.phrase import Phrase
from extractors.seats import is_city_form

_SYSTEM = "систем"
# "All libraries of Almaty" are the system, "two libraries of Almaty" are not.
_ALL = frozenset({"все", "наши", "эти"})
_OWN_ADJECTIVES = 2
_OWNER_WORDS = ("акимата", "города", "г.")


class NetworkNames:
    """Reads ``Библиотеки Алматы``, ``Централизованная библиотечная система`` and ``библиотечная сеть``."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology, composer: Composer) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._composer = composer
        self._phrases = compile_phrases(lexicon.network)
        self._names = compile_phrases(lexicon.network_names)
        self._system = re.compile(rf"(?<!\w){lexicon.centralised}\w+ библиотечн\w+ (?P<noun>{_SYSTEM}\w+)")

    def systems(self, line: Line) -> list[LibraryMention]:
        """The mentions of a system by the words for it."""
        found = [self._centralised(line, match) for match in self._system.finditer(line.low)]
        found.extend(
            _mention(*match.span(), tidy(line.text[slice(*match.span())])) for match in self._names.finditer(line.low)
        )
        for match in self._phrases.finditer(line.low):
            if not any(item.start < match.end() and match.start() < item.end for item in found):
                found.append(self._by_phrase(line, match))
        return found

    def _by_phrase(self, line: Line, match: re.Match[str]) -> LibraryMention:
        """``ЦБС города Семей``, ``городская ЦБС``: named by whose it is, behind it or before an abbreviation."""
        first = line.first_after(match.start())
        end = self._past_owner(line, match.end())
        before = line.words[first - 1] if first and line.adjacent(first - 1) else None
        if before and self._is_adjective(line, first - 1):
            own = self._own_words(line, match, first)
            if own:
                name = tidy(f"{self._morphology.feminine(before.text)} {own}{line.text[match.end() : end]}")
                return _mention(before.start, end, name)
        return _mention(match.start(), end, tidy(line.text[match.start() : end]) if end > match.end() else None)

    def _own_words(self, line: Line, match: re.Match[str], first: int) -> str | None:
        """``ЦБС`` or ``библиотечная система`` in the nominative; a network (сеть) is no name."""
        if line.words[first].abbreviation:
            return line.text[match.start() : match.end()]
        words = [word for word in line.words if match.start() <= word.start < match.end()]
        if len(words) == _OWN_ADJECTIVES and words[1].low.startswith(_SYSTEM):
            return f"{self._morphology.feminine(words[0].text)} {_SYSTEM}а"
        return None

    def libraries(self, line: Line, phrase: Phrase) -> LibraryMention | None:
        """``Библиотеки Алматы``: a city's libraries as one; named where a capital says so."""
        index = line.first_after(phrase.head.end)
        if phrase.form.plural is False or not self._is_city(line, index, phrase.head.end):
            return None
        if phrase.adjectives or phrase.form.stem not in self._lexicon.heads:
            return None
        before = line.last_before(phrase.begin)
        if before >= 0 and line.words[before].low in self._morphology.words.plural_before - _ALL:
            return None
        start, end = phrase.head.start, line.words[index].end
        plural = f"{phrase.form.stem}и"
        name = tidy(f"{plural} {line.words[index].text}") if phrase.head.capital else None
        return _mention(start, end, name)

    def branch(self, line: Line, phrase: Phrase) -> LibraryMention:
        """«Филиал Библиотек Алматы»: unnamed, but what it is called serves as an alias."""
        index = line.first_after(phrase.end)
        if index < len(line.words) and line.blank(phrase.end, line.words[index].start):
            word = line.words[index]
            form = self._morphology.form(word.low, self._lexicon.heads)
            if form and form.plural is not False and word.capital and self._is_city(line, index + 1, word.end):
                end = line.words[index + 1].end
                alias = tidy_alias(f"{phrase.form.nominative} {line.text[word.start : end]}")
                mention = self._composer.unnamed(line, phrase, Reference.GENERIC, alias)
                return LibraryMention(
                    start=phrase.begin,
                    end=end,
                    reference=Reference.GENERIC,
                    kind=mention.kind,
                    case=mention.case,
                    head_start=mention.head_start,
                    head_end=mention.head_end,
                    alias=alias,
                )
        return self._composer.unnamed(line, phrase, Reference.GENERIC)

    def _is_city(self, line: Line, index: int, position: int) -> bool:
        if index >= len(line.words) or not line.blank(position, line.words[index].start):
            return False
        return line.words[index].capital and is_city_form(line.words[index].low)

    def _centralised(self, line: Line, match: re.Match[str]) -> LibraryMention:
        """The name of a centralised system; in small letters it needs a word that says whose it is."""
        words = [word for word in line.words if match.start() <= word.start < match.end()]
        first = line.first_after(match.start())
        while first > 0 and line.adjacent(first - 1) and self._is_adjective(line, first - 1):
            first -= 1
            words.insert(0, line.words[first])
        end = self._past_owner(line, match.end())
        adjectives = [self._morphology.feminine(word.text) for word in words[:-1]]
        name = tidy(f"{' '.join(adjectives)} система{line.text[match.end() : end]}")
        proper = any(word.capital for word in words) or end > match.end() or len(adjectives) > _OWN_ADJECTIVES
        return _mention(words[0].start, end, name if proper else None)

    def _is_adjective(self, line: Line, index: int) -> bool:
        """``Шымкентская городская`` before the system's own words."""
        low = line.words[index].low
        stems = tuple(self._lexicon.qualifiers)
        return low.startswith(stems) or ("ск" in low and line.words[index].capital)

    def _past_owner(self, line: Line, position: int) -> int:
        """Past ``города Алматы``, ``акимата Астаны``, ``Павлодара``."""
        index = line.first_after(position)
        if index == len(line.words) or not line.blank(position, line.words[index].start):
            return position
        if line.words[index].low in _OWNER_WORDS and line.adjacent(index):
            index += 1
            return line.words[index].end if line.words[index].capital else position
        return line.words[index].end if self._is_city(line, index, position) else position


def _mention(start: int, end: int, name: str | None) -> LibraryMention:
    return LibraryMention(start=start, end=end, reference=Reference.NETWORK, name=name, head_start=start, head_end=end)
