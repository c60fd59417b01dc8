"""Paging: lists are read by keyset, and a cursor belongs to the query that gave it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from msgspec import DecodeError, Struct, ValidationError, json

MAX_LIMIT: Final = 500
"""Most rows a page."""


class CursorError(ValueError):
    """A cursor that is damaged, or belongs to another query."""


class Page(Struct, frozen=True, kw_only=True):
    """A page of a list."""

    items: tuple[dict[str, object], ...]
    next: str | None
    """Cursor of the next page, None at the end."""


class _Cursor(Struct, frozen=True, array_like=True):
    query: str
    key: tuple[str | int, ...]


def write_cursor(filters: Mapping[str, object], key: tuple[str | int, ...]) -> str:
    """Write a cursor that goes on after a row's key, for this query only."""
    return urlsafe_b64encode(json.encode(_Cursor(_name(filters), key))).decode().rstrip("=")


def read_cursor(filters: Mapping[str, object], cursor: str) -> tuple[str | int, ...]:
    """Read a cursor back; raises CursorError for one that is damaged or belongs to another query."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.decode(urlsafe_b64decode(padded.encode("ascii")), type=_Cursor)
    except (ValueError, DecodeError, ValidationError) as error:
        message = "the cursor is damaged; begin again without one"
        raise CursorError(message) from error
    if found.query != _name(filters):
        message = "the cursor belongs to another query; begin again without one"
        raise CursorError(message)
    return found.key


def _name(filters: Mapping[str, object]) -> str:
    return sha256(json.encode(sorted(filters.items()))).hexdigest()[:16]
