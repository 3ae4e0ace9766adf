"""Numbers as news writes them: digits with separators, words, scale words, and the comparator around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from extractors.contacts import phone_spans
from extractors.patterns import any_phrase, compile_phrases, words_source
from extractors.text import fold
from schemas.vocab import Comparator

_HEAD = 26
# Longer runs of digits are card numbers, barcodes, identifiers.
_MOST_DIGITS = 12
_THOUSAND = 1000
_HALF = "½"
# The ends of a range lie close together.
_WIDEST = 1.5
_DIGITS = (
    r"\d{1,3}(?:[ ]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d{1,3},000(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)


class NumberGrammar(BaseModel):
    """What may be glued to a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    suffixes: tuple[str, ...] = Field(description="Endings, in the notation of extractors.patterns.")
    ordinals: tuple[str, ...] = Field(description="Endings that make an ordinal of digits.")
    approximate_suffixes: tuple[str, ...]
    ordinal_scales: tuple[str, ...] = Field(description="Scale words as ordinals: the four thousandth.")
    percent: tuple[str, ...]
    and_half: tuple[str, ...] = Field(description="Words behind a number that add a half to it.")
    compound: dict[str, int] = Field(description="Stems of scale adjectives that a number grows together with.")


class Afterword(BaseModel):
    """Words behind a number that compare it; they may ask for the case of the word right before them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    comparator: Comparator
    words: tuple[str, ...]
    endings: tuple[str, ...] = ()


class NumberLexicon(BaseModel):
    """``numbers.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, int]
    scales: dict[str, int]
    halves: dict[str, float]
    never: tuple[str, ...] = Field(description="Words that only look like an inflected number.")
    partitives: tuple[str, ...] = Field(description="Right before such a word they make it a number.")
    vague: tuple[str, ...] = Field(description="Before a scale word they leave its number open.")
    bare_scales: tuple[str, ...] = Field(description="Scale words that mean one thousand, million without a number.")
    grammar: NumberGrammar
    before: dict[Comparator, tuple[str, ...]]
    after: tuple[Afterword, ...]
    after_stops: tuple[str, ...] = Field(description="Words that part a number from a comparator behind it.")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in folded text; ``start:end`` covers its comparator too, ``core_start:core_end`` the number alone.

    ``span`` marks the upper end of a range (``2-3``): not a value that anything has. ``compound``: it stands within an
    adjective (``96-тысячный``), which counts what its noun holds or is an ordinal.
    """

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
    scale: int = 1
    compound: bool = False


class NumberReader:
    """Finds the numbers of one language in folded text."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._words = {fold(word): value for word, value in lexicon.words.items()}
        self._scales = {fold(word): value for word, value in lexicon.scales.items()}
        self._halves = {fold(word): value for word, value in lexicon.halves.items()}
        self._ordinals = frozenset(fold(ending) for ending in lexicon.grammar.ordinals)
        self._never = frozenset(fold(word) for word in lexicon.never)
        self._bare_scales = frozenset(fold(word) for word in lexicon.bare_scales)
        self._and_half = tuple(map(fold, lexicon.grammar.and_half))
        self._compounds = {fold(stem): value for stem, value in lexicon.grammar.compound.items()}
        scale = words_source(self._scales)
        word = words_source([*self._words, *self._halves])
        half = words_source(self._and_half)
        suffix = any_phrase(lexicon.grammar.suffixes)
        tail = f"{words_source(self._ordinals)}|{suffix}"
        self._number = re.compile(
            rf"(?<![\w/.,:№#$€₸+-])(?<![№#$€₸] )(?!(?<=\d )\d{{3}}(?!\d))(?:"
            rf"(?P<low>\d+(?:[.,]\d+)? ?- ?)?(?P<digits>{_DIGITS})(?P<tail>-(?:{tail}))?"
            rf"(?P<half>(?:[ ](?:{half}))?)(?P<scale>(?:[ ]?(?:{scale}))?)"
            rf"|(?P<words>(?:{word}|(?:{scale})(?=[ ](?:{half})))(?:[ ](?:{word}|{scale}|{half}))*)|(?P<only>{scale}))"
            rf"(?:-?(?:{suffix}))?(?P<approx>-?(?:{any_phrase(lexicon.grammar.approximate_suffixes)}))?"
            rf"(?![\w])(?![.,:/]\d)"
        )
        self._compound = re.compile(
            rf"(?<![\w/.,:№#-])(?:(?P<digits>\d+(?:[.,]\d+)?)[ ]?-?[ ]?|(?P<words>(?:{word})+)-?)"
            rf"(?P<scale>{words_source(self._compounds)})[^\W\d_]*"
        )
        self._piece = re.compile(word)
        self._ordinal_scale = re.compile(rf"[ ]?(?:{any_phrase(lexicon.grammar.ordinal_scales)})(?!\w)")
        self._range_of_words = re.compile(rf"-(?:{word})(?!\w)")
        self._vague = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.vague)})[ ]+$")
        self._partitive = re.compile(rf"(?<!\w)(?:{any_phrase(lexicon.partitives)})[ ]+$")
        self._percent = re.compile(rf"[ -]?(?:{words_source(lexicon.grammar.percent)})\w*")
        self._before = [
            (comparator, re.compile(rf"(?<!\w)(?:{any_phrase(words)})[ ]+$"))
            for comparator, words in lexicon.before.items()
        ]
        self._after = [
            (
                row.comparator,
                re.compile(rf"((?:[ ]+[^\s\d,.;:()]+){{0,3}}?)[ ]+(?:{any_phrase(row.words)})(?!\w)"),
                tuple(map(fold, row.endings)) or ("",),
            )
            for row in lexicon.after
        ]
        self._after_stops = compile_phrases(lexicon.after_stops)

    def find(self, low: str) -> list[Number]:
        """All numbers of a folded sentence in their order; the digits of a telephone number are none."""
        phones = phone_spans(low)
        found: list[Number] = []
        for match in self._number.finditer(low):
            if any(start < match.end() and match.start() < end for start, end in phones):
                continue
            number = self._read(match, low)
            if number is not None:
                found.append(number)
        if any(stem in low for stem in self._compounds):
            compounds = list(self._compound_numbers(low))
            starts = {number.core_start for number in compounds}
            apart = [number for number in found if number.core_start not in starts]
            found = sorted([*compounds, *apart], key=lambda number: number.core_start)
        return _ranges(low, _joined(low, found))

    def _compound_numbers(self, low: str) -> Iterator[Number]:
        for match in self._compound.finditer(low):
            start, end = match.span()
            if match["digits"]:
                value = _digits(match["digits"])
            else:
                value = sum(
                    self._words.get(piece) or self._halves[piece] for piece in self._piece.findall(match["words"])
                )
            comparator, first, last = self._comparator(low, start, end)
            value = _whole(value * self._compounds[match["scale"]])
            yield Number(first, last, start, end, value, comparator, compound=True)

    def _read(self, match: re.Match[str], low: str) -> Number | None:
        start, end = match.span()
        comparator, first, last = self._comparator(low, start, end)
        value = self._value(match, compared=comparator is not Comparator.EXACT)
        if value is None:
            return None
        if match[0] in self._never and not self._partitive.search(low[max(0, start - _HEAD) : start]):
            return None
        if match["only"] and self._vague.search(low[max(0, start - _HEAD) : start]):
            return None
        tail = (match["tail"] or "")[1:]
        if match["approx"] and comparator is Comparator.EXACT:
            comparator = Comparator.ABOUT
        return Number(
            start=first,
            end=last,
            core_start=start,
            core_end=end,
            value=value,
            comparator=comparator,
            ordinal=(bool(tail) and tail in self._ordinals) or self._ordinal_scale.match(low, end) is not None,
            percent=self._percent.match(low, end) is not None,
            scale=self._last_scale(match),
            in_words=bool(match["words"] or match["only"]),
            span=bool(match["low"] or self._range_of_words.match(low, end)),
        )

    def _last_scale(self, match: re.Match[str]) -> int:
        """The scale word that a number ends with, 1 without one."""
        word = (match["scale"] or match["words"] or "").split()
        return self._scales.get(word[-1], 1) if word else 1

    def _comparator(self, low: str, start: int, end: int) -> tuple[Comparator, int, int]:
        head = low[max(0, start - _HEAD) : start]
        before = [
            (match.start(), comparator) for comparator, pattern in self._before if (match := pattern.search(head))
        ]
        if before:
            first, comparator = min(before)
            return comparator, start - len(head) + first, end
        for comparator, pattern, endings in self._after:
            match = pattern.match(low, end)
            if not match or self._after_stops.search(match[1]):
                continue
            if low[start : match.end(1)].endswith(endings):
                return comparator, start, match.end()
        return Comparator.EXACT, start, end

    def _value(self, match: re.Match[str], *, compared: bool) -> int | float | None:
        if match["digits"]:
            if sum(map(str.isdigit, match["digits"])) > _MOST_DIGITS:
                return None
            value = _digits(match["digits"]) + (0.5 if match["half"] else 0)
            scale = (match["scale"] or "").strip()
            return _whole(value * self._scales[scale]) if scale else _whole(value)
        if match["only"]:
            return self._scales[match["only"]] if compared or match["only"] in self._bare_scales else None
        words = match["words"]
        for half in self._and_half:
            words = words.replace(half, _HALF)
        return self._words_value(words.split())

    def _words_value(self, words: list[str]) -> int | float | None:
        """The value of a phrase; None where two units follow each other ("екі үш": two or three)."""
        total: float = 0
        part: float = 0
        last = 1
        for word in words:
            if word == _HALF:
                # "Екі мың жарым" is 2500, "две с половиной тысячи" too.
                part += 0.5 * last
            elif word in self._halves:
                part += self._halves[word]
            elif word in self._scales:
                last = self._scales[word]
                total += (part or 1) * last
                part = 0
            else:
                value = self._words[word]
                if value == 100 and 0 < part < 10:
                    part *= 100
                elif part and part % 10 and value < 10:
                    return None
                else:
                    part += value
        return _whole(total + part)


