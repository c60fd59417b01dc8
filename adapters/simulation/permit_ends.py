"""How permits change, are renewed, or come to an end."""

from datetime import date, timedelta
from typing import Final

from adapters.simulation.mix import Fate
from adapters.simulation.remedies import accept_review, answer_review
from adapters.simulation.scribe import NOBODY, Scribe
from domain.approval.facts import (
    PermitCancelled,
    PermitChanged,
    PermitDeemedRenewed,
    PermitGranted,
    PermitRenewalApplied,
    PermitRenewed,
    PermitRevoked,
    PermitWithdrawn,
)
from domain.approval.grounds import CancellationGround, RevocationGround
from domain.fact import money
from domain.remedy.facts import (
    Outcome,
    ReviewApplied,
    ReviewDecided,
    ReviewOutcomeServed,
)

_SOON: Final = 200
"""Days within which silence may renew before the city ends."""


def end_permit(s: Scribe) -> None:
    """Let time pass over a permit."""
    fate = s.weighted(s.setting.mix.fates)
    if fate == Fate.KEPT:
        return
    s.clock.wait(20, 80)
    match fate:
        case Fate.CHANGED:
            s.say(PermitChanged(content="变更设置位置"))
        case Fate.RENEWED:
            _renew(s)
        case Fate.REVOKED:
            s.say(
                PermitRevoked(
                    ground="违反法定程序作出准予许可决定",
                    compensation=money(5_000_00),
                    basis=RevocationGround.PROCEDURE,
                    party_heard=True,
                )
            )
        case Fate.WITHDRAWN:
            s.say(PermitWithdrawn(ground="客观情况发生重大变化，为公共利益撤回", compensation=money(20_000_00)))
        case Fate.CANCELLED:
            s.say(PermitCancelled(ground="法人依法终止", basis=CancellationGround.UNIT_ENDED))


def _renew(s: Scribe) -> None:
    """Renew in time, or by silence where the permit is to end soon; a holder who would ask too late does not ask."""
    valid_to = next(e.fact.valid_to for e in reversed(s.events) if isinstance(e.fact, PermitGranted))
    if valid_to is None or s.today > valid_to - timedelta(days=35):
        return
    s.say(PermitRenewalApplied(materials=(s.number("renewal"),)), by=NOBODY)
    later = date(valid_to.year + 3, valid_to.month, min(valid_to.day, 28))
    if (valid_to - s.today).days < _SOON and s.chance(0.5):
        s.clock.go(s.clock.working(valid_to + timedelta(days=1)))
        s.say(PermitDeemedRenewed(valid_to=later), by=NOBODY)
    else:
        s.clock.wait(3, 15)
        s.say(PermitRenewed(valid_to=later))


def review_refusal(s: Scribe) -> bool:
    """Have a refusal reviewed; says whether the organ must act again."""
    body = s.place.justice.code
    s.clock.wait(3, 30)
    s.say(ReviewApplied(body=body), by=NOBODY)
    s.clock.wait(1, 5)
    accept_review(s, body)
    answer_review(s)
    s.clock.wait(10, 25)
    outcome = s.pick((Outcome.ORDERED_TO_ACT, Outcome.UPHELD, Outcome.REJECTED))
    s.say(ReviewDecided(outcome=outcome, document=s.number("review")))
    s.clock.wait(1, 4)
    s.say(ReviewOutcomeServed(document=s.number("review")))
    return outcome == Outcome.ORDERED_TO_ACT
