"""APL arts 63–65 (G056, G057): a hearing asked for takes place, and the decision rests on its record."""

from datetime import date

import pytest
from msgspec import structs

from domain.event import Event
from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.arts_63_65_hearing_heeded import (
    Asked,
    decision_rests_on_hearing,
    hearing_held_when_asked,
)
from domain.penalty.hearing import (
    AbortGround,
    HearingAborted,
    HearingHeld,
    HearingRejected,
    HearingRequested,
    RejectionGround,
)
from tests.domain.city import CITY
from tests.domain.ordinary import REVIEWED, decided, ready
from tests.domain.specification import at, because, given, lawful, passed, unlawful

TOLD, IN_TIME, LATE = date(2023, 9, 27), date(2023, 10, 10), date(2023, 10, 11)


def _asked(
    on: date = IN_TIME, told: date | None = TOLD, ended: str | None = None, *, held: bool = False, excused: bool = False
) -> Asked:
    return Asked(on=on, excused=excused, told_on=told, held=held, ended=ended)


@pytest.mark.parametrize(
    ("asked", "result"),
    [
        (None, Result.PASSED),
        (_asked(held=True), Result.PASSED),
        (_asked(ended="absent"), Result.PASSED),
        (_asked(ended="left"), Result.PASSED),
        (_asked(ended="withdrawn"), Result.PASSED),
        (_asked(), Result.BREACHED),
        (_asked(ended="late"), Result.BREACHED),
        (_asked(LATE), Result.PASSED),
        (_asked(LATE, ended="late"), Result.PASSED),
        (_asked(LATE, excused=True), Result.BREACHED),
        (_asked(told=None), Result.BREACHED),
        (_asked(told=None, ended="no_right"), Result.PASSED),
    ],
)
def test_a_hearing_asked_for_in_time_is_held_or_given_up(asked: Asked | None, result: Result) -> None:
    assert hearing_held_when_asked(asked, CITY.calendar).result == result


@pytest.mark.parametrize(
    ("held", "cited", "result"),
    [
        (None, None, Result.PASSED),
        ("H-1", "H-1", Result.PASSED),
        ("H-1", None, Result.BREACHED),
        ("H-1", "H-2", Result.BREACHED),
    ],
)
def test_the_decision_names_the_record(held: str | None, cited: str | None, result: Result) -> None:
    assert decision_rests_on_hearing(held, cited).result == result


ASKED = at("2023-08-04", HearingRequested())


def test_a_decision_without_the_hearing_is_refused() -> None:
    given(*ready(), ASKED).when(decided()).then(unlawful("G056"), because("先组织听证"))


@pytest.mark.parametrize(
    "end",
    [
        HearingAborted(ground=AbortGround.ABSENT),
        HearingAborted(ground=AbortGround.LEFT),
        HearingAborted(ground=AbortGround.WITHDRAWN),
    ],
)
def test_a_hearing_given_up_bars_nothing(end: Fact) -> None:
    given(*ready(), ASKED, at("2023-08-14", end)).when(decided()).then(lawful, passed("G056"))


def test_a_request_in_time_cannot_be_rejected() -> None:
    rejected = at("2023-08-05", HearingRejected(ground=RejectionGround.LATE, reason="late"))
    given(*ready(), ASKED, rejected).when(decided()).then(unlawful("G056"), because("不得不予受理"))


def test_a_late_request_binds_nobody() -> None:
    late = at("2023-08-10", HearingRequested())
    given(*ready(), late).when(decided()).then(lawful, passed("G056"))


def _heard() -> tuple[Event, ...]:
    reviewed = at("2023-08-18T12:00", REVIEWED.fact)
    return (*ready(), ASKED, at("2023-08-18", HearingHeld(record="H-1", host="host")), reviewed)


def test_the_decision_rests_on_the_record_of_the_hearing() -> None:
    given(*_heard()).when(decided()).then(unlawful("G057"), because("H-1"))
    resting = at("2023-08-20", structs.replace(decided().fact, hearing_record="H-1"))
    given(*_heard()).when(resting).then(lawful, passed("G057"))


def test_a_second_request_after_a_hearing_is_heard_as_well() -> None:
    again = at("2023-08-08", HearingRequested())
    held = at("2023-08-07", HearingHeld(record="H-1", host="host"))
    resting = at("2023-08-20", structs.replace(decided().fact, hearing_record="H-1"))
    given(*ready(), ASKED, held, again).when(resting).then(unlawful("G056"))
