"""Hearing the party: the notice before the decision, defence, and the hearing proper (听证)."""

from typing import Final

from adapters.simulation.mix import Answer
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.review import early_review
from adapters.simulation.scribe import NOBODY
from adapters.simulation.terms import Terms, terms
from domain.fact import money
from domain.penalty.hearing import HearingHeld, HearingRequested, HearingScheduled
from domain.penalty.kinds import PenaltyKind, Signature
from domain.penalty.review import DefenceReviewed, DefenceSubmitted, DefenceWaived, ProposedPenaltyNotified
from domain.penalty.service import Document, DocumentServed

_LARGE: Final = {True: 50_000_00, False: 5_000_00}
"""Fines from which the story offers a hearing, for units and for persons. The real thresholds are each organ's own."""
_REQUEST_DAY: Final = {"sixth_day": 6, "ninth_day": 9, "after_a_month": 22, "fifth_day": 5, "late_with_excuse": 7}
_REQUEST_PERIOD: Final = 5
"""Working days for asking for a hearing (APL art. 64 item 1)."""
_DEFENCE_PERIOD: Final = 5
"""Working days that the party has for its defence in the rule packs."""
_HEARD: Final = frozenset({"before_hearing", "again_after_hearing"})


def hear(p: Pursuit) -> None:
    """Tell the party what is proposed and hear it."""
    s = p.s
    p.terms = terms(s, p.m)
    s.clock.wait(1, 4)
    p.mind_the_period()
    if s.how("G059") in _HEARD or (s.twist is None and s.chance(0.1)):
        early_review(p)
    if s.how("G048") == "no_notice":
        return
    told = _tell(p, p.terms)
    if not told:
        return
    answered = _defend(p)
    right = _hearing_right(p, p.terms)
    if s.about("G053") or s.how("G059") in _HEARD or (right and s.twist is None and s.chance(0.5)):
        _hearing(p)
    elif s.how("G048") == "served_on_the_day":
        s.say(DefenceWaived(record=s.number("waiver")), by=NOBODY)
    else:
        s.clock.go(s.clock.due(s.clock.between(1, 3) + (0 if answered else _DEFENCE_PERIOD)))


def _hearing_right(p: Pursuit, t: Terms) -> bool:
    return max(t.fine, t.confiscated) >= _LARGE[p.m.is_unit] or PenaltyKind.LICENCE_REVOCATION in t.kinds


def _tell(p: Pursuit, t: Terms) -> bool:
    """Serve the notice; says whether the party was told, so that it can answer."""
    s, how = p.s, p.s.how("G048")
    later = how is None and s.chance(0.25)
    unserved = later or how in {"not_served", "served_after_decision"}
    _notice(p, t, 1, served=not unserved)
    if later:
        s.clock.wait(1, 3)
        s.say(DocumentServed(document=s.number("notice-1"), kind=Document.NOTICE))
    elif how == "second_notice_completes":
        s.clock.wait(1, 2)
        _notice(p, t, 2, served=True)
    elif unserved:
        return False
    return True


def _notice(p: Pursuit, t: Terms, number: int, *, served: bool) -> None:
    s, how = p.s, p.s.how("G048")
    empty = how == "empty"
    first = number == 1
    s.say(
        ProposedPenaltyNotified(
            notice=s.number(f"notice-{number}"),
            served_on=s.today if served else None,
            fine=money(0) if empty else money(t.fine // 2) if s.how("G051") else t.fine,
            kinds=() if empty else t.kinds,
            confiscated=t.confiscated,
            basis_stated=not (first and how in {"basis_missing", "second_notice_completes"}),
            rights_stated=how != "rights_missing",
            hearing_right=_hearing_right(p, t) or s.about("G053") or s.how("G059") in _HEARD,
        )
    )


def _defend(p: Pursuit) -> bool:
    """Let the party answer; says whether it did."""
    s = p.s
    if s.how("G059") == "before_defence_review":
        return True  # told in the review, which comes first
    answer = s.weighted(s.setting.mix.answers)
    if answer == Answer.WAIVER:
        s.say(DefenceWaived(record=s.number("waiver")), by=NOBODY)
        return True
    if answer == Answer.DEFENCE and not s.about("G053") and s.how("G048") != "served_on_the_day":
        s.clock.wait(1, 3)
        s.say(DefenceSubmitted(record=s.number("defence")), by=NOBODY)
        s.clock.wait(1, 2)
        s.say(DefenceReviewed(adopted=s.chance(0.2), reason="已复核"))
        return True
    return False


def _hearing(p: Pursuit) -> None:
    s, how = p.s, p.s.how("G053")
    told_on = next(e for e in reversed(s.events) if _told(e.fact)).occurred_at.date()
    s.clock.due(_REQUEST_PERIOD, told_on)  # the story ends here where that day falls in an unknown year
    last = s.clock.due(_REQUEST_DAY.get(how or "", s.clock.between(4, 5)), told_on)
    s.clock.go(max(s.today, last))
    excuse = "因不可抗力迟延，机关已认可" if how == "late_with_excuse" else None
    s.say(HearingRequested(record=s.number("request"), excuse=excuse), by=NOBODY, shows=how is not None)
    if how in {"sixth_day", "ninth_day", "after_a_month"}:
        s.clock.wait(1, 2)
        return  # the organ does not hold what was asked for too late
    p.mind_the_period()
    s.clock.wait(1, 2)
    hearing_on = s.clock.due(s.clock.between(8, 12))
    s.say(HearingScheduled(hearing_on=hearing_on, hearing_time="14:00", place="听证室", served_on=s.today))
    s.clock.go(hearing_on)
    p.hearing_record = s.number("hearing")
    s.say(
        HearingHeld(
            record=p.hearing_record,
            host=p.staff("host"),
            public=True,
            agents=s.clock.between(0, 2),
            charged=money(0),
            signature=Signature.SIGNED,
        ),
        by=p.staff("host"),
    )


def _told(fact: object) -> bool:
    return (isinstance(fact, ProposedPenaltyNotified) and fact.served_on is not None) or (
        isinstance(fact, DocumentServed) and fact.kind == Document.NOTICE
    )
