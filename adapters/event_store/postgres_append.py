"""One batch appended in PostgreSQL: two round trips for a small one, and copying for a large one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow

from adapters.event_store.appending import Admitted, Head, Judgement, Known, admissions_of, judge, streams_of
from adapters.event_store.bookmarks import BOOKMARK, check
from adapters.event_store.postgres_arrays import bigints, byteas, integers, texts, uuids
from adapters.event_store.postgres_copy import copied_admissions, copied_rows
from adapters.event_store.postgres_statements import (
    ADVANCE,
    APPEND,
    BEGIN_LOCKED,
    CHANNEL,
    COPY_ADMISSIONS,
    COPY_ROWS,
    KNOWN,
    RAISE_BOOKMARK,
    TRACKED,
)
from domain.ids import StreamId
from domain.ports.event_log import Append, Bookmark
from domain.time.instants import format_instant, parse_instant


class LostAcknowledgementError(Exception):
    """The connection broke when the batch was being committed: it is stored as judged, or not at all."""

    def __init__(self, judgement: Judgement, cause: psycopg.Error) -> None:
        """Keep what was judged, so that it can be looked for."""
        super().__init__(str(cause))
        self.judgement = judgement


def append_at_once(
    connection: psycopg.Connection[TupleRow], batch: Sequence[Append], clock: Callable[[], datetime]
) -> Judgement | None:
    """Judge a batch without a lock, and store it if the log has not moved meanwhile; None where it has.

    As long as the head is where it was, nothing at all was appended, and the judgement holds.
    """
    known = _known(connection, batch)
    judgement = judge(batch, known, clock())
    if not judgement.admissions:
        return judgement
    rows, head = judgement.rows, judgement.head
    units = [unit for _, unit in judgement.admissions]
    parameters = (
        head.position,
        format_instant(head.recorded_at),
        known.head.position,
        bigints([row.position for row in rows]),
        uuids([row.stream for row in rows]),
        bigints([row.version for row in rows]),
        texts([row.topic for row in rows]),
        byteas([row.state for row in rows]),
        uuids([admission for admission, _ in judgement.admissions]),
        byteas([unit.digest for unit in units]),
        bigints([unit.first for unit in units]),
        integers([unit.events for unit in units]),
        CHANNEL,
    )
    try:
        stored = connection.execute(APPEND, parameters, prepare=True, binary=True).rowcount
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise LostAcknowledgementError(judgement, error) from error
    return judgement if stored else None


def append_locked(
    connection: psycopg.Connection[TupleRow],
    batch: Sequence[Append],
    bookmarks: Sequence[Bookmark],
    clock: Callable[[], datetime],
    lost: Sequence[Judgement] = (),
) -> Judgement:
    """Take the lock, judge a batch and store it; raises LostAcknowledgementError where its end is unknown.

    ``lost`` holds earlier attempts at this batch whose end is unknown; one that is found stored is the answer.
    """
    try:
        connection.execute(BEGIN_LOCKED)
        known = _known(connection, batch)
        for judgement in lost:
            if _is_stored(connection, judgement, known):
                return judgement
        judgement = judge(batch, known, clock())
        if lost and not judgement.admissions and bookmarks and _have_moved(connection, bookmarks):
            return judgement
        check(bookmarks, partial(_bookmark, connection))
        if judgement.admissions or bookmarks:
            _commit(connection, judgement, bookmarks)
        return judgement
    finally:
        if not connection.closed:
            connection.rollback()  # sends nothing after a COMMIT


def _known(connection: psycopg.Connection[TupleRow], batch: Sequence[Append]) -> Known:
    admissions = dict[UUID, Admitted]()
    versions = dict[StreamId, int]()
    head = None
    parameters = (uuids(admissions_of(batch)), uuids(streams_of(batch)))
    for kind, identity, data, number, events in connection.execute(KNOWN, parameters, prepare=True, binary=True):
        if kind == 0:
            head = Head(number, parse_instant(data.decode()))
        elif kind == 1:
            admissions[identity] = Admitted(data, number, events)
        else:
            versions[identity] = number
    if head is None:
        raise psycopg.DataError("the row of log_head is missing")
    return Known(head, admissions, versions)


def _is_stored(connection: psycopg.Connection[TupleRow], judgement: Judgement, known: Known) -> bool:
    """Say whether an attempt was committed; its batch is atomic, so that one admission and one event stand for all."""
    if not judgement.admissions:
        return False
    admission, admitted = judgement.admissions[0]
    if known.admissions.get(admission) != admitted:
        return False
    if not judgement.rows:
        return True
    row = judgement.rows[0]
    found = connection.execute("SELECT state FROM stored_events WHERE position = %s", (row.position,)).fetchone()
    return found is not None and bytes(found[0]) == row.state


def _bookmark(connection: psycopg.Connection[TupleRow], name: str) -> int:
    row = connection.execute(TRACKED, (BOOKMARK + name,)).fetchone()
    return row[0] if row else 0


def _have_moved(connection: psycopg.Connection[TupleRow], bookmarks: Sequence[Bookmark]) -> bool:
    """Say whether an attempt that moved bookmarks, and stored nothing new, was committed."""
    return all(_bookmark(connection, bookmark.name) == bookmark.position for bookmark in bookmarks)


def _commit(connection: psycopg.Connection[TupleRow], judgement: Judgement, bookmarks: Sequence[Bookmark]) -> None:
    head = judgement.head
    try:
        if judgement.admissions:
            with connection.cursor() as cursor, cursor.copy(COPY_ROWS) as copy:
                copy.write(copied_rows(judgement.rows))
            with connection.cursor() as cursor, cursor.copy(COPY_ADMISSIONS) as copy:
                copy.write(copied_admissions(judgement.admissions))
            parameters = (head.position, format_instant(head.recorded_at), CHANNEL)
            connection.execute(ADVANCE, parameters, prepare=True)
        for bookmark in bookmarks:
            connection.execute(RAISE_BOOKMARK, (BOOKMARK + bookmark.name, bookmark.position), prepare=True)
        connection.execute("COMMIT")
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise LostAcknowledgementError(judgement, error) from error
