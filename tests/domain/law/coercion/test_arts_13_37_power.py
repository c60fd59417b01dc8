"""CL arts 13, 34, 37 (G081): only a law gives power of execution."""

from datetime import date

import pytest

from domain.event import Event
from domain.law.coercion.arts_13_37_power import has_power_of_execution
from domain.law.coercion.arts_53_54_court import Remedies
from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.measures.execution_facts import CoerciveExecutionDecided, ExecutionWay
from domain.measures.facts import MeasureBasis
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED, GROWS, urged
from tests.domain.specification import at, because, given, lawful, passed, unlawful

MARCH = date(2024, 3, 1)
SERVED = Remedies(served_on=date(2023, 8, 21))


def _result(
    level: str | None,
    way: str = "transfer",
    on: date = date(2024, 3, 1),
    remedies: Remedies = SERVED,
    *,
    taken: bool = False,
) -> Result:
    return has_power_of_execution(on, level, way, remedies, CITY.calendar, property_taken=taken).result


def test_a_law_gives_the_power_and_nothing_below_it_does() -> None:
    assert _result("law") == Result.PASSED
    for level in ("administrative_regulation", "local_regulation", "rule", "document", None):
        assert _result(level) == Result.BREACHED


def test_what_was_sealed_may_be_auctioned_once_remedies_are_over() -> None:
    assert _result(None, "auction", date(2024, 2, 21), taken=True) == Result.BREACHED
    assert _result(None, "auction", date(2024, 2, 22), taken=True) == Result.PASSED
    assert _result(None, "auction", date(2024, 2, 22)) == Result.BREACHED
    assert _result(None, "transfer", date(2024, 2, 22), taken=True) == Result.BREACHED
    assert _result(None, "auction", remedies=Remedies(pending=True), taken=True) == Result.BREACHED
    assert _result(None, "auction", remedies=Remedies(), taken=True) == Result.UNDECIDABLE


def _decided(level: NormLevel | None) -> Event:
    power = MeasureBasis(norm="norm", article="1", level=level) if level is not None else None
    return at(
        "2024-03-01", CoerciveExecutionDecided(decision="E-1", way=ExecutionWay.TRANSFER, reasons="r", power=power)
    )


@pytest.mark.parametrize("level", [None, NormLevel.LOCAL_REGULATION])
def test_without_a_law_the_organ_asks_the_court(level: NormLevel | None) -> None:
    case = given(*FINED, GROWS, urged("2024-02-01"))
    case.when(_decided(NormLevel.LAW)).then(lawful, passed("G081"))
    case.when(_decided(level)).then(unlawful("G081"), because("申请人民法院强制执行"))
