"""Review (复议) and suit (诉讼), with every outcome."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.endings import archive, close, withdraw
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.scribe import NOBODY, Scribe
from domain.disclosure.facts import Dataset
from domain.fact import money
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.closing import ClosingGround
from domain.penalty.payment import FinePaid, PaymentChannel
from domain.remedy.facts import (
    ExecutionStayed,
    Outcome,
    ReviewAccepted,
    ReviewAnswered,
    ReviewApplied,
    ReviewDecided,
    ReviewForwarded,
    ReviewOutcomeServed,
    StayBasis,
    StayLifted,
    SuitAnswered,
    SuitAppealed,
    SuitFiled,
    SuitJudged,
)

_ANSWER_TO_SUIT: Final = timedelta(days=15)
"""ALL art. 67(1)."""
_LONGEST_ANSWER: Final = 9
"""Working days that an organ takes at most to answer a review."""
_ARL_2023: Final = date(2024, 1, 1)
"""First day of the review law as revised in 2023."""
_QUASHED: Final = frozenset({Outcome.REVOKED, Outcome.DECLARED_VOID})


def fight(p: Pursuit) -> None:
    """Seek remedy, then perform what is left of the decision."""
    s = p.s
    s.clock.wait(5, 30)
    outcome, origin = (_review(p), Origin.REVIEW) if s.chance(0.75) else (Outcome.UPHELD, Origin.OWN)
    if origin == Origin.OWN or (outcome == Outcome.UPHELD and s.chance(0.4)):
        outcome, origin = _suit(p), Origin.JUDGMENT
    if outcome in _QUASHED:
        s.clock.wait(0, 3)
        s.say(DecisionRevoked(origin=origin, reason="决定被撤销"), by=NOBODY)
        withdraw(s, Dataset.PENALTY)
        close(s, ClosingGround.DECISION_REVOKED)
    else:
        owed = p.fine
        if outcome == Outcome.VARIED:
            s.clock.wait(0, 3)
            owed = max(p.m.minimum, p.fine * 7 // 10)
            s.say(DecisionVaried(origin=origin, fine=money(owed), reason="罚款过重"), by=NOBODY)
        s.clock.wait(1, 12)
        s.say(FinePaid(amount=money(owed), receipt=s.number("payment"), channel=PaymentChannel.BANK), by=NOBODY)
        close(s, ClosingGround.PERFORMED)
    archive(s)


def _review(p: Pursuit) -> Outcome:
    s = p.s
    body = s.place.justice.code
    s.say(ReviewApplied(body=body), by=NOBODY)
    if s.chance(0.2):
        s.clock.wait(1, 2)
        s.say(ReviewForwarded(body=body))
    s.clock.wait(1, 5)
    accept_review(s, body)
    stayed = s.chance(0.2)
    if stayed:
        s.say(ExecutionStayed(by=body, ground="复议机关认为需要停止执行", basis=StayBasis.REVIEW_BODY))
    answer_review(s)
    s.clock.wait(10, 25)
    outcome = s.weighted(s.setting.mix.reviews)
    s.say(ReviewDecided(outcome=outcome, document=s.number("review")))
    s.clock.wait(1, 4)
    s.say(ReviewOutcomeServed(document=s.number("review")))
    if stayed:
        s.say(StayLifted())
    return outcome


def accept_review(s: Scribe, body: str) -> None:
    """Take a review up; not before the law of 2023 is in force where its period for the answer would reach into it."""
    if s.today < _ARL_2023 <= s.clock.due(_LONGEST_ANSWER):
        s.clock.go(s.clock.working(_ARL_2023))
    s.say(ReviewAccepted(body=body, simplified=False))


def answer_review(s: Scribe) -> None:
    """Answer the copy, which came today, in time."""
    copied_on = s.today
    s.clock.wait(5, _LONGEST_ANSWER)
    s.say(ReviewAnswered(document=s.number("answer"), copy_received_on=copied_on))


def _suit(p: Pursuit) -> Outcome:
    s = p.s
    court = f"{s.place.region}-人民法院"
    s.clock.wait(3, 8)
    s.say(SuitFiled(court=court), by=NOBODY)
    copied_on = s.today
    last_day = s.clock.working(copied_on + _ANSWER_TO_SUIT)
    s.clock.go(min(s.clock.due(s.clock.between(5, 9)), last_day))
    s.say(SuitAnswered(document=s.number("defence-in-court"), copy_received_on=copied_on))
    s.clock.wait(20, 60)
    appealed = s.chance(0.3)
    outcome = s.weighted(s.setting.mix.judgments)
    s.say(SuitJudged(outcome=outcome, final=not appealed, document=s.number("judgment-1")), by=NOBODY)
    if not appealed:
        return outcome
    s.clock.wait(3, 8)
    s.say(SuitAppealed(court="330100-中级人民法院"), by=NOBODY)
    s.clock.wait(20, 40)
    outcome = s.weighted(s.setting.mix.judgments)
    s.say(SuitJudged(outcome=outcome, document=s.number("judgment-2")), by=NOBODY)
    return outcome
