"""Credit records (信用记录): pushed when a penalty is final, objected to, repaired, deleted."""

from datetime import date

from adapters.simulation.scribe import NOBODY, Scribe
from domain.disclosure.credit import (
    CreditClass,
    CreditRecordDeleted,
    CreditRecordObjected,
    CreditRecordPushed,
    CreditRecordRepaired,
    DeletionGround,
)
from domain.fact import Fact
from domain.penalty.decision import PenaltyDecided
from domain.penalty.service import Document, DocumentServed
from domain.time.ends import days_later
from domain.time.instants import legal_date
from domain.time.months import add_months


def record_credit(s: Scribe) -> None:
    """Record the penalty of the ordinary procedure once no remedy is open, where the story is one of those."""
    decided_on, served_on = _day(s, PenaltyDecided), _served(s)
    if decided_on is None or served_on is None or not s.chance(s.setting.mix.recorded):
        return
    open_until = max(s.clock.working(days_later(served_on, 60)), s.clock.working(add_months(served_on, 6)))
    s.clock.go(max(s.today, s.clock.working(days_later(open_until, 1))))
    s.say(pushed(s.number("credit"), decided_on), by=NOBODY)
    s.clock.wait(5, 30)
    if s.chance(0.2):
        s.say(CreditRecordObjected(record=s.number("credit"), ground="信息有误"), by=NOBODY)
        s.clock.wait(2, 6)
        s.say(CreditRecordDeleted(record=s.number("credit"), ground=DeletionGround.OBJECTION_UPHELD), by=NOBODY)
    else:
        s.say(
            CreditRecordRepaired(
                record=s.number("credit"), performed=True, commitment=s.number("promise"), ground="已履行"
            ),
            by=NOBODY,
        )


def pushed(record: str, decided_on: date) -> CreditRecordPushed:
    """Make a record of general class, with the least term and the most that every pack so far allows."""
    return CreditRecordPushed(
        record=record,
        credit_class=CreditClass.GENERAL,
        earliest_end=add_months(decided_on, 3),
        latest_end=add_months(decided_on, 12),
    )


def _day(s: Scribe, cls: type[Fact]) -> date | None:
    return next((legal_date(e.occurred_at) for e in reversed(s.events) if isinstance(e.fact, cls)), None)


def _served(s: Scribe) -> date | None:
    for event in s.events:
        if isinstance(event.fact, DocumentServed) and event.fact.kind == Document.DECISION:
            return legal_date(event.occurred_at)
    return None
