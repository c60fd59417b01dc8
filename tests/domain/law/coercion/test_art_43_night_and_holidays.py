"""CL art. 43 (G084): not by night, not on holidays, and never by cutting off utilities."""

from datetime import date, time

import pytest

from domain.law.coercion.art_43_night_and_holidays import Night, executed_at_a_lawful_time
from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, CoerciveExecutionDecided, ExecutionWay
from domain.measures.facts import MeasureBasis
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED, GROWS, urged
from tests.domain.specification import at, because, given, lawful, passed, unlawful

MONDAY, NATIONAL_DAY, SATURDAY = date(2023, 10, 9), date(2023, 10, 1), date(2023, 10, 14)


@pytest.mark.parametrize(
    ("on", "moment", "urgent", "cut", "result"),
    [
        (MONDAY, time(6), False, False, Result.PASSED),
        (MONDAY, time(21, 59), False, False, Result.PASSED),
        (MONDAY, time(22), False, False, Result.BREACHED),
        (MONDAY, time(5, 59), False, False, Result.BREACHED),
        (NATIONAL_DAY, time(10), False, False, Result.BREACHED),
        (NATIONAL_DAY, time(23), True, False, Result.PASSED),
        (SATURDAY, time(10), False, False, Result.PASSED),
        (MONDAY, time(10), True, True, Result.BREACHED),
        (date(2025, 3, 3), time(10), False, False, Result.UNDECIDABLE),
    ],
)
def test_day_hour_urgency_and_utilities_count(
    *, on: date, moment: time, urgent: bool, cut: bool, result: Result
) -> None:
    verdict = executed_at_a_lawful_time(on, moment, Night(), CITY.calendar, urgent=urgent, utilities_cut=cut)
    assert verdict.result == result


POWER = MeasureBasis(norm="norm", article="1", level=NormLevel.LAW)
DECIDED = at(
    "2024-03-01", CoerciveExecutionDecided(decision="E-1", way=ExecutionWay.TRANSFER, reasons="r", power=POWER)
)
CASE = given(*FINED, GROWS, urged("2024-02-01"), DECIDED)
CARRIED_OUT = CoerciveExecutionCarriedOut(decision="E-1", way=ExecutionWay.TRANSFER)


def test_execution_is_carried_out_by_day() -> None:
    CASE.when(at("2024-03-04T10:00", CARRIED_OUT)).then(lawful, passed("G084"))
    CASE.when(at("2024-03-04T23:00", CARRIED_OUT)).then(unlawful("G084"), because("夜间"))
    CASE.when(at("2024-05-01T10:00", CARRIED_OUT)).then(unlawful("G084"), because("法定节假日"))
