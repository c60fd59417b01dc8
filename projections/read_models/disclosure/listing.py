"""Listing public records: what is in force on a day, and on no other condition."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from domain.ports.tables import Session
from domain.time.instants import format_instant, legal_date
from projections.paging import Page
from projections.projection import live_generation, position_of
from projections.read_models.conditions import conditions_of
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS, PublicRecord
from projections.read_models.listing import list_entries
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, Question, besides


def in_force(session: Session, asked: Asked, moment: datetime, limit: int, cursor: str | None = None) -> Page:
    """List the records that are online at a legal time, as it is known now, and whose last day has not passed.

    Raises CursorError and AskedError.
    """
    return list_entries(session, _put(session, asked, moment), limit, cursor)


def _put(session: Session, asked: Asked, moment: datetime) -> Question:
    put = Question(PUBLIC_RECORDS, asked, format_instant(moment), position_of(session, NAME))
    return besides(put, ("coalesce(shown_until, '9999') >= ?", (legal_date(moment).isoformat(),)))


def record_of(item: dict[str, object]) -> PublicRecord:
    """Take an item of a page as the record that it is."""
    return msgspec.convert(item, PublicRecord)


def numbered_alike(
    session: Session, moment: datetime, numbers: Iterable[str | None]
) -> dict[tuple[str, str, int], int]:
    """Count the records in force by organ, document number and year of decision, for some numbers."""
    wanted = sorted({number for number in numbers if number is not None})
    if not wanted:
        return {}
    conditions, parameters = conditions_of(_put(session, Asked(), moment))
    table = PUBLIC_RECORDS.table(live_generation(session, NAME)).name
    sql = (
        f"SELECT organ, document, substr(day, 1, 4), count(*) FROM {table} WHERE {' AND '.join(conditions)} "
        f"AND document IN ({', '.join('?' * len(wanted))}) GROUP BY organ, document, substr(day, 1, 4)"
    )
    rows = session.query(sql, [*parameters, *wanted])
    return {(str(organ), str(number), int(str(year))): int(count or 0) for organ, number, year, count in rows}
