"""Numbers as news writes them: digits with separators, words, scale words, and the comparator around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from extractors.text import fold
from schemas.vocab import Comparator


class NumberGrammar(BaseModel):
    """What may be glued to a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    suffixes: tuple[str, ...]
    ordinals: tuple[str, ...]
    approximate_suffixes: tuple[str, ...]
    percent: tuple[str, ...]


class NumberLexicon(BaseModel):
    """``numbers.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, int]
    scales: dict[str, int]
    halves: dict[str, float]
    grammar: NumberGrammar
    before: dict[Comparator, tuple[str, ...]]
    after: dict[Comparator, tuple[str, ...]] = Field(description="May follow the unit, up to two words away.")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in folded text; ``start:end`` covers its comparator too, ``core_start:core_end`` the number alone."""

    start: int
    end: int
    core_start: int
    core_end: int
    value: int | float
    comparator: Comparator = Comparator.EXACT
    ordinal: bool = False
    percent: bool = False
    in_words: bool = False
    span: bool = False


class NumberReader:
    """Finds the numbers of one language in folded text."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._words = {fold(word): value for word, value in lexicon.words.items()}
        self._scales = {fold(word): value for word, value in lexicon.scales.items()}
        self._halves = {fold(word): value for word, value in lexicon.halves.items()}
        self._ordinals = frozenset(fold(ending) for ending in lexicon.grammar.ordinals)
        suffix = "|".join(lexicon.grammar.suffixes)
        approximate = _any(lexicon.grammar.approximate_suffixes) if lexicon.grammar.approximate_suffixes else r"(?!)"
        scale = _any(self._scales)
        word = _any([*self._words, *self._halves])
        digits = r"\d{1,3}(?:[ ]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:[.,]\d+)?"
        self._number = re.compile(
            rf"(?<![\w/.,№#-])(?<![№#] )(?:(?P<low>\d+ ?- ?)?(?P<digits>{digits})(?P<tail>-[^\W\d]+)?(?P<scale>(?:[ ]?(?:{scale}))?)"
            rf"|(?P<words>(?:{word})(?:[ ](?:{word}|{scale}))*)|(?P<only>{scale}))"
            rf"(?:-?(?:{suffix}))?(?P<approx>-?(?:{approximate}))?(?![\w])"
        )
        self._percent = re.compile(rf"[ -]?(?:{_any(lexicon.grammar.percent)})\w*")
        self._before = {
            c: re.compile(rf"(?<!\w)(?:{_any(words)})[ ]+$") for c, words in lexicon.before.items() if words
        }
        self._after = {
            c: re.compile(rf"(?:[ ]+[^\s\d,.;:()]+){{0,3}}?[ ]+(?:{_any(words)})(?!\w)")
            for c, words in lexicon.after.items()
            if words
        }

    def find(self, low: str) -> list[Number]:
        """All numbers of a folded sentence in their order."""
        found: list[Number] = []
        for match in self._number.finditer(low):
            number = self._read(match, low)
            if number is not None:
                found.append(number)
        return found

    def _read(self, match: re.Match[str], low: str) -> Number | None:
        value = self._value(match)
        if value is None:
            return None
        start, end = match.span()
        tail = (match["tail"] or "")[1:]
        ordinal = bool(tail) and tail in self._ordinals
        comparator, first, last = self._comparator(low, start, end)
        if match["approx"] and comparator is Comparator.EXACT:
            comparator = Comparator.ABOUT
        percent = self._percent.match(low, end)
        return Number(
            start=first,
            end=last,
            core_start=start,
            core_end=end,
            value=value,
            comparator=comparator,
            ordinal=ordinal,
            percent=percent is not None,
            in_words=bool(match["words"] or match["only"]),
            span=bool(match["low"]),
        )

    def _comparator(self, low: str, start: int, end: int) -> tuple[Comparator, int, int]:
        head = low[max(0, start - 24) : start]
        for comparator, pattern in self._before.items():
            match = pattern.search(head)
            if match:
                return comparator, start - len(head) + match.start(), end
        for comparator, pattern in self._after.items():
            match = pattern.match(low, end)
            if match:
                return comparator, start, match.end()
        return Comparator.EXACT, start, end

    def _value(self, match: re.Match[str]) -> int | float | None:
        if match["digits"]:
            value = _digits(match["digits"])
            scale = (match["scale"] or "").strip()
            return _whole(value * self._scales[scale]) if scale else value
        if match["only"]:
            return self._scales[match["only"]]
        return self._words_value(match["words"].split())

    def _words_value(self, words: list[str]) -> int | float | None:
        total: float = 0
        part: float = 0
        for word in words:
            if word in self._halves:
                part += self._halves[word]
            elif word in self._words:
                value = self._words[word]
                part = part * 100 if value == 100 and 0 < part < 10 else part + value
            else:
                total += (part or 1) * self._scales[word]
                part = 0
        return _whole(total + part)


def _digits(text: str) -> int | float:
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", text):
        return int(re.sub(r"[ .]", "", text))
    return _whole(float(text.replace(",", ".")))


def _whole(value: float) -> int | float:
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(fold(str(w))).replace(r"\ ", "[ ]+") for w in words), key=len, reverse=True))  # type: ignore[attr-defined]
