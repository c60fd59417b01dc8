"""A suspected crime: proposed, approved, sent, accepted or refused, and sent back."""

from datetime import date

import pytest

from domain.event import Event
from domain.fact import Fact
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.criminal import Accepted, Challenged, Disapproved, Refused, Returned, Sent
from domain.penalty.criminal_facts import (
    Challenge,
    CriminalCaseReturned,
    CriminalPropertyHandedOver,
    CriminalTransferAccepted,
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
    CriminalTransferRefused,
    CriminalTransferSent,
    NonFilingChallenged,
    ReturningBody,
    TransferDocument,
)
from tests.domain.city import TWO
from tests.domain.ordinary import CONCLUDED, filed
from tests.domain.specification import at, case_of, given, stands

PROPOSED = at("2023-08-02", CriminalTransferProposed(report="R-1", team=TWO))
APPROVED = at("2023-08-03T10:00", CriminalTransferApproved(approver="chief", principal=True))
DISAPPROVED = at("2023-08-03T10:00", CriminalTransferDisapproved(approver="chief", principal=True, reason="no crime"))
SENT = at(
    "2023-08-03T16:00",
    CriminalTransferSent(
        police="police",
        package=(TransferDocument.LETTER, TransferDocument.REPORT),
        absent=(TransferDocument.PROPERTY_LIST, TransferDocument.APPRAISAL),
    ),
)
ACCEPTED = at("2023-08-06", CriminalTransferAccepted(police="police"))
REFUSED = at("2023-08-07", CriminalTransferRefused(police="police", notified_on=date(2023, 8, 8)))
CHALLENGED = at("2023-08-09", NonFilingChallenged(how=Challenge.RECONSIDERATION, to_body="police"))
RETURNED = at("2023-12-01", CriminalCaseReturned(from_body="court", body=ReturningBody.COURT, criminal_fine=True))
HANDED = at("2023-08-08", CriminalPropertyHandedOver(police="police", inventory="I-1"))
UP_TO_SENT = (filed(), CONCLUDED, PROPOSED, APPROVED, SENT)


@pytest.mark.parametrize(
    ("events", "transfer"),
    [
        ((*UP_TO_SENT[:3], DISAPPROVED), Disapproved),
        (UP_TO_SENT, Sent),
        ((*UP_TO_SENT, ACCEPTED), Accepted),
        ((*UP_TO_SENT, REFUSED), Refused),
        ((*UP_TO_SENT, REFUSED, CHALLENGED), Challenged),
        ((*UP_TO_SENT, ACCEPTED, RETURNED), Returned),
    ],
)
def test_a_transfer_moves_from_proposal_to_its_end(events: tuple[Event, ...], transfer: type) -> None:
    assert type(case_of(*events).penalty.transfer) is transfer


def test_the_day_of_the_notice_counts_and_where_it_is_not_told_the_day_of_the_event() -> None:
    assert case_of(*UP_TO_SENT, REFUSED).penalty.transfer == Refused(notified_on=date(2023, 8, 8))
    assert case_of(*UP_TO_SENT, ACCEPTED).penalty.transfer == Accepted(notified_on=date(2023, 8, 6))


def test_what_the_police_have_is_not_with_the_organ_and_what_comes_back_is() -> None:
    given(*UP_TO_SENT[:4]).when(SENT).then(stands(penalty="transferred"))
    given(*UP_TO_SENT).when(REFUSED).then(stands(penalty="filed"))
    given(*UP_TO_SENT, ACCEPTED).when(HANDED).then(stands(penalty="transferred"))
    given(*UP_TO_SENT, ACCEPTED).when(RETURNED).then(stands(penalty="filed"))


def test_a_case_closed_by_the_transfer_is_opened_again_when_it_comes_back() -> None:
    closed = at("2023-08-10", CaseClosed(ground=ClosingGround.TRANSFERRED))
    given(*UP_TO_SENT, ACCEPTED).when(closed).then(stands(penalty="closed"))
    given(*UP_TO_SENT, ACCEPTED, closed).when(RETURNED).then(stands(penalty="filed"))


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), APPROVED.fact),
        ((PROPOSED,), SENT.fact),
        ((PROPOSED, APPROVED), ACCEPTED.fact),
        ((PROPOSED, APPROVED, SENT), HANDED.fact),
        ((PROPOSED, APPROVED, SENT, ACCEPTED), CHALLENGED.fact),
        ((PROPOSED, DISAPPROVED), SENT.fact),
    ],
)
def test_a_step_out_of_order_is_refused(events: tuple[Event, ...], step: Fact) -> None:
    outcome = given(filed(), CONCLUDED, *events).when(at("2023-08-20", step))
    assert "ORDER" in [g.rule for g in getattr(outcome.decision, "grounds", ())]
