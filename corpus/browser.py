"""The error browser: every article with its gold and its record side by side, the worst first, on one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.compare import IDENTITY, Item
from corpus.diagram import diagram
from corpus.highlights import Marked, Piece, locate, paragraphs, tone
from corpus.judging import Judged
from corpus.scores import Scores
from corpus.templates import ASSETS, environment
from corpus.verdicts import Row, Verdict
from pipeline.export.selfcontained import content_policy, read_asset

_FIGURE = re.compile(r"([=<>~])(\d+)(\.\d+)?")

# As people write an address; all other parts keep their order.
_FIRST = ("type", "street", "house")

ERRORS = tuple(verdict for verdict in Verdict if verdict.error)


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One library, or the network, with its statements; ``state`` says that only one side knows it."""

    name: str
    identity: str
    state: str
    faults: tuple[Marked, ...]
    right: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article; ``search`` is what a search looks through."""

    id: str
    name: str
    title: str
    language: str
    city: str
    read_city: str
    published: str
    note: str
    paragraphs: list[list[Piece]]
    owners: tuple[OwnerView, ...]
    errors: int
    right: int
    search: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the overview: how many errors of each kind, in the order of ``ERRORS``."""

    field: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ValuePart:
    """A part of a value as people read it; ``differs`` where the other side of the row has it otherwise."""

    key: str
    text: str
    differs: bool


def value_parts(item: Item, other: Item | None) -> list[ValuePart]:
    """Cut a value into its parts, and mark those that the other side lacks: a house, a comparator, a start."""
    if item.shown:
        return [ValuePart("", item.shown, other is not None and other.key != item.key)]
    there = set(_parts(other.value)) if other else set()
    parts = sorted(_parts(item.value), key=lambda part: _FIRST.index(part[0]) if part[0] in _FIRST else len(_FIRST))
    return [ValuePart(*part, differs=other is not None and part not in there) for part in parts]


def _parts(value: str) -> list[tuple[str, str]]:
    found = []
    for part in re.split(r"\|| (?=part=|from=|\()", value):
        figure = _FIGURE.fullmatch(part)
        if figure:
            number = f"{int(figure[2]):,}".replace(",", "\u202f") + (figure[3] or "")
            found += [("", figure[1]), ("", number)]
        else:
            key, equals, text = part.partition("=")
            found.append((key, text) if equals else ("", part))
    return found


def page(judged: Sequence[Judged], scores: Scores, title: str) -> str:
    """Render the page of all articles."""
    articles = sorted((_article(f"a{number}", one) for number, one in enumerate(judged)), key=_badness)
    rows = [mark.row for article in articles for owner in article.owners for mark in owner.faults]
    style, script = (read_asset(ASSETS / name) for name in ("errors.css", "errors.js"))
    return (
        environment()
        .get_template("errors.html")
        .render(
            title=title,
            articles=articles,
            scores=scores,
            errors=ERRORS,
            overview=_overview(rows),
            extractors=sorted({row.given.extractor for row in rows if row.given and row.given.extractor}),
            languages=sorted({article.language for article in articles}),
            chart=diagram(scores.calibration(), "Reliability of confidence", standalone=False),
            style=style,
            script=script,
            policy=content_policy(style, script),
            value_parts=value_parts,
            tone=tone,
        )
    )


def _badness(article: ArticleView) -> tuple[int, int, str]:
    return -article.errors, article.right, article.name


def _overview(rows: Iterable[Row]) -> list[Line]:
    table: dict[str, Counter[Verdict]] = {}
    for row in rows:
        if row.verdict.error:
            table.setdefault(row.field, Counter())[row.verdict] += 1
    lines = [Line(name, tuple(counts[one] for one in ERRORS), counts.total()) for name, counts in table.items()]
    return sorted(lines, key=lambda line: (-line.total, line.field))


def _article(key: str, judged: Judged) -> ArticleView:
    gold, record = judged.gold.article, judged.record.article
    marked = locate(judged.rows(), record.text, key)
    # A name or an alias that is wrong is an error too, but right ones would only fill the page.
    errors = sum(one.row.verdict.error for one in marked)
    states = {pair.owner: _state(in_gold=pair.in_gold, in_record=pair.in_record) for pair in judged.pairs()}
    owners = tuple(
        _owner(owner, states[owner], list(group)) for owner, group in groupby(marked, key=lambda one: one.row.owner)
    )
    return ArticleView(
        id=key,
        name=judged.name,
        title=gold.title,
        language=gold.language.value,
        city=gold.city or "",
        read_city=record.city or "",
        published=gold.published.date().isoformat() if gold.published else "",
        note=judged.gold.note or "",
        paragraphs=paragraphs(record.text, marked),
        owners=tuple(sorted(owners, key=lambda owner: -sum(one.row.verdict.error for one in owner.faults))),
        errors=errors,
        right=sum(one.row.verdict is Verdict.RIGHT and one.row.field not in IDENTITY for one in marked),
        search=f"{judged.name} {record.text}",
    )


def _state(*, in_gold: bool, in_record: bool) -> str:
    if in_gold and in_record:
        return ""
    return "not found" if in_gold else "not in the gold"


def _owner(owner: str, state: str, marked: Sequence[Marked]) -> OwnerView:
    names = [item for one in marked if one.row.field == "name" for item in (one.row.gold, one.row.given) if item]
    return OwnerView(
        name=names[0].shown if names else owner,
        identity=owner,
        state=state,
        faults=tuple(one for one in marked if one.row.verdict is not Verdict.RIGHT),
        right=tuple(one for one in marked if one.row.verdict is Verdict.RIGHT and one.row.field != "name"),
    )
