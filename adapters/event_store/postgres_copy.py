"""Rows in the binary form of PostgreSQL's COPY, written by hand because that is three times as fast as psycopg."""

from collections.abc import Sequence
from struct import Struct
from typing import Final
from uuid import UUID

from adapters.event_store.appending import Admitted, Row

_HEADER: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_END: Final = b"\xff\xff"
_LENGTH: Final = Struct(">i")
_ROW: Final = Struct(">hiqi16siqi")
_ADMISSION: Final = Struct(">hi16si")
_UNIT: Final = Struct(">iqii")


def copied_rows(rows: Sequence[Row]) -> bytes:
    """Write events: position, stream, version, topic, state."""
    parts = [_HEADER]
    for position, stream, version, topic, state in rows:
        name = topic.encode()
        parts += (
            _ROW.pack(5, 8, position, 16, stream.bytes, 8, version, len(name)),
            name,
            _LENGTH.pack(len(state)),
            state,
        )
    parts.append(_END)
    return b"".join(parts)


def copied_admissions(admissions: Sequence[tuple[UUID, Admitted]]) -> bytes:
    """Write admissions: identity, digest, first position, number of events."""
    parts = [_HEADER]
    for admission, unit in admissions:
        parts += (
            _ADMISSION.pack(4, 16, admission.bytes, len(unit.digest)),
            unit.digest,
            _UNIT.pack(8, unit.first, 4, unit.events),
        )
    parts.append(_END)
    return b"".join(parts)
