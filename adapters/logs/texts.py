"""Reading texts of a foreign log: exactly, or not at all. Every refusal is a ValueError that quotes the text."""

import re
from datetime import UTC, date, datetime
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

_EXACT: Final = Context(prec=40, traps=[Inexact, InvalidOperation, Overflow])
_DECIMAL: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,2})?", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_LONGEST_NUMBER: Final = 36
_SHOWN: Final = 60


def money(text: str) -> int:
    """Read a decimal amount of the main unit as minor units, without any rounding."""
    if len(text) > _LONGEST_NUMBER or not _DECIMAL.fullmatch(text):
        _refuse("an amount such as 35.00", text)
    try:
        return int(_EXACT.quantize(_EXACT.create_decimal(text).scaleb(2, _EXACT), Decimal(1)))
    except Inexact:
        _refuse("an amount without fractions of a cent", text)
    except (InvalidOperation, Overflow):
        _refuse("an amount of sensible size", text)


def integer(text: str) -> int:
    """Read a whole number of at most 18 digits."""
    if not _INTEGER.fullmatch(text):
        _refuse("a whole number", text)
    return int(text)


def boolean(text: str) -> bool:
    """Read ``true``, ``false``, ``1`` or ``0`` (XML Schema)."""
    if text not in _BOOLEANS:
        _refuse("true or false", text)
    return _BOOLEANS[text]


def instant(text: str, zone: ZoneInfo | None) -> datetime:
    """Read a time in ISO 8601 as an instant in UTC; where it has no offset it is a local time of ``zone``.

    A local time that the zone's clock shows twice is taken as the earlier one; one that it never shows is refused.
    """
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        _refuse("a time such as 2006-07-24T00:00:00+02:00", text)
    try:
        if time.tzinfo is not None:
            return time.astimezone(UTC)
        if zone is None:
            _refuse("a time with an offset, for the mapping has no timezone", text)
        found = time.replace(tzinfo=zone).astimezone(UTC)
        if found.astimezone(zone).replace(tzinfo=None) != time:
            _refuse(f"a time that the clocks of {zone.key} show", text)
    except OverflowError:
        _refuse("a time between the years 1 and 9999", text)
    return found


def day(text: str, zone: ZoneInfo | None) -> date:
    """Read a date: as written, or as the day on which a time with an offset falls in ``zone``."""
    try:
        time = datetime.fromisoformat(text)
        return time.date() if zone is None or time.tzinfo is None else time.astimezone(zone).date()
    except (ValueError, OverflowError):
        _refuse("a date such as 2006-07-24", text)


class UnreadableError(ValueError):
    """A text that is not what the mapping expects."""


def _refuse(expected: str, text: str) -> NoReturn:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    msg = f"expected {expected}, found {shown!r}"
    raise UnreadableError(msg)
