"""CL art. 46 (G083): more than thirty days of surcharge, and urging that did not help."""

from datetime import date

from domain.event import Event
from domain.law.coercion.art_46_money import money_ripe_for_execution
from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.measures.execution_facts import CoerciveExecutionDecided, ExecutionWay
from domain.measures.facts import MeasureBasis
from tests.domain.law.enforced import FINED, GROWS, urged
from tests.domain.specification import at, because, given, lawful, passed, unlawful

FROM = date(2023, 9, 6)
URGED = date(2023, 9, 20)


def test_the_thirtieth_day_is_too_early_and_the_day_after_is_not() -> None:
    assert money_ripe_for_execution(date(2023, 10, 5), FROM, URGED, performed=False).result == Result.BREACHED
    assert money_ripe_for_execution(date(2023, 10, 6), FROM, URGED, performed=False).result == Result.PASSED


def test_without_surcharge_or_urging_or_after_performance_nothing_is_executed() -> None:
    day = date(2023, 12, 1)
    assert money_ripe_for_execution(day, None, URGED, performed=False).result == Result.BREACHED
    assert money_ripe_for_execution(day, FROM, None, performed=False).result == Result.BREACHED
    assert money_ripe_for_execution(day, FROM, URGED, performed=True).result == Result.BREACHED


def _decided(on: str, way: ExecutionWay = ExecutionWay.TRANSFER) -> Event:
    power = MeasureBasis(norm="norm", article="1", level=NormLevel.LAW)
    return at(on, CoerciveExecutionDecided(decision="E-1", way=way, reasons="r", power=power))


def test_money_is_executed_after_thirty_days() -> None:
    case = given(*FINED, GROWS, urged("2023-09-20"))
    case.when(_decided("2023-10-06")).then(lawful, passed("G083"))
    case.when(_decided("2023-10-05")).then(unlawful("G083"), because("2023-10-05满三十日"))
    given(*FINED, GROWS).when(_decided("2023-10-09")).then(unlawful("G083"), because("未经催告"))


def test_what_is_not_money_does_not_wait_for_a_surcharge() -> None:
    given(*FINED).when(_decided("2023-10-09", ExecutionWay.RESTORATION)).then(lawful, passed("G081"))
