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
    day_endings: tuple[str, ...] = Field(description="The same of a day of the month.")


class Weekdays(BaseModel):
    """Days of the week; in shapes ``{weekday}`` stands for one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: dict[str, tuple[str, ...]] = Field(description="Forms of each day; Monday is 0.")
    last: tuple[str, ...]
    next: tuple[str, ...]
    since: tuple[str, ...]
    plain: tuple[str, ...] = Field(description="At the head of a sentence: the latest or the next, as its verb says.")
    every_week: tuple[str, ...] = Field(description="A sentence with these words speaks of the days of every week.")


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
    relative: dict[str, tuple[str, ...]]
    relations: Relations
    same_year: tuple[str, ...] = Field(description="Behind a month they refer to the year told before.")
    holidays: Holidays
    weekdays: Weekdays
