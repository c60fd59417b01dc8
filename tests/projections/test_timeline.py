"""Lists of another time: the same as folding every case from what had happened, and was known, by then."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeAlias

import pytest
from msgspec import structs

from domain.case import fold, standings, whereabouts
from domain.event import Recorded, with_data
from domain.fact import Fact
from domain.ports.store import Store
from domain.time.instants import legal_date
from projections.case_list import CaseFilter, find_cases, find_cases_at
from projections.engine import Engine
from projections.findings import Findings
from projections.paging import CursorError
from projections.timeline import Timeline
from tests.projections.telling import BUREAU, RIVAL, at, case, filed, on_the_spot, registers, tell, told

DAYS = 9
Shown: TypeAlias = tuple[object, ...]
"""Part, status, organ, whether closed, number of events."""
DATA: dict[str, dict[str, object]] = {
    "penalty_decided.v1": {"fine": 5000, "kinds": ["fine"]},
    "fine_paid.v1": {"amount": 5000},
    "case_closed.v1": {"ground": "performed"},
    "permit_applied.v1": {},
}


def fact_of(number: int, chance: Random) -> Fact:
    """Draw a fact."""
    drawn = chance.choice(("on the spot", "filed", *DATA))
    match drawn:
        case "on the spot":
            return on_the_spot(f"f-{number}", 2000, f"act-{number}")
        case "filed":
            return filed(f"n-{number}", f"act-{number}")
        case _:
            return with_data(drawn, DATA[drawn])


@pytest.fixture
def following(store: Store) -> Engine:
    store.log.append(registers())
    return Engine(store, [Timeline(), Findings()], lambda: datetime.now(UTC), batch=7)


def tell_at_random(store: Store, chance: Random, events: int = 60) -> list[Recorded]:
    """Tell some cases, a third of the events late, several at one time."""
    for number in range(events):
        when = f"2023-07-{1 + min(DAYS, max(0, number * DAYS // events - chance.choice((0, 0, 1, 4)))):02} 10:00"
        event = told(f"s-{chance.randrange(6)}", when, fact_of(number, chance), chance.choice((BUREAU, RIVAL)))
        tell(store, structs.replace(event, id=f"e-{number}"))
    return store.log.read_all(0, 10_000)


def expected(log: Sequence[Recorded], as_of: datetime | None, known_at: datetime | None) -> dict[str, Shown]:
    """Fold every case from what had happened, and was known."""
    seen = [
        r
        for r in log
        if r.event.subject.startswith("s-")
        and r.stream == case(r.event.subject)
        and (as_of is None or r.event.occurred_at <= as_of)
        and (known_at is None or r.recorded_at <= known_at)
    ]
    found: dict[str, Shown] = {}
    for stream in {r.stream for r in seen}:
        events = [r for r in seen if r.stream == stream]
        last = max(events, key=lambda r: r.legal_order).event.occurred_at
        folded = fold(events)
        position = whereabouts(standings(folded, legal_date(last)))
        status = position.standing.status if position.standing is not None else None
        found[str(stream)] = (position.part, status, folded.holder, position.closed, len(events))
    return found


def listed(store: Store, **wanted: object) -> dict[str, Shown]:
    """Read a list to its end, two at a time."""
    found: dict[str, Shown] = {}
    order: list[tuple[str, str]] = []
    cursor: str | None = None
    while True:
        with store.tables.read() as session:
            page = find_cases_at(session, store.log, CaseFilter(**wanted), 2, cursor)  # type: ignore[arg-type] # any filter
        for row in page.items:
            found[str(row["case_id"])] = tuple(row[k] for k in ("part", "status", "organ", "closed", "events"))
            order.append((str(row["last_at"]), str(row["case_id"])))
        cursor = page.next
        if cursor is None:
            assert order == sorted(order, reverse=True)
            assert len(order) == len(found)
            return found


@pytest.mark.parametrize("seed", range(6))
def test_a_list_of_any_time_is_what_folding_its_events_gives(store: Store, following: Engine, seed: int) -> None:
    chance = Random(seed)
    log = tell_at_random(store, chance)
    following.catch_up()
    moments = [None, *(at("2023-07-01 09:00") + timedelta(days=day, hours=6) for day in range(-1, DAYS + 2))]
    knowns = [
        None,
        *(chance.choice(log).recorded_at + timedelta(microseconds=chance.choice((-1, 0))) for _ in range(9)),
    ]
    for as_of in moments:
        for known_at in knowns:
            wanted = expected(log, as_of, known_at)
            assert listed(store, as_of=as_of, known_at=known_at) == wanted
            closed = {c: row for c, row in wanted.items() if row[3] and row[2] == BUREAU}
            assert listed(store, as_of=as_of, known_at=known_at, closed=True, organ=BUREAU) == closed


def test_a_late_fact_changes_what_was_true_and_not_what_was_known(store: Store, following: Engine) -> None:
    tell(store, told("s-1", "2023-07-03 10:00", filed("n-1")))
    before = store.log.read_all(store.log.head() - 1, 1)[0].recorded_at
    tell(store, told("s-1", "2023-07-02 10:00", "permit_applied.v1"))
    following.catch_up()
    day = at("2023-07-02 12:00")
    assert listed(store, as_of=day, known_at=before) == {}
    assert [row[0] for row in listed(store, as_of=day).values()] == ["approval"]
    assert [row[0] for row in listed(store, known_at=before).values()] == ["penalty"]


def test_a_list_of_now_and_one_as_of_the_end_of_time_show_the_same_cases(store: Store, engine: Engine) -> None:
    tell_at_random(store, Random(1))
    engine.catch_up()
    with store.tables.read() as session:
        now = find_cases(session, CaseFilter(), 100)
        then = find_cases_at(session, store.log, CaseFilter(as_of=datetime(2100, 1, 1, tzinfo=UTC)), 100)
    assert then.items == now.items


def test_findings_of_acts_that_had_not_happened_are_not_looked_at(store: Store, following: Engine) -> None:
    tell(store, told("s-1", "2023-07-03 10:00", on_the_spot("f-1", 300_00)))
    tell(store, told("s-1", "2023-07-01 10:00", "permit_applied.v1"))
    following.catch_up()
    assert listed(store, as_of=at("2023-07-02 10:00"), finding="any") == {}
    assert len(listed(store, as_of=at("2023-07-03 10:00"), finding="any")) == 1


def test_a_cursor_of_another_time_is_refused(store: Store, following: Engine) -> None:
    tell_at_random(store, Random(2))
    following.catch_up()
    with store.tables.read() as session:
        first = find_cases_at(session, store.log, CaseFilter(as_of=at("2023-07-08 10:00")), 1)
        with pytest.raises(CursorError, match="another query"):
            find_cases_at(session, store.log, CaseFilter(as_of=at("2023-07-09 10:00")), 1, first.next)
