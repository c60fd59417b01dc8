"""The three-level review (三级审核): handling body, legal review, head of the organ."""

from adapters.simulation.pursuit import Pursuit
from adapters.simulation.scribe import NOBODY
from adapters.simulation.terms import Terms
from domain.law.three_systems.cl_13_review_points import ReviewPoint
from domain.penalty.kinds import PenaltyKind
from domain.penalty.review import (
    Checked,
    CollectiveDiscussionHeld,
    DecisionApproved,
    DefenceReviewed,
    DefenceSubmitted,
    DepartmentReviewed,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
)

_ALL_POINTS = tuple(Checked(point=point) for point in ReviewPoint)
_COMPLEX = 100_000_00
"""Fines from which the leaders discuss together."""


def review(p: Pursuit) -> None:
    """Review the draft decision, after the party was heard."""
    s = p.s
    s.clock.wait(0, 2)
    p.mind_the_period()
    s.say(DepartmentReviewed(reviewer=p.staff("department"), opinion="同意"), by=p.staff("department"))
    match s.how("G059"):
        case "no_review" | "before_hearing":
            pass
        case "returned":
            _submit(p)
            _return(p)
        case "before_defence_review":
            _submit(p)
            _pass(p)
            s.clock.wait(1, 2)
            s.say(DefenceSubmitted(record=s.number("defence")), by=NOBODY)
            s.clock.wait(1, 2)
            s.say(DefenceReviewed(adopted=False, reason="已复核"))
        case how:
            _submit(p)
            if how == "passed_after_return" or (how is None and s.chance(0.12)):
                _return(p)
                s.clock.wait(1, 3)
                _submit(p)
            _pass(p)
    if p.terms is not None and _grave(p.terms):
        s.clock.wait(1, 3)
        s.say(CollectiveDiscussionHeld(minutes=s.number("minutes"), attendees=(p.staff("head"), p.staff("deputy"))))
    s.say(DecisionApproved(approver=p.staff("head")), by=p.staff("head"))


def _grave(t: Terms) -> bool:
    return max(t.fine, t.confiscated) >= _COMPLEX or PenaltyKind.LICENCE_REVOCATION in t.kinds


def early_review(p: Pursuit) -> None:
    """Review before the party is heard; where it is heard, that does not count any more."""
    _submit(p)
    _pass(p)


def _submit(p: Pursuit) -> None:
    p.s.say(LegalReviewSubmitted(submitted_by=p.staff("handler")))


def _return(p: Pursuit) -> None:
    p.s.clock.wait(1, 3)
    p.s.say(LegalReviewReturned(reviewer=p.staff("legal"), opinion="证据不足，补充后再报"), by=p.staff("legal"))


def _pass(p: Pursuit) -> None:
    p.s.clock.wait(0, 2)
    p.s.say(LegalReviewPassed(reviewer=p.staff("legal"), opinion="同意", checklist=_ALL_POINTS), by=p.staff("legal"))
