"""Permanent ids.

Invariants: an id is minted once and never given to another library; where two ids turn out to be one library the
oldest wins and the others redirect to it for ever; where one library turns out to be two, the part with most mentions
keeps the id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.merge.mentions import Mention
from schemas.errors import StoreError

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# Longer ids are cut at a word: they stand in file names and addresses.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class IdRow:
    """One line of the ledger.

    ``kind`` is ``id`` (minted; ``number`` counts mintings, so the lowest is the oldest), ``anchor`` (a mention that
    belongs to the id) or ``redirect`` (an id that now means ``id``); ``key`` is the id, the anchor or the old id.
    """

    kind: str
    key: str
    id: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class IdLedger:
    """Which mentions stand for which permanent id. A value: ``assign`` gives a grown one and leaves this as it is.

    ``minted`` lists ids oldest first; ``anchors`` maps article and name to an id; ``redirects`` maps a given-up id to
    the one that replaced it.
    """

    minted: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()

    def rows(self) -> list[IdRow]:
        """Return the ledger as rows for a table, in a fixed order."""
        return [
            *(IdRow("id", id_, id_, number) for number, id_ in enumerate(self.minted)),
            *(IdRow("anchor", anchor, id_) for anchor, id_ in self.anchors),
            *(IdRow("redirect", old, new) for old, new in self.redirects),
        ]

    @classmethod
    def from_rows(cls, rows: Iterable[IdRow | Mapping[str, Any]]) -> IdLedger:
        """Return the ledger from its rows, in any order; rows may be mappings with the keys of ``IdRow``.

        Raises ``StoreError`` for a row of an unknown kind or one that names an id which was never minted.
        """
        read = [row if isinstance(row, IdRow) else IdRow(**row) for row in rows]
        minted = tuple(row.id for row in sorted((row for row in read if row.kind == "id"), key=lambda row: row.number))
        for row in read:
            if row.kind not in ("id", "anchor", "redirect"):
                raise StoreError(f"{row.kind!r} is no kind of ledger row", where=row.key)
            if row.id not in minted or (row.kind == "redirect" and row.key not in minted):
                raise StoreError(f"the ledger names an id that was never minted: {row.id}", where=row.key)
        return cls(
            minted=minted,
            anchors=tuple(sorted((row.key, row.id) for row in read if row.kind == "anchor")),
            redirects=tuple(sorted((row.key, row.id) for row in read if row.kind == "redirect")),
        )

    def resolve(self, id_: str) -> str:
        """Return the id that this one means today; itself where it was never given up.

        Raises ``KeyError`` for an id that was never minted.
        """
        if id_ not in self.minted:
            raise KeyError(id_)
        redirects = dict(self.redirects)
        while id_ in redirects:
            id_ = redirects[id_]
        return id_

    def merged_into(self, id_: str) -> tuple[str, ...]:
        """All ids that redirect to this one, sorted."""
        return tuple(sorted(old for old, _ in self.redirects if self.resolve(old) == id_))

    def assign(self, clusters: Sequence[Sequence[Mention]]) -> tuple[tuple[str, ...], IdLedger]:
        """Return the id of each cluster, and the ledger that knows them.

        Clusters are to come in a fixed order: ids of new ones are minted in it.
        """
        return _Assignment(self, clusters).result()


class _Assignment:
    def __init__(self, ledger: IdLedger, clusters: Sequence[Sequence[Mention]]) -> None:
        self._clusters = clusters
        self._minted = list(ledger.minted)
        self._age = {id_: number for number, id_ in enumerate(ledger.minted)}
        self._anchors = dict(ledger.anchors)
        self._redirects = dict(ledger.redirects)
        self._known = {anchor: ledger.resolve(id_) for anchor, id_ in ledger.anchors}
        self._anchored = self._name_anchors()

    def result(self) -> tuple[tuple[str, ...], IdLedger]:
        claims = [
            Counter(self._known[anchor] for anchor in anchors if anchor in self._known) for anchors in self._anchored
        ]
        keepers = self._keepers(claims)
        ids = []
        for index, cluster in enumerate(self._clusters):
            kept = sorted((id_ for id_ in claims[index] if keepers[id_] == index), key=self._age.__getitem__)
            chosen = kept[0] if kept else self._mint(cluster[0])
            self._redirects.update(dict.fromkeys(kept[1:], chosen))
            self._anchors.update(dict.fromkeys(self._anchored[index], chosen))
            ids.append(chosen)
        ledger = IdLedger(
            tuple(self._minted), tuple(sorted(self._anchors.items())), tuple(sorted(self._redirects.items()))
        )
        return tuple(ids), ledger

    def _keepers(self, claims: Sequence[Counter[str]]) -> dict[str, int]:
        """Which cluster keeps an id that several have mentions of: the one with most, then the first."""
        keepers: dict[str, int] = {}
        for index, counted in enumerate(claims):
            for id_, count in counted.items():
                if id_ not in keepers or count > claims[keepers[id_]][id_]:
                    keepers[id_] = index
        return keepers

    def _name_anchors(self) -> list[list[str]]:
        """Anchors by article and what the mention is called, not by its place in the record.

        A better extractor may number the branches of an article anew; only mentions that are called alike are counted.
        """
        seen: Counter[str] = Counter()
        ordered = sorted((mention.ref, index) for index, cluster in enumerate(self._clusters) for mention in cluster)
        by_ref = {mention.ref: mention for cluster in self._clusters for mention in cluster}
        anchored: list[list[str]] = [[] for _ in self._clusters]
        for ref, index in ordered:
            mention = by_ref[ref]
            base = f"{mention.article.id}/{mention.slug}"
            seen[base] += 1
            anchored[index].append(base if seen[base] == 1 else f"{base}/{seen[base]}")
        return anchored

    def _mint(self, mention: Mention) -> str:
        words = "-".join(part for part in (mention.profile.city or "", mention.slug) if part)
        base = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
        if len(base) > _LONGEST:
            base = base[:_LONGEST].rpartition("-")[0] or base[:_LONGEST]
        if not _ID.fullmatch(base):
            base = "library"
        id_, count = base, 1
        while id_ in self._age:
            count += 1
            id_ = f"{base}-{count}"
        self._age[id_] = len(self._minted)
        self._minted.append(id_)
        return id_
