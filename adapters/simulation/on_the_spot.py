"""Penalties on the spot (简易程序): decided, delivered and reported in one visit."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.corrections import unmet
from adapters.simulation.endings import archive, close, evaluate
from adapters.simulation.field import on_twist, team
from adapters.simulation.inspections import order_inspection
from adapters.simulation.matters import Matter, matter
from adapters.simulation.rules import WARNABLE
from adapters.simulation.scribe import NOBODY, Scribe
from adapters.simulation.terms import Terms, terms
from domain.fact import Money, money
from domain.law.penalty.art_52_on_the_spot_form import FormContent
from domain.law.review.art_23_review_first import RemedyRoute
from domain.penalty.application import Application, Circumstances
from domain.penalty.closing import ClosingGround
from domain.penalty.decision import OnTheSpotDecided, OnTheSpotRecorded
from domain.penalty.kinds import PenaltyKind, Signature
from domain.penalty.payment import CollectionRemitted, FineCollectedOnSpot, FinePaid, PaymentChannel
from domain.registers.facts import Correction
from domain.supervision.facts import InspectionGround

_ITEMS: Final = (
    "ZJ-SR-32.2-a",
    "ZJ-SR-32.2-a",
    "ZJ-SR-32.2-b",
    "ZJ-SR-33.5-a",
    "ZJ-SR-30.3-a",
    "HZ-LJ-65-a",
    "HZ-LJ-66-a",
    "ZJ-SR-16.3-a",
)
_LIMIT: Final = {True: 3000_00, False: 200_00}
"""APL art. 51: units, citizens."""
_COLLECT: Final = 100_00
"""APL art. 68 item 1."""
_REVIEW_FIRST: Final = date(2024, 1, 1)
"""First day of the Administrative Review Law of 2023."""
_BEYOND: Final = {
    "one_fen_over": 200_01,
    "person_over_limit": 300_00,
    "sole_trader_over_limit": 500_00,
    "unit_over_limit": 4000_00,
    "exactly_200": 200_00,
    "exactly_3000": 3000_00,
}
_SHOWN_BY_DECISION: Final = ("G014", "G019", "G027", "G043")


def on_the_spot(s: Scribe) -> None:
    """Punish on the spot."""
    m = matter(s, _ITEMS, children=False)
    if m.item.correction == Correction.REFUSE:
        order_inspection(s, m, InspectionGround.CAUSE)
        unmet(s, m, at_once=True)
    t = decide_on_the_spot(s, m, shows=s.about(*_SHOWN_BY_DECISION), may_warn=True)
    if t.fine:
        collect(s, t.fine)
    close(s, ClosingGround.PERFORMED)
    archive(s)
    evaluate(s)


def decide_on_the_spot(s: Scribe, m: Matter, *, shows: bool = False, may_warn: bool = False) -> Terms:
    """Decide, deliver and report; ``may_warn`` where a warning may stand instead of the fine."""
    t = _terms(s, m, may_warn=may_warn)
    officers = team(s, "OnTheSpotDecided")
    s.say(
        OnTheSpotDecided(
            form_number=s.number("form"),
            item=WARNABLE.item if PenaltyKind.WARNING in t.kinds else m.item.item,
            party=m.party,
            conduct=m.conduct,
            officers=officers,
            region=m.region,
            kinds=t.kinds,
            fine=t.fine,
            mitigation=t.mitigation,
            mitigation_grounds=t.grounds,
            facts_clear=s.how("G043") != "unclear_facts",
            identity_shown=True,
            contents=tuple(FormContent),
            signature=Signature.SIGNED,
            application=Application(correction_ordered=True),
            circumstances=Circumstances(slight=False),
            remedy=RemedyRoute.REVIEW_FIRST if s.today >= _REVIEW_FIRST else RemedyRoute.REVIEW_OR_SUIT,
        ),
        by=officers[0].id,
        shows=shows or on_twist(s, "OnTheSpotDecided"),
    )
    s.say(OnTheSpotRecorded(record=s.number("record")))
    return t


def _terms(s: Scribe, m: Matter, *, may_warn: bool) -> Terms:
    how = s.how("G043")
    if how in _BEYOND:
        return Terms(fine=money(_BEYOND[how]))
    t = terms(s, m, _LIMIT[m.is_unit])
    fine_only = Terms(fine=t.fine, mitigation=t.mitigation, grounds=t.grounds)
    if how == "confiscation":
        return Terms(fine=t.fine, kinds=(PenaltyKind.FINE, PenaltyKind.CONFISCATION_OF_GAINS))
    if _warns(s) or (s.twist is None and may_warn and s.chance(0.15)):
        return Terms(fine=money(0), kinds=(PenaltyKind.WARNING,), mitigation=t.mitigation, grounds=t.grounds)
    return fine_only


def _warns(s: Scribe) -> bool:
    """Say whether the twist asks for a warning without a fine."""
    hows = (s.how("G043"), s.how("G004"), s.how("G016"))
    return any(how in {"warning_only", "other_organ_on_the_spot", "warned_after_fine"} for how in hows)


def collect(s: Scribe, fine: Money) -> None:
    """Collect on the spot what may be, and hand it on; leave the rest to the bank."""
    if fine <= _COLLECT:
        s.say(FineCollectedOnSpot(amount=fine, receipt=s.number("receipt")))
        _hand_on_in_time(s)
        s.say(CollectionRemitted(amount=fine, to=s.organ.code))
        _hand_on_in_time(s)
        s.say(CollectionRemitted(amount=fine, to="代收银行"))
    else:
        s.clock.go(s.today + timedelta(days=s.clock.between(0, 15)))
        s.say(FinePaid(amount=fine, receipt=s.number("payment"), channel=PaymentChannel.BANK), by=NOBODY)


def _hand_on_in_time(s: Scribe) -> None:
    """Let up to two working days pass (APL art. 71); the story ends here where the last falls in an unknown year."""
    s.clock.due(2)
    s.clock.wait(0, 2)
