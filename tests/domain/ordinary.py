"""An ordinary penalty case, lawful in every step, to build specifications from."""

from datetime import date

from domain.event import Event
from domain.fact import money
from domain.ids import ItemCode
from domain.parties import Conduct, Party
from domain.penalty.decision import PenaltyDecided
from domain.penalty.investigation import CaseFiled, InvestigationConcluded
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind
from domain.penalty.review import DefenceReviewed, LegalReviewPassed, ProposedPenaltyNotified
from tests.domain.city import BURNING, BURNT, CITIZEN, TWO
from tests.domain.specification import at


def yuan(amount: int) -> int:
    """Write an amount in fen."""
    return amount * 100


def filed(on: str = "2023-07-12", party: Party = CITIZEN, item: ItemCode = BURNING, conduct: Conduct = BURNT) -> Event:
    """File the case."""
    return at(
        f"{on}T09:00",
        CaseFiled(case_number="CN-1", items=(item,), party=party, conduct=conduct, handlers=TWO),
    )


CONCLUDED = at("2023-08-01", InvestigationConcluded(report="R-1"))


def notified(on: str = "2023-08-02", served_on: date | None = date(2023, 8, 2), *, complete: bool = True) -> Event:
    """Tell the party what is proposed."""
    return at(
        on,
        ProposedPenaltyNotified(
            notice="N-1",
            served_on=served_on,
            fine=money(yuan(300)),
            kinds=(PenaltyKind.FINE,),
            hearing_right=True,
            rights_stated=complete,
        ),
    )


DEFENCE_REVIEWED = at("2023-08-10", DefenceReviewed(adopted=False, reason="facts stand"))
REVIEWED = at("2023-08-15", LegalReviewPassed(reviewer="reviewer"))


def ready(
    filed_on: str = "2023-07-12", party: Party = CITIZEN, item: ItemCode = BURNING, conduct: Conduct = BURNT
) -> tuple[Event, ...]:
    """Bring a case to where it may be decided."""
    return (filed(filed_on, party, item, conduct), CONCLUDED, notified(), DEFENCE_REVIEWED, REVIEWED)


def decided(
    on: str = "2023-08-20",
    fine: int = 300,
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,),
    mitigation: Mitigation = Mitigation.NONE,
    grounds: tuple[MitigationGround, ...] = (),
) -> Event:
    """Decide a penalty; the fine is in yuan."""
    return at(
        on,
        PenaltyDecided(
            document="D-1", kinds=kinds, fine=money(yuan(fine)), mitigation=mitigation, mitigation_grounds=grounds
        ),
    )
