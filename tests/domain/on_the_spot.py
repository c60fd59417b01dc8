"""A lawful on-the-spot penalty, to build specifications from."""

from datetime import date

from domain.event import Event
from domain.fact import money
from domain.ids import ItemCode
from domain.parties import Conduct, Officer, Party
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.kinds import Mitigation, PenaltyKind
from tests.domain.city import BURNING, CITIZEN, TWO
from tests.domain.specification import at


def on_the_spot(  # noqa: PLR0913 -- each is what one specification varies
    on: str = "2023-07-12",
    *,
    fine: int = 150,
    party: Party = CITIZEN,
    item: ItemCode = BURNING,
    officers: tuple[Officer, ...] = TWO,
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,),
    facts_clear: bool = True,
    delivered: bool = True,
    mitigation: Mitigation = Mitigation.NONE,
) -> Event:
    """Decide on the spot; the fine is in yuan."""
    return at(
        f"{on}T10:00",
        OnTheSpotDecided(
            form_number="F-1",
            item=item,
            party=party,
            conduct=Conduct(fingerprint="on-the-spot", on=date.fromisoformat(on)),
            officers=officers,
            kinds=kinds,
            fine=money(fine * 100),
            mitigation=mitigation,
            facts_clear=facts_clear,
            delivered=delivered,
            identity_shown=True,
        ),
    )
