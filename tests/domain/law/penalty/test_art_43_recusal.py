"""APL art. 43: recusal (G008, G009)."""

from domain.event import Event
from domain.law.guard import Result
from domain.penalty.filing import RecusalDecided, RecusalRequested, Requester
from domain.supervision.facts import RecheckPassed
from tests.domain.city import LI, TWO
from tests.domain.ordinary import filed
from tests.domain.specification import at, given, passed, undecidable

ASKED = at("2023-07-13", RecusalRequested(officer=LI.id, requester=Requester.PARTY, reason="kin"))
RECHECKED = at("2023-07-20", RecheckPassed(order="O-1", officers=TWO))


def _decided(*, granted: bool = True, by_head: bool | None = True) -> Event:
    return at("2023-07-15", RecusalDecided(officer=LI.id, granted=granted, decider="head", by_head=by_head))


def test_who_has_to_step_aside_acts_no_more() -> None:
    outcome = given(filed(), ASKED, _decided()).when(RECHECKED)
    assert "G008" in outcome.guards(Result.BREACHED)


def test_while_recusal_is_asked_for_or_was_declined_the_investigation_goes_on() -> None:
    given(filed(), ASKED).when(RECHECKED).then(passed("G008"))
    given(filed(), ASKED, _decided(granted=False)).when(RECHECKED).then(passed("G008"))


def test_the_head_decides_on_recusal() -> None:
    given(filed(), ASKED).when(_decided()).then(passed("G009"))
    given(filed(), ASKED).when(_decided(by_head=None)).then(undecidable("G009"))
    assert "G009" in given(filed(), ASKED).when(_decided(by_head=False)).guards(Result.BREACHED)
