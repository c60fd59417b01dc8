"""Identifiers: streams, and the coded identifiers of Chinese public administration."""

import re
from collections.abc import Callable
from hashlib import sha1
from typing import Annotated, Final, NewType
from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Meta

StreamId = NewType("StreamId", UUID)
"""Identity of one stream of the log: a case, a reservation or a register."""

CaseId = NewType("CaseId", StreamId)
"""Identity of one closed loop (案件): UUIDv5 of its source system and its business key there."""

BIHUAN: Final = uuid5(NAMESPACE_URL, "urn:bihuan")
_SEPARATOR: Final = "\x1f"


def _named(*parts: str) -> UUID:
    """Make the UUIDv5 of some parts in our namespace; ``uuid.uuid5`` does the same in twice the time."""
    name = _SEPARATOR.join(parts).encode()
    return UUID(bytes=sha1(BIHUAN.bytes + name, usedforsecurity=False).digest()[:16], version=5)


def case_id(source: str, key: str) -> CaseId:
    """Name the case that ``source`` calls ``key``; the same pair always gives the same case."""
    return CaseId(StreamId(_named("case", source, key)))


def reservation_id(kind: str, key: str) -> StreamId:
    """Name the stream on which cases compete for ``key`` (an act, a number, an alias)."""
    return StreamId(_named("reservation", kind, key))


def register_id(register: str) -> StreamId:
    """Name the stream of one register of reference data, such as ``officers``."""
    return StreamId(_named("register", register))


def admission_id(source: str, event_id: str) -> UUID:
    """Name one thing sent to us: the pair of CloudEvents ``source`` and ``id`` (or of a command and its key)."""
    return _named("admission", source, event_id)


_USCC_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_USCC_PATTERN: Final = f"^[{_USCC_ALPHABET}]{{18}}$"


def uscc_check_character(first_17: str) -> str:
    """Compute the 18th character of a unified social credit code (GB 32100-2015)."""
    total = sum(_USCC_ALPHABET.index(c) * w for c, w in zip(first_17, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[-total % 31]


def uscc_flaw(code: str) -> str | None:
    """Say what is wrong with a unified social credit code (统一社会信用代码), or None if nothing is."""
    if not re.fullmatch(_USCC_PATTERN, code):
        return f"expected 18 characters of {_USCC_ALPHABET}"
    expected = uscc_check_character(code[:17])
    return None if code[17] == expected else f"check character is {code[17]}, computed {expected} (GB 32100-2015)"


def division_flaw(code: str) -> str | None:
    """Say what is wrong with a division code (行政区划代码, GB/T 2260), or None; only its form can be checked here."""
    return None if re.fullmatch(r"[1-8][0-9]{5}", code) else "expected six digits, the first from 1 to 8 (GB/T 2260)"


def item_flaw(code: str) -> str | None:
    """Say what is wrong with an item code (权力事项编码), or None. The format is not verified, so only shape counts."""
    return None if re.fullmatch(r"[0-9A-Za-z一-鿿.()-]{1,32}", code) else "expected 1 to 32 letters, digits, . ( ) -"


CHECKS: Final[dict[str, Callable[[str], str | None]]] = {
    "uscc": uscc_flaw,
    "division": division_flaw,
    "item": item_flaw,
}
"""Checks beyond JSON Schema, by the name in a field's ``Meta.extra``: errors on own input, warnings on imports."""

_UsccType = NewType("_UsccType", str)
_DivisionType = NewType("_DivisionType", str)
_ItemType = NewType("_ItemType", str)

Uscc = Annotated[
    _UsccType,
    Meta(description="统一社会信用代码 unified social credit code, GB 32100-2015", extra={"check": "uscc"}),
]
DivisionCode = Annotated[
    _DivisionType, Meta(description="行政区划代码 division code, GB/T 2260", extra={"check": "division"})
]
ItemCode = Annotated[_ItemType, Meta(description="权力事项编码 item code", extra={"check": "item"})]


def uscc(code: str) -> Uscc:
    """Take ``code`` as a unified social credit code; raises ValueError that says what is wrong with it."""
    if flaw := uscc_flaw(code):
        raise ValueError(flaw)
    return _UsccType(code)


def division(code: str) -> DivisionCode:
    """Take ``code`` as a division code; raises ValueError that says what is wrong with it."""
    if flaw := division_flaw(code):
        raise ValueError(flaw)
    return _DivisionType(code)


def item(code: str) -> ItemCode:
    """Take ``code`` as an item code; raises ValueError that says what is wrong with it."""
    if flaw := item_flaw(code):
        raise ValueError(flaw)
    return _ItemType(code)


def breadth(division_code: str) -> int:
    """Count the digits of a division code that say something: 2 for a province, 4 for a city, 6 for a county."""
    return 2 if division_code.endswith("0000") else 4 if division_code.endswith("00") else 6


def covers(wider: str, region: str) -> bool:
    """Say whether a division is another one, or lies inside it."""
    return region.startswith(wider[: breadth(wider)])
