"""The rules of the simulated city: who enforces each shipped item, made-up items, and discretion tables (裁量基准)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import structs

from adapters.registers.items import items
from domain.fact import Fact, money
from domain.ids import item
from domain.parties import PartyClass
from domain.penalty.kinds import PenaltyKind
from domain.registers.facts import Correction, FineRange, ItemVersionPublished, OrganKind
from domain.registers.rules import DiscretionTableActivated, Tier

_SINCE: Final = date(2021, 1, 1)
_ENFORCERS: Final = (OrganKind.INTEGRATED, OrganKind.DEPARTMENT)
_NO_LIMIT: Final = money(10**10)
"""The last tier is open upwards: where a fine has to end is for the norm to say, and no matter of discretion."""

WARNABLE: Final = ItemVersionPublished(
    item=item("SIM-1"),
    name="模拟事项：可以警告",
    norm="模拟规范",
    article="1",
    correction=Correction.WITH,
    fine_optional=True,
    fines=(FineRange(party=PartyClass.ANY, minimum=money(0), maximum=money(200_00)),),
    effective_from=_SINCE,
    kinds=(PenaltyKind.WARNING, PenaltyKind.FINE),
    enforcers=_ENFORCERS,
)
"""A made-up item: none of the shipped ones allows a warning."""

FOREIGN: Final = structs.replace(
    WARNABLE,
    item=item("SIM-2"),
    name="模拟事项：不属本市执法机关",
    fines=(FineRange(party=PartyClass.ANY, minimum=money(0), maximum=_NO_LIMIT),),
    enforcers=(OrganKind.SUPERVISION,),
)
"""A made-up item that no enforcement organ of the city may punish, and that fines higher than any other."""


def rules() -> Iterator[tuple[str, date, Fact]]:
    """Make the entries of the registers, each with a name and its day: items with who enforces them, and their tables.

    The shipped catalogue does not say who enforces an item. The city says it of the same versions, made up.
    """
    for file, first, version in items():
        name = f"{file.removesuffix('.toml')}-{version.item}-{first}"
        yield f"item-{name}", first, structs.replace(version, enforcers=_ENFORCERS)
        yield f"table-{name}", first, _table(version)
    for made_up in (WARNABLE, FOREIGN):
        yield f"item-{made_up.item}", _SINCE, made_up
        yield f"table-{made_up.item}", _SINCE, _table(made_up)


def _table(version: ItemVersionPublished) -> DiscretionTableActivated:
    return DiscretionTableActivated(
        item=version.item,
        tiers=tuple(tier for fine in version.fines for tier in _tiers(fine)),
        issuer="模拟：市级执法部门",
        document="模拟：裁量基准",
        effective_from=version.effective_from,
        effective_to=version.effective_to,
        published_on=version.effective_from,
    )


def _tiers(fine: FineRange) -> Iterator[Tier]:
    low, high = _steps(fine.maximum)
    for name, least, most in (("轻微", 0, low), ("一般", low, high), ("严重", high, _NO_LIMIT)):
        yield Tier(tier=name, factors=("危害后果",), minimum=money(least), maximum=money(most), party=fine.party)


def _steps(maximum: int) -> tuple[int, int]:
    return maximum // 3, maximum * 2 // 3


def tier_of(fine: int, maximum: int) -> str:
    """Find the tier of a fine under a range that goes up to ``maximum``; both in fen."""
    low, high = _steps(maximum)
    return "轻微" if fine <= low else "一般" if fine <= high else "严重"
