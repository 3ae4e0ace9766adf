"""Stage results, keyed by what made them: (stage, hash of the input, version of the stage).

A result that stands is never computed again; a result of another version, or of changed input, is not found and
therefore made anew. An item that fails gets a result too, with its reason: that is the quarantine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select

from pipeline.store import tables

_results = tables.results


def text_hash(*parts: str) -> str:
    """Hash texts to one SHA-256 in hexadecimal; the borders between them count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Stage(StrEnum):
    """The stages in their order."""

    FETCH = "fetch"
    PARSE = "parse"
    EXTRACT = "extract"
    MERGE = "merge"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class StageKey:
    """What a result was made from: ``input`` is a SHA-256, ``version`` the stage's own."""

    stage: Stage
    input: str
    version: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item could not be done: ``code`` is listed in docs/errors.md, ``where`` is the place to look at."""

    code: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a stage made of one item: an output, or a failure."""

    key: StageKey
    item: str
    output: str | None = None
    failure: Failure | None = None

    def __post_init__(self) -> None:
        if (self.output is None) == (self.failure is None):
            raise ValueError("a result is either an output or a failure")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an input, without the output itself: the hash of the output, or the code of the failure."""

    output_hash: str | None
    code: str | None


class Results:
    """The results table within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, result: Result, *, now: datetime) -> None:
        """Store a result, in place of an earlier one with the same key."""
        failure = result.failure
        self._connection.execute(delete(_results).where(_has_key(result.key)))
        self._connection.execute(
            insert(_results).values(
                stage=result.key.stage,
                input=result.key.input,
                version=result.key.version,
                item=result.item,
                status="quarantined" if failure else "ok",
                output=result.output,
                output_hash=text_hash(result.output) if result.output is not None else None,
                code=failure.code if failure else None,
                message=failure.message if failure else None,
                place=failure.where if failure else None,
                stored_at=now.astimezone(UTC).isoformat(),
            )
        )

    def get(self, key: StageKey) -> Result | None:
        """Find the result with this key, None where it has not been made."""
        row = self._connection.execute(select(_results).where(_has_key(key))).one_or_none()
        return _result(row) if row else None

    def done(self, stage: Stage, version: str) -> dict[str, Done]:
        """Map every input that the stage has done in this version to what became of it."""
        columns = (_results.c.input, _results.c.output_hash, _results.c.code)
        query = select(*columns).where(_results.c.stage == stage, _results.c.version == version)
        return {row.input: Done(row.output_hash, row.code) for row in self._connection.execute(query)}

    def sole(self, stage: Stage) -> Result | None:
        """Find the result of a stage that makes one thing of everything (see ``put_sole``)."""
        query = select(_results).where(_results.c.stage == stage, _results.c.status == "ok")
        row = self._connection.execute(query).one_or_none()
        return _result(row) if row else None

    def put_sole(self, result: Result, *, now: datetime) -> None:
        """Store the one result of a stage that makes one thing of everything, in place of the earlier one."""
        self._connection.execute(
            delete(_results).where(_results.c.stage == result.key.stage, _results.c.status == "ok")
        )
        self.put(result, now=now)

    def quarantined(self) -> Iterator[Result]:
        """Every item that somebody must look at, in the order of stages and items."""
        order = {stage.value: number for number, stage in enumerate(Stage)}
        rows = self._connection.execute(select(_results).where(_results.c.status == "quarantined")).all()
        for row in sorted(rows, key=lambda row: (order[row.stage], row.item, row.input)):
            yield _result(row)

    def keep_quarantined(self, stage: Stage, version: str, inputs: Collection[str]) -> int:
        """Drop the stage's quarantine entries that are not of these inputs in this version: they are of the past."""
        stale = [
            row.key
            for row in self.quarantined()
            if row.key.stage is stage and (row.key.version != version or row.key.input not in inputs)
        ]
        return self.drop(stale)

    def drop(self, keys: Iterable[StageKey]) -> int:
        """Remove results; returns how many there were."""
        return sum(self._connection.execute(delete(_results).where(_has_key(key))).rowcount for key in keys)

    def drop_quarantined(self, item: str) -> int:
        """Remove an item's quarantine entries of every stage; returns how many there were."""
        condition = and_(_results.c.item == item, _results.c.status == "quarantined")
        return self._connection.execute(delete(_results).where(condition)).rowcount

    def counts(self) -> dict[tuple[Stage, str, str], int]:
        """How many results there are for each (stage, version, status)."""
        columns = (_results.c.stage, _results.c.version, _results.c.status)
        rows = self._connection.execute(select(*columns, func.count()).group_by(*columns))
        return {(Stage(stage), version, status): number for stage, version, status, number in rows}


def _has_key(key: StageKey) -> ColumnElement[bool]:
    return and_(_results.c.stage == key.stage, _results.c.input == key.input, _results.c.version == key.version)


def _result(row: Row[Any]) -> Result:
    key = StageKey(Stage(row.stage), row.input, row.version)
    if row.status == "ok":
        return Result(key, row.item, output=row.output)
    return Result(key, row.item, failure=Failure(row.code, row.message, row.place or ""))
