"""APL arts 25–27 (G123–G126): handing over, sending back, disputes, and word of the result."""

from datetime import date

from domain.collaboration.disputes import (
    DisputeNegotiationFailed,
    JurisdictionDisputeRaised,
    JurisdictionDisputeResolved,
)
from domain.collaboration.facts import (
    CaseTransferAccepted,
    CaseTransferred,
    CaseTransferReturned,
    PackagePart,
)
from domain.collaboration.joint import TransferResultFedBack
from domain.event import Event
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.investigation import CaseFilingRevoked
from tests.domain.city import GONGSHU, XIHU
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, found, given, lawful, out_of_order, passed, undecidable, unlawful

WHOLE = tuple(PackagePart)
SENT = CaseTransferred(to_organ=GONGSHU, package=("file",), contents=WHOLE)


def test_a_whole_package_may_be_sent() -> None:
    given(filed()).when(at("2023-07-20", SENT)).then(lawful, passed("G123"))


def test_one_that_lacks_what_the_standard_needs_may_not() -> None:
    bare = CaseTransferred(to_organ=GONGSHU, package=("file",), contents=(PackagePart.RECORD, PackagePart.PARTY))
    given(filed()).when(at("2023-07-20", bare)).then(unlawful("G123"), because("evidence_list"))
    given(filed()).when(at("2023-07-20", CaseTransferred(to_organ=GONGSHU))).then(unlawful("G123"))


def test_one_that_nobody_listed_cannot_be_judged() -> None:
    unlisted = CaseTransferred(to_organ=GONGSHU, package=("file",))
    given(filed()).when(at("2023-07-20", unlisted)).then(undecidable("G123"))


def _back(on: str, reason: str = "not ours") -> Event:
    return at(on, CaseTransferReturned(by_organ=GONGSHU, reason=reason), GONGSHU)


def _sent(on: str, due: date | None = None) -> Event:
    fact = CaseTransferred(to_organ=GONGSHU, package=("file",), contents=WHOLE, due=due)
    return at(on, fact)


def test_it_is_sent_back_within_the_packs_ten_working_days() -> None:
    given(filed(), _sent("2023-09-27")).when(_back("2023-10-17")).then(lawful, passed("G124"))
    given(filed(), _sent("2023-09-27")).when(_back("2023-10-18")).then(unlawful("G124"), because("2023-10-17"))


def test_or_by_the_day_that_was_asked_for() -> None:
    sent = _sent("2023-09-27", date(2023, 10, 8))
    given(filed(), sent).when(_back("2023-10-08")).then(lawful)
    given(filed(), sent).when(_back("2023-10-09")).then(unlawful("G124"))


def test_with_a_reason() -> None:
    given(filed(), _sent("2023-09-27")).when(_back("2023-09-28", " ")).then(unlawful("G124"), because("理由"))


def test_twice_and_not_a_third_time() -> None:
    once = (filed(), _sent("2023-09-01"), _back("2023-09-02"), _sent("2023-09-03"))
    given(*once).when(_back("2023-09-04")).then(lawful)
    twice = (*once, _back("2023-09-04"))
    given(*twice).when(_sent("2023-09-05")).then(out_of_order)
    given(*twice, _sent("2023-09-05")).when(_back("2023-09-06")).then(found("G124"), because("争议协调"))


def test_a_return_of_nothing_cannot_be_judged() -> None:
    given(filed()).when(_back("2023-09-06")).then(undecidable("G124"))


RAISED = at("2023-09-27", JurisdictionDisputeRaised(organs=(XIHU, GONGSHU), question="?", interim_organ=XIHU))
"""Seven working days later is 2023-10-12."""
AGREED = JurisdictionDisputeResolved(responsible_organ=GONGSHU)
DESIGNATED = JurisdictionDisputeResolved(responsible_organ=GONGSHU, decided_by="county")


def test_organs_agree_within_seven_working_days() -> None:
    given(filed(), RAISED).when(at("2023-10-12", AGREED)).then(lawful, passed("G125"))
    given(filed(), RAISED).when(at("2023-10-13", AGREED)).then(unlawful("G125"), because("2023-10-12"))


def test_or_say_by_then_that_they_cannot() -> None:
    given(filed(), RAISED).when(at("2023-10-12", DisputeNegotiationFailed())).then(lawful)
    given(filed(), RAISED).when(at("2023-10-13", DisputeNegotiationFailed())).then(unlawful("G125"))


def test_the_body_above_designates_at_any_time_and_names_one_organ() -> None:
    given(filed(), RAISED).when(at("2023-11-13", DESIGNATED)).then(lawful)
    nobody = JurisdictionDisputeResolved(decided_by="county")
    given(filed(), RAISED).when(at("2023-10-10", nobody)).then(unlawful("G125"), because("责任机关"))


def test_somebody_acts_meanwhile() -> None:
    open_ended = at("2023-09-27", JurisdictionDisputeRaised(organs=(XIHU, GONGSHU), question="?"))
    given(filed(), open_ended).when(at("2023-10-10", AGREED)).then(unlawful("G125"), because("先行处置"))


def test_the_end_of_no_dispute_cannot_be_judged() -> None:
    given(filed()).when(at("2023-10-10", AGREED)).then(undecidable("G125"))


TAKEN = (
    filed(),
    at("2023-07-20", SENT),
    at("2023-07-21", CaseTransferAccepted(by_organ=GONGSHU), GONGSHU),
    at("2023-07-25", CaseFilingRevoked(reason="slight"), GONGSHU),
)
CLOSED = at("2023-08-01", CaseClosed(ground=ClosingGround.FILING_REVOKED, report="R", approver="chief"), GONGSHU)


def test_whoever_handed_it_over_is_told_before_it_is_closed() -> None:
    told = at("2023-07-26", TransferResultFedBack(to_organ=XIHU, result="revoked"), GONGSHU)
    given(*TAKEN).when(CLOSED).then(unlawful("G126"), because(XIHU))
    given(*TAKEN, told).when(CLOSED).then(lawful, passed("G126"))
    given(*TAKEN[:1], TAKEN[3]).when(CLOSED).then(lawful, passed("G126"))
