"""CL art. 44, ZJ-IB arts 16 to 19 (G086): announced, out of remedies, ordered and recorded."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.coercion.art_44_demolition import Demolition, fit_to_be_demolished
from domain.law.coercion.arts_53_54_court import Remedies
from domain.law.guard import Result
from domain.measures.execution_facts import DemolitionAnnounced, DemolitionExecuted
from domain.remedy.facts import ReviewApplied
from tests.domain.city import CITY
from tests.domain.law.enforced import FINED
from tests.domain.specification import at, because, given, lawful, passed, unlawful

FIT = Demolition(
    on=date(2024, 3, 11),
    announced=True,
    deadline=date(2024, 3, 10),
    remedies=Remedies(served_on=date(2023, 8, 21)),
    mandated=True,
    attended=True,
    recorded=True,
)


def _result(**changes: Any) -> Result:  # noqa: ANN401 -- fields of a demolition
    return fit_to_be_demolished(structs.replace(FIT, **changes), CITY.calendar).result


def test_the_day_after_the_deadline_is_the_first() -> None:
    assert _result(on=date(2024, 3, 10)) == Result.BREACHED
    assert _result() == Result.PASSED


def test_the_day_after_the_end_of_remedies_is_the_first() -> None:
    early: dict[str, Any] = {"deadline": date(2024, 2, 1)}
    assert _result(on=date(2024, 2, 21), **early) == Result.BREACHED
    assert _result(on=date(2024, 2, 22), **early) == Result.PASSED


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({"announced": False}, Result.BREACHED),
        ({"deadline": None}, Result.BREACHED),
        ({"remedies": Remedies(served_on=date(2023, 8, 21), pending=True)}, Result.BREACHED),
        ({"mandated": False}, Result.BREACHED),
        ({"attended": False}, Result.BREACHED),
        ({"recorded": False}, Result.BREACHED),
        ({"remedies": Remedies()}, Result.UNDECIDABLE),
    ],
)
def test_each_condition_counts(changes: dict[str, object], result: Result) -> None:
    assert _result(**changes) == result


ANNOUNCED = at("2024-03-01", DemolitionAnnounced(announcement="P-1", deadline=date(2024, 3, 10)))


def _done(**fields: Any) -> Event:  # noqa: ANN401 -- fields of the fact
    whole: dict[str, Any] = {"record": "R-1", "recordings": ("V-1",), "mandate": "M-1", "party_called": True}
    return at("2024-03-11T10:00", DemolitionExecuted(**(whole | fields)))


def test_an_illegal_building_is_demolished_in_due_form() -> None:
    case = given(*FINED, ANNOUNCED)
    case.when(_done()).then(lawful, passed("G086", "G084"))
    case.when(_done(mandate=None, rural=True)).then(lawful, passed("G086"))
    case.when(_done(mandate=None)).then(unlawful("G086"), because("责成"))
    given(*FINED).when(_done()).then(unlawful("G086"), because("公告"))
    review = at("2024-02-01", ReviewApplied())
    given(*FINED, review, ANNOUNCED).when(_done()).then(unlawful("G086"), because("不得强制拆除"))
