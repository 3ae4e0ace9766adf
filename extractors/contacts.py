"""Telephone numbers and web addresses of a library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from extractors import data
from extractors.patterns import compile_phrases
from schemas.vocab import BranchField

_CUE_WINDOW = 40
_GAP = r"[ ]?(?:[-(][ ]?)?"
# Country code +7 or the long-distance prefix 8, then ten digits of which an operator's or an area's code comes first.
_LONG = re.compile(
    rf"(?<![\w+/.,:-])(?:\+[ ]?7|8){_GAP}[78]\d\d(?:\d{{0,2}}[ ]?\)?[ -]{{0,3}})(?:[ -]?\d){{5,7}}(?![\w/])"
)
_LOCAL = re.compile(r"(?<![\w+/.,:()-])(?:\(\d{3,5}\)[ -]?)?\d{2,3}[ -]?\d\d[ -]?\d\d(?![\w/])")
_DIGIT = re.compile(r"\d")
_TEN_DIGITS = 10
# "(код 7232)", "(Өскемен коды – 7232)": the area's code told beside a local number.
_CODE = re.compile(r"(?<!\w)код(?:ы| города)?[ :-]{1,4}\(?(\d{3,5})(?!\d)")
# An address with its scheme or www, or a bare name with a top-level domain.
_SITE = re.compile(
    r"(?<![\w@./-])(?P<scheme>https?://)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<top>[^\W\d_]{2,8}))(?![\w@-])"
    r"(?P<path>/[^\s\"<>()]*)?"
)


class ContactLexicon(BaseModel):
    """``contacts.toml``: the words of both languages around numbers and addresses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phone_cues: tuple[str, ...]
    site_cues: tuple[str, ...]
    top_domains: frozenset[str]
    library_hosts: tuple[str, ...] = Field(description="Parts of a host that need no other word to be a library's.")
    office_cues: tuple[str, ...] = Field(description="Numbers behind these words ring elsewhere.")
    denied_after: tuple[str, ...]
    foreign_hosts: frozenset[str] = Field(description="Hosts that are never a library's own: news, social networks.")


@dataclass(frozen=True, slots=True)
class ContactMention:
    """A contact in a sentence: ``field`` is phone (``value`` in E.164 form) or website (an absolute URL)."""

    start: int
    end: int
    field: BranchField
    value: str


class ContactReader:
    """Finds telephone numbers and web addresses; the same for both languages."""

    def __init__(self, lexicon: ContactLexicon) -> None:
        self._phone_cue = compile_phrases(lexicon.phone_cues)
        self._site_cue = compile_phrases(lexicon.site_cues)
        self._top = lexicon.top_domains
        self._foreign = lexicon.foreign_hosts
        self._library_host = re.compile("|".join(lexicon.library_hosts))
        self._denied = re.compile(rf"[ ]+(?:\w+[ ]+)?{compile_phrases(lexicon.denied_after).pattern}")
        self._office = compile_phrases(lexicon.office_cues)

    def find(self, text: str, low: str, area_code: str | None = None) -> list[ContactMention]:
        """The contacts of a sentence and its folded form.

        ``area_code`` is the city's (``727``): a local number ("тел. 267-28-83") is read only where it is known.
        """
        found = [*self._phones(low, area_code), *self._sites(text, low)]
        return sorted(found, key=lambda mention: mention.start)

    def _phones(self, low: str, area_code: str | None) -> list[ContactMention]:
        if not _DIGIT.search(low):
            return []
        found = [
            ContactMention(start, end, BranchField.PHONE, _international(low[start:end]))
            for start, end in phone_spans(low)
            if not self._office.search(low, max(0, start - _CUE_WINDOW), start)
        ]
        told = _CODE.search(low)
        area_code = told[1] if told else area_code
        if area_code is None or not self._phone_cue.search(low):
            return found
        for match in _LOCAL.finditer(low):
            if any(mention.start < match.end() and match.start() < mention.end for mention in found):
                continue
            digits = re.sub(r"\D", "", match[0])
            number = digits if len(digits) == _TEN_DIGITS else area_code + digits
            cue = self._phone_cue.search(low[max(0, match.start() - _CUE_WINDOW) : match.start()])
            if cue and len(number) == _TEN_DIGITS:
                found.append(ContactMention(match.start(), match.end(), BranchField.PHONE, f"+7{number}"))
        return found

    def _sites(self, text: str, low: str) -> list[ContactMention]:
        if "." not in low:
            return []
        found = []
        for match in _SITE.finditer(low):
            host = match["host"]
            if match["top"] not in self._top or self._is_foreign(host):
                continue
            told = match["scheme"] or host.startswith("www.") or self._library_host.search(host)
            if not told and not self._site_cue.search(low[max(0, match.start() - _CUE_WINDOW) : match.start()]):
                continue
            if self._denied.match(low, match.end()):
                continue
            end = match.start() + len(match[0].rstrip('.,;:!?/»"'))
            value = f"{match['scheme'] or 'https://'}{host}{text[match.end('host') : end]}"
            found.append(ContactMention(match.start(), end, BranchField.WEBSITE, value))
        return found

    def _is_foreign(self, host: str) -> bool:
        return any(host == known or host.endswith(f".{known}") for known in self._foreign)


@cache
def contact_reader() -> ContactReader:
    """The reader of the package's own ``contacts.toml``."""
    return ContactReader(data.load(ContactLexicon, data.PACKAGE / "contacts.toml"))


def phone_spans(low: str) -> list[tuple[int, int]]:
    """Where full telephone numbers stand in folded text: ``+7 (727) 267-28-83``, ``87272672883``."""
    if "7" not in low and "8" not in low:
        return []
    return [match.span() for match in _LONG.finditer(low) if sum(map(str.isdigit, match[0])) == _TEN_DIGITS + 1]


def _international(text: str) -> str:
    return f"+7{re.sub(r'[^0-9]', '', text)[1:]}"
