from datetime import UTC, datetime

import pytest

from pipeline.outlets import load_outlets
from pipeline.parse.dates import ALMATY, read_iso, read_written

WORDS = load_outlets().words


@pytest.mark.parametrize(
    ("text", "pattern", "iso"),
    [
        ("04.02.2026 14:44", "DD.MM.YYYY HH:MM", "2026-02-04T14:44:00+05:00"),
        ("20.09.2021 в 20:17", "DD.MM.YYYY в HH:MM", "2021-09-20T20:17:00+06:00"),
        ("03.03.2026, 11:05", "DD.MM.YYYY, HH:MM", "2026-03-03T11:05:00+05:00"),
        ("12:07, 05 Ноябрь 2025 | GMT +5", "HH:MM, DD MONTH YYYY", "2025-11-05T12:07:00+05:00"),
        ("12:07, 5 ноября 2025", "HH:MM, DD MONTH YYYY", "2025-11-05T12:07:00+05:00"),
        ("23:42, 23 Қазан 2025 | GMT +5", "HH:MM, DD MONTH YYYY", "2025-10-23T23:42:00+05:00"),
        ("27 Мамыр, 2024", "DD MONTH, YYYY", "2024-05-27T00:00:00+05:00"),
        ("Қаралды: 512. 29 ақпан 2024", "DD MONTH YYYY", "2024-02-29T00:00:00+06:00"),
        ("1 марта 2024 00:30", "DD MONTH YYYY HH:MM", "2024-03-01T00:30:00+05:00"),
        ("Бүгін, 08:30", "DAY, HH:MM", "2026-02-05T08:30:00+05:00"),
        ("вчера 23:59", "DAY, HH:MM", "2026-02-04T23:59:00+05:00"),
    ],
)
def test_dates_as_outlets_write_them(text: str, pattern: str, iso: str) -> None:
    # 20:00 UTC is already the fifth in Almaty.
    fetched = datetime(2026, 2, 4, 20, 0, tzinfo=UTC)
    moment = read_written(text, [pattern], WORDS, zone=ALMATY, fetched=fetched)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("31.02.2026 14:44", "DD.MM.YYYY HH:MM"),
        ("04.02.2026 25:44", "DD.MM.YYYY HH:MM"),
        ("104.02.2026 14:44", "DD.MM.YYYY HH:MM"),
        ("5 книг 2025", "DD MONTH YYYY"),
        ("завтра, 10:00", "DAY, HH:MM"),
    ],
)
def test_what_is_no_date_gives_none(text: str, pattern: str) -> None:
    assert read_written(text, [pattern], WORDS, zone=ALMATY, fetched=datetime(2026, 2, 4, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-02-04T14:44+05:00", "2026-02-04T14:44:00+05:00"),
        ("2026-02-04T20:30:00Z", "2026-02-05T01:30:00+05:00"),
        ("2024-02-29T23:00:00", "2024-02-29T23:00:00+06:00"),
        ("2026-02-04 14:44", "2026-02-04T14:44:00+05:00"),
        ("2026-02-04", "2026-02-04T00:00:00+05:00"),
    ],
)
def test_iso_times_become_local_time(text: str, iso: str) -> None:
    moment = read_iso(text)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize("text", ["", "вчера", "0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "2026-13-01"])
def test_unset_and_broken_times_are_none(text: str) -> None:
    assert read_iso(text) is None
