"""Visits: what counts as one, what was merged and saved, and who exceeds the cap (综合查一次)."""

from collections import Counter
from datetime import date, datetime

import pytest
from msgspec import structs

from domain.parties import Party, PartyKind
from domain.ports.store import Store
from domain.supervision.facts import (
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    RemoteInspectionPerformed,
)
from domain.supervision.plans import InspectionPlanDrafted, JointInspectionMatched
from projections.paging import CursorError
from projections.read_models.inspection.enterprises import Held, Year, caps_of, enterprises
from projections.read_models.inspection.visits import VISITS
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import BUREAU, LITTERING, OFFICERS, RIVAL, at, registers, tell, told
from tests.read_models.crowded import crowd, projected
from tests.read_models.oracle.visits import visits
from tests.read_models.recorded_city import exported

SHOP = Party(token="shop-1", kind=PartyKind.UNIT)  # noqa: S106 -- a name, not a secret
WALKER = Party(token="walker-1", kind=PartyKind.PERSON)  # noqa: S106 -- a name, not a secret
STARTED = InspectionStarted(officers=OFFICERS, identity_shown=True)
REMOTE = RemoteInspectionPerformed(officers=OFFICERS, means="视频巡查")


def task(
    number: str, ground: InspectionGround = InspectionGround.PLAN, party: Party = SHOP, plan: str | None = "plan-1"
) -> InspectionTaskIssued:
    return InspectionTaskIssued(task_number=number, ground=ground, items=(LITTERING,), party=party, plan=plan)


def joint(*tasks: str, lead: str = BUREAU, others: tuple[str, ...] = (RIVAL,)) -> JointInspectionMatched:
    return JointInspectionMatched(tasks=tasks, lead_organ=lead, participants=others, saved_visits=5)


def listed(store: Store, **asked: object) -> list[dict[str, object]]:
    projected(store)
    with store.tables.read() as session:
        return list(
            list_entries(session, question(session, store.log, VISITS, structs.replace(Asked(), **asked)), 100).items
        )


def year(
    store: Store,
    number: int = 2025,
    held: Held | None = None,
    limit: int = 100,
    cursor: str | None = None,
    **asked: object,
) -> Year:
    projected(store)
    asked.setdefault("filters", {"organ": BUREAU})
    wanted = structs.replace(Asked(first=date(number, 1, 1), last=date(number, 12, 31)), **asked)
    with store.tables.read() as session:
        return enterprises(session, question(session, store.log, VISITS, wanted), held or Held(), limit, cursor)


def visited(store: Store, *days: str, ground: InspectionGround = InspectionGround.PLAN, party: Party = SHOP) -> None:
    for day in days:
        case = f"case-{party.token}-{day}"
        tell(store, told(case, f"{day} 08:00", task(f"task-{day}", ground, party)), told(case, f"{day} 09:00", STARTED))


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    return store


def test_an_inspection_is_a_visit_with_what_it_found(city: Store) -> None:
    tell(
        city,
        told("a", "2025-03-03 08:00", InspectionPlanDrafted(plan="plan-1", year=2025, scene="餐饮一件事")),
        told("a", "2025-03-03 09:00", task("task-1")),
        told("a", "2025-03-04 09:00", STARTED),
    )
    (begun,) = listed(city)
    assert (begun["kind"], begun["party"], begun["task"], begun["plan"], begun["scene"]) == (
        "on_site",
        "shop-1",
        "task-1",
        "plan-1",
        "餐饮一件事",
    )
    assert (begun["day"], begun["organ"], begun["organs"], begun["result"]) == ("2025-03-04", BUREAU, [BUREAU], None)
    assert (begun["counted"], begun["capped"], begun["cap"], begun["merged"]) == (True, True, 2, False)
    failed = InspectionItemRecorded(item=LITTERING, result=ItemResult.FAIL)
    tell(
        city,
        told("a", "2025-03-04 10:00", failed),
        told("a", "2025-03-04 11:00", InspectionFinished(has_violation=True)),
    )
    (over,) = listed(city)
    assert (over["result"], over["behind"]) == ("violation", [2, 3, 4, 5])


