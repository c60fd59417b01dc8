"""APL art. 47 (G142, G145): the whole course is on record, and the record is anchored without a gap."""

import pytest
from msgspec import structs

from domain.custody.facts import ChainAnchored
from domain.event import Event
from domain.fact import money
from domain.measures.facts import MeasureReleased, PropertySealed
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.evidence import EvidenceCollected
from domain.penalty.kinds import EvidenceKind
from domain.penalty.payment import FinePaid
from domain.penalty.service import DocumentServed
from tests.domain.city import TWO
from tests.domain.ordinary import COLLECTED, decided, filed, ready
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

EVIDENCE = at("2023-07-13", EvidenceCollected(evidence="E-1", kind=EvidenceKind.OBJECT, digest="d"))
PAID = at("2023-08-30", FinePaid(amount=money(300_00)))
SERVED = at("2023-08-22", DocumentServed())
CLOSED = at("2023-09-10", CaseClosed(ground=ClosingGround.PERFORMED, report="R", approver="chief"))
WHOLE = (filed(), EVIDENCE, *(e for e in ready()[1:] if e is not COLLECTED), decided(), SERVED, PAID)


def test_a_whole_record_closes_the_case() -> None:
    given(*WHOLE).when(CLOSED).then(lawful, passed("G142"))


def test_a_record_without_evidence_does_not() -> None:
    given(*(e for e in WHOLE if e is not EVIDENCE)).when(CLOSED).then(unlawful("G142"), because("调查取证"))


@pytest.mark.parametrize("recordings", [(), ("film",)])
def test_a_seal_is_filmed(recordings: tuple[str, ...]) -> None:
    fact = PropertySealed(measure="M-1", officers=TWO, inventory="I-1", recordings=recordings)
    released = at("2023-07-15", MeasureReleased(measure="M-1"))
    outcome = given(*WHOLE[:2], at("2023-07-14", fact), released, *WHOLE[2:]).when(CLOSED)
    outcome.then(lawful if recordings else unlawful("G142"))


FIRST = ChainAnchored(first=1, last=100, root="0f" * 32, timestamp="T-1")


def _then(**changes: object) -> Event:
    return at("2023-08-02", structs.replace(FIRST, first=101, last=200, **changes))


def test_an_anchor_goes_on_where_the_last_one_ended() -> None:
    anchored = at("2023-08-01", FIRST)
    given().when(anchored).then(lawful, passed("G145"))
    given(anchored).when(_then()).then(lawful)


def test_one_that_leaves_a_gap_or_goes_back_breaks_the_chain() -> None:
    anchored = at("2023-08-01", FIRST)
    given(anchored).when(at("2023-08-02", structs.replace(FIRST, first=102, last=200))).then(
        unlawful("G145"), because("101")
    )
    given(anchored).when(at("2023-08-02", FIRST)).then(unlawful("G145"))
    given(anchored).when(at("2023-08-02", structs.replace(FIRST, first=300, last=200))).then(unlawful("G145"))
    given().when(_then()).then(unlawful("G145"))


def test_a_root_is_one_that_can_be_checked_and_stamped() -> None:
    anchored = at("2023-08-01", FIRST)
    given(anchored).when(_then(root="root")).then(unlawful("G145"), because("十六进制"))
    given(anchored).when(_then(timestamp=None)).then(undecidable("G145"))
