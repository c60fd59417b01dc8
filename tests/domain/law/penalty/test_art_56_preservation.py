"""APL art. 56 (G037, G038): preserved on approval, and dealt with within seven working days."""

from datetime import date

import pytest

from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.art_56_preservation import preserved_no_longer_than_seven_days, preserved_on_approval
from domain.penalty.evidence import EvidencePreserved, PreservationDisposed, PreservationLapsed
from tests.domain.city import CITY, TWO
from tests.domain.ordinary import filed
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

DAY = date(2023, 7, 13)


@pytest.mark.parametrize(
    ("approver", "approved_on", "at_risk", "result"),
    [
        ("chief", DAY, True, Result.PASSED),
        ("chief", None, None, Result.PASSED),
        ("chief", date(2023, 7, 14), True, Result.BREACHED),
        ("chief", DAY, False, Result.BREACHED),
        (None, DAY, True, Result.BREACHED),
    ],
)
def test_the_head_approves_before_evidence_at_risk_is_kept(
    approver: str | None,
    approved_on: date | None,
    at_risk: bool | None,  # noqa: FBT001 -- a column of the table
    result: Result,
) -> None:
    assert preserved_on_approval(DAY, approver, approved_on, at_risk=at_risk).result == result


@pytest.mark.parametrize(
    ("preserved_on", "last"),
    [(date(2024, 2, 7), date(2024, 2, 22)), (date(2023, 9, 27), date(2023, 10, 12))],
)
def test_the_eighth_working_day_is_too_late(preserved_on: date, last: date) -> None:
    """DOMAIN §5.12."""
    after = date.fromordinal(last.toordinal() + 1)
    assert preserved_no_longer_than_seven_days(preserved_on, last, CITY.calendar).result == Result.PASSED
    assert preserved_no_longer_than_seven_days(preserved_on, after, CITY.calendar).result == Result.BREACHED


def _kept(approver: str | None = "chief") -> EvidencePreserved:
    return EvidencePreserved(inventory="I-1", officers=TWO, approver=approver)


def test_preserving_on_approval_is_lawful() -> None:
    given(filed()).when(at("2023-07-13", _kept())).then(lawful, passed("G005", "G037"))


def test_preserving_without_approval_is_refused() -> None:
    given(filed()).when(at("2023-07-13", _kept(None))).then(unlawful("G037"))


@pytest.mark.parametrize(
    "end", [PreservationDisposed(inventory="I-1", disposition="returned"), PreservationLapsed(inventory="I-1")]
)
def test_it_is_dealt_with_by_the_seventh_working_day(end: Fact) -> None:
    """DOMAIN §7.7 case 8."""
    case = given(filed("2024-02-01"), at("2024-02-07", _kept()))
    case.when(at("2024-02-22", end)).then(lawful, passed("G038"))
    case.when(at("2024-02-23", end)).then(unlawful("G038"), because("2024-02-22前"))


def test_what_nobody_preserved_or_was_dealt_with_already_is_undecidable() -> None:
    end = PreservationDisposed(inventory="I-1", disposition="returned")
    given(filed()).when(at("2023-07-20", end)).then(lawful, undecidable("G038"))
    once = (filed(), at("2023-07-13", _kept()), at("2023-07-14", end))
    given(*once).when(at("2023-08-20", end)).then(undecidable("G038"))
