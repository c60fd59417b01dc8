"""Rule packs: which guards apply to an act, by its date and place, never by today (规则包)."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.law.book import GUARDS
from domain.law.policy import FROM_2025, FROM_APRIL_2026, UNTIL_2024, Policy
from domain.law.procedure import USUAL, PenaltyProcedure
from domain.law.statutes import ARL2023, CR2026, SR825


class LegalReviewPolicy(StrEnum):
    """Which cases must pass legal review."""

    ALL_ORDINARY = "all_ordinary"
    """Every ordinary case: the seed's three-level review (三级审核), wider than APL art. 58."""
    ARTICLE_58 = "article_58"
    """Only what APL art. 58(1) item 2 shows on the file: cases that were heard."""


class RulePack(Struct, frozen=True, kw_only=True):
    """The guards and the configurable values of one place during one span of time."""

    id: str
    jurisdiction: str
    """Beginning of the division codes it covers: 33 for Zhejiang, 3301 for Hangzhou."""
    first: date
    last: date | None
    """Last day, or None while it is the latest."""
    guards: frozenset[str]
    legal_review: LegalReviewPolicy
    because: str
    """What began with it."""
    policy: Policy = UNTIL_2024
    procedure: PenaltyProcedure = USUAL
    """Values of the procedure of penalties that no text of law fixes."""


NONE: Final = RulePack(
    id="none",
    jurisdiction="",
    first=date.min,
    last=None,
    guards=frozenset(),
    legal_review=LegalReviewPolicy.ARTICLE_58,
    because="no pack covers the act: stored and projected, not judged",
)
"""For acts outside any pack, such as a foreign log: no findings."""


_BEGIN_WITH_A_PACK: Final = frozenset({ARL2023, SR825, CR2026})
"""Statutes with whose first day a pack begins: their guards hold from that pack on."""


def _guards(first: date) -> frozenset[str]:
    """Find the guards of a pack: all but those whose own statute, cited first, begins with a later pack."""
    own = {g.id: g.citations[0].statute for g in GUARDS.values()}
    return frozenset(id_ for id_, of in own.items() if of not in _BEGIN_WITH_A_PACK or of.in_force <= first)


def _pack(pack_id: str, first: date, last: date | None, because: str, policy: Policy = UNTIL_2024) -> RulePack:
    return RulePack(
        id=pack_id,
        jurisdiction="3301",
        first=first,
        last=last,
        guards=_guards(first),
        legal_review=LegalReviewPolicy.ALL_ORDINARY,
        because=because,
        policy=policy,
    )


PACKS: Final = (
    _pack("ZJHZ-2021.07", date(2021, 7, 15), date(2021, 12, 31), "APL as revised in 2021"),
    _pack("ZJHZ-2022.01", date(2022, 1, 1), date(2023, 4, 30), "Zhejiang regulation on integrated enforcement"),
    _pack("ZJHZ-2023.05", date(2023, 5, 1), date(2023, 12, 31), "NDRC order 58 on credit repair"),
    _pack("ZJHZ-2024.01", date(2024, 1, 1), date(2024, 12, 31), "administrative review law as revised in 2023"),
    _pack("ZJHZ-2025.01", date(2025, 1, 1), date(2026, 1, 31), "State Council office document 54 of 2024", FROM_2025),
    _pack("ZJHZ-2026.02", date(2026, 2, 1), date(2026, 3, 31), "regulation on supervision of enforcement", FROM_2025),
    _pack("ZJHZ-2026.04", date(2026, 4, 1), None, "NDRC order 36 of 2025 on credit repair", FROM_APRIL_2026),
)
"""Packs of Hangzhou in order of time, without gap or overlap."""


def pack_for(region: str | None, on: date) -> RulePack:
    """Choose the pack for an act of an organ of a region on a day; NONE where no pack covers it."""
    if region is None:
        return NONE
    for pack in PACKS:
        if _covers(pack, region, on):
            return pack
    return NONE


def applying(region: str, on: date) -> tuple[str, ...]:
    """Name the packs that apply to an act of an organ of a region on a day; there should be exactly one."""
    return tuple(p.id for p in PACKS if _covers(p, region, on))


def _covers(pack: RulePack, region: str, on: date) -> bool:
    return pack.first <= on and (pack.last is None or on <= pack.last) and region.startswith(pack.jurisdiction)
