"""The reference data that ships with the product."""

from datetime import date, timedelta

import pytest

from adapters.registers.divisions import divisions
from adapters.registers.seed import SOURCE, register_events
from domain.fact import flaws
from domain.penalty.kinds import PenaltyKind
from domain.registers.facts import CalendarPublished, Correction, ItemVersionPublished
from domain.registers.state import Registers, fine_range

REGISTERS = Registers(event.fact for event in register_events())
TODAY = date(2024, 1, 2)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2023, 9, 27), 7, date(2023, 10, 12)),
        (date(2023, 1, 18), 7, date(2023, 2, 1)),
        (date(2023, 9, 27), 20, date(2023, 10, 31)),
        (date(2023, 4, 27), 5, date(2023, 5, 8)),
        (date(2024, 2, 7), 7, date(2024, 2, 22)),
    ],
)
def test_working_days_count_as_the_notices_say(start: date, days: int, last: date) -> None:
    assert REGISTERS.calendar.add_working_days(start, days) == last


def test_a_last_day_on_a_holiday_rolls_to_a_worked_saturday() -> None:
    assert REGISTERS.calendar.roll(date(2023, 10, 5)) == date(2023, 10, 7)


def test_eight_years_are_announced_and_no_other() -> None:
    assert REGISTERS.calendar.years == tuple(range(2019, 2027))


def test_worked_weekends_are_weekends_but_for_the_one_moved_by_an_epidemic() -> None:
    worked = [d for e in register_events() if isinstance(e.fact, CalendarPublished) for d in e.fact.worked_weekends]
    assert [d for d in worked if d.weekday() < 5] == [date(2020, 2, 3)]


def test_every_row_of_the_catalogue_became_a_version() -> None:
    versions = [e.fact for e in register_events() if isinstance(e.fact, ItemVersionPublished)]
    assert len(versions) == 34
    assert len({v.item for v in versions}) == 34
    assert all("同上" not in v.name for v in versions)


@pytest.mark.parametrize(
    ("item", "unit", "person"),
    [
        ("ZJ-SR-12.3-a", (500, 3000), (200, 1000)),
        ("ZJ-SR-13.3-a", (500, 3000), (200, 1000)),
        ("ZJ-SR-17.3-a", (100, 1000), (100, 1000)),
        ("ZJ-SR-28.4-a", (100_000, 1_000_000), (0, 200)),
        ("ZJ-SR-32.2-b", None, (100, 500)),
        ("HZ-LJ-65-a", (500, 5000), (0, 200)),
        ("CZ-RQ-49-a", (0, 100_000), (0, 1000)),
    ],
)
def test_fines_are_those_of_the_norm_in_fen(
    item: str, unit: tuple[int, int] | None, person: tuple[int, int] | None
) -> None:
    version = REGISTERS.item(item, TODAY)
    for expected, is_unit in ((unit, True), (person, False)):
        in_fen = None if expected is None else (expected[0] * 100, expected[1] * 100)
        assert fine_range(version, is_unit=is_unit) == in_fen


def test_items_say_how_they_relate_to_correction_and_what_else_may_be_imposed() -> None:
    street = REGISTERS.item("ZJ-SR-17.3-a", TODAY)
    poultry = REGISTERS.item("ZJ-SR-33.4-a", TODAY)
    assert street is not None
    assert poultry is not None
    assert (street.correction, street.fine_optional) == (Correction.FIRST, True)
    assert PenaltyKind.CONFISCATION_OF_GOODS in poultry.kinds


def test_no_item_is_in_force_before_its_norm() -> None:
    assert REGISTERS.item("ZJ-SR-17.3-a", date(2021, 9, 29) - timedelta(days=1)) is None


def test_hangzhou_and_its_thirteen_units_have_names() -> None:
    named = divisions()
    assert len(named) == 14
    assert {code[:4] for code in named} == {"3301"}


def test_the_same_files_make_the_same_events() -> None:
    assert list(register_events()) == list(register_events())
    assert all(event.source == SOURCE and not event.synthetic for event in register_events())
    assert [flaw for event in register_events() for flaw in flaws(event.fact)] == []
