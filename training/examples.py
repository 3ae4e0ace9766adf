"""Examples to learn from: candidates of rules with the label that a person gave them.

Three sources: our marked phrases, the train part of the corpus, and real news of other subjects, in which no number is
a fact about a library (KazNERD, factRuEval-2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.gold import Gold, gold_files, load
from corpus.phrases import NUMBERED
from corpus.phrases import read as read_phrases
from extractors.components import kits, sentences_of
from extractors.kit import Kit
from extractors.labeller import NONE
from extractors.language import sentence_language
from extractors.text import fold
from schemas.errors import InputError
from schemas.vocab import Language

_DATED = frozenset({"opened", "renovated", "relocated", "closed"})
_LIBRARY = ("кітапхана", "библиотек", "читальн")


@dataclass(frozen=True, slots=True)
class Example:
    """A folded text, its candidates as ``start, end``, and the label of each.

    ``group``: examples of one group tell of the same things and must stay together when some are held out.
    """

    low: str
    candidates: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]
    source: str
    group: str


def candidates(text: str, kit: Kit) -> list[tuple[int, int]]:
    """Start and end of the numbers and dates of a text, in order; a number inside a date is not one by itself."""
    low = fold(text)
    dates = [(date.start, date.end) for date in kit.dates.find(low, None)]
    numbers = [
        (number.core_start, number.core_end)
        for number in kit.numbers.find(low)
        if not any(start < number.core_end and number.core_start < end for start, end in dates)
    ]
    return sorted([*dates, *numbers])


def phrase_examples(folder: Path) -> Iterator[Example]:
    """One example a line of marked phrases; what stands in no mark is none of the facts.

    Files of one number hold much the same facts in both languages: they are one group.
    """
    for path in sorted(folder.glob("*.txt")):
        for phrase in read_phrases(path):
            marks = [mark for mark in phrase.spans if mark[2] in NUMBERED]
            made = _example(phrase.text, Language(path.name[:2]), marks, ("phrases", path.stem[3:]))
            if made:
                yield made


def article_examples(folder: Path) -> Iterator[Example]:
    """Sentences of annotated articles, each with the one before it; the quotes of the gold give the labels."""
    for path in gold_files(folder):
        gold = load(path)
        text = gold.text(path)
        marks = list(_gold_marks(gold, text))
        before = ""
        for _, start, end in sentences_of(text):
            sentence = text[start:end]
            shift = len(before) + 1 - start
            inside = [(left + shift, right + shift, label) for left, right, label in marks if start <= left < end]
            made = _example(
                f"{before} {sentence}", gold.article.language, inside, ("articles", path.stem), skip=len(before)
            )
            if made:
                yield made
            before = sentence


def _gold_marks(gold: Gold, text: str) -> Iterator[tuple[int, int, str]]:
    for _, claim in gold.all_claims():
        quantity = isinstance(claim.value, dict) and "number" in claim.value
        if quantity or claim.field.value in _DATED:
            start = text.find(claim.quote)
            yield start, start + len(claim.quote), claim.field.value


def _example(
    text: str, language: Language, marks: list[tuple[int, int, str]], origin: tuple[str, str], skip: int = 0
) -> Example | None:
    kit = kits()[sentence_language(text, language).value]
    found = [pair for pair in candidates(text, kit) if pair[0] >= skip]
    if not found:
        return None
    labels = [
        next(
            (label for start, end, label in marks if start < right and left < end and _fits(label, text[left:right])),
            NONE,
        )
        for left, right in found
    ]
    return Example(fold(text), tuple(found), tuple(labels), *origin)


def _fits(label: str, words: str) -> bool:
    """Whether a candidate can be what a quote states: a quote of a date may hold a figure too, and back."""
    return label not in _DATED or any(char.isalpha() for char in words) or len(words) == 4


def kaznerd_examples(path: Path) -> Iterator[Example]:
    """Sentences of KazNERD (IOB2, a word and its tag a line) that mention no library; nothing in them is a fact."""
    words: list[str] = []
    for line in [*_lines(path), ""]:
        if line.strip():
            words.append(line.split(" ")[0])
            continue
        yield from _negative(" ".join(words), Language.KK, "kaznerd")
        words = []


def factrueval_examples(folder: Path) -> Iterator[Example]:
    """Sentences of the texts of factRuEval-2016 that mention no library; nothing in them is a fact."""
    for path in sorted(folder.glob("*.txt")):
        text = "\n".join(_lines(path))
        for _, start, end in sentences_of(text):
            yield from _negative(text[start:end], Language.RU, "factrueval")


def _negative(text: str, language: Language, source: str) -> Iterator[Example]:
    if text and not any(stem in text.lower() for stem in _LIBRARY):
        made = _example(text, language, [], (source, text[:20]))
        if made:
            yield made


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(error), where=str(path)) from error
