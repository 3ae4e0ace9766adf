"""What a careful reader takes from one article: the expectation that stands beside each corpus article.

An author writes values and quotes; offsets follow from the quotes. ``NAME.gold.json`` stands beside ``NAME.html``
(a page) or ``NAME.txt`` (a plain text whose first line is the title).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, Field, ValidationError

from corpus.conventions import breaches
from schemas.base import Frozen
from schemas.claim import BRANCH_CLAIM, NetworkClaim
from schemas.edtf import EdtfDate
from schemas.errors import InputError
from schemas.values import Text
from schemas.vocab import BranchField, DatePart, Kind, Language, Modality, NetworkField


class GoldClaim(Frozen):
    """One fact: its value and the shortest words that state it."""

    field: BranchField | NetworkField
    value: Any
    part: DatePart | None = None
    since: EdtfDate | None = Field(default=None, alias="from")
    modality: Modality = Modality.STATED
    inferred: bool | None = None
    quote: str = Field(min_length=1, description="Shortest phrase of the text that states the value.")


class GoldBranch(Frozen):
    """One library of the article."""

    identity: str = Field(description="Which real branch this is (key of branches.toml); the truth for merging.")
    name: Text | None = None
    aliases: tuple[Text, ...] = ()
    kind: Kind = Kind.BRANCH
    claims: tuple[GoldClaim, ...] = ()


class GoldNetwork(Frozen):
    """The city's library system in the article."""

    name: Text | None = None
    claims: tuple[GoldClaim, ...] = Field(min_length=1)


class GoldArticle(Frozen):
    """What parsing has to find around the text."""

    url: str | None = None
    outlet: str | None = None
    language: Language
    title: str
    author: str | None = None
    published: AwareDatetime | None = None
    city: str | None = None
    paragraphs: tuple[str, ...] = Field(
        default=(), description="Body paragraphs that parsing must give, furniture excluded; empty for plain texts."
    )


class Gold(Frozen):
    """The whole expectation of one article."""

    article: GoldArticle
    note: str | None = Field(default=None, description="What makes this article worth having.")
    branches: tuple[GoldBranch, ...] = ()
    network: GoldNetwork | None = None

    def text(self, path: Path) -> str:
        """The article's text: title and paragraphs of a page, or the plain text that stands beside ``path``."""
        if self.article.paragraphs:
            return "\n\n".join((self.article.title, *self.article.paragraphs))
        return path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")

    def all_claims(self) -> list[tuple[str, GoldClaim]]:
        """Every claim with the path of its owner."""
        found = [(f"{b.identity}.{c.field}", c) for b in self.branches for c in b.claims]
        if self.network:
            found.extend((f"network.{c.field}", c) for c in self.network.claims)
        return found


def load(path: Path) -> Gold:
    """Read a gold file and check it: each value is of its field's type, each quote stands in the text.

    The conventions that can be checked (``corpus/conventions.py``) must hold too. Raises ``InputError`` naming the
    file, the claim and what is wrong; all faults of a file at once.
    """
    try:
        gold = Gold.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError(str(error), where=str(path)) from error
    text = gold.text(path)
    faults = _faults(gold, text) or list(breaches(gold, text))
    if faults:
        raise InputError("; ".join(faults), where=str(path))
    return gold


def _faults(gold: Gold, text: str) -> list[str]:
    faults = []
    for owner, claim in gold.all_claims():
        if claim.quote not in text:
            faults.append(f"{owner}: the quote {claim.quote!r} does not stand in the text")
        probe = {
            "field": claim.field,
            "value": claim.value,
            "evidence": {"start": 0, "end": len(claim.quote), "quote": claim.quote},
            "confidence": 1.0,
            "extractor": "gold",
        }
        if claim.part:
            probe["part"] = claim.part
        try:
            if owner.startswith("network."):
                NetworkClaim.model_validate(probe)
            else:
                BRANCH_CLAIM.validate_python(probe)
        except ValidationError as error:
            faults.append(f"{owner}: {error.errors()[0]['msg']}")
    return faults


def gold_files(folder: Path) -> list[Path]:
    """The gold files below a folder, sorted by name."""
    return sorted(folder.rglob("*.gold.json"))