def _joined(low: str, found: list[Number]) -> list[Number]:
    """Numbers told by scales in one: "76 thousand 400", "1 mln 350 thousand"."""
    told: list[Number] = []
    for number in found:
        last = told[-1] if told else None
        if last and _goes_on(low, last, number):
            value = last.value + number.value
            end, core = max(last.end, number.end), number.core_end
            told[-1] = replace(last, value=value, end=end, core_end=core, scale=number.scale)
        else:
            told.append(number)
    return told


def _goes_on(low: str, last: Number, number: Number) -> bool:
    """Whether a number is the rest of the one before: three places below thousands, thousands below millions."""
    if last.scale == 1 or low[last.core_end : number.core_start] != " " or number.start != number.core_start:
        return False
    if number.ordinal or number.percent or number.span or last.value % last.scale:
        return False
    return number.value < last.scale and (number.scale > 1 or last.scale == _THOUSAND)


def _ranges(low: str, found: list[Number]) -> list[Number]:
    """The numbers with both ends of "двести - двести пятьдесят" marked."""
    for index, (first, second) in enumerate(pairwise(list(found))):
        spoken = first.in_words and second.in_words and low[first.core_end : second.core_start] == " - "
        if spoken and first.value < second.value <= _WIDEST * first.value:
            found[index : index + 2] = [replace(found[index], span=True), replace(second, span=True)]
    return found


def _digits(text: str) -> int | float:
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d{1,3},000", text):
        return int(re.sub(r"[ .,]", "", text))
    return _whole(float(text.replace(",", ".")))


def _whole(value: float) -> int | float:
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value
