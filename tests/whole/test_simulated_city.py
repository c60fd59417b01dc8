"""The simulated city, through the log and the projections, on every store."""

from datetime import UTC, date, datetime
from itertools import islice
from random import Random

import pytest

from adapters.event_store import open_store
from adapters.simulation.answers import score
from adapters.simulation.city import City, simulate
from adapters.simulation.filling import appends, fill
from domain.case import EMPTY, fold
from domain.event import Recorded
from domain.ids import StreamId
from domain.lookup import REGISTER_STREAMS, Registry
from domain.ports.event_log import Append, follow
from domain.ports.store import Store
from domain.replay import late_versions, replay
from domain.reservation import ReservationClaimed
from projections.case_list import CaseFilter, FindingFilter, count_findings, find_cases, find_findings
from projections.closed_loop import ClosedLoop
from projections.engine import Engine
from projections.findings import Findings
from projections.timeline import Timeline

SEED = 20230712
PLANTED = ("G004", "G005", "G014", "G016", "G019", "G027", "G043", "G048", "G053", "G059", "G066", "G069")


@pytest.fixture(scope="module")
def city() -> City:
    """A city with every guard broken several times, and lawful cases at the edge of each."""
    plant = dict.fromkeys(PLANTED, 4)
    return simulate(SEED, 120, plant=plant, start=date(2023, 1, 1), end=date(2025, 6, 30))


def engine_over(store: Store) -> Engine:
    return Engine(store, [ClosedLoop(), Timeline(), Findings()], lambda: datetime.now(UTC), batch=700)


def append(store: Store, units: list[Append]) -> None:
    waiting = iter(units)
    while batch := list(islice(waiting, 500)):
        store.log.append(batch)


def closed_loop(store: Store) -> list[dict[str, object]]:
    """Read what supervisors see of every case, without what tells only the order of recording."""
    recording = {"version", "position", "late_events", "source", "subject"}
    rows: list[dict[str, object]] = []
    cursor = None
    with store.tables.read() as session:
        while True:
            page = find_cases(session, CaseFilter(), 500, cursor)
            rows += [{k: v for k, v in row.items() if k not in recording} for row in page.items]
            if page.next is None:
                return sorted(rows, key=lambda row: str(row["case_id"]))
            cursor = page.next


def findings(store: Store) -> list[tuple[object, ...]]:
    """Read every finding, without what tells only the order of recording."""
    rows: list[tuple[object, ...]] = []
    cursor = None
    with store.tables.read() as session:
        while True:
            page = find_findings(session, FindingFilter(), 500, cursor)
            shown = ("case_id", "guard", "event_id", "source", "organ", "occurred_at", "pack", "reason_zh")
            rows += [tuple(row[name] for name in shown) for row in page.items]
            if page.next is None:
                return sorted(rows, key=str)
            cursor = page.next


def cases_of(store: Store) -> dict[StreamId, list[Recorded]]:
    found: dict[StreamId, list[Recorded]] = {}
    for batch in follow(store.log):
        for recorded in batch:
            if recorded.stream not in REGISTER_STREAMS and not isinstance(recorded.event.fact, ReservationClaimed):
                found.setdefault(recorded.stream, []).append(recorded)
    return found


def test_every_planted_breach_is_found_and_nothing_else(store: Store, city: City) -> None:
    fill(store, city)
    engine_over(store).catch_up()
    found = [(str(guard), str(source), str(event)) for _, guard, event, source, *_ in findings(store)]
    scores = score(city.planted, found)
    assert set(scores) >= set(PLANTED)
    assert {g: (s.missed, s.false) for g, s in scores.items() if g in PLANTED and (s.missed or s.false)} == {}
    with store.tables.read() as session:
        assert min(count_findings(session)[guard] for guard in PLANTED) >= 4


@pytest.fixture(scope="module")
def in_order(city: City) -> tuple[list[dict[str, object]], list[tuple[object, ...]]]:
    """The closed loop and the findings of the city told in order."""
    store = open_store("memory:")
    try:
        fill(store, city)
        engine_over(store).catch_up()
        return closed_loop(store), findings(store)
    finally:
        store.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_city_told_in_any_order_ends_in_the_same_state_and_the_same_findings(
    store: Store, city: City, in_order: tuple[object, object], seed: int
) -> None:
    """Registers, cases and the events inside each case are shuffled alike; late ones are marked late."""
    units = list(appends(city))
    Random(seed).shuffle(units)
    engine = engine_over(store)
    half = len(units) // 2
    append(store, units[:half])
    engine.catch_up()
    append(store, units[half:])
    engine.catch_up()
    assert (closed_loop(store), findings(store)) == in_order
    late = sum(len(late_versions(events)) for events in cases_of(store).values())
    with store.tables.read() as session:
        counted = sum(int(str(row["late_events"])) for row in find_cases(session, CaseFilter(), 500).items)
    assert late == counted > 500


def test_the_replay_at_any_earlier_version_is_the_fold_of_the_prefix(store: Store, city: City) -> None:
    fill(store, city)
    registers = Registry(store.log).current()
    draw = Random(SEED)
    for stream, events in draw.sample(sorted(cases_of(store).items()), 40):
        for version in range(len(events) + 1):
            prefix = store.log.read_stream(stream, up_to_version=version)
            assert prefix == events[:version]
            steps = list(replay(prefix, registers))
            after = steps[-1].after if steps else EMPTY
            assert after == fold(events[:version])
        known_at = draw.choice(events).recorded_at
        known = store.log.read_stream(stream, known_at=known_at)
        assert known == [r for r in events if r.recorded_at <= known_at]


def test_a_city_filled_twice_is_there_once(store: Store, city: City) -> None:
    first = fill(store, city)
    head = store.log.head()
    second = fill(store, city)
    assert (second.events, second.registers, store.log.head()) == (0, 0, head)
    assert second.known == first.events + first.registers
