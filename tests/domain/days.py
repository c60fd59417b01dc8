"""Days off and worked weekends of 2023 and 2024, as the State Council announced them."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.registers.facts import CalendarPublished


def _run(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(days))


CALENDAR_2023 = CalendarPublished(
    year=2023,
    days_off=(
        *_run(date(2023, 1, 1), 2),
        *_run(date(2023, 1, 21), 7),
        date(2023, 4, 5),
        *_run(date(2023, 4, 29), 5),
        *_run(date(2023, 6, 22), 3),
        *_run(date(2023, 9, 29), 8),
    ),
    worked_weekends=(
        date(2023, 1, 28),
        date(2023, 1, 29),
        date(2023, 4, 23),
        date(2023, 5, 6),
        date(2023, 6, 25),
        date(2023, 10, 7),
        date(2023, 10, 8),
    ),
)

CALENDAR_2024 = CalendarPublished(
    year=2024,
    days_off=(
        date(2024, 1, 1),
        *_run(date(2024, 2, 10), 8),
        *_run(date(2024, 4, 4), 3),
        *_run(date(2024, 5, 1), 5),
        date(2024, 6, 10),
        *_run(date(2024, 9, 15), 3),
        *_run(date(2024, 10, 1), 7),
    ),
    worked_weekends=(
        date(2024, 2, 4),
        date(2024, 2, 18),
        date(2024, 4, 7),
        date(2024, 4, 28),
        date(2024, 5, 11),
        date(2024, 9, 14),
        date(2024, 9, 29),
        date(2024, 10, 12),
    ),
)
