"""Arrays in PostgreSQL's binary form, written by hand: psycopg's own way takes five times as long."""

from collections.abc import Iterable, Sequence
from struct import Struct
from typing import Any
from uuid import UUID

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format

_HEADER = Struct(">iiiii")
_EMPTY = Struct(">iii")
_LENGTH = Struct(">i")
_BIGINT = Struct(">iq")
_INTEGER = Struct(">ii")
_UUID_LENGTH = _LENGTH.pack(16)


class Uuids(bytes):
    """A uuid[]."""

    element, oid = 2950, 2951


class Bigints(bytes):
    """A bigint[]."""

    element, oid = 20, 1016


class Integers(bytes):
    """An integer[]."""

    element, oid = 23, 1007


class Texts(bytes):
    """A text[]."""

    element, oid = 25, 1009


class Byteas(bytes):
    """A bytea[]."""

    element, oid = 17, 1001


def uuids(values: Sequence[UUID]) -> Uuids:
    """Write a uuid[]."""
    return Uuids(_header(Uuids.element, len(values)) + b"".join([_UUID_LENGTH + value.bytes for value in values]))


def bigints(values: Sequence[int]) -> Bigints:
    """Write a bigint[]."""
    return Bigints(_header(Bigints.element, len(values)) + b"".join([_BIGINT.pack(8, value) for value in values]))


def integers(values: Sequence[int]) -> Integers:
    """Write an integer[]."""
    return Integers(_header(Integers.element, len(values)) + b"".join([_INTEGER.pack(4, value) for value in values]))


def texts(values: Sequence[str]) -> Texts:
    """Write a text[]."""
    return Texts(_header(Texts.element, len(values)) + _sized(value.encode() for value in values))


def byteas(values: Sequence[bytes]) -> Byteas:
    """Write a bytea[]."""
    return Byteas(_header(Byteas.element, len(values)) + _sized(values))


def _header(element: int, length: int) -> bytes:
    return _HEADER.pack(1, 0, element, length, 1) if length else _EMPTY.pack(0, 0, element)


def _sized(values: Iterable[bytes]) -> bytes:
    return b"".join([part for value in values for part in (_LENGTH.pack(len(value)), value)])


class _AsItIs(Dumper):
    format = Format.BINARY

    def dump(self, obj: Any) -> bytes:  # noqa: ANN401 -- psycopg's signature
        return bytes(obj)


def register(connection: psycopg.Connection[Any]) -> None:
    """Let a connection take our arrays."""
    for cls in (Uuids, Bigints, Integers, Texts, Byteas):
        connection.adapters.register_dumper(cls, type(cls.__name__, (_AsItIs,), {"oid": cls.oid}))
