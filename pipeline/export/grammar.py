"""How each language writes a number, a date, opening hours and an address: the models of ``data/grammar.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipeline.export.labels import DATA, Ui, Word, load
from schemas import AddressType, DatePart, Language
from schemas.base import Frozen

Twelve = Annotated[tuple[Word, ...], Field(min_length=12, max_length=12)]
Day = Literal["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"]
AddressPart = Literal["microdistrict", "street", "house", "block", "building", "complex", "place", "floor"]


class Unit(Frozen):
    """A unit's sign, and the case endings it takes after a comparison."""

    text: Word
    since: str = Field(default="", alias="from")
    until: str = ""


class NumberGrammar(Frozen):
    """Decimal sign, comparisons, and the case endings that Kazakh numerals take."""

    decimal: Word
    more: Word
    less: Word
    about: Word
    scales: tuple[Word, Word, Word] = Field(description="Thousand, million, thousand million, as a chart labels them.")
    square_metre: Unit
    since: dict[int, Word] = Field(default_factory=dict, alias="from")
    until: dict[int, Word] = Field(default_factory=dict)


class DateForm(Frozen):
    """Dates of every precision in one grammatical form."""

    decade: Word
    year: Word
    month: Word
    day: Word
    months: Twelve
    months_of_day: Twelve | None = Field(
        default=None, description="Where a month beside a day differs: Russian «16 декабря», but «декабрь 2025»."
    )


class DateGrammar(Frozen):
    """Dates by themselves, as the whole of a part, as a beginning and as an end."""

    about: Word
    span: Word
    parts: dict[DatePart, Word]
    plain: DateForm
    of: DateForm
    since: DateForm
    until: DateForm

    @model_validator(mode="after")
    def _every_part(self) -> Self:
        missing = [part for part in DatePart if part not in self.parts]
        if missing:
            raise ValueError(f"parts: nothing for {', '.join(missing)}")
        return self


class HoursGrammar(Frozen):
    """The words of opening hours."""

    always: Word
    daily: Word
    off: Word
    nth: Word
    days: dict[Day, Word] = Field(min_length=8)
    last: dict[Day, Word] = Field(min_length=7)


class PartGrammar(Frozen):
    """How one part of an address is written: when it begins with a figure, and when it does not."""

    numbered: Word
    named: Word


class AddressGrammar(Frozen):
    """The order and the words of an address."""

    order: tuple[AddressPart, ...]
    corner: Word
    types: dict[AddressType, Word]
    parts: dict[AddressPart, PartGrammar]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = [str(kind) for kind in AddressType if kind not in self.types]
        missing += [part for part in self.order if part != "street" and part not in self.parts]
        if missing:
            raise ValueError(f"nothing for {', '.join(missing)}")
        return self


class Grammar(Frozen):
    """One language's way of writing values."""

    numbers: NumberGrammar
    dates: DateGrammar
    hours: HoursGrammar


class Grammars(Frozen):
    """The grammar of each interface language, and addresses in the languages in which articles write them."""

    kk: Grammar
    ru: Grammar
    en: Grammar
    addresses: dict[Language, AddressGrammar] = Field(min_length=len(Language))

    def __getitem__(self, ui: Ui) -> Grammar:
        """Return the grammar of one language."""
        return {Ui.KK: self.kk, Ui.RU: self.ru, Ui.EN: self.en}[ui]


def load_grammars(path: Path = DATA / "grammar.toml") -> Grammars:
    """Read and check the grammars. Raises ``ConfigError`` with every fault of the file at once."""
    return load(path, Grammars)
