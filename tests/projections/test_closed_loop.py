"""The closed loop, row by row."""

from domain.ports.store import Store
from projections.case_list import CaseFilter, find_case, find_cases
from projections.engine import Engine
from tests.projections.telling import BUREAU, case, filed, tell, told


def row(store: Store, subject: str) -> dict[str, object]:
    with store.tables.read() as session:
        found = find_case(session, str(case(subject)))
    assert found is not None
    return found


def test_a_case_shows_where_it_stands_since_when_what_is_next_and_who_holds_it(store: Store, engine: Engine) -> None:
    tell(store, told("p-1", "2023-07-12 09:00", "permit_applied.v1", item="X-1", region="330106"))
    tell(store, told("p-1", "2023-07-14 09:00", "permit_accepted.v1"))
    engine.catch_up()
    found = row(store, "p-1")
    assert found["part"] == "approval"
    assert found["status"] == "accepted"
    assert found["since"] == "2023-07-14"
    assert found["next"] == ["grant_permit", "refuse_permit"]
    assert found["organ"] == BUREAU
    assert found["region"] == "330106"
    assert found["item"] == "X-1"
    assert found["closed"] is False
    assert found["last_type"] == "permit_accepted.v1"


def test_money_due_and_paid_is_told(store: Store, engine: Engine) -> None:
    tell(store, told("c-1", "2023-07-12 09:00", filed("杭立〔2023〕1号")))
    tell(store, told("c-1", "2023-07-20 09:00", "penalty_decided.v1", fine=3000, kinds=["fine"]))
    tell(store, told("c-1", "2023-07-21 09:00", "document_served.v1"))
    tell(store, told("c-1", "2023-07-22 09:00", "fine_paid.v1", amount=1000))
    engine.catch_up()
    found = row(store, "c-1")
    assert (found["due"], found["paid"], found["status"]) == (3000, 1000, "served")


def test_open_corrections_are_counted_with_the_first_day_due(store: Store, engine: Engine) -> None:
    tell(store, told("i-1", "2023-07-12 09:00", "inspection_started.v1", officers=[]))
    tell(store, told("i-1", "2023-07-12 10:00", "correction_ordered.v1", order="o-1", due="2023-07-20"))
    tell(store, told("i-1", "2023-07-12 10:30", "correction_ordered.v1", order="o-2", due="2023-07-18"))
    tell(store, told("i-1", "2023-07-12 11:00", "inspection_finished.v1", has_violation=True))
    engine.catch_up()
    found = row(store, "i-1")
    assert (found["open_corrections"], found["correction_due"]) == (2, "2023-07-18")
    assert found["status"] == "correction_awaited"


def test_a_late_fact_tells_the_case_again_and_is_counted(store: Store, engine: Engine) -> None:
    tell(store, told("p-2", "2023-07-12 09:00", "permit_applied.v1"))
    tell(store, told("p-2", "2023-07-20 09:00", "permit_granted.v1", permit_number="n-1"))
    engine.catch_up()
    tell(store, told("p-2", "2023-07-14 09:00", "permit_accepted.v1"))
    engine.catch_up()
    found = row(store, "p-2")
    assert (found["status"], found["events"], found["late_events"]) == ("granted", 3, 1)


def test_cases_are_listed_latest_first_page_by_page(store: Store, engine: Engine) -> None:
    for day in range(10, 20):
        tell(store, told(f"p-{day}", f"2023-07-{day} 09:00", "permit_applied.v1"))
    engine.catch_up()
    seen: list[object] = []
    cursor = None
    with store.tables.read() as session:
        while True:
            page = find_cases(session, CaseFilter(stage="approval"), 3, cursor)
            seen += [entry["subject"] for entry in page.items]
            cursor = page.next
            if cursor is None:
                break
    assert seen == [f"p-{day}" for day in range(19, 9, -1)]