def test_a_clean_inspection_found_no_violation(city: Store) -> None:
    tell(
        city,
        told("a", "2025-03-03 09:00", task("task-1")),
        told("a", "2025-03-04 09:00", STARTED),
        told("a", "2025-03-04 11:00", InspectionFinished(has_violation=False)),
    )
    assert [e["result"] for e in listed(city)] == ["no_violation"]


def test_an_inspection_from_afar_is_marked_and_no_visit(city: Store) -> None:
    tell(city, told("a", "2025-03-03 09:00", task("task-1")), told("a", "2025-03-04 09:00", REMOTE))
    (entry,) = listed(city)
    assert (entry["kind"], entry["counted"], entry["capped"], entry["saved"]) == ("off_site", False, False, 0)
    (row,) = year(city).items
    assert (row.visits, row.off_site) == (0, 1)


def test_a_merged_visit_saves_all_tasks_but_one_and_keeps_their_plans(city: Store) -> None:
    tell(
        city,
        told("b", "2025-03-02 09:00", task("task-2", plan="plan-of-rival"), organ=RIVAL),
        told("a", "2025-03-03 09:00", task("task-1")),
        told("a", "2025-03-03 10:00", joint("task-1", "task-2", "task-3")),
        told("a", "2025-03-04 09:00", STARTED),
    )
    (entry,) = listed(city)
    assert (entry["merged"], entry["merged_tasks"], entry["saved"]) == (True, ["task-1", "task-2", "task-3"], 2)
    assert entry["saved_as_told"] == 5
    assert entry["organs"] == [BUREAU, RIVAL]
    (row,) = year(city).items
    assert (row.visits, row.merged, row.saved) == (1, 1, 2)
    assert [(t.task, t.plan, t.organ) for t in row.mergers[0].tasks] == [
        ("task-1", "plan-1", BUREAU),
        ("task-2", "plan-of-rival", RIVAL),
        ("task-3", None, None),
    ]


def test_the_same_visit_told_by_an_organ_that_only_takes_part_is_no_second_one(city: Store) -> None:
    for case, organ, number in (("a", BUREAU, "task-1"), ("b", RIVAL, "task-2")):
        tell(
            city,
            told(case, "2025-03-03 09:00", task(number), organ=organ),
            told(case, "2025-03-03 10:00", joint("task-1", "task-2"), organ=organ),
            told(case, "2025-03-04 09:00", STARTED, organ=organ),
        )
    counted = {(e["organ"], e["counted"], e["saved"]) for e in listed(city)}
    assert counted == {(BUREAU, True, 1), (RIVAL, False, 0)}
    rows = year(city, filters={"party": "shop-1"}).items
    assert sum(row.visits for row in rows) == 1
    assert sum(row.saved for row in rows) == 1


def test_a_match_of_other_tasks_merges_nothing(city: Store) -> None:
    tell(
        city,
        told("a", "2025-03-03 09:00", task("task-1")),
        told("a", "2025-03-03 10:00", joint("task-8", "task-9")),
        told("a", "2025-03-04 09:00", STARTED),
    )
    assert [(e["merged"], e["saved"]) for e in listed(city)] == [(False, 0)]


def test_a_task_counts_once_against_the_cap_and_each_entry_is_a_visit(city: Store) -> None:
    tell(
        city,
        told("a", "2025-03-03 09:00", task("task-1")),
        told("a", "2025-03-04 09:00", STARTED),
        told("a", "2025-03-05 09:00", STARTED),
    )
    (row,) = year(city).items
    assert (row.visits, row.planned) == (2, 1)


def test_the_third_planned_visit_of_a_year_exceeds_the_cap(city: Store) -> None:
    visited(city, "2025-03-04", "2025-05-06", "2024-05-06")
    (row,) = year(city).items
    assert (row.visits, row.planned, row.cap, row.over) == (2, 2, 2, 0)
    assert year(city, held=Held(over_cap=True)).items == ()
    visited(city, "2025-07-08")
    (row,) = year(city, held=Held(over_cap=True)).items
    assert (row.planned, row.over) == (3, 1)
    assert year(city).over_cap == 1


