"""What the measures look like on a terminal; piped, the same in plain lines without colours or bars."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.residue import Residue, counts
from corpus.scores import Score, Scores, Share
from corpus.verdicts import Verdict

_GOOD, _FAIR = 0.92, 0.85
_BAR = 12
_COLUMNS = ("precision", "recall", "F1", "support", "surplus", "missing")


def print_scores(scores: Scores, title: str, console: Console) -> None:
    """Print all scores: the whole first, then by language, field, extractor and city, the worst of each first."""
    console.print(Text(title, style="bold"), soft_wrap=True)
    table = _table(console, "", *_COLUMNS)
    _add(table, console, "", scores.whole)
    for name, group in scores.groups.items():
        _add(table, console, f"by {name}", dict(sorted(group.items(), key=lambda item: (item[1].f1, item[0]))))
    console.print(table)
    _print_shares(scores, console)
    _print_errors(scores, console)
    _print_calibration(scores, console)


def _add(table: Table, console: Console, heading: str, group: dict[str, Score]) -> None:
    if heading:
        table.add_row(Text(heading, style="bold"))
    for name, score in group.items():
        cells = [Text(f"{value:.3f}", style=_style(value)) for value in (score.precision, score.recall, score.f1)]
        figures = (str(score.support), str(score.surplus), str(score.missing))
        bar = [Text("█" * round(score.f1 * _BAR), style=_style(score.f1))] if console.is_terminal else []
        table.add_row(Text(f"  {name}" if heading else name), *cells, *figures, *bar)
    table.add_section()


def _print_shares(scores: Scores, console: Console) -> None:
    said = {
        "attribution": "right facts at the right branch",
        "comparator": "right figures with the right comparator",
        "kinds": "found branches of the right kind",
        "cities": "articles of the right city",
    }
    table = _table(console, "accuracy", "share", "right", "of")
    for name, share in scores.shares.items():
        table.add_row(f"{name}: {said[name]}", *_share(share))
    console.print(table)


def _share(share: Share) -> tuple[Text, str, str]:
    return Text(f"{share.accuracy:.3f}", style=_style(share.accuracy)), str(share.right), str(share.total)


def _print_errors(scores: Scores, console: Console) -> None:
    table = _table(console, "kind of error", "claims")
    for verdict in sorted((one for one in Verdict if one.error), key=lambda one: -scores.errors[one]):
        table.add_row(verdict.value, str(scores.errors[verdict]))
    console.print(table)


def _print_calibration(scores: Scores, console: Console) -> None:
    calibration = scores.calibration()
    table = _table(console, "confidence", "mean", "right", "gap", "claims")
    for one in calibration.bins:
        style = "" if abs(one.gap) <= 0.05 else "yellow" if abs(one.gap) <= 0.15 else "red"
        table.add_row(
            f"{one.low:.3f} to {one.high:.3f}",
            f"{one.confidence:.3f}",
            f"{one.accuracy:.3f}",
            Text(f"{one.gap:+.3f}", style=style),
            str(one.count),
        )
    console.print(table)
    console.print(
        f"expected calibration error {calibration.error:.3f} over bins of equal mass, "
        f"{calibration.error_equal_width:.3f} over ten of equal width",
        soft_wrap=True,
    )


def print_residue(found: Sequence[Residue], console: Console) -> None:
    """Print the sentences that gave no claim, article by article, the fullest first; the counts last."""
    for one in sorted((one for one in found if one.unread), key=lambda one: (-len(one.unread), one.name)):
        console.print(Text(f"{one.name}: {len(one.unread)} of {one.telling}", style="bold"), soft_wrap=True)
        for item in one.unread:
            line = Text(f"  {', '.join(item.holds):14} ", style="dim").append(item.sentence, style="not dim")
            console.print(line, soft_wrap=True)
    total = counts(found)
    kinds = ", ".join(
        f"{number} with a {kind}" if kind != "address" else f"{number} with an {kind}"
        for kind, number in total["holds"].items()
    )
    console.print(
        f"{total['unread']} of {total['telling']} sentences that name a library and hold a figure, date or address "
        f"gave no claim ({kinds}), in {len(found)} articles",
        soft_wrap=True,
    )


def _table(console: Console, first: str, *columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, header_style="bold", pad_edge=False)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _style(value: float) -> str:
    return "green" if value >= _GOOD else "yellow" if value >= _FAIR else "red"
