"""CL arts 29 to 33 (G093): a law, thirty days, and the decision delivered in three working days."""

from datetime import date
from typing import Any

import pytest

from domain.event import Event
from domain.fact import money
from domain.law.coercion.arts_29_33_freezing import frozen_within_the_law
from domain.law.guard import Result
from domain.law.norms import NormLevel
from domain.measures.facts import DepositFrozen, MeasureBasis, MeasureExtended, MeasureReleased
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import CITY, TWO
from tests.domain.law.enforced import APPROVED
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

SINCE = date(2023, 8, 1)


@pytest.mark.parametrize(
    ("level", "until", "delivered_on", "extended", "result"),
    [
        ("law", date(2023, 8, 31), None, False, Result.PASSED),
        ("law", date(2023, 9, 1), None, False, Result.BREACHED),
        ("law", date(2023, 9, 30), None, True, Result.PASSED),
        ("law", date(2023, 10, 1), None, True, Result.BREACHED),
        ("law", None, date(2023, 8, 4), False, Result.PASSED),
        ("law", None, date(2023, 8, 7), False, Result.BREACHED),
        ("administrative_regulation", None, None, False, Result.BREACHED),
        (None, None, None, False, Result.UNDECIDABLE),
    ],
)
def test_norm_term_and_delivery_count(
    *, level: str | None, until: date | None, delivered_on: date | None, extended: bool, result: Result
) -> None:
    verdict = frozen_within_the_law(level, SINCE, until, delivered_on, CITY.calendar, extended=extended)
    assert verdict.result == result


def test_what_is_frozen_is_not_frozen_again_and_an_unknown_freezing_is_undecidable() -> None:
    again = frozen_within_the_law("law", SINCE, None, None, CITY.calendar, frozen_by="court")
    assert again.result == Result.BREACHED
    assert frozen_within_the_law("law", None, None, None, CITY.calendar).result == Result.UNDECIDABLE


def _frozen(level: NormLevel | None = NormLevel.LAW, **fields: Any) -> Event:  # noqa: ANN401 -- fields of the fact
    basis = MeasureBasis(norm="norm", article="1", level=level) if level is not None else None
    whole: dict[str, Any] = {
        "measure": "M-1",
        "officers": TWO,
        "bank": "bank",
        "amount": money(1),
        "decision": "FD-1",
        "basis": basis,
    }
    return at("2023-08-01T10:00", DepositFrozen(**(whole | fields)))


def test_only_a_law_lets_an_organ_freeze() -> None:
    given(APPROVED).when(_frozen()).then(lawful, passed("G093", "G087"))
    given(APPROVED).when(_frozen(NormLevel.LOCAL_REGULATION)).then(unlawful("G087", "G093"), because("不是法律"))
    given(APPROVED).when(_frozen(None)).then(lawful, undecidable("G087", "G093"))


def test_the_decision_is_delivered_extended_and_ended_in_time() -> None:
    case = given(APPROVED, _frozen())
    served = DocumentServed(document="FD-1", kind=Document.MEASURE_DECISION)
    case.when(at("2023-08-04", served)).then(lawful, passed("G093"))
    case.when(at("2023-08-07", served)).then(unlawful("G093"), because("2023-08-04前交付"))
    case.when(at("2023-08-25", MeasureExtended(measure="M-1", due=date(2023, 9, 30)))).then(lawful, passed("G093"))
    case.when(at("2023-08-25", MeasureExtended(measure="M-1", due=date(2023, 10, 1)))).then(unlawful("G093"))
    case.when(at("2023-09-01", MeasureReleased(measure="M-1"))).then(unlawful("G093"))
