"""Tizilim's words: the Pydantic models that every other room speaks. No I/O, no language rules."""

from schemas.article import Article, article_id
from schemas.claim import BRANCH_CLAIM, BranchClaim, ClaimBase, Evidence, NetworkClaim
from schemas.correction import CORRECTION, Correction
from schemas.errors import ConfigError, InputError, StoreError, TizilimError
from schemas.record import ArticleRecord, BranchMention, NetworkMention
from schemas.registry import Branch, Conflict, FieldState, Names, Network, Registry, Source, SourcedValue
from schemas.values import Address, Quantity
from schemas.vocab import (
    AddressType,
    BranchField,
    Comparator,
    DatePart,
    Kind,
    Language,
    Modality,
    NetworkField,
    Service,
    Status,
)

__all__ = [
    "BRANCH_CLAIM",
    "CORRECTION",
    "Address",
    "AddressType",
    "Article",
    "ArticleRecord",
    "Branch",
    "BranchClaim",
    "BranchField",
    "BranchMention",
    "ClaimBase",
    "Comparator",
    "ConfigError",
    "Conflict",
    "Correction",
    "DatePart",
    "Evidence",
    "FieldState",
    "InputError",
    "Kind",
    "Language",
    "Modality",
    "Names",
    "Network",
    "NetworkClaim",
    "NetworkField",
    "NetworkMention",
    "Quantity",
    "Registry",
    "Service",
    "Source",
    "SourcedValue",
    "Status",
    "StoreError",
    "TizilimError",
    "article_id",
]
