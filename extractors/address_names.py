"""The name beside a type word: ``Абай`` of "Абай даңғылы", ``Бухар жырау`` of "бульвар Бухар жырау".

A name is a run of capital words and the lower-case particles that belong to it, a quoted phrase or a code (``А-91``).
Words in any case are offered too: a gazetteer knows which of them are a street (``Жібек жолы``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.address_lexicon import AddressLexicon
from extractors.address_ordinals import Ordinals
from extractors.cities import is_city
from extractors.patterns import any_phrase, words_source
from extractors.text import fold

_WINDOW = 60
_MOST_WORDS = 4
_SHORTEST_STEM = 2
_CODED = re.compile(r"[^\W\d_]-?\d{1,4}")
_NUMBERED = re.compile(r"\d{1,3}[^\W\d_]?")
_ORDERED = re.compile(r"\d{1,3}-[^\W\d_]{1,2}")
_QUOTED = r"\"[^\"\n]{2,40}\""
_QUOTED_AT_END = re.compile(rf"{_QUOTED}$")
_QUOTED_AT_START = re.compile(rf"[ ]*({_QUOTED})")
_WORD = re.compile(r"[^\W_](?:[\w'-]*\w)?")
_DOTTED_WORD = re.compile(rf"{_WORD.pattern}\.?")
_INITIAL = re.compile(r"(?:[^\W\d_]|[^\W\d_]{2})\.[ ]?$")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A possible name: its span in the sentence and its text without quotation marks.

    ``former`` was its name once; ``type_word`` is that of its present name, where it is another.
    """

    start: int
    end: int
    text: str
    former: str | None = None
    type_word: str = ""


