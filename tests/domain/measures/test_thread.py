"""Coercive measures: which are in force."""

from datetime import date

from domain.measures.facts import MeasureApproved, MeasureExtended, MeasureReleased, PropertySealed, PropertySeized
from domain.measures.thread import Measure
from tests.domain.city import TWO
from tests.domain.specification import at, case_of, changes_nothing, given, lawful

SEALED = at("2023-08-01", PropertySealed(measure="M-1", officers=TWO, inventory="I-1", due=date(2023, 8, 31)))
SEIZED = at("2023-08-02", PropertySeized(measure="M-2", officers=TWO, inventory="I-2"))


def test_a_measure_is_in_force_until_it_is_released() -> None:
    first = Measure(measure="M-1", since=date(2023, 8, 1), due=date(2023, 8, 31))
    second = Measure(measure="M-2", since=date(2023, 8, 2))
    assert case_of(SEALED, SEIZED).measures.in_force == (first, second)
    assert case_of(SEALED, SEIZED, at("2023-08-20", MeasureReleased(measure="M-1"))).measures.in_force == (second,)


def test_an_extension_moves_the_last_day_of_its_measure_only() -> None:
    more = at("2023-08-20", MeasureExtended(measure="M-1", due=date(2023, 9, 30)))
    due = {m.measure: m.due for m in case_of(SEALED, SEIZED, more).measures.in_force}
    assert due == {"M-1": date(2023, 9, 30), "M-2": None}


def test_an_approval_alone_puts_nothing_in_force() -> None:
    given().when(at("2023-08-01", MeasureApproved(measure="M-1", approver="chief"))).then(lawful)
    assert case_of(at("2023-08-01", MeasureApproved(measure="M-1", approver="chief"))).measures.in_force == ()


def test_a_release_of_nothing_moves_nothing() -> None:
    given(SEALED).when(at("2023-08-20", MeasureReleased(measure="M-9"))).then(lawful, changes_nothing)
