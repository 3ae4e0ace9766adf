"""The record of one article: the contract between extraction and everything after it."""

from __future__ import annotations

import json

from pydantic import Field, model_validator

from schemas.article import Article, CityId
from schemas.base import Frozen
from schemas.claim import BranchClaim, ClaimBase, NetworkClaim
from schemas.values import Text
from schemas.vocab import Kind


class BranchMention(Frozen):
    """One library as one article tells of it."""

    key: str = Field(pattern=r"^b\d+$", description="Key of the branch within this record: b1, b2 …")
    name: Text | None = Field(
        default=None,
        description="Name in the nominative, in the article's language, without enclosing quotation marks; null where "
        "the article identifies the branch only by its place.",
    )
    aliases: tuple[Text, ...] = Field(default=(), description="Other ways in which the article names it, nominative.")
    kind: Kind = Kind.BRANCH
    city: CityId | None = None
    claims: tuple[BranchClaim, ...] = ()


class NetworkMention(Frozen):
    """A city's library system as one article tells of it."""

    name: Text | None = None
    claims: tuple[NetworkClaim, ...] = ()


class ArticleRecord(Frozen):
    """All that one article says about libraries. ``branches`` is empty and ``network`` null for an irrelevant article.

    Refuses itself where a quote does not stand at its offsets in the article's text.
    """

    article: Article
    branches: tuple[BranchMention, ...] = ()
    network: NetworkMention | None = None

    @model_validator(mode="after")
    def _quotes_stand(self) -> ArticleRecord:
        text = self.article.text
        for owner, claim in self.claims():
            evidence = claim.evidence
            found = text[evidence.start : evidence.end]
            if found != evidence.quote:
                raise ValueError(
                    f"{owner}: the quote {evidence.quote!r} does not stand at {evidence.start}..{evidence.end} "
                    f"of article {self.article.id} (found {found!r})"
                )
        keys = [branch.key for branch in self.branches]
        if len(set(keys)) != len(keys):
            raise ValueError(f"two branches of article {self.article.id} have the same key")
        return self

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON; ``name`` and ``network`` are printed even where they are null, as the contract says."""
        data = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        data["branches"] = [{"key": branch["key"], "name": None, **branch} for branch in data["branches"]]
        data.setdefault("network", None)
        return json.dumps(data, ensure_ascii=False, indent=indent)

    def claims(self) -> list[tuple[str, ClaimBase]]:
        """Every claim with the path of its owner: ``b1.opened``, ``network.branches_total``."""
        found: list[tuple[str, ClaimBase]] = [
            (f"{branch.key}.{claim.field}", claim) for branch in self.branches for claim in branch.claims
        ]
        if self.network:
            found.extend((f"network.{claim.field}", claim) for claim in self.network.claims)
        return found
