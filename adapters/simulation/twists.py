"""Twists: the ways in which a story may break one guard, or come to its very edge and keep it."""

from collections.abc import Iterator
from typing import Final

from adapters.simulation.deviations import BROKEN, KEPT
from adapters.simulation.procedure import BROKEN as PROCEDURE_BROKEN
from adapters.simulation.procedure import KEPT as PROCEDURE_KEPT
from adapters.simulation.twist import Twist
from domain.parties import AgeBand, PartyKind

_ON_SITE: Final = ("InspectionStarted", "PartyQuestioned", "SceneInspected", "EvidencePreserved", "PropertySealed")
_SHORTHANDED: Final = (
    "one_officer",
    "same_officer_twice",
    "expired_certificate",
    "suspended_certificate",
    "ended_certificate",
    "no_certificate",
    "someone_elses_certificate",
    "auxiliary_counted",
)
_ANY_RANGE: Final = ("ZJ-SR-17.3-b", "ZJ-SR-18.4-a", "ZJ-SR-29.4-a")
_PLAIN: Final = ("ZJ-SR-30.3-a", "HZ-LJ-66-a")
"""Items of units whose order to correct may go with the fine."""


def _broken() -> Iterator[Twist]:
    for how in ("other_bureau_files", "department_files", "other_organ_on_the_spot"):
        yield Twist(guard="G004", how=how, plot="rivals", items=_PLAIN, party=PartyKind.UNIT)
    yield from _shorthanded()
    minor = AgeBand.FROM_14_TO_17
    child = AgeBand.UNDER_14
    litter = ("ZJ-SR-32.2-a", "ZJ-SR-32.2-b")
    yield Twist(guard="G014", how="child_fined", items=litter, party=PartyKind.PERSON, age=child)
    yield Twist(guard="G014", how="minor_not_mitigated", items=litter, party=PartyKind.PERSON, age=minor)
    yield Twist(guard="G014", how="minor_heavier", items=litter, party=PartyKind.PERSON, age=minor)
    yield Twist(guard="G014", how="child_fined", plot="on_the_spot", items=litter, party=PartyKind.PERSON, age=child)
    yield Twist(
        guard="G014", how="minor_not_mitigated", plot="on_the_spot", items=litter, party=PartyKind.PERSON, age=minor
    )
    yield Twist(guard="G016", how="same_organ_fines_again", plot="rivals", items=_PLAIN, party=PartyKind.UNIT)
    yield Twist(guard="G016", how="fined_on_the_spot_before", plot="rivals", items=_PLAIN, party=PartyKind.UNIT)
    yield Twist(guard="G016", how="decided_twice", items=_PLAIN)
    yield Twist(
        guard="G016", how="other_organ_fines_too", plot="rivals", items=_PLAIN, party=PartyKind.UNIT, also=("G004",)
    )
    for how in ("above_maximum", "far_above_maximum", "below_minimum", "below_without_ground", "ground_not_declared"):
        yield Twist(guard="G019", how=how, items=_ANY_RANGE)
    yield Twist(guard="G019", how="range_of_units_for_a_person", items=("ZJ-SR-12.3-a",), party=PartyKind.PERSON)
    for how in ("above_maximum", "below_minimum"):
        yield Twist(guard="G019", how=how, plot="on_the_spot", items=("ZJ-SR-32.2-a",), party=PartyKind.PERSON)
    for how in (
        "no_order",
        "order_not_served",
        "recheck_on_the_last_day",
        "no_recheck",
        "recheck_passed",
        "recheck_before_extended_day",
    ):
        yield Twist(guard="G027", how=how, items=_ANY_RANGE)
    yield Twist(guard="G027", how="refusal_not_shown", items=("HZ-LJ-65-a", "HZ-LJ-68-a"), party=PartyKind.UNIT)
    yield Twist(guard="G027", how="no_order", plot="on_the_spot", items=("HZ-LJ-65-a",), party=PartyKind.PERSON)
    dump, unit = ("ZJ-SR-32.2-b",), PartyKind.UNIT
    yield Twist(guard="G043", how="one_fen_over", plot="on_the_spot", items=dump, party=PartyKind.PERSON)
    yield Twist(guard="G043", how="person_over_limit", plot="on_the_spot", items=dump, party=PartyKind.PERSON)
    yield Twist(guard="G043", how="sole_trader_over_limit", plot="on_the_spot", items=dump, party=PartyKind.SOLE_TRADER)
    yield Twist(guard="G043", how="unit_over_limit", plot="on_the_spot", items=("HZ-LJ-66-a",), party=unit)
    yield Twist(guard="G043", how="confiscation", plot="on_the_spot", items=("ZJ-SR-28.4-a",), party=PartyKind.PERSON)
    yield Twist(guard="G043", how="unclear_facts", plot="on_the_spot")
    for how in ("no_notice", "not_served", "served_after_decision", "basis_missing", "rights_missing", "empty"):
        yield Twist(guard="G048", how=how, also=("G051",) if how == "empty" else ())
    yield Twist(guard="G051", how="told_less", items=_ANY_RANGE)
    for how in ("sixth_day", "ninth_day", "after_a_month"):
        yield Twist(guard="G053", how=how)
    for how in ("no_review", "before_hearing", "before_defence_review", "returned"):
        yield Twist(guard="G059", how=how, also=("G061",) if how == "before_hearing" else ())
    for how in ("day_91", "day_120", "after_extension", "suspension_too_short", "no_penalty_late", "unfounded_late"):
        yield Twist(guard="G066", how=how)
    for how in ("eighth_day", "fifteenth_day", "late_by_mail", "no_penalty_served_late"):
        yield Twist(guard="G069", how=how)
    yield from _performed_and_measured()


