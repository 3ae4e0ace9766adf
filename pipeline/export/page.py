"""``index.html``: the registry for analysts and reviewers in one file that asks nothing of the network."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.export.charts import Chart, holdings_chart, opened_chart
from pipeline.export.labels import Labels, Trio, Ui
from pipeline.export.listing import BranchView, Option, branch_view, options
from pipeline.export.selfcontained import content_policy, read_asset
from pipeline.export.views import ConflictView, FieldView, Narrator
from pipeline.export.words import Words
from schemas import Article, Branch, Conflict, Network, NetworkField, Registry

ASSETS = Path(__file__).with_name("assets")

TILES_IN_A_ROW = 7
"""At most so many figures stand side by side on a desk; more are spread evenly over rows."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: its label, the figure, and the day it is of."""

    label: Trio
    figure: Trio
    note: Trio | None
    href: str


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The city's library system."""

    id: str
    title: Trio
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything on the page, top to bottom."""

    title: Trio
    tiles: tuple[Tile, ...]
    tile_columns: int
    branches: tuple[BranchView, ...]
    districts: tuple[Option, ...]
    kinds: tuple[Option, ...]
    networks: tuple[NetworkView, ...]
    conflicts: tuple[ConflictView, ...]
    conflict_count: Trio
    opened: Chart | None
    holdings: Chart | None
    generated_from: tuple[tuple[str, str], ...]


def page_bytes(registry: Registry, articles: Mapping[str, Article], words: Words) -> bytes:
    """Render the page. ``articles`` by id gives quotes their surroundings; a missing one leaves the bare quote."""
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (read_asset(ASSETS / name) for name in ("page.css", "page.js"))
    html = environment.get_template("page.html").render(
        page=page_view(registry, articles, words),
        say=words.phrase,
        labels=words.labels,
        uis=list(Ui),
        style=style,
        script=script,
        policy=content_policy(style, script),
    )
    return html.encode()


def page_view(registry: Registry, articles: Mapping[str, Article], words: Words) -> PageView:
    """Decide all that the page says."""
    narrator = Narrator(words, articles)
    branches = words.ordered(registry.branches)
    owners: dict[str, Branch | Network] = {network.id: network for network in registry.networks}
    owners.update((branch.id, branch) for branch in branches)
    disputes = {owner: [conflict for conflict in registry.conflicts if conflict.owner == owner] for owner in owners}
    views = tuple(branch_view(branch, disputes[branch.id], narrator) for branch in branches)
    tiles = _tiles(registry, words)
    return PageView(
        title=words.labels.title(registry.city),
        tiles=tiles,
        tile_columns=math.ceil(len(tiles) / math.ceil(len(tiles) / TILES_IN_A_ROW)),
        branches=views,
        districts=options(view.district for view in views),
        kinds=options(view.kind for view in views),
        networks=tuple(_network(network, disputes[network.id], narrator) for network in registry.networks),
        conflicts=tuple(narrator.conflict(conflict, owners.get(conflict.owner)) for conflict in registry.conflicts),
        conflict_count=words.labels.plurals["conflicts"].of(len(registry.conflicts)),
        opened=opened_chart(branches, words),
        holdings=holdings_chart(branches, words),
        generated_from=tuple(sorted(registry.generated_from.items())),
    )


def _network(network: Network, conflicts: list[Conflict], narrator: Narrator) -> NetworkView:
    return NetworkView(network.id, narrator.words.title(network), narrator.fields(network, conflicts))


def _tiles(registry: Registry, words: Words) -> tuple[Tile, ...]:
    """List the registry's own size first, then the networks' figures."""
    labels: Labels = words.labels
    states = [state for branch in registry.branches for state in branch.fields.values()]
    states += [state for network in registry.networks for state in network.fields.values()]
    witnesses = {
        source.article for state in states for value in (*state.current, *state.history) for source in value.sources
    }
    tiles = [
        Tile(words.phrase("in_registry"), words.count(len(registry.branches)), None, "branches"),
        Tile(words.phrase("articles_read"), words.count(len(witnesses)), None, "branches"),
    ]
    for network in registry.networks:
        for field in NetworkField:
            state = network.fields.get(field)
            if state and state.current:
                value = state.current[0]
                note = words.date(value.as_of) if value.as_of else None
                figure = words.value(field, value, network.city)
                tiles.append(Tile(labels.field(field, network=True), figure, note, f"n-{network.id}-{field}"))
    return tuple(tiles)
