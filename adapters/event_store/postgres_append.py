"""One batch appended in PostgreSQL: two round trips, whatever its size."""

from collections.abc import Callable, Sequence
from datetime import datetime
from struct import Struct
from typing import Final

import psycopg
from psycopg.rows import TupleRow

from adapters.event_store.appending import Admitted, Head, Judgement, Known, Row, admissions_of, judge, streams_of
from adapters.event_store.bookmarks import BOOKMARK
from adapters.event_store.postgres_statements import (
    ADMISSIONS,
    APPEND,
    APPEND_COPIED,
    CHANNEL,
    COPY_ROWS,
    LOCK_HEAD,
    RAISE_BOOKMARK,
    VERSIONS,
)
from domain.ports.event_log import Append, Bookmark
from domain.time.instants import format_instant, parse_instant

COPY_FROM: Final = 200
"""Rows from which on copying beats an insert of arrays."""

_COPY_HEADER: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_COPY_END: Final = b"\xff\xff"
_COPY_ROW: Final = Struct(">hiqi16siqi")
_COPY_LENGTH: Final = Struct(">i")


class LostAcknowledgementError(Exception):
    """The connection broke after COMMIT was sent: the batch is stored as judged, or not at all."""

    def __init__(self, judgement: Judgement, cause: psycopg.Error) -> None:
        """Keep what was judged, so that it can be looked for."""
        super().__init__(str(cause))
        self.judgement = judgement


def append(
    connection: psycopg.Connection[TupleRow],
    batch: Sequence[Append],
    bookmark: Bookmark | None,
    clock: Callable[[], datetime],
    lost: Sequence[Judgement] = (),
) -> Judgement:
    """Judge and store a batch in one transaction; raises LostAcknowledgementError where its end is unknown.

    ``lost`` holds earlier attempts at this batch whose end is unknown; one that is found stored is the answer.
    """
    try:
        known = _begin(connection, batch)
        for judgement in lost:
            if _is_stored(connection, judgement, known):
                return judgement
        judgement = judge(batch, known, clock())
        if judgement.admissions or bookmark is not None:
            _commit(connection, judgement, bookmark)
        return judgement
    finally:
        if not connection.closed:
            connection.rollback()  # sends nothing after a COMMIT


def _begin(connection: psycopg.Connection[TupleRow], batch: Sequence[Append]) -> Known:
    """Take the lock, then read what the batch touches; each statement sees what was committed before it."""
    heads, admissions, versions = (connection.cursor(binary=True) for _ in range(3))
    with connection.pipeline():
        connection.execute("BEGIN")
        heads.execute(LOCK_HEAD, prepare=True)
        admissions.execute(ADMISSIONS, (admissions_of(batch),), prepare=True)
        versions.execute(VERSIONS, (streams_of(batch),), prepare=True)
    position, recorded_at = heads.fetchall()[0]
    return Known(
        Head(position, parse_instant(recorded_at)),
        {admission: Admitted(*rest) for admission, *rest in admissions.fetchall()},
        dict(versions.fetchall()),
    )


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


def _commit(connection: psycopg.Connection[TupleRow], judgement: Judgement, bookmark: Bookmark | None) -> None:
    rows, head = judgement.rows, judgement.head
    try:
        copied = len(rows) >= COPY_FROM
        if copied:
            _copy(connection, rows)
        admissions = [admission for admission, _ in judgement.admissions]
        units = [unit for _, unit in judgement.admissions]
        ending = (
            *(admissions, [u.digest for u in units], [u.first for u in units], [u.events for u in units]),
            *(head.position, format_instant(head.recorded_at), CHANNEL),
        )
        with connection.pipeline():
            if copied:
                connection.execute(APPEND_COPIED, ending, prepare=True)
            elif admissions:
                connection.execute(APPEND, (*_arrays(rows), *ending), prepare=True)
            if bookmark is not None:
                connection.execute(RAISE_BOOKMARK, (BOOKMARK + bookmark.name, bookmark.position), prepare=True)
            connection.execute("COMMIT")
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise LostAcknowledgementError(judgement, error) from error


def _arrays(rows: Sequence[Row]) -> tuple[list[object], ...]:
    return tuple([list(column) for column in zip(*rows, strict=True)] or [[]] * 5)


def _copy(connection: psycopg.Connection[TupleRow], rows: Sequence[Row]) -> None:
    """Copy rows in, in PostgreSQL's binary form, written by hand because that is three times faster."""
    pack, length = _COPY_ROW.pack, _COPY_LENGTH.pack
    parts = [_COPY_HEADER]
    for position, stream, version, topic, state in rows:
        name = topic.encode()
        parts += (
            pack(5, 8, position, 16, stream.bytes, 8, version, len(name)),
            name,
            length(len(state)),
            state,
        )
    parts.append(_COPY_END)
    with connection.cursor() as cursor, cursor.copy(COPY_ROWS) as copy:
        copy.write(b"".join(parts))
