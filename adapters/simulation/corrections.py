"""Orders to correct: met, or unmet as the law needs it before a fine, or as the story breaks it."""

from datetime import date, timedelta

from adapters.simulation.field import on_twist, plain_team, team
from adapters.simulation.matters import Matter
from adapters.simulation.scribe import NOBODY, Scribe
from domain.penalty.investigation import SceneInspected
from domain.penalty.kinds import Signature
from domain.penalty.service import Document, DocumentServed
from domain.registers.facts import Correction
from domain.supervision.facts import (
    CorrectionExtensionGranted,
    CorrectionOrdered,
    CorrectionReported,
    RecheckFailed,
    RecheckPassed,
)

FINED_UNLESS_MET = frozenset({Correction.FIRST, Correction.REFUSE})
"""Items that are fined only where the order to correct was not followed."""


def met(s: Scribe, m: Matter) -> None:
    """Order, and find on the recheck that it was followed."""
    days = s.clock.between(2, 10)
    order = _order(s, m, days)
    if s.chance(0.6):
        s.clock.wait(1, days)
        s.say(CorrectionReported(order=order, evidence=(s.number("photo"),)), by=NOBODY)
    s.clock.wait(1, 3)
    _recheck_passed(s, order)


def unmet(s: Scribe, m: Matter, *, at_once: bool = False) -> None:
    """Order, and bring it to where a fine is open; ``at_once`` where everything happens on one day."""
    if s.how("G027") == "no_order":
        return
    if m.item.correction == Correction.REFUSE:
        _refused(s, m, at_once=at_once)
    else:
        _overdue(s, m)


def _overdue(s: Scribe, m: Matter) -> None:
    how = s.how("G027")
    first = s.clock.due(s.clock.between(3, 8))
    due = s.clock.first_working(first, lambda day: s.clock.is_working(day + timedelta(days=1)))
    order = _order(s, m, 0, due=due, served=how not in {"order_not_served", "order_served_by_document"})
    if how == "order_served_by_document":
        s.clock.wait(1, 1)
        s.say(DocumentServed(document=order, kind=Document.CORRECTION_ORDER))
    extends = how in {"recheck_before_extended_day", "recheck_after_extended_day"}
    if extends or (how is None and s.chance(0.1)):
        s.clock.go(s.clock.due(1))
        later = s.clock.working(due + timedelta(days=10))
        s.say(CorrectionExtensionGranted(order=order, due=later))
        due = due if how == "recheck_before_extended_day" else later
    match how:
        case "no_recheck":
            s.clock.go(s.clock.working(due + timedelta(days=1)))
            return
        case "recheck_on_the_last_day":
            s.clock.go(due)
        case _:
            s.clock.go(s.clock.working(due + timedelta(days=1)))
            if how is None:
                s.clock.wait(0, 2)
    if how == "recheck_passed":
        _recheck_passed(s, order)
    else:
        _recheck_failed(s, order)


def _refused(s: Scribe, m: Matter, *, at_once: bool) -> None:
    how = s.how("G027")
    order = _order(s, m, 0)
    if how == "refusal_not_shown":
        return
    if not at_once and how != "recheck_failed_at_once":
        s.clock.wait(0, 2)
    if how == "refused_on_site" or (how is None and s.chance(0.5)):
        officers = team(s, "SceneInspected")
        fact = SceneInspected(
            officers=officers,
            identity_shown=True,
            refused_order=order,
            record=s.number("scene"),
            signature=Signature.REFUSED_NOTED,
        )
        s.say(fact, by=officers[0].id, shows=on_twist(s, "SceneInspected"))
    else:
        _recheck_failed(s, order)


def _order(s: Scribe, m: Matter, days: int, *, served: bool = True, due: date | None = None) -> str:
    order = f"{s.number('order')}-{len(s.events)}"
    s.say(
        CorrectionOrdered(
            order=order,
            item=m.item.item,
            due=due or (s.clock.due(days) if days else None),
            served_on=s.today if served else None,
            content="责令改正违法行为",
        )
    )
    return order


def _recheck_passed(s: Scribe, order: str) -> None:
    officers = plain_team(s)
    s.say(RecheckPassed(order=order, officers=officers, findings="已改正"), by=officers[0].id)


def _recheck_failed(s: Scribe, order: str) -> None:
    officers = plain_team(s)
    s.say(RecheckFailed(order=order, officers=officers, findings="仍未改正"), by=officers[0].id)
