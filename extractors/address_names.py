"""The name beside a type word: ``Абай`` of "Абай даңғылы", ``Бухар жырау`` of "бульвар Бухар жырау".

A name is a run of capital words and the lower-case particles that belong to it, a quoted phrase or a code (``А-91``).
Words in any case are offered too: a gazetteer knows which of them are a street (``Жібек жолы``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.address_lexicon import AddressLexicon
from extractors.patterns import any_phrase, words_source
from extractors.text import fold

_WINDOW = 60
_MOST_WORDS = 4
_CODED = re.compile(r"[^\W\d_]-?\d{1,4}")
_NUMBERED = re.compile(r"\d{1,3}[^\W\d_]?")
_QUOTED = r"\"[^\"\n]{2,40}\""
_QUOTED_AT_END = re.compile(rf"{_QUOTED}$")
_QUOTED_AT_START = re.compile(rf"[ ]*({_QUOTED})")
_WORD = re.compile(r"[^\W_](?:[\w'-]*\w)?")
_DOTTED_WORD = re.compile(rf"{_WORD.pattern}\.?")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A possible name: its span in the sentence and its text without quotation marks."""

    start: int
    end: int
    text: str


class NameFinder:
    """Finds the names beside type words in the sentences of one language."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        marks, words = lexicon.markers, lexicon.names
        self._name_first = lexicon.name_first
        self._particles = frozenset(map(fold, words.particles))
        self._never = frozenset(map(fold, words.never))
        self._inflected = tuple(map(fold, words.inflected))
        self._adjective_endings = tuple(map(fold, words.adjective_endings))
        self._nominatives = {True: dict(words.feminine), False: dict(words.masculine)}
        self._joints = frozenset(map(fold, marks.crossing_joint))
        ordinal = words_source(marks.ordinals)
        self._number_before = re.compile(rf"(?<![\w/-])(\d{{1,3}}[^\W\d_]?)(?:[ ]?-[ ]?(?:{ordinal})?|[ ])[ ]*$")
        self._now = re.compile(rf"[ ]*\((?:{any_phrase(marks.now)})[ ]+([^()]+)\)")
        self._formerly = re.compile(rf"[ ]*\((?:{any_phrase(marks.formerly)})[ ]+[^()]+\)")

    def around(self, start: int, end: int, text: str, low: str, *, numbers: bool = False) -> list[PlaceName]:
        """Possible names beside the type word at ``start:end``, best first; ``numbers``: a bare number is a name."""
        before = self.before(start, text, low, numbers=numbers)
        if self._name_first:
            return before
        after = self.after(end, text, low, numbers=numbers)
        if numbers and before and before[0].text[0].isdigit():
            return before
        return after or [name for name in before if fold(name.text).endswith(self._adjective_endings)]

    def known(self, start: int, end: int, text: str, low: str, is_known: Callable[[str], object]) -> PlaceName | None:
        """The longest run of words beside the type word, in whatever case, that a gazetteer knows."""
        words = self._words_before(start, low) if self._name_first else self._words_after(end, low)
        for count in range(len(words), 0, -1):
            run = words[-count:] if self._name_first else words[:count]
            name = text[run[0][0] : run[-1][1]]
            if (name[0].isupper() or name[0].isdigit()) and is_known(name):
                return PlaceName(run[0][0], run[-1][1], name)
        return None

    def before(self, end: int, text: str, low: str, *, numbers: bool = False) -> list[PlaceName]:
        """Names that end where a type word begins."""
        head = low[:end].rstrip()
        if head.endswith(")"):
            return self._before_bracket(head, text, low)
        quoted = _QUOTED_AT_END.search(head)
        if quoted:
            return [PlaceName(quoted.start(), quoted.end(), text[quoted.start() + 1 : quoted.end() - 1])]
        numbered = self._number_before.search(low, max(0, end - _WINDOW), end)
        if numbered and numbers:
            return [PlaceName(numbered.start(), numbered.end(), text[numbered.start(1) : numbered.end(1)])]
        run: list[tuple[int, int]] = []
        for start, stop in reversed(self._words_before(end, low)):
            word = low[start:stop]
            if run and (word in self._never or word.endswith(self._inflected)):
                break
            if not (text[start].isupper() or (not run and word in self._particles) or _CODED.fullmatch(word)):
                break
            run.insert(0, (start, stop))
        if all(low[start:stop] in self._particles for start, stop in run):
            return []
        stop = run[-1][1]
        return self._allowed(
            [PlaceName(start, stop, text[start:stop]) for start, _ in run if not text[start].islower()]
        )

    def after(self, start: int, text: str, low: str, *, numbers: bool = False) -> list[PlaceName]:
        """Names that begin where a type word ends."""
        quoted = _QUOTED_AT_START.match(low, start)
        if quoted:
            return [PlaceName(quoted.start(1), quoted.end(1), text[quoted.start(1) + 1 : quoted.end(1) - 1])]
        run: list[tuple[int, int]] = []
        for begin, stop in self._words_after(start, low):
            word = low[begin:stop].rstrip(".")
            number = not run and bool(_NUMBERED.fullmatch(word))
            if not (text[begin].isupper() or number or (run and word in self._particles)):
                break
            run.append((begin, stop))
        while run and low[run[-1][0] : run[-1][1]] in self._joints:
            run.pop()
        if len(run) == 1 and _NUMBERED.fullmatch(low[run[0][0] : run[0][1]]) and not numbers:
            return []
        if numbers and run and _NUMBERED.fullmatch(low[run[0][0] : run[0][1]]):
            run = run[:1]
        return self._allowed([PlaceName(run[0][0], stop, text[run[0][0] : stop]) for _, stop in reversed(run)])

    def renamed(self, name: PlaceName, text: str, low: str) -> PlaceName:
        """The present name of "Калинина (ныне Кабанбай батыра)"; a former name in brackets is passed over."""
        now = self._now.match(low, name.end)
        if now:
            return PlaceName(name.start, now.end(), text[now.start(1) : now.end(1)].strip())
        formerly = self._formerly.match(low, name.end)
        return PlaceName(name.start, formerly.end(), name.text) if formerly else name

    def nominative(self, name: str, *, feminine: bool) -> str:
        """An adjective as signs have it: "Тверской" of "на Тверской улице" is "Тверская"."""
        endings = self._nominatives[feminine]
        ending = next((ending for ending in endings if name.endswith(ending)), None)
        return name.removesuffix(ending) + endings[ending] if ending else name

    def _before_bracket(self, head: str, text: str, low: str) -> list[PlaceName]:
        opening = head.rfind("(")
        if opening < 0:
            return []
        now = self._now.fullmatch(head, opening)
        if not now and not self._formerly.fullmatch(head, opening):
            return []
        names = self.before(opening, text, low) if opening else []
        if now and names:
            return [PlaceName(names[0].start, len(head), text[now.start(1) : now.end(1)].strip())]
        return [PlaceName(name.start, len(head), name.text) for name in names]

    def _words_before(self, end: int, low: str) -> list[tuple[int, int]]:
        """Spans of the last words before a place with nothing but blanks and dots of initials between them."""
        first = max(0, end - _WINDOW)
        run: list[tuple[int, int]] = []
        nearest = end
        for word in reversed(list(_WORD.finditer(low, first, end))):
            if low[word.end() : nearest].strip(" ." if run else " .-") or len(run) == _MOST_WORDS:
                break
            if run and "." in low[word.end() : nearest] and word.end() - word.start() > 1:
                break
            nearest = word.start()
            run.insert(0, (word.start(), word.end()))
        return run

    def _words_after(self, start: int, low: str) -> list[tuple[int, int]]:
        run: list[tuple[int, int]] = []
        previous = start
        for word in _DOTTED_WORD.finditer(low, start, start + _WINDOW):
            stop = word.end()
            if low[previous : word.start()].strip() or len(run) == _MOST_WORDS:
                break
            dotted = low[stop - 1] == "." and stop - word.start() > 3
            previous = stop - dotted
            run.append((word.start(), previous))
            if dotted:
                break
        return run

    def _allowed(self, names: list[PlaceName]) -> list[PlaceName]:
        return [name for name in names if fold(name.text) not in self._never]
