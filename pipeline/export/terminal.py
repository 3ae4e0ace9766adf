"""The registry on a terminal: a summary of all branches, and the card of one.

Articles are written by others, so every text passes through ``plain``: an escape sequence in a quote must not reach the
terminal. Texts are ``rich.text.Text``, never markup, and cells fold instead of being cut, so that a pipe loses nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from pipeline.export.labels import Ui
from pipeline.export.listing import source_articles
from pipeline.export.views import DOUBTFUL, notes, pending
from pipeline.export.words import Words, aliases_of, load_words, number_words
from schemas import (
    Branch,
    BranchField,
    Comparator,
    Conflict,
    Language,
    Network,
    NetworkField,
    Quantity,
    Registry,
    Source,
    SourcedValue,
)
from schemas.article import local_day

WIDE = 120
"""Columns of a terminal from which district, address and area get columns of their own."""

NARROW_FIELDS = (BranchField.OPENED, BranchField.OPENING_HOURS, BranchField.HOLDINGS)
WIDE_FIELDS = (BranchField.DISTRICT, BranchField.ADDRESS, *NARROW_FIELDS, BranchField.AREA_M2)
HOURS_WIDTH = 13
"""A day and its hours, "Su 10:00-17:00" in two lines at worst; longer weeks fold."""

_RIGHT = (BranchField.HOLDINGS, BranchField.AREA_M2)


def summary(registry: Registry, console: Console, ui: Ui = Ui.EN) -> None:
    """Print the registry: a table of its branches, the networks' figures, the conflicts.

    Fits the console's width: a narrow one shows district and address below the name. ``ui`` is the language of the
    labels; names and addresses stay as the registry has them.
    """
    words = load_words()
    console.print(Text(words.labels.title(registry.city)[ui], style="bold"))
    if registry.branches:
        console.print(_branch_table(registry, words, ui, wide=console.width >= WIDE))
    else:
        console.print(Text(words.phrase("empty")[ui], style="dim"))
    for network in registry.networks:
        console.print()
        console.print(Text(plain(words.title(network)[ui]), style="bold"))
        console.print(_network_table(network, words, ui))
    _print_conflicts(registry.conflicts, registry, words, console, ui)
    count = words.labels.plurals["branches"].of(len(registry.branches))[ui]
    conflicts = words.labels.plurals["conflicts"].of(len(registry.conflicts))[ui]
    console.print(Text(f"{count}, {conflicts}", style="dim"))


def card(registry: Registry, branch: Branch, console: Console, ui: Ui = Ui.EN) -> None:
    """Print all that the registry knows of one branch: names, values with their sources, history, conflicts."""
    words = load_words()
    console.print(Text(plain(words.title(branch)[ui]), style="bold"))
    console.print(Text(" · ".join(_about(branch, words, ui)), style="dim"))
    for language in Language:
        names = branch.names.get(language)
        for text in (*(filter(None, [names.name]) if names else ()), *aliases_of(branch, language)):
            console.print(Text(f"  {language}  ", style="dim").append(plain(text), style="none"))
    for field in BranchField:
        state = branch.fields.get(field)
        if not state or not (state.current or state.history):
            continue
        console.print()
        console.print(Text(words.labels.field(field)[ui], style="bold cyan"))
        for value in state.current:
            console.print(_value(field, value, branch, words, ui))
        if state.history:
            console.print(Text(f"  {words.phrase('history')[ui]}", style="dim"))
        for value in state.history:
            console.print(Padding(_value(field, value, branch, words, ui), (0, 0, 0, 2)))
    own = [conflict for conflict in registry.conflicts if conflict.owner == branch.id]
    _print_conflicts(own, registry, words, console, ui)


def plain(text: str) -> str:
    """Replace control and direction characters, which could drive the terminal; newlines become spaces."""
    return "".join(
        " "
        if letter in "\n\t"
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(letter) in ("Cc", "Cf")
        else letter
        for letter in text
    )


def _branch_table(registry: Registry, words: Words, ui: Ui, *, wide: bool) -> Table:
    fields = WIDE_FIELDS if wide else NARROW_FIELDS
    phrases = {
        BranchField.DISTRICT: "district",
        BranchField.ADDRESS: "address",
        BranchField.OPENED: "opened",
        BranchField.OPENING_HOURS: "hours",
        BranchField.HOLDINGS: "holdings",
        BranchField.AREA_M2: "area",
    }
    columns = [Column(words.phrase("name_language")[ui], overflow="fold", ratio=3)]
    for field in fields:
        unit = f", {words.grammars[ui].numbers.square_metre.text}" if field is BranchField.AREA_M2 else ""
        columns.append(
            Column(
                words.phrase(phrases[field])[ui] + unit,
                overflow="fold",
                justify="right" if field in _RIGHT else "left",
                ratio=2 if field is BranchField.ADDRESS else None,
                max_width=HOURS_WIDTH if field is BranchField.OPENING_HOURS else None,
            )
        )
    columns.append(Column(words.phrase("sources")[ui], justify="right"))
    table = Table(*columns, box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, leading=1)
    disputed = {conflict.owner for conflict in registry.conflicts}
    for branch in words.ordered(registry.branches):
        names = _names(branch, words)
        lines = [Text(name, style="dim" if number else "bold") for number, name in enumerate(names)]
        if branch.id in disputed:
            lines[0].append(" !", style="bold red")
        cells = {field: _cell(branch, field, words, ui) for field in WIDE_FIELDS}
        if not wide:
            place = (cells[BranchField.DISTRICT], cells[BranchField.ADDRESS])
            lines.append(Text(" · ".join(part for part in place if part and part not in names), style="dim"))
        table.add_row(
            Group(*(line for line in lines if line.plain)),
            *(Text(cells[field]) for field in fields),
            str(len(source_articles(branch))),
        )
    return table


def _names(branch: Branch, words: Words) -> list[str]:
    names = [branch.names[language].name for language in Language if language in branch.names]
    return list(dict.fromkeys(plain(name) for name in names if name)) or [plain(words.title(branch).kk)]


def _cell(branch: Branch, field: BranchField, words: Words, ui: Ui) -> str:
    """Write the current value as short as it can be: 24/7, >40 000, 2025-12-16; empty where nothing is known."""
    state = branch.fields.get(field)
    if not (state and state.current):
        return ""
    value = state.current[0]
    short, begins = _short(branch, field, value, words, ui), pending(value, words)
    return f"{short} {begins[ui]}" if begins else short


def _short(branch: Branch, field: BranchField, value: SourcedValue, words: Words, ui: Ui) -> str:
    if isinstance(value.value, Quantity):
        number = number_words(value.value.number, words.grammars[ui].numbers)
        return number if value.value.comparator is Comparator.EXACT else f"{value.value.comparator}{number}"
    if isinstance(value.value, str) and not value.part and field in (BranchField.OPENED, BranchField.OPENING_HOURS):
        return value.value
    return plain(words.value(field, value, branch.city)[ui])


def _network_table(network: Network, words: Words, ui: Ui) -> Table:
    table = Table(
        Column(overflow="fold"),
        Column(overflow="fold"),
        Column(style="dim", overflow="fold"),
        box=None,
        show_header=False,
        padding=(0, 2, 0, 2),
    )
    for field in NetworkField:
        state = network.fields.get(field)
        for value in state.current if state else ():
            table.add_row(
                words.labels.field(field, network=True)[ui],
                Text(plain(words.value(field, value, network.city)[ui]), style="bold"),
                Text(" · ".join(_quietly(value, words, ui))),
            )
    return table


def _print_conflicts(conflicts: Iterable[Conflict], registry: Registry, words: Words, console: Console, ui: Ui) -> None:
    owners: dict[str, Branch | Network] = {network.id: network for network in registry.networks}
    owners.update((branch.id, branch) for branch in registry.branches)
    for number, conflict in enumerate(conflicts):
        if not number:
            console.print()
            console.print(Text(words.phrase("conflicts")[ui], style="bold red"))
        owner = owners.get(conflict.owner)
        label = words.labels.field(conflict.field, network=isinstance(owner, Network))[ui]
        title = plain(words.title(owner)[ui]) if owner else conflict.owner
        console.print(Text("  ! ", style="bold red").append(f"{title}: {label}", style="none"))
        city = owner.city if owner else None
        for value in conflict.values:
            said = " · ".join([plain(words.value(conflict.field, value, city)[ui]), *_quietly(value, words, ui)])
            console.print(Padding(Text(said), (0, 0, 0, 4)))
        console.print(Padding(Text(plain(conflict.reason), style="dim"), (0, 0, 0, 4)))


def _about(branch: Branch, words: Words, ui: Ui) -> list[str]:
    said = [branch.id, words.labels.kinds[branch.kind][ui]]
    for phrase, date in (("first_seen", branch.first_seen), ("last_confirmed", branch.last_confirmed)):
        if date:
            said.append(f"{words.phrase(phrase)[ui]} {words.date(date)[ui]}")
    if branch.merged_ids:
        said.append(f"{words.phrase('merged_ids')[ui]} {', '.join(branch.merged_ids)}")
    return said


def _value(field: BranchField, value: SourcedValue, branch: Branch, words: Words, ui: Ui) -> RenderableType:
    head = Text("  ").append(plain(words.value(field, value, branch.city)[ui]), style="bold")
    head.append(
        "  " + " · ".join(_quietly(value, words, ui)), style="dim" if value.confidence >= DOUBTFUL else "yellow"
    )
    return Group(head, *(Padding(_source(source, words, ui), (0, 0, 0, 4)) for source in value.sources))


def _quietly(value: SourcedValue, words: Words, ui: Ui) -> list[str]:
    said = [note[ui] for note in notes(value, words)]
    if value.confirmed_by:
        said.append(plain(words.phrase("confirmed_by", by=value.confirmed_by)[ui]))
    said.append(f"{value.confidence:.0%}")
    if value.sources:
        said.append(words.labels.plurals["sources"].of(len(value.sources))[ui])
    return said


def _source(source: Source, words: Words, ui: Ui) -> RenderableType:
    day = words.date(local_day(source.published)) if source.published else words.phrase("undated")
    where = Text(f"{plain(source.outlet or '—')}, {day[ui]}", style="dim")
    if source.url:
        where.append(f"  {plain(source.url)}", style="none")
    return Group(Text(f"“{plain(source.quote)}”"), where)