def test_a_visit_for_a_cause_and_a_visit_to_a_person_do_not_count_against_the_cap(city: Store) -> None:
    visited(city, "2025-03-04", "2025-05-06", "2025-06-06", ground=InspectionGround.CAUSE)
    visited(city, "2025-03-05", "2025-05-07", "2025-06-07", party=WALKER)
    found = year(city)
    (row,) = found.items
    assert (row.party, row.visits, row.planned, row.for_cause, row.over) == ("shop-1", 3, 0, 3, 0)
    assert found.enterprises == 1


def test_before_2025_there_is_no_cap_but_one_may_be_asked_for(city: Store) -> None:
    visited(city, "2024-03-04", "2024-05-06")
    (row,) = year(city, 2024).items
    assert (row.cap, row.over) == (None, 0)
    (row,) = year(city, 2024, Held(cap=1)).items
    assert (row.cap, row.over) == (1, 1)


def test_the_caps_of_a_year_say_how_sure_they_are() -> None:
    assert [(cap.value, cap.grade) for cap in caps_of(2024)] == [(None, "P")]
    assert {(cap.value, cap.grade) for cap in caps_of(2026)} == {(2, "P")}
    assert all(cap.source for cap in caps_of(2026))


def test_a_visit_told_late_counts_from_when_it_was_known(city: Store) -> None:
    visited(city, "2025-03-04", "2025-07-08")
    (before,) = year(city).items
    known = city.log.head()
    visited(city, "2025-05-06")
    (after,) = year(city).items
    assert (before.visits, after.visits) == (2, 3)
    (then,) = year(city, position=known).items
    assert then.visits == 2
    (may,) = year(city, as_of=at("2025-06-01 00:00")).items
    assert may.visits == 2


def test_a_question_without_organ_region_or_party_is_refused(city: Store) -> None:
    with pytest.raises(AskedError, match="One of organ, region, party"):
        year(city, filters={})


def test_pages_of_enterprises_join_into_the_whole(city: Store) -> None:
    for n in range(7):
        visited(city, "2025-03-04", party=Party(token=f"shop-{n}", kind=PartyKind.UNIT))
    found, cursor = [], None
    while True:
        page = year(city, limit=3, cursor=cursor)
        found += [row.party for row in page.items]
        if (cursor := page.next) is None:
            break
    assert found == [f"shop-{n}" for n in range(7)]
    first = year(city, limit=3)
    with pytest.raises(CursorError):
        year(city, 2024, limit=3, cursor=first.next)


def test_every_figure_of_a_crowded_city_is_the_one_counted_slowly() -> None:
    store = crowd()
    wanted = {key: count for key, count in visits(exported(store)).items() if count.total()}
    organs = {organ for _, _, organ in wanted}
    found: dict[tuple[int, str, str], Counter[str]] = {}
    for number in (2024, 2025, 2026):
        for organ in organs:
            for row in year(store, number, limit=500, filters={"organ": organ}).items:
                assert row.organ == organ
                names = ("visits", "planned", "for_cause", "off_site", "merged", "saved")
                figures = Counter({name: getattr(row, name) for name in names})
                assert row.over == (max(0, row.planned - 2) if number >= 2025 and row.cap is not None else 0)
                assert sum(len(m.tasks) - 1 for m in row.mergers) == row.saved
                if figures.total():
                    found[number, row.party, organ] = figures
    assert found == {key: Counter(count) for key, count in wanted.items()}
    assert sum(c["saved"] for c in found.values()) > 3
    assert any(c["visits"] > 1 for c in found.values())


def test_as_of_a_day_nothing_later_is_counted() -> None:
    store = crowd()
    events = exported(store)
    upto = "2025-06-30T15:59:59.999999Z"
    wanted = visits([e for e in events if e["occ"] <= upto])
    organ = next(iter(o for (y, _, o), c in wanted.items() if y == 2025 and c["visits"]))
    moment = datetime.fromisoformat(upto)
    rows = year(store, 2025, limit=500, filters={"organ": organ}, as_of=moment).items
    assert {r.party: r.visits for r in rows if r.visits} == {
        p: c["visits"] for (y, p, o), c in wanted.items() if (y, o) == (2025, organ) and c["visits"]
    }
