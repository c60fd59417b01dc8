"""CL art. 25 (G091): thirty days, thirty more once, without days of testing told in writing."""

from datetime import date
from typing import Any

import pytest

from domain.event import Event
from domain.law.coercion.art_25_term import Extension, kept_within_the_term
from domain.law.guard import Result
from domain.measures import facts
from domain.measures.facts import MeasureExtended, MeasureReleased
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

SINCE = date(2023, 8, 1)
LAWFUL = Extension(approved=True, reasoned=True, party_told=True, again=False)


@pytest.mark.parametrize(
    ("until", "excluded", "extended", "result"),
    [
        (date(2023, 8, 31), 0, False, Result.PASSED),
        (date(2023, 9, 1), 0, False, Result.BREACHED),
        (date(2023, 9, 30), 0, True, Result.PASSED),
        (date(2023, 10, 1), 0, True, Result.BREACHED),
        (date(2023, 9, 10), 10, False, Result.PASSED),
        (date(2023, 9, 11), 10, False, Result.BREACHED),
    ],
)
def test_the_last_day_is_lawful_and_the_day_after_is_not(
    until: date, excluded: int, *, extended: bool, result: Result
) -> None:
    assert kept_within_the_term(SINCE, until, excluded, None, extended=extended).result == result


@pytest.mark.parametrize(
    ("extension", "result"),
    [
        (LAWFUL, Result.PASSED),
        (Extension(approved=False, reasoned=True, party_told=True, again=False), Result.BREACHED),
        (Extension(approved=True, reasoned=False, party_told=True, again=False), Result.BREACHED),
        (Extension(approved=True, reasoned=True, party_told=False, again=False), Result.BREACHED),
        (Extension(approved=True, reasoned=True, party_told=True, again=True), Result.BREACHED),
        (Extension(approved=None, reasoned=True, party_told=True, again=False), Result.UNDECIDABLE),
    ],
)
def test_an_extension_has_conditions_of_its_own(extension: Extension, result: Result) -> None:
    assert kept_within_the_term(SINCE, date(2023, 9, 30), 0, extension, extended=False).result == result


def test_a_measure_that_is_not_on_file_is_undecidable() -> None:
    assert kept_within_the_term(None, SINCE, 0, None, extended=False).result == Result.UNDECIDABLE


IN_FORCE = given(APPROVED, sealed())


def _extended(**fields: Any) -> Event:  # noqa: ANN401 -- fields of the fact
    whole: dict[str, Any] = {
        "measure": "M-1",
        "due": date(2023, 9, 30),
        "reason": "complex",
        "approver": "chief",
        "notice": "N-1",
    }
    return at("2023-08-25", MeasureExtended(**(whole | fields)))


def test_property_is_released_by_the_last_day() -> None:
    IN_FORCE.when(at("2023-08-31", MeasureReleased(measure="M-1"))).then(lawful, passed("G091"))
    IN_FORCE.when(at("2023-09-01", MeasureReleased(measure="M-1"))).then(unlawful("G091"), because("2023-08-31届满"))
    testing = at("2023-08-05", facts.TestingPeriodNotified(measure="M-1", days=10, notice="N-1"))
    given(APPROVED, sealed(), testing).when(at("2023-09-10", MeasureReleased(measure="M-1"))).then(lawful)


def test_a_measure_is_extended_once_with_approval_and_notice() -> None:
    IN_FORCE.when(_extended()).then(lawful, passed("G091"))
    IN_FORCE.when(_extended(due=date(2023, 10, 1))).then(unlawful("G091"))
    IN_FORCE.when(_extended(approver=None)).then(lawful, undecidable("G091"))
    given(APPROVED, sealed(), _extended()).when(at("2023-09-20", _extended().fact)).then(
        unlawful("G091"), because("一次")
    )


def test_a_decision_may_not_say_more_than_thirty_days() -> None:
    given(APPROVED).when(sealed(due=date(2023, 9, 1))).then(unlawful("G091"))
