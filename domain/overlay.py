"""Overlays: what a place has put into force of its own, laid over the rule pack that applies to it (本地规则叠加)."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import reduce
from typing import Final, TypeVar

from msgspec import structs

from domain.law.book import GUARDS
from domain.law.guard import Grade
from domain.law.packs import NONE, RulePack
from domain.law.penalty.art_63_hearing_right import Sums
from domain.law.policy import Setting
from domain.law.procedure import PenaltyProcedure
from domain.parties import PartyClass
from domain.registers.facts import OrganRegistered
from domain.registers.rulebook import Rulebook
from domain.registers.rules import LawPackActivated, Measured, Purpose, Threshold
from domain.time.periods import Unit

_T = TypeVar("_T")

_DEFENCE: Final = "D-DEFENCE"
"""The timer of the party's defence, as allowances name it."""
_NEVER: Final = Sums(fine=10**18, gains=10**18, goods=10**18)
"""For a purpose that the pack has no sums for."""
_SETTINGS: Final = {
    "hearing_person": (Purpose.HEARING, PartyClass.PERSON),
    "hearing_unit": (Purpose.HEARING, PartyClass.UNIT),
    "discussion_person": (Purpose.DISCUSSION, PartyClass.PERSON),
    "discussion_unit": (Purpose.DISCUSSION, PartyClass.UNIT),
    "review_person": (Purpose.LEGAL_REVIEW, PartyClass.PERSON),
    "review_unit": (Purpose.LEGAL_REVIEW, PartyClass.UNIT),
}
"""What each value of the procedure that is a sum is for."""


def overlaid(pack: RulePack, organ: OrganRegistered | None, rulebook: Rulebook, on: date) -> RulePack:
    """Lay over a pack what the places of an organ have put into force by a day.

    Guards are off that any of these places has switched off, but only those of which no part stands in a text that
    was read; sums and the days of defence are those of the smallest place. Where no rule pack applies, nothing does.
    """
    here = rulebook.packs(organ.region, on) if organ is not None else ()
    if organ is None or pack is NONE or not here:
        return pack
    return structs.replace(
        pack,
        id="+".join((pack.id, *(own.pack for own in here))),
        guards=pack.guards - _off(here),
        procedure=_procedure(pack.procedure, organ, rulebook, on, {t.purpose for t in here[-1].thresholds}),
    )


def _off(here: Iterable[LawPackActivated]) -> frozenset[str]:
    named = {name for own in here for name in own.switched_off}
    return frozenset(name for name in named if (rule := GUARDS.get(name)) is not None and rule.optional)


def _procedure(
    usual: PenaltyProcedure, organ: OrganRegistered, rulebook: Rulebook, on: date, purposes: Collection[Purpose]
) -> PenaltyProcedure:
    changed: dict[str, object] = {}
    for name, (purpose, party) in _SETTINGS.items():
        if purpose not in purposes:
            continue
        found = {m: rulebook.threshold(organ, purpose, m, party, on) for m in Measured}
        own = {measured: threshold for measured, threshold in found.items() if threshold is not None}
        if own:
            changed[name] = _sums(getattr(usual, name), own)
    days = rulebook.allowance(organ.region, _DEFENCE, on)
    if days is not None and days.unit == Unit.WORKING_DAY:
        changed["defence_within"] = _setting(days.length, [days.source])
    return structs.replace(usual, **changed)


def _sums(usual: Setting[Sums | None], own: dict[Measured, Threshold]) -> Setting[Sums]:
    sums: Sums = reduce(
        lambda so_far, threshold: structs.replace(so_far, **{threshold.measured.value: threshold.amount}),
        own.values(),
        usual.value or _NEVER,
    )
    return _setting(sums, [threshold.source for threshold in own.values()])


def _setting(value: _T, sources: Iterable[str]) -> Setting[_T]:
    named = tuple(dict.fromkeys(sources))
    confirmed = not any(source.startswith("PLACEHOLDER") for source in named)
    return Setting(value, Grade.SEEN if confirmed else Grade.DESIGN, ", ".join(named))
