"""Listing public records: what is in force on a day, and on no other condition."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import structs

from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.time.instants import format_instant, legal_date
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.disclosure.public_records import PUBLIC_RECORDS, PublicRecord
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, Question, besides, question


def in_force(session: Session, log: EventLog, asked: Asked, moment: datetime) -> Question:
    """Ask for the records that are online at a moment, as they stand, and whose last day has not passed.

    Without ``as_of`` it asks for what is in force by all that is told: news that is dated ahead of our clock ends a
    record at once, and begins none before its time. Raises AskedError.
    """
    return besides(
        question(session, log, PUBLIC_RECORDS, asked),
        ("coalesce(shown_until, '9999') >= ?", (legal_date(moment).isoformat(),)),
        ("valid_from <= ?", (format_instant(moment),)),
    )


def record_of(item: dict[str, object]) -> PublicRecord:
    """Take an item of a page as the record that it is."""
    return msgspec.convert(item, PublicRecord)


def numbered_alike(
    session: Session, wanted: Question, numbers: Iterable[str | None]
) -> dict[tuple[str, str, int], int]:
    """Count the records in force of a subject by organ, document number and year of decision, for some numbers."""
    known = sorted({number for number in numbers if number is not None})
    if not known:
        return {}
    kept = {name: value for name, value in wanted.asked.filters.items() if name == "subject"}
    alike = structs.replace(wanted, asked=Asked(as_of=wanted.asked.as_of, filters=kept, also=wanted.asked.also))
    among = f"document IN ({', '.join('?' * len(known))})"
    conditions, parameters = conditions_of(besides(alike, (among, tuple(known))))
    table = PUBLIC_RECORDS.table(live_generation(session, NAME)).name
    sql = (
        f"SELECT organ, document, substr(day, 1, 4), count(*) FROM {table} WHERE {' AND '.join(conditions)} "
        "GROUP BY organ, document, substr(day, 1, 4)"
    )
    rows = session.query(sql, parameters)
    return {(str(organ), str(number), int(str(year))): int(count or 0) for organ, number, year, count in rows}
