"""CT art. 12 (G098): property follows in three days."""

from datetime import date

from domain.law.criminal_transfer.art_12_property import property_handed_over_in_time
from domain.law.guard import Result
from domain.penalty.criminal_facts import CriminalPropertyHandedOver, CriminalTransferAccepted
from tests.domain.penalty.test_criminal import UP_TO_SENT
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

HANDED = CriminalPropertyHandedOver(police="police", inventory="I-1")


def test_the_third_day_is_the_last() -> None:
    notice = date(2023, 8, 6)
    assert property_handed_over_in_time(notice, date(2023, 8, 9)).result == Result.PASSED
    assert property_handed_over_in_time(notice, date(2023, 8, 10)).result == Result.BREACHED
    assert property_handed_over_in_time(None, date(2023, 8, 10)).result == Result.UNDECIDABLE


def test_the_days_run_from_the_notice_that_a_case_was_opened() -> None:
    accepted = at("2023-08-05", CriminalTransferAccepted(police="police", notified_on=date(2023, 8, 6)))
    case = given(*UP_TO_SENT, accepted)
    case.when(at("2023-08-09", HANDED)).then(lawful, passed("G098"))
    case.when(at("2023-08-10", HANDED)).then(unlawful("G098"), because("2023-08-09前移交"))


def test_before_a_case_is_opened_it_is_undecidable() -> None:
    accepted = at("2023-08-05", CriminalTransferAccepted(police="police", case_opened=False))
    given(*UP_TO_SENT, accepted).when(at("2023-08-20", HANDED)).then(lawful, undecidable("G098"))
