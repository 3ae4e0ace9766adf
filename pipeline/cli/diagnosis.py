"""What the doctor says: what the store holds, what failed, and what to do about it."""

from __future__ import annotations

import platform
from importlib.metadata import version as installed

from rich.console import Console
from rich.markup import escape

from pipeline.cli.advice import load_advice
from pipeline.config import program_version
from pipeline.stages.versions import MADE_OF, stage_version
from pipeline.store import SCHEMA_VERSION, Work
from schemas import Language


def print_diagnosis(work: Work, where: str, console: Console) -> int:
    """Print the diagnosis of a store; returns how many items are quarantined."""
    counts = work.results.counts()
    console.print(
        f"tizilim {program_version()}, Python {platform.python_version()}, spaCy {installed('spacy')}; "
        f"reads {', '.join(Language)}"
    )
    console.print(f"store {where} (schema version {SCHEMA_VERSION})", soft_wrap=True, markup=False)
    console.print(f"  {'pages':8} {work.pages.count():6}")
    console.print(f"  {'imports':8} {work.imports.count():6}  records handed in by merge --from")
    for stage in MADE_OF:
        version = stage_version(stage)
        done = counts.get((stage, version, "ok"), 0)
        older = sum(
            number
            for (of, made_by, status), number in counts.items()
            if of is stage and made_by != version and status == "ok"
        )
        note = f", {older} of other versions" if older else ""
        console.print(f"  {stage.value:8} {done:6}  by version {version}{note}", soft_wrap=True, markup=False)
    return _print_quarantine(work, console)


def _print_quarantine(work: Work, console: Console) -> int:
    known = load_advice()
    failed = [(result, result.failure) for result in work.results.quarantined() if result.failure]
    for result, failure in failed:
        advice = known[failure.code].advice if failure.code in known else "Report this: nobody has advice for it yet."
        console.print(
            f"\n[bold red]{result.key.stage.value}[/] {escape(result.item)}\n"
            f"  {failure.code}: {escape(failure.message)}\n"
            f"  [dim]{escape(advice)}[/]",
            soft_wrap=True,
        )
    console.print(f"\n{len(failed)} quarantined" if failed else "\nnothing is quarantined")
    return len(failed)
