"""The commands of the flow: run, fetch, parse, extract, merge, export."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.session import DONE, LOOK, Session, command

if TYPE_CHECKING:
    from pipeline.stages.context import StageReport
    from pipeline.stages.fetching import Fetched, FetchPlan

From = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Read what the stage before printed; - is standard input."),
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="DIR", help="Folder for the files.", show_default="out")
]
Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Folders, files, web addresses.", show_default="sources of the settings"),
]
Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help=".html, .txt, .json, .jsonl, or - .")]
LanguageOption = Annotated[Literal["kk", "ru"] | None, typer.Option("--language", help="Language of the article.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="TIME", help="Time of publication: 2026-02-04T14:44+05:00.")
]
City = Annotated[str | None, typer.Option("--city", metavar="ID", help="City that the article is about: almaty.")]
Indent = Annotated[int | None, typer.Option("--indent", min=0, max=8, help="Spaces by which to indent the JSON.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say of each claim why it stands in the record.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, of explanations too.")]
Print = Annotated[bool, typer.Option("--print", help="Print the registry as one line of JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands of the flow."""
    command(
        app,
        "run",
        "tizilim run corpus/newsroom --out out",
        "tizilim run https://example.kz/news/1 --data-dir /var/lib/tizilim",
    )(_run)
    command(app, "fetch", "tizilim fetch corpus/newsroom", "tizilim fetch https://example.kz/news/1")(_fetch)
    command(app, "parse", "tizilim parse page.html --indent 2", "tizilim fetch pages/ | tizilim parse --from -")(_parse)
    command(
        app,
        "extract",
        "tizilim extract article.txt --published 2026-02-04T14:44+05:00 --indent 2",
        "tizilim extract article.txt --explain",
        "tizilim parse *.html | tizilim extract --from - > records.jsonl",
    )(_extract)
    command(app, "merge", "tizilim merge", "tizilim merge --from records.jsonl --data-dir D")(_merge)
    command(app, "export", "tizilim export --data-dir D --out DIR", "tizilim merge --print | tizilim export --from -")(
        _export
    )


def _run(session: Session, *, sources: Sources = None, out: Out = None) -> int:
    """Fetch, parse, extract, merge and export: from news pages to the registry.

    What was done before and has not changed is not done again. Without a source the stored pages are gone through.
    """
    from pipeline.cli.report import print_run  # noqa: PLC0415
    from pipeline.stages.run import run  # noqa: PLC0415

    session.set_flag("out_dir", out)
    plan = _plan(session, sources)
    with session.open_store() as store:
        result = run(session.context(store), plan, session.settings.out_dir)
    print_run(result, session.out)
    return _ended(session, result.reports)


def _fetch(session: Session, *, sources: Sources = None) -> int:
    """Store the pages of sources, and print one line of JSON for each."""
    from pipeline.stages.fetching import fetch  # noqa: PLC0415
    from schemas.errors import InputError  # noqa: PLC0415

    plan = _plan(session, sources)
    if not plan.sources:
        raise InputError("name a source: a folder, a file or a web address", code="nothing-to-read")

    def print_page(fetched: Fetched) -> None:
        page = fetched.page
        line = {"address": page.address, "state": fetched.state, "hash": page.content_hash, "bytes": len(page.data)}
        session.print_line(json.dumps(line, ensure_ascii=False))

    with session.open_store() as store:
        report = fetch(session.context(store), plan, print_page)
    return _ended(session, [report])


def _parse(session: Session, *, pages: Files = None, from_: From = None, indent: Indent = None) -> int:
    """Print the articles of pages as JSON Lines; without a page, parse what is in the store.

    With --from, pages of the store that `fetch` printed are parsed, and their articles printed.
    """
    from pipeline.cli import direct  # noqa: PLC0415

    if pages:
        return direct.print_articles(session, pages, direct.options(), indent)
    from pipeline.stages.parsing import parse, parsed  # noqa: PLC0415

    addresses = direct.read_addresses(from_) if from_ else []
    with session.open_store() as store:
        report = parse(session.context(store))
        found = parsed(store, addresses)
    if from_:
        return direct.print_found(session, found, indent)
    return _ended(session, [report])


