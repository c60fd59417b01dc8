"""ZJ-CEO art. 18 (G122): another organ's lead is fixed and handed over in time."""

from domain.supervision.facts import Disposition, LeadDisposed, LeadReceived, LeadResult, LeadSource, LeadVerified
from domain.supervision.leads import LeadTransferred, LeadTransferRejected
from tests.domain.city import GONGSHU, TWO
from tests.domain.specification import at, because, given, lawful, passed, unlawful

RECEIVED = at("2023-07-01", LeadReceived(lead_number="L-1", lead_source=LeadSource.PATROL))
ELSEWHERE = at("2023-07-03", LeadVerified(officers=TWO, result=LeadResult.OTHER_ORGAN))
FOUNDED = at("2023-07-03", LeadVerified(officers=TWO, result=LeadResult.FOUNDED))
SENT = LeadTransferred(to_organ=GONGSHU, recordings=("photo",))
DISPOSED = at("2023-07-12", LeadDisposed(disposition=Disposition.TRANSFERRED))


def test_the_packs_fifth_working_day_is_the_last() -> None:
    given(RECEIVED, ELSEWHERE).when(at("2023-07-10", SENT)).then(lawful, passed("G122"))
    given(RECEIVED, ELSEWHERE).when(at("2023-07-11", SENT)).then(unlawful("G122"), because("2023-07-10"))


def test_the_clue_is_fixed() -> None:
    bare = LeadTransferred(to_organ=GONGSHU)
    given(RECEIVED, ELSEWHERE).when(at("2023-07-04", bare)).then(unlawful("G122"), because("固定"))


def test_another_organs_lead_is_not_ended_unsent() -> None:
    given(RECEIVED, ELSEWHERE).when(DISPOSED).then(unlawful("G122"))
    given(RECEIVED, ELSEWHERE, at("2023-07-04", SENT)).when(DISPOSED).then(lawful, passed("G122"))
    given(RECEIVED, FOUNDED).when(DISPOSED).then(lawful, passed("G122"))


def test_a_lead_sent_back_a_third_time_is_in_dispute() -> None:
    sent = at("2023-07-04", SENT)
    back = LeadTransferRejected(by_organ=GONGSHU, reason="not ours")
    twice = (RECEIVED, sent, at("2023-07-05", back), at("2023-07-06", SENT), at("2023-07-07", back))
    given(RECEIVED, sent).when(at("2023-07-18", back)).then(lawful, passed("G124"))
    given(RECEIVED, sent).when(at("2023-07-19", back)).then(unlawful("G124"), because("2023-07-18"))
    given(*twice, at("2023-07-10", SENT)).when(at("2023-07-11", back)).then(unlawful("G124"), because("2次"))
