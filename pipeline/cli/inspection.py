"""The commands that look: show, schema, doctor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from pipeline.cli.session import DONE, LOOK, Session, command

Wanted = Annotated[
    str, typer.Argument(metavar="ID|NAME", help="A branch's id, or a part of a name, Kazakh or Russian.")
]
Model = Annotated[Literal["record", "registry", "article", "correction"], typer.Argument(help="Which model.")]
Forget = Annotated[
    list[str] | None,
    typer.Option("--forget", metavar="ITEM", help="Take an item out of the quarantine, and its page out of the store."),
]


def register(app: typer.Typer) -> None:
    """Add the commands that look."""
    command(app, "show", "tizilim show жамбыл", "tizilim show «Ауэзова»")(_show)
    command(app, "schema", "tizilim schema record", "tizilim schema registry > registry.schema.json")(_schema)
    command(app, "doctor", "tizilim doctor", "tizilim doctor --forget https://example.kz/news/1")(_doctor)


def _show(session: Session, wanted: Wanted) -> int:
    """Print what the registry knows about a branch, each value with the words that it rests on."""
    from pipeline.cli.finding import find, print_matches  # noqa: PLC0415
    from pipeline.export import card  # noqa: PLC0415
    from pipeline.stages.merging import stored_registry  # noqa: PLC0415

    with session.open_store() as store, store.read() as work:
        registry = stored_registry(work)
    found = find(registry, wanted)
    if not found:
        return session.refuse(f"no branch has {wanted!r} in its id, names or address; a shorter part may find it")
    if len(found) > 1:
        print_matches(found, session.out)
    else:
        card(registry, found[0], session.out)
    return DONE


def _schema(session: Session, model: Model) -> int:
    """Print the JSON Schema of what the program reads or writes."""
    from schemas import CORRECTION, Article, ArticleRecord, Registry  # noqa: PLC0415

    schemas: dict[str, Callable[[], dict[str, Any]]] = {
        "record": ArticleRecord.model_json_schema,
        "registry": Registry.model_json_schema,
        "article": Article.model_json_schema,
        "correction": CORRECTION.json_schema,
    }
    session.print_line(json.dumps(schemas[model](), ensure_ascii=False, indent=2))
    return DONE


def _doctor(session: Session, *, forget: Forget = None) -> int:
    """Say what the store holds, what failed in it, and what to do about each failure.

    The exit code is 1 while anything is quarantined.
    """
    from pipeline.cli.diagnosis import print_diagnosis  # noqa: PLC0415

    with session.open_store() as store:
        if forget:
            with store.write() as work:
                for item in forget:
                    known = work.pages.forget(item)
                    if not work.results.drop_quarantined(item) and not known:
                        return session.refuse(f"{item}: there is no such page or quarantined item")
        with store.read() as work:
            quarantined = print_diagnosis(work, store.where, session.out)
    return LOOK if quarantined else DONE
