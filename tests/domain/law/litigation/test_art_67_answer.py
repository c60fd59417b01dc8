"""ALL art. 67 (G138): the organ answers a suit in fifteen days."""

from datetime import date

from domain.event import Event
from domain.law.guard import Result
from domain.law.litigation.art_67_answer import suit_answered_in_time
from domain.remedy.facts import SuitAnswered, SuitFiled
from tests.domain.city import CITY
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful


def test_the_fifteenth_day_rolls_and_the_day_after_is_too_late() -> None:
    copy = date(2023, 9, 20)
    assert suit_answered_in_time(copy, date(2023, 10, 7), CITY.calendar).result == Result.PASSED
    assert suit_answered_in_time(copy, date(2023, 10, 8), CITY.calendar).result == Result.BREACHED
    assert suit_answered_in_time(None, copy, CITY.calendar).result == Result.UNDECIDABLE


def _answered(on: str, copy: date | None = date(2023, 11, 6)) -> Event:
    return at(on, SuitAnswered(document="A-1", copy_received_on=copy))


def test_a_suit_is_answered_in_time() -> None:
    case = given(at("2023-11-01", SuitFiled()))
    case.when(_answered("2023-11-21")).then(lawful, passed("G138"))
    case.when(_answered("2023-11-22")).then(unlawful("G138"), because("2023-11-21前"))
    case.when(_answered("2023-11-21", None)).then(lawful, undecidable("G138"))
