"""Rule packs: on each day exactly one applies in Hangzhou, and none elsewhere or before."""

from datetime import date, timedelta
from types import ModuleType

import pytest

from domain.law.book import GUARDS, MODULES
from domain.law.dated import Dated
from domain.law.guard import Guard
from domain.law.packs import NONE, PACKS, pack_for
from domain.penalty.investigation import CaseFiled
from tests.domain.city import BURNING, BURNT, CITIZEN, GONGSHU, NINGBO, XIHU
from tests.domain.on_the_spot import on_the_spot
from tests.domain.specification import at, given, lawful, not_judged, passed, refused

FIRST, LAST = date(2021, 7, 15), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_on_every_day_exactly_one_pack_applies_in_hangzhou() -> None:
    for day in DAYS:
        applying = [p for p in PACKS if p.first <= day and (p.last is None or day <= p.last)]
        assert len(applying) == 1, day
        for region in ("3301", "330106", "330127"):
            assert pack_for(region, day) is applying[0], day


def test_before_the_law_no_pack_applies() -> None:
    for region in ("330106", "330203", None):
        assert pack_for(region, FIRST - timedelta(days=1)) is NONE


@pytest.mark.parametrize("region", ["330203", "110101", "33", "", None])
def test_elsewhere_no_pack_applies(region: str | None) -> None:
    assert all(pack_for(region, day) is NONE for day in DAYS)


def test_packs_have_names_of_their_own_and_only_guards_that_are_coded() -> None:
    assert len({p.id for p in (*PACKS, NONE)}) == len(PACKS) + 1
    assert all(p.guards <= GUARDS.keys() and p.guards for p in PACKS)
    assert NONE.guards == frozenset()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_on_every_day_exactly_one_version_of_each_dated_value_applies_to_the_guards_that_hold(
    module: ModuleType,
) -> None:
    guards = {value.id for value in vars(module).values() if isinstance(value, Guard)}
    days = [day for pack in PACKS if guards & pack.guards for day in DAYS if pack_for("3301", day) is pack]
    for dated in (value for value in vars(module).values() if isinstance(value, Dated)):
        firsts = [first for first, _ in dated.versions]
        spans = list(zip(dated.versions, [*firsts[1:], date.max], strict=True))
        for day in days:
            applying = [version for (first, version), following in spans if first <= day < following]
            assert applying == [dated.on(day)], day


@pytest.mark.parametrize(
    ("day", "pack"),
    [
        (date(2021, 12, 31), "ZJHZ-2021.07"),
        (date(2022, 1, 1), "ZJHZ-2022.01"),
        (date(2023, 4, 30), "ZJHZ-2022.01"),
        (date(2023, 5, 1), "ZJHZ-2023.05"),
        (date(2023, 12, 31), "ZJHZ-2023.05"),
        (date(2024, 1, 1), "ZJHZ-2024.01"),
        (date(2025, 1, 1), "ZJHZ-2025.01"),
        (date(2026, 1, 31), "ZJHZ-2025.01"),
        (date(2026, 2, 1), "ZJHZ-2026.02"),
        (date(2026, 4, 1), "ZJHZ-2026.04"),
    ],
)
def test_a_pack_begins_with_what_began_it(day: date, pack: str) -> None:
    assert pack_for("330106", day).id == pack


@pytest.mark.parametrize("organ", [NINGBO, "unregistered", None])
def test_an_act_outside_every_pack_is_not_judged(organ: str | None) -> None:
    act = CaseFiled(case_number="CN-1", items=(BURNING,), party=CITIZEN, conduct=BURNT)
    given().when(at("2023-07-12", act, organ)).then(not_judged, refused("G152") if organ == NINGBO else lawful)


@pytest.mark.parametrize("organ", [XIHU, GONGSHU])
def test_an_act_in_hangzhou_is_judged(organ: str) -> None:
    act = CaseFiled(case_number="CN-1", items=(BURNING,), party=CITIZEN, conduct=BURNT, approver="chief")
    given().when(at("2023-07-12", act, organ)).then(lawful, passed("G004"))


def test_the_date_of_the_act_chooses_the_pack() -> None:
    given().when(on_the_spot("2021-07-14", fine=300)).then(refused("G152"), not_judged)
    given().when(on_the_spot("2021-07-15", fine=200)).then(lawful, passed("G043"))
