"""Performance: paid in time, late with surcharge, deferred, enforced by court, or fought over."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.credit import record_credit
from adapters.simulation.endings import archive, close, let_expire
from adapters.simulation.mix import Performance
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.remedies import fight
from adapters.simulation.scribe import NOBODY
from adapters.simulation.service import publish_decision
from domain.disclosure.facts import Dataset
from domain.fact import money
from domain.penalty.closing import ClosingGround
from domain.penalty.enforcement import (
    CourtEnforcementApplied,
    CourtEnforcementExecuted,
    CourtEnforcementRuled,
    PerformanceUrged,
    Ruling,
    UrgingContent,
)
from domain.penalty.payment import DeferralApproved, FinePaid, PaymentChannel, SurchargeStarted

_TERM: Final = timedelta(days=15)
"""APL art. 67(3)."""
_DAILY_PER_MILLE: Final = 30
"""APL art. 72(1) item 1."""
_CHANNELS: Final = (PaymentChannel.BANK, PaymentChannel.ELECTRONIC)
_REMEDY_PERIOD: Final = timedelta(days=185)
"""Six months for a suit, after which the court may be asked (CL art. 53)."""


def perform(p: Pursuit) -> None:
    """Bring the decision to its end."""
    s = p.s
    due = s.clock.working(s.today + _TERM)
    if not p.published:
        s.clock.wait(0, 2)
        publish_decision(p)
    match _FORCED.get(s.twist.guard if s.twist else "") or s.weighted(s.setting.mix.performances):
        case Performance.IN_TIME:
            _pay(p, s.clock.between(0, (due - s.today).days), p.fine)
            _end(p, ClosingGround.PERFORMED)
        case Performance.DEFERRED:
            _defer(p, due)
            _end(p, ClosingGround.PERFORMED)
        case Performance.LATE:
            _pay_late(p, due)
            _end(p, ClosingGround.PERFORMED)
        case Performance.ENFORCED:
            _enforce(p, due)
        case Performance.CONTESTED:
            fight(p)


_FORCED: Final = {"G073": Performance.IN_TIME, "G078": Performance.LATE}
"""How a decision is performed where the twist is about it."""


def _end(p: Pursuit, ground: ClosingGround) -> None:
    close(p.s, ground)
    archive(p.s)
    if ground == ClosingGround.PERFORMED:
        let_expire(p.s, Dataset.PENALTY)
        record_credit(p.s)


def _pay(p: Pursuit, days: int, amount: int) -> None:
    """Pay after some days, on a working day or not."""
    p.s.clock.go(p.s.today + timedelta(days=days))
    channel = PaymentChannel.OFFICER if p.s.how("G073") else p.s.pick(_CHANNELS)
    paid = FinePaid(amount=money(amount), receipt=p.s.number("payment"), channel=channel)
    p.s.say(paid, by=NOBODY, shows=p.s.about("G073"))


def _defer(p: Pursuit, due: date) -> None:
    s = p.s
    s.clock.wait(1, 3)
    later = s.clock.working(due + timedelta(days=60))
    s.say(
        DeferralApproved(
            due=later, reason="确有经济困难", application=s.number("application"), approver=p.staff("head")
        ),
        by=p.staff("head"),
    )
    _pay(p, s.clock.between(10, (later - s.today).days), p.fine)


def _grow(p: Pursuit, due: date) -> date:
    """Let the surcharge begin on the day after the last one; gives that day."""
    how = p.s.how("G078")
    p.s.clock.go(due + timedelta(days=0 if how == "a_day_early" else 1))
    grows = SurchargeStarted(daily_per_mille=_rate(p), standard_told=how != "rate_not_told")
    p.s.say(grows, by=NOBODY, shows=p.s.about("G078"))
    return p.s.today


def _owed(p: Pursuit, since: date, on: date) -> int:
    days = (on - since).days + 1
    return p.fine + min(p.fine, p.fine * _rate(p) * days // 1000)


def _rate(p: Pursuit) -> int:
    """Tell the daily rate in thousandths, which the twist may have raised."""
    return _DAILY_PER_MILLE + (p.s.how("G078") == "rate_too_high")


def _pay_late(p: Pursuit, due: date) -> None:
    since = _grow(p, due)
    days = p.s.clock.between(1, 50)
    _pay(p, days, _owed(p, since, since + timedelta(days=days)))


def _enforce(p: Pursuit, due: date) -> None:
    """Urge, and have the court enforce where even that does not help."""
    s = p.s
    served_on = s.today
    since = _grow(p, due)
    s.clock.go(s.clock.working(served_on + _REMEDY_PERIOD))
    s.say(PerformanceUrged(document=s.number("urging"), served_on=s.today, states=tuple(UrgingContent)))
    s.clock.wait(11, 14)
    if s.chance(0.3):
        _pay(p, 0, _owed(p, since, s.today))
        _end(p, ClosingGround.PERFORMED)
        return
    s.say(CourtEnforcementApplied(court=f"{s.place.region}-人民法院"))
    s.clock.wait(5, 12)
    ruling = Ruling.ALLOWED if s.chance(0.9) else Ruling.DENIED
    s.say(CourtEnforcementRuled(ruling=ruling, document=s.number("ruling")))
    if ruling == Ruling.DENIED:
        _end(p, ClosingGround.TERMINATED)
        return
    s.clock.wait(10, 40)
    s.say(CourtEnforcementExecuted(amount=money(_owed(p, since, s.today))))
    _end(p, ClosingGround.COURT_ENFORCED)