def _performed_and_measured() -> Iterator[Twist]:
    yield Twist(guard="G073", how="taken_by_officer")
    for how in ("a_day_early", "rate_too_high", "rate_not_told"):
        yield Twist(guard="G078", how=how)
    for act in ("PropertySealed", "PropertySeized"):
        for guard, ways in (
            ("G087", ("not_approved", "by_a_rule")),
            ("G088", ("not_heard", "not_recorded")),
            ("G089", ("not_handed_over",)),
            ("G090", ("unrelated", "necessities")),
        ):
            for how in ways:
                yield Twist(guard=guard, how=how, act=act)
    yield Twist(guard="G136", how="term_halved")


def _shorthanded() -> Iterator[Twist]:
    for number, how in enumerate(_SHORTHANDED):
        yield Twist(guard="G005", how=how, act=_ON_SITE[number % len(_ON_SITE)])
        yield Twist(guard="G005", how=how, plot="on_the_spot", act="OnTheSpotDecided")
        if number % 2:
            yield Twist(guard="G005", how=how, plot="lead", act="LeadVerified")
        else:
            yield Twist(guard="G005", how=how, plot="off_site", act="RemoteInspectionPerformed")
    yield Twist(guard="G005", how="one_officer", act="PropertySeized")


def _kept() -> Iterator[Twist]:  # noqa: C901 -- a list, told in order of guards
    for how in ("filed_after_filing_revoked", "other_act_of_the_party"):
        yield Twist(guard="G004", how=how, plot="rivals", items=_PLAIN, party=PartyKind.UNIT, lawful=True)
    yield Twist(guard="G005", how="unqualified_third", act="SceneInspected", lawful=True)
    minor, spit = AgeBand.FROM_14_TO_17, ("ZJ-SR-32.2-a",)
    yield Twist(guard="G014", how="minor_lightened", items=spit, party=PartyKind.PERSON, age=minor, lawful=True)
    yield Twist(
        guard="G014",
        how="minor_lightened",
        plot="on_the_spot",
        items=spit,
        party=PartyKind.PERSON,
        age=minor,
        lawful=True,
    )
    for how in ("fined_after_decision_revoked", "warned_after_fine"):
        yield Twist(guard="G016", how=how, plot="rivals", items=_PLAIN, party=PartyKind.UNIT, lawful=True)
    for how in ("exact_maximum", "exact_minimum", "below_on_ground"):
        yield Twist(guard="G019", how=how, items=_ANY_RANGE, lawful=True)
    for how in ("day_after_last", "order_served_by_document", "recheck_after_extended_day"):
        yield Twist(guard="G027", how=how, items=_ANY_RANGE, lawful=True)
    for how in ("refused_on_site", "recheck_failed_at_once"):
        yield Twist(guard="G027", how=how, items=("HZ-LJ-65-a",), party=PartyKind.UNIT, lawful=True)
    yield Twist(
        guard="G027",
        how="refused_on_site",
        plot="on_the_spot",
        items=("HZ-LJ-65-a",),
        party=PartyKind.UNIT,
        lawful=True,
    )
    dump, person = ("ZJ-SR-32.2-b",), PartyKind.PERSON
    yield Twist(guard="G043", how="exactly_200", plot="on_the_spot", items=dump, party=person, lawful=True)
    unit = PartyKind.UNIT
    yield Twist(guard="G043", how="exactly_3000", plot="on_the_spot", items=("HZ-LJ-66-a",), party=unit, lawful=True)
    yield Twist(guard="G043", how="warning_only", plot="on_the_spot", lawful=True)
    for how in ("second_notice_completes", "served_on_the_day"):
        yield Twist(guard="G048", how=how, lawful=True)
    for how in ("fifth_day", "late_with_excuse"):
        yield Twist(guard="G053", how=how, lawful=True)
    for how in ("again_after_hearing", "passed_after_return"):
        yield Twist(guard="G059", how=how, lawful=True)
    for how in ("day_90", "last_day_of_extension", "last_day_with_suspension"):
        yield Twist(guard="G066", how=how, lawful=True)
    for how in ("seventh_day", "by_public_notice"):
        yield Twist(guard="G069", how=how, lawful=True)


BREACHES: Final = (*_broken(), *BROKEN, *PROCEDURE_BROKEN)
"""Every way of breaking a guard that can be planted."""

EDGES: Final = (*_kept(), *KEPT, *PROCEDURE_KEPT)
"""Every lawful act at the edge of a guard: it must never be found."""

GUARDS: Final = tuple(sorted({t.guard for t in BREACHES}))
"""Guards that can be planted."""

NOT_PLANTED: Final = {
    "G152": "refuses commands; a fact outside every pack is kept and judged by none",
    "G153": "of the door for commands; asks no fact",
}
"""Guards that no story of a city can break, and why."""


def breaches_of(guard: str) -> tuple[Twist, ...]:
    """List the ways to break a guard; raises ValueError for a guard that cannot be planted."""
    found = tuple(t for t in BREACHES if t.guard == guard)
    if not found:
        raise ValueError(f"no way to break {guard} is known; known are {', '.join(GUARDS)}")
    return found
