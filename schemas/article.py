"""One news article, after its page has been parsed."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from schemas.base import Frozen
from schemas.vocab import Language


def _nfc(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError("text is not in Unicode NFC, so offsets into it would not be stable")
    return text


NfcText = Annotated[str, AfterValidator(_nfc)]
CityId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]


class Article(Frozen):
    """An article's text and what is known about it.

    ``text`` is the title, a blank line, and the body's paragraphs separated by blank lines, in NFC. All offsets of the
    project are Unicode code points of this text.
    """

    id: str = Field(min_length=1, description="Stable id: hash of the address, or of the text where there is none.")
    url: str | None = Field(default=None, description="Canonical address of the page.")
    outlet: str | None = Field(default=None, description="Id of the outlet, as in the outlet files.")
    language: Language = Field(description="Language of the article.")
    title: str | None = Field(default=None, description="Headline.")
    author: str | None = Field(default=None, description="By-line.")
    published: AwareDatetime | None = Field(default=None, description="Time of publication with its offset from UTC.")
    city: CityId | None = Field(default=None, description="City that the article is about (id of its gazetteer).")
    text: NfcText = Field(description="Title, blank line, paragraphs separated by blank lines.")


def article_id(url: str | None, text: str) -> str:
    """A stable 16-digit hexadecimal id: of the address where there is one, else of the text."""
    source = url if url else text
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def local_day(moment: datetime) -> str:
    """The calendar day of a moment in its own offset, as EDTF."""
    return moment.date().isoformat()
