"""The act code (G117, G149): shown before entering from 2025 on, and one an act."""

from datetime import date, datetime

from msgspec import structs

from domain.event import Event
from domain.law.enterprise_inspection.act_code import code_shown_before_entering
from domain.law.guard import Result
from domain.supervision.facts import (
    ActCodeMinted,
    ActCodeShown,
    InspectionGround,
    InspectionStarted,
    InspectionTaskIssued,
)
from domain.time.instants import CHINA
from tests.domain.city import CITIZEN, TWO, UNIT
from tests.domain.specification import at, because, given, lawful, passed, undecidable, unlawful

TASK = InspectionTaskIssued(
    task_number="T-1",
    ground=InspectionGround.PLAN,
    party=UNIT,
    plan="PL-1",
    approver="head",
    earlier_visits=0,
    concurrent=(),
)
MINTED = ActCodeMinted(code="XW-1", act_kind="检查")


def _year(year: int, *, shown: str | None = "XW-1", minted: bool = True) -> tuple[Event, ...]:
    told = [at(f"{year}-03-04", TASK)]
    told += [at(f"{year}-03-04T10:00", MINTED)] if minted else []
    told += [at(f"{year}-03-05T08:00", ActCodeShown(code=shown))] if shown is not None else []
    return tuple(told)


def _started(year: int) -> Event:
    return at(f"{year}-03-05T09:00", InspectionStarted(officers=TWO, identity_shown=True))


def test_a_code_minted_and_shown_opens_the_door() -> None:
    given(*_year(2025)).when(_started(2025)).then(lawful, passed("G117", "G114"))


def test_one_not_shown_or_not_this_one_does_not() -> None:
    given(*_year(2025, shown=None)).when(_started(2025)).then(unlawful("G117"), because("出示"))
    given(*_year(2025, shown="XW-9")).when(_started(2025)).then(unlawful("G117"))
    given(*_year(2025, minted=False)).when(_started(2025)).then(unlawful("G117"), because("赋码"))


def test_before_2025_nobody_had_to_show_one() -> None:
    given(*_year(2024, shown=None, minted=False)).when(_started(2024)).then(lawful, passed("G117"))
    assert date(2024, 12, 31) < datetime(2025, 1, 1, tzinfo=CHINA).date()


def test_a_citizen_is_no_enterprise() -> None:
    task = at("2025-03-04", structs.replace(TASK, party=CITIZEN))
    given(task).when(_started(2025)).then(lawful)
    assert code_shown_before_entering((), (), required=True, enterprise=False).result == Result.PASSED


def test_the_third_planned_visit_of_a_year_is_refused() -> None:
    second, third = ((at("2025-03-04", structs.replace(TASK, earlier_visits=n)), *_year(2025)[1:]) for n in (1, 2))
    given(*second).when(_started(2025)).then(lawful)
    given(*third).when(_started(2025)).then(unlawful("G114"), because("2次"))


def test_one_act_has_one_code() -> None:
    first = at("2023-07-01", MINTED)
    given().when(first).then(lawful, passed("G149"))
    given(first).when(at("2023-07-02", MINTED)).then(lawful)
    other = ActCodeMinted(code="XW-2", act_kind="检查", parent="XW-1")
    given(first).when(at("2023-07-02", other)).then(unlawful("G149"), because("一行为一码"))


def test_a_further_act_is_linked_to_an_earlier_one() -> None:
    first = at("2023-07-01", MINTED)
    linked = ActCodeMinted(code="XW-2", act_kind="处罚", parent="XW-1")
    given(first).when(at("2023-07-02", linked)).then(lawful, passed("G149"))
    for parent in (None, "XW-9"):
        loose = ActCodeMinted(code="XW-2", act_kind="处罚", parent=parent)
        given(first).when(at("2023-07-02", loose)).then(unlawful("G149"), because("关联"))


def test_a_code_for_nobody_knows_what_cannot_be_judged() -> None:
    given(at("2023-07-01", MINTED)).when(at("2023-07-02", ActCodeMinted(code="XW-2"))).then(undecidable("G149"))
