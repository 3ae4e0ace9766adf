"""Articles that come as JSON: one object, a list, or one object a line."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractors.language import detect_language
from pipeline.outlets import Outlets
from pipeline.parse.charset import decode
from pipeline.parse.dates import read_iso
from schemas.article import Article, CityId, article_id
from schemas.errors import InputError
from schemas.vocab import Language


def _moment(value: object) -> object:
    if value is None or isinstance(value, datetime):
        return value
    moment = read_iso(value) if isinstance(value, str) else None
    if moment is None:
        raise ValueError(f"{value!r} is no ISO 8601 time such as 2026-02-04T14:44+05:00")
    return moment


def _nfc(value: object) -> object:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


Options = Mapping[str, Any]
NfcStr = Annotated[str, BeforeValidator(_nfc)]


class ArticleInput(BaseModel):
    """The keys that an article may have as JSON; others are passed over."""

    model_config = ConfigDict(extra="ignore")

    text: NfcStr = Field(description="Title, blank line, paragraphs.", pattern=r"\S")
    id: str | None = Field(default=None, min_length=1)
    url: str | None = None
    outlet: str | None = None
    language: Language | None = None
    title: NfcStr | None = None
    author: NfcStr | None = None
    published: Annotated[datetime | None, BeforeValidator(_moment)] = None
    city: CityId | None = None

    def to_article(self, outlets: Outlets) -> Article:
        """The article, with outlet and language found from the address and the letters where they are missing."""
        outlet = outlets.for_url(self.url) if self.url else None
        ruled = outlet.language_of_url(self.url) if outlet and self.url else None
        return Article(
            id=self.id or article_id(self.url, self.text),
            url=self.url,
            outlet=self.outlet or (outlet.id if outlet else None),
            language=self.language or ruled or detect_language(self.text),
            title=self.title or first_line(self.text),
            author=self.author,
            published=self.published,
            city=self.city or (outlet.city if outlet else None),
            text=self.text,
        )


def first_line(text: str) -> str | None:
    """The first line that has words: the title of a plain text."""
    return next((line.strip() for line in text.split("\n") if line.strip()), None)


def read_article(data: Any, *, where: str, outlets: Outlets) -> Article | InputError:
    """One article from its keys, or what is wrong with them (codes ``bad-json``, ``bad-article``), field by field."""
    if not isinstance(data, dict):
        return InputError(f"an article is a JSON object, not {type(data).__name__}", where=where, code="bad-json")
    try:
        return ArticleInput.model_validate(data).to_article(outlets)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_url=False)
        )
        return InputError(faults, where=where, code="bad-article")


def read_json(text: str, *, where: str, outlets: Outlets, defaults: Options) -> Iterator[Article | InputError]:
    """The articles of a JSON document (an object or a list of them), each good or with its own error."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield InputError(f"not JSON: {error}", where=where, code="bad-json")
        return
    if not isinstance(data, list):
        yield read_article(_filled(data, defaults), where=where, outlets=outlets)
        return
    if not data:
        yield InputError("the list holds no article", where=where, code="empty")
    for number, item in enumerate(data, start=1):
        yield read_article(_filled(item, defaults), where=f"{where}[{number}]", outlets=outlets)


def read_jsonl(
    lines: Iterable[bytes], *, where: str, outlets: Outlets, defaults: Options
) -> Iterator[Article | InputError]:
    """The articles of JSON Lines, read as they are asked for; a bad line is an error in its place."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        empty = False
        place = f"{where}:{number}"
        try:
            data = json.loads(decode(line, where=place))
        except InputError as error:
            yield error
        except (ValueError, RecursionError) as error:
            yield InputError(f"not JSON: {error}", where=place, code="bad-json")
        else:
            yield read_article(_filled(data, defaults), where=place, outlets=outlets)
    if empty:
        yield InputError("there is nothing in it", where=where, code="empty")


def _filled(data: Any, defaults: Options) -> Any:
    """An article's keys, with the options in place of those that are missing or null."""
    if not isinstance(data, dict):
        return data
    return {**defaults, **{key: value for key, value in data.items() if value is not None}}