def _extract(  # noqa: PLR0913 - typer reads a command's options off its parameters
    session: Session,
    *,
    files: Files = None,
    from_: From = None,
    language: LanguageOption = None,
    published: Published = None,
    city: City = None,
    indent: Indent = None,
    explain: Explain = False,
    as_json: AsJson = False,
) -> int:
    """Print the records of articles as JSON Lines; without a file, extract from what is in the store.

    The options say what a text can't: its language, when it was published, which city it is about.
    With --explain, each claim comes with the rule that fired, the words that chose its library, and its confidence.
    """
    inputs = [*(files or ()), *([from_] if from_ else ())]
    if inputs:
        from pipeline.cli import direct  # noqa: PLC0415

        known = direct.options(language, published, city)
        if explain:
            return direct.print_explanations(session, inputs, known, direct.Layout(as_json, indent))
        return direct.print_records(session, inputs, known, indent)
    if explain:
        from schemas.errors import InputError  # noqa: PLC0415

        raise InputError("name the article whose claims are to be explained", where="--explain", code="nothing-to-read")
    from pipeline.stages.extracting import extract  # noqa: PLC0415

    with session.open_store() as store:
        report = extract(session.context(store))
    return _ended(session, [report])


def _merge(session: Session, *, from_: From = None, print_: Print = False) -> int:
    """Merge all records into the registry of the store. With --from, records that `extract` printed are added first."""
    from pipeline.cli.direct import open_lines  # noqa: PLC0415
    from pipeline.stages.importing import hand_in  # noqa: PLC0415
    from pipeline.stages.merging import merge_all, stored_registry  # noqa: PLC0415

    with session.open_store() as store:
        context = session.context(store)
        if from_:
            with open_lines(from_) as lines:
                taken = hand_in(context, lines, source=from_)
            if not taken.taken:
                return session.refuse(f"none of the {len(taken.bad)} lines of {from_} is a record: {taken.bad[0]}")
        report = merge_all(context)
        if print_:
            with store.read() as work:
                session.print_line(stored_registry(work).to_json())
    return _ended(session, [report])


def _export(session: Session, *, from_: From = None, out: Out = None) -> int:
    """Write registry.json, index.html and their companions from the registry of the store, and print their paths.

    With --from, a registry that `merge --print` printed is written; the store then gives the texts of the articles.
    """
    from pipeline.cli.direct import read_registry  # noqa: PLC0415
    from pipeline.stages.exporting import export_all  # noqa: PLC0415

    session.set_flag("out_dir", out)
    registry = read_registry(from_) if from_ else None
    with session.open_store() as store:
        exported = export_all(session.context(store), session.settings.out_dir, registry)
    for file in exported.files:
        session.print_line(str(file))
    return DONE


def _plan(session: Session, sources: Sequence[str] | None) -> FetchPlan:
    from pipeline.fetch import Limits, resolve_sources  # noqa: PLC0415
    from pipeline.stages.fetching import FetchPlan  # noqa: PLC0415

    settings = session.settings
    limits = Limits(settings.connect_timeout, settings.read_timeout, settings.total_timeout, settings.max_page_bytes)
    return FetchPlan(resolve_sources(sources or settings.sources), settings.user_agent, limits)


def _ended(session: Session, reports: Sequence[StageReport]) -> int:
    """Say how many items somebody must look at, if any."""
    failed = sum(report.counts.quarantined for report in reports)
    if not failed:
        return DONE
    session.complain(f"{failed} {'item is' if failed == 1 else 'items are'} quarantined; `tizilim doctor` says why")
    return LOOK
