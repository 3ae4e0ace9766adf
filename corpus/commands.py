"""What this package adds to the command line: ``evaluate``.

The program must not import its own measure (``pipeline`` comes before ``corpus``), so the command line asks the entry
points of the group ``tizilim.commands`` who has commands to add, and ``pyproject.toml`` names ``register`` there. Like
that the arrows of the design hold, an installation without the corpus lacks the command and nothing else, and another
package may add commands in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.cli.session import DONE, LOOK, Session, command

if TYPE_CHECKING:
    from corpus.floors import Measured
    from corpus.judging import Judged
    from extractors.reader import Reader

_DEFAULT = "dev"

Folders = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FOLDER",
        help="Folders with annotated articles, or parts of the corpus: train, dev, calibration, test.",
        show_default=_DEFAULT,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of tables.")]
Check = Annotated[bool, typer.Option("--check", help="Fail with 1 where a figure lies below its floor.")]
Raise = Annotated[bool, typer.Option("--raise", help="Raise the floors to what is measured; no floor is lowered.")]
Floors = Annotated[
    Path | None, typer.Option("--floors", metavar="FILE", help="File of the floors.", show_default="corpus/floors.toml")
]
ErrorPage = Annotated[
    Path | None, typer.Option("--errors", metavar="FILE", help="Write a page (.html) to browse the errors in.")
]
Diagram = Annotated[
    Path | None, typer.Option("--diagram", metavar="FILE", help="Write the reliability diagram (.svg).")
]
ShowResidue = Annotated[
    bool,
    typer.Option("--residue", help="List what gave no claim; also for plain files and folders without annotations."),
]

ReadBy = Annotated[
    Literal["rules", "model", "both"],
    typer.Option("--by", help="What reads numbers and dates: the rules, the trained model, or both as in a run."),
]


def register(app: typer.Typer) -> None:
    """Add the commands that measure."""
    command(
        app,
        "evaluate",
        "tizilim evaluate dev",
        "tizilim evaluate dev --errors out/errors.html --diagram out/reliability.svg",
        "tizilim evaluate --check",
        "tizilim evaluate --residue articles/",
    )(_evaluate)


def _evaluate(  # noqa: PLR0913 - typer reads a command's options off its parameters
    session: Session,
    *,
    folders: Folders = None,
    as_json: AsJson = False,
    check: Check = False,
    raise_: Raise = False,
    floors: Floors = None,
    errors: ErrorPage = None,
    diagram: Diagram = None,
    residue: ShowResidue = False,
    by: ReadBy = "both",
) -> int:
    """Measure the extraction against annotated articles, or hold it to the floors that it once reached.

    With --check and no folder, every part that has floors is checked; with --raise, all parts.
    """
    _refuse_together(check or raise_, check + raise_ + residue, as_json, bool(errors or diagram))
    if check or raise_:
        from corpus.floors import FLOORS  # noqa: PLC0415

        hold = _raise_floors if raise_ else _check_floors
        return hold(session, folders or (), floors or FLOORS)
    if residue:
        return _residue(session, folders or (_DEFAULT,), as_json=as_json)
    from corpus.scores import score  # noqa: PLC0415
    from corpus.tables import print_scores  # noqa: PLC0415

    names = folders or [_DEFAULT]
    judged, digest = _judged(names, _reader(by))
    scores = score(judged)
    title = ", ".join(names)
    if errors:
        from corpus.browser import page  # noqa: PLC0415

        _write(session, errors, page(judged, scores, title))
    if diagram:
        from corpus.diagram import diagram as draw  # noqa: PLC0415

        _write(session, diagram, draw(scores.calibration(), f"Reliability of confidence: {title}"))
    if as_json:
        data = {"folders": list(names), "hash": digest, **scores.to_data()}
        session.print_line(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_scores(scores, f"{title}: {scores.articles} articles, hash {digest}", session.out)
    return DONE


def _refuse_together(floors: bool, calls: int, as_json: bool, files: bool) -> None:
    """Refuse an option that would do nothing, so that nobody waits for its effect."""
    from schemas.errors import InputError  # noqa: PLC0415

    if calls > 1:
        raise InputError("--check, --raise and --residue are three different calls", code="bad-option")
    if floors and as_json:
        raise InputError("--check and --raise have no JSON; the exit code tells", where="--json", code="bad-option")
    if calls and files:
        raise InputError("--errors and --diagram need a call without --check, --raise, --residue", code="bad-option")


def _write(session: Session, file: Path, content: str) -> None:
    """Write a file in one step, and say on standard error where it is."""
    from pipeline.export.files import write_all  # noqa: PLC0415

    write_all(file.parent, {file.name: content.encode()})
    session.err.print(str(file), soft_wrap=True, markup=False)


def _judged(names: Sequence[str], reader: Reader) -> tuple[list[Judged], str]:
    """Read every annotated article below folders; with the hash of them all."""
    from corpus.judging import fingerprint, folder_of, gold_below, judge  # noqa: PLC0415

    paths = gold_below([folder_of(name) for name in names])
    return [judge(path, reader) for path in paths], fingerprint(paths)


def _reader(by: str = "both") -> Reader:
    """The reader that is measured: by default the one of the pipeline."""
    from extractors.reader import By, Reader  # noqa: PLC0415

    return Reader(By(by))


def _measured(name: str, reader: Reader) -> Measured:
    from corpus.floors import Measured  # noqa: PLC0415
    from corpus.scores import score  # noqa: PLC0415

    judged, digest = _judged([name], reader)
    return Measured(digest, score(judged))


def _check_floors(session: Session, names: Sequence[str], file: Path) -> int:
    from corpus.floors import faults, load_floors  # noqa: PLC0415
    from schemas.errors import InputError  # noqa: PLC0415

    known = load_floors(file)
    if not known:
        raise InputError(
            "there are no floors to check; `tizilim evaluate --raise` sets them", where=str(file), code="no-floors"
        )
    bad, reader = 0, _reader()
    for name in names or known:
        part = Path(name).resolve().name
        if part not in known:
            raise InputError(
                f"{part} has no floors; `tizilim evaluate --raise {name}` sets them", where=str(file), code="no-floors"
            )
        measured = _measured(name, reader)
        found = faults(part, known[part], measured)
        for fault in found:
            session.complain(fault)
        bad += len(found)
        held = sum(map(len, known[part].tables().values()))
        f1 = measured.scores.claims.f1
        session.print_line(
            f"{part}: {measured.scores.articles} articles, claims F1 {f1:.3f}, {held} floors, "
            + ("all held" if not found else f"{len(found)} not held")
        )
    return LOOK if bad else DONE


def _raise_floors(session: Session, names: Sequence[str], file: Path) -> int:
    from corpus.floors import faults, load_floors, raised, to_toml  # noqa: PLC0415
    from corpus.judging import PARTS  # noqa: PLC0415

    floors: dict[str, Any] = load_floors(file)
    bad, reader = 0, _reader()
    for name in names or PARTS:
        part, measured = Path(name).resolve().name, _measured(name, reader)
        floors[part] = raised(floors.get(part), measured)
        # What still lies below an old floor stays a fault: only a person may lower it.
        found = faults(part, floors[part], measured)
        for fault in found:
            session.complain(fault)
        bad += len(found)
    _write(session, file, to_toml(floors))
    return LOOK if bad else DONE


def _residue(session: Session, names: Sequence[str], *, as_json: bool) -> int:
    from corpus.judging import folder_of  # noqa: PLC0415
    from corpus.residue import articles_below, residue, to_data  # noqa: PLC0415
    from corpus.tables import print_residue  # noqa: PLC0415

    reader = _reader()
    sources = [Path(name) if Path(name).is_file() else folder_of(name) for name in names]
    found = [residue(name, article, reader) for name, article in articles_below(sources)]
    if as_json:
        session.print_line(json.dumps(to_data(found), ensure_ascii=False, indent=2))
    else:
        print_residue(found, session.out)
    return DONE
