"""CL arts 50 to 52 (G085): substitute performance, three working days after urging."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.coercion.arts_50_52_substitute import Substitution, substituted_in_form
from domain.law.guard import Result
from domain.measures.execution_facts import Harm, Litter, SubstitutePerformed
from tests.domain.city import CITY, TWO
from tests.domain.law.enforced import FINED, urged
from tests.domain.specification import at, because, given, lawful, passed, unlawful

FIT = Substitution(
    on=date(2023, 10, 12),
    harm="traffic",
    immediate=None,
    decision_served_on=date(2023, 9, 27),
    urged_on=date(2023, 10, 9),
    supervised=True,
    performed=False,
)


def _result(**changes: Any) -> Result:  # noqa: ANN401 -- fields of a substitution
    return substituted_in_form(structs.replace(FIT, **changes), CITY.calendar).result


def test_three_working_days_lie_between() -> None:
    assert _result() == Result.PASSED
    assert _result(on=date(2023, 10, 11)) == Result.BREACHED


@pytest.mark.parametrize(
    "changes",
    [
        {"harm": "none"},
        {"decision_served_on": None},
        {"decision_served_on": date(2023, 10, 13)},
        {"urged_on": None},
        {"supervised": False},
        {"performed": True},
    ],
)
def test_each_condition_counts(changes: dict[str, object]) -> None:
    assert _result(**changes) == Result.BREACHED


def test_what_was_spilled_may_be_cleared_at_once_but_not_unwatched() -> None:
    at_once: dict[str, Any] = {"immediate": "spilled", "decision_served_on": None, "urged_on": None, "harm": "none"}
    assert _result(**at_once) == Result.PASSED
    assert _result(**at_once, supervised=False) == Result.BREACHED


def _done(on: str, **fields: Any) -> Event:  # noqa: ANN401 -- fields of the fact
    given_fields: dict[str, Any] = {
        "performer": "firm",
        "harm": Harm.TRAFFIC,
        "supervisors": TWO,
        "decision_served_on": date(2023, 9, 1),
    }
    return at(f"{on}T10:00", SubstitutePerformed(**(given_fields | fields)))


def test_a_party_is_urged_before_others_do_it() -> None:
    case = given(*FINED, urged("2023-10-09"))
    case.when(_done("2023-10-12")).then(lawful, passed("G085", "G084"))
    case.when(_done("2023-10-11")).then(unlawful("G085"), because("2023-10-12起方可实施"))
    given(*FINED).when(_done("2023-10-12")).then(unlawful("G085"), because("未经催告"))
    given(*FINED).when(_done("2023-10-12", immediate=Litter.SPILLED)).then(lawful, passed("G085"))