class NameFinder:
    """Finds the names beside type words in the sentences of one language."""

    def __init__(self, lexicon: AddressLexicon) -> None:
        marks, words = lexicon.markers, lexicon.names
        self._name_first = lexicon.name_first
        self._particles = frozenset(map(fold, words.particles))
        self._never = frozenset(map(fold, words.never))
        self._never_stems = tuple(map(fold, words.never_stems))
        self._inflected = tuple(map(fold, words.inflected))
        self._titles = frozenset(map(fold, words.titles))
        self._given = frozenset(map(fold, words.given))
        self._common = frozenset(map(fold, words.common))
        self._adjective_endings = tuple(map(fold, words.adjective_endings))
        self._plural_adjectives = tuple(map(fold, words.plural_adjectives))
        self._joints = frozenset(map(fold, marks.crossing_joint))
        self._ordinals = Ordinals(lexicon.ordinals)
        ordinal = words_source(marks.ordinals)
        self._number_before = re.compile(
            rf"(?<![\w/№-])(?<!№ )(?P<digits>\d{{1,3}}[^\W\d_]?)(?P<tied>[ ]?-[ ]?(?:{ordinal})?|[ ])[ ]*$"
        )
        self._ordinal_before = re.compile(rf"(?<!\w)(?P<words>{self._ordinals.source})[ ]+$")
        between = rf"(?:{any_phrase(marks.next_number)})[ ]*" if marks.next_number else ""
        self._next_number = re.compile(
            rf"(?:[ ]+\w+)?[ ]+{between}"
            rf"(?:(?P<words>{self._ordinals.source})"
            rf"|(?P<digits>\d{{1,3}})-(?:{words_source(marks.next_endings)}))"
            rf"(?=[ ]*[,.;:)]|$|[ ]+(?:{any_phrase(marks.next_verbs)}))"
        )
        types = any_phrase(word for forms in lexicon.types.values() for word in forms)
        self._type_word = re.compile(rf"(?<!\w)(?:{types})(?!\w)[ ]*")
        now, once = any_phrase(marks.now), any_phrase(marks.formerly)
        self._now = re.compile(rf"[ ]*(?:\((?:{now})[ :-]+([^()]+)\)|,[ ]+(?:{now})[ ]+([^(),.;]+?)(?=[,.;]|$))")
        self._formerly = re.compile(
            rf"[ ]*(?:\((?:{once})[ :-]+([^()]+)\)|,[ ]+(?:{once})[ ]+([^(),.;]{{3,40}}?)(?=[,.;]|$))"
        )

    def around(self, start: int, end: int, text: str, low: str) -> list[PlaceName]:
        """Possible names beside the type word at ``start:end``, best first."""
        before = self.before(start, text, low)
        if self._name_first:
            return before
        after = self.after(end, text, low)
        return after or [name for name in before if fold(name.text).endswith(self._adjective_endings)]

    def numbered(self, start: int, end: int, text: str, low: str) -> list[PlaceName]:
        """The same where a number may be the name: "8-м микрорайоне", "микрорайон 10А", "шестой микрорайон"."""
        number = self._number(start, text, low)
        if self._name_first:
            return [number] if number else self.before(start, text, low)
        after = self.after(end, text, low, numbers=True)
        counted = number is not None and number.end - number.start <= len(number.text) + 1
        # "В библиотеке 5 микрорайона Акжар": a bare number yields to a name behind.
        if number and not (counted and after):
            return [number]
        return after or [name for name in self.before(start, text, low) if self._is_adjective(name.text)]

    def next_number(self, end: int, low: str) -> PlaceName | None:
        """The second of two numbers: "из девятого микрорайона в четырнадцатый"."""
        match = self._next_number.match(low, end)
        if not match:
            return None
        if match["words"]:
            return PlaceName(match.start("words"), match.end(), self._ordinals.value(match["words"]))
        return PlaceName(match.start("digits"), match.end(), match["digits"])

    def known(self, start: int, end: int, text: str, low: str, is_known: Callable[[str], object]) -> PlaceName | None:
        """The longest run of words beside the type word, in whatever case, that a gazetteer knows."""
        words = self._words_before(start, low) if self._name_first else self._words_after(end, low)
        for count in range(len(words), 0, -1):
            run = words[-count:] if self._name_first else words[:count]
            name = text[run[0][0] : run[-1][1]]
            if (_capital(name) or name[0].isdigit()) and is_known(name):
                first = self._given_before(run[0][0], words[:-count], text, low) if self._name_first else run[0][0]
                return PlaceName(first, run[-1][1], _titled(text[first : run[-1][1]]))
        return None

    def before(self, end: int, text: str, low: str) -> list[PlaceName]:
        """Names that end where a type word begins."""
        head = low[:end].rstrip()
        if head.endswith(")"):
            return self._before_bracket(head, text, low)
        quoted = _QUOTED_AT_END.search(head)
        if quoted:
            return [PlaceName(quoted.start(), quoted.end(), text[quoted.start() + 1 : quoted.end() - 1])]
        run: list[tuple[int, int]] = []
        for start, stop in reversed(self._words_before(end, low)):
            word = low[start:stop]
            following = low[run[0][0] : run[0][1]] if run else ""
            if run and self._no_part(word) and not following.isdigit():
                break
            # "28 панфиловшылар", "Жеңістің 70 жылдығы": a number before a particle belongs to the name.
            counts = word.isdigit() and following in self._particles
            particle = not run and word in self._particles
            if not (_capital(text[start:stop]) or particle or counts or _CODED.fullmatch(word)):
                break
            run.insert(0, (start, stop))
        run = self._without_opening(run, text, low)
        if not any(_capital(text[start:stop]) or low[start:stop].isdigit() for start, stop in run):
            return []
        if len(run) > 1 and is_city(low[run[0][0] : run[0][1]]) and low[run[1][0] : run[1][1]] not in self._particles:
            del run[0]
        stop = run[-1][1]
        return self._allowed(
            [
                PlaceName(start, stop, _titled(text[start:stop]))
                for start, end in run
                if _capital(text[start:end]) or (low[start:end].isdigit() and start == run[0][0])
            ]
        )

    def after(self, start: int, text: str, low: str, *, numbers: bool = False) -> list[PlaceName]:
        """Names that begin where a type word ends."""
        quoted = _QUOTED_AT_START.match(low, start)
        if quoted:
            return [PlaceName(quoted.start(1), quoted.end(1), text[quoted.start(1) + 1 : quoted.end(1) - 1])]
        run: list[tuple[int, int]] = []
        for begin, stop in self._words_after(start, low):
            word = low[begin:stop].rstrip(".")
            number = not run and bool(_NUMBERED.fullmatch(word) or _ORDERED.fullmatch(word) or word in self._titles)
            # "Красных партизан": an adjective in the plural wants its noun.
            noun = len(run) == 1 and low[run[0][0] : run[0][1]].endswith(self._plural_adjectives)
            if not (_capital(text[begin:stop]) or number or noun or (run and word in self._particles)):
                break
            run.append((begin, stop))
        while run and low[run[-1][0] : run[-1][1]] in self._joints:
            run.pop()
        if len(run) > 1 and is_city(low[run[-1][0] : run[-1][1]]):
            run.pop()
        only = low[run[0][0] : run[0][1]] if len(run) == 1 else ""
        if _ORDERED.fullmatch(only) or only in self._titles or (_NUMBERED.fullmatch(only) and not numbers):
            return []
        if numbers and run and _NUMBERED.fullmatch(low[run[0][0] : run[0][1]]):
            run = run[:1]
        return self._allowed([PlaceName(run[0][0], stop, _titled(text[run[0][0] : stop])) for _, stop in reversed(run)])

    def renamed(self, name: PlaceName, end: int, text: str, low: str) -> PlaceName:
        """The present name of "Калинина (ныне Кабанбай батыра)"; a former name in brackets is passed over.

        ``end`` is where the name and its type word end; the result ends behind what was read.
        """
        now = self._now.match(low, end)
        if now:
            present = self._untyped(now, text)
            type_word = self._type_word.search(now[now.lastindex or 1])
            word = type_word[0].strip() if type_word else ""
            return PlaceName(name.start, now.end(), present, name.text, word) if present else name
        formerly = self._formerly.match(low, end)
        if formerly:
            return PlaceName(name.start, formerly.end(), name.text, self._untyped(formerly, text) or None)
        return name

    def _untyped(self, match: re.Match[str], text: str) -> str:
        group = 1 if match[1] else 2
        start, end = match.span(group)
        type_word = self._type_word.search(match[group])
        inner = text[start:end]
        if type_word:
            inner = inner[: type_word.start()] + inner[type_word.end() :]
        inner = inner.strip(' "«»')
        return inner if inner and (_capital(inner.split()[0]) or inner[0].isdigit()) else ""

    def _before_bracket(self, head: str, text: str, low: str) -> list[PlaceName]:
        opening = head.rfind("(")
        names = self.before(opening, text, low) if opening > 0 else []
        found = (self.renamed(name, name.end, text[: len(head)], head) for name in names)
        return [name for name in found if name.end == len(head)]

    def _number(self, start: int, text: str, low: str) -> PlaceName | None:
        first = max(0, start - _WINDOW)
        digits = self._number_before.search(low, first, start)
        if digits:
            return PlaceName(digits.start(), digits.end("tied"), text[digits.start("digits") : digits.end("digits")])
        words = self._ordinal_before.search(low, first, start)
        return PlaceName(words.start(), start, self._ordinals.value(words["words"])) if words else None

    def _given_before(self, first: int, words: list[tuple[int, int]], text: str, low: str) -> int:
        """Where a known street begins with the initials or the given name that stand before it."""
        for start, stop in reversed(words):
            initial = _INITIAL.search(low, max(0, start - 1), first)
            if not _capital(text[start:stop]) or not (initial or low[start:stop] in self._given):
                break
            first = start
        return first

    def _no_part(self, word: str) -> bool:
        if word in self._given:
            return False
        # "Тың" is no genitive: an ending wants a stem.
        inflected = word[_SHORTEST_STEM:].endswith(self._inflected)
        return word in self._never or inflected or word.startswith(self._never_stems)

    def _without_opening(self, run: list[tuple[int, int]], text: str, low: str) -> list[tuple[int, int]]:
        """The words of a name without the one that only opens the sentence: "Концерт Абай көшесінде"."""
        if len(run) < 2 or text[: run[0][0]].strip(' "«-–—'):
            return run
        first, rest = low[run[0][0] : run[0][1]], low[run[1][0] : run[-1][1]]
        return run[1:] if rest in self._common and first not in self._given else run

    def _is_adjective(self, name: str) -> bool:
        return fold(name).endswith(self._adjective_endings)

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


def _capital(word: str) -> bool:
    """Whether a word is written as a name: ``Абай``, ``әл-Фараби``."""
    return word[:1].isupper() or ("-" in word and word.partition("-")[2][:1].isupper())


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]
