"""Member names that stand twice in one JSON object: parsers silently keep one of them, so we refuse."""

import json
from typing import Final

import msgspec

_NUL: Final = "\x00"


class DuplicateMemberError(ValueError):
    """A member name stands twice in one object."""


class NulCharacterError(ValueError):
    """A text contains U+0000, which no database of ours can keep as text."""


def check_members(body: bytes) -> None:
    """Check well-formed JSON; raises DuplicateMemberError with the name, or NulCharacterError.

    The quick way: without escapes, a text is written back as it was read, and every member has its colon; so a decoder
    which has dropped one shows by the count of colons. Everything else is read member by member.
    """
    if b"\\" not in body:
        try:
            kept = msgspec.json.encode(msgspec.json.decode(body)).count(b":")
        except (OverflowError, ValueError):
            kept = -1
        if kept == body.count(b":"):
            return
    json.loads(body, object_pairs_hook=_distinct, parse_int=str)


def _distinct(pairs: list[tuple[str, object]]) -> None:
    seen: set[str] = set()
    for name, value in pairs:
        if name in seen:
            raise DuplicateMemberError(name)
        seen.add(name)
        _without_nul(value)


def _without_nul(value: object) -> None:
    if isinstance(value, str):
        if _NUL in value:
            raise NulCharacterError(value)
    elif isinstance(value, list):
        for single in value:
            _without_nul(single)
