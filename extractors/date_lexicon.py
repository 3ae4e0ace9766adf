"""The words and shapes of dates: ``dates.toml`` of a language."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from schemas.vocab import DatePart


class Relations(BaseModel):
    """Words that turn a date into a beginning or an end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: tuple[str, ...]
    until: tuple[str, ...]
    since_endings: tuple[str, ...]


class Holidays(BaseModel):
    """Words that make a date the name of a holiday."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: tuple[str, ...]
    after: tuple[str, ...]


class Spelled(BaseModel):
    """Words of a year that is written out; ``tens`` and ``units`` count within the century."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    centuries: dict[str, int] = Field(description="What may stand before the tens: the year that the century begins.")
    tens: dict[str, int]
    last_tens: dict[str, int] = Field(description="Tens as the last word of the year.")
    units: dict[str, int]
    endings: tuple[str, ...] = Field(description="What may follow the last word.")


class DateLexicon(BaseModel):
    """``dates.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: dict[str, int]
    month_endings: tuple[str, ...] = Field(description="What may follow a month's stem.")
    parts: dict[DatePart, tuple[str, ...]] = Field(description="Phrases.")
    shapes: dict[str, tuple[str, ...]]
    shifts: dict[str, int]
    headless: dict[str, int] = Field(description="Shifts that leave out the word for the year.")
    spelled: Spelled
    weekdays: dict[str, int] = Field(description="Phrases; Monday is 0.")
    relative: dict[str, tuple[str, ...]]
    relations: Relations
    holidays: Holidays
