"""An article's text cut into pieces: which words the gold rests on, which the record, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.verdicts import Row


@dataclass(frozen=True, slots=True)
class Marked:
    """A row of an article with its id on the page and where its quotes stand; None where a side has no quote."""

    id: str
    row: Row
    gold: tuple[int, int] | None
    given: tuple[int, int] | None

    def covers(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether the gold's and the record's quote cover a piece of the text."""
        return _inside(self.gold, start, end), _inside(self.given, start, end)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two borders of quotes. ``begins`` names the rows whose first quote starts here."""

    text: str
    gold: tuple[Marked, ...] = ()
    given: tuple[Marked, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def rows(self) -> str:
        """The ids of all rows that rest on it, with blanks between."""
        return " ".join(dict.fromkeys(one.id for one in (*self.gold, *self.given)))

    @property
    def styles(self) -> str:
        """Its classes: one for the gold's underline, one for the record's ground, the worst verdict of each."""
        sides = {"gold": self.gold, "given": self.given}
        return " ".join(f"{side}-{tone(worst(marked))}" for side, marked in sides.items() if marked)


def worst(marked: Sequence[Marked]) -> Marked:
    """The row whose verdict matters most: an error before what is right, what is right before what was held back."""
    return max(marked, key=lambda one: (one.row.verdict.error, one.row.true))


def tone(marked: Marked) -> str:
    """The colour of a row on the page."""
    verdict = marked.row.verdict
    if verdict.error and verdict.name not in ("MISSING", "SURPLUS"):
        return "wrong"
    return verdict.name.lower()


def locate(rows: Sequence[Row], text: str, prefix: str) -> list[Marked]:
    """Find where the quotes of rows stand. A gold quote that occurs again is taken nearest to what the record took."""
    found = []
    for number, row in enumerate(rows):
        given = None
        if row.given and row.given.start is not None:
            given = (row.given.start, row.given.start + len(row.given.quote))
        gold = _nearest(text, row.gold.quote, given[0] if given else 0) if row.gold and row.gold.quote else None
        found.append(Marked(f"{prefix}-{number}", row, gold, given))
    return found


def paragraphs(text: str, marked: Sequence[Marked]) -> list[list[Piece]]:
    """Cut the text into paragraphs, and these at every border of a quote."""
    found = []
    position = 0
    for paragraph in text.split("\n\n"):
        found.append(_pieces(text, position, position + len(paragraph), marked))
        position += len(paragraph) + 2
    return found


def _pieces(text: str, start: int, end: int, marked: Sequence[Marked]) -> list[Piece]:
    spans = [span for one in marked for span in (one.gold, one.given) if span]
    inner = {border for span in spans for border in span if start < border < end}
    borders = sorted({start, end, *inner})
    pieces = []
    for left, right in pairwise(borders):
        gold = tuple(one for one in marked if one.covers(left, right)[0])
        given = tuple(one for one in marked if one.covers(left, right)[1])
        begins = tuple(one.id for one in marked if _first(one) == left)
        pieces.append(Piece(text[left:right], gold, given, begins))
    return pieces


def _first(marked: Marked) -> int | None:
    span = marked.given or marked.gold
    return span[0] if span else None


def _nearest(text: str, quote: str, near: int) -> tuple[int, int] | None:
    starts = []
    start = text.find(quote)
    while start >= 0:
        starts.append(start)
        start = text.find(quote, start + 1)
    if not starts:
        return None
    best = min(starts, key=lambda one: abs(one - near))
    return best, best + len(quote)


def _inside(span: tuple[int, int] | None, start: int, end: int) -> bool:
    return span is not None and span[0] <= start and end <= span[1]
