"""Every read model, at any legal time and position: what its function makes of the events known and past by then."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import islice
from random import Random

import pytest

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import appends
from domain.case import fold
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.ids import StreamId
from domain.lookup import Registry
from domain.ports.event_log import Append
from domain.ports.store import Store
from domain.registers.state import Registers
from domain.time.instants import legal_date
from projections.engine import Engine
from projections.projection import Part, live_generation
from projections.read_models.book import READ_MODELS
from projections.read_models.entry import columns, read, written
from projections.read_models.listing import list_entries
from projections.read_models.projection import NAME, ReadModels
from projections.read_models.question import Asked, question
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told
from projections.rebuild import digest, rebuild
from projections.sharing import SharedFolding
from projections.timeline import NEVER

CASES = 30
Shown = dict[tuple[str, str], dict[str, object]]
"""By case and key."""


def now() -> datetime:
    return datetime.now(UTC)


def projection() -> ReadModels:
    return ReadModels(tuple(READ_MODELS.values()))


def scrambled(seed: int) -> list[Append]:
    """A city of which every eighth event is told late."""
    chance = Random(seed)
    units = list(appends(simulate(seed, CASES, plant={}, start=date(2023, 1, 1), end=date(2024, 12, 31))))
    late = [chance.random() < 1 / 8 and type(u.events[0][1].fact) in PART_OF for u in units]
    order = sorted(range(len(units)), key=lambda n: n + (chance.randrange(1, 200) if late[n] else 0))
    return [units[n] for n in order]


def append(store: Store, units: Sequence[Append]) -> None:
    waiting = iter(units)
    while batch := list(islice(waiting, 500)):
        store.log.append(batch)


def engine_over(store: Store, batch: int = 700) -> Engine:
    return Engine(store, [projection()], now, batch=batch)


def by_case(store: Store) -> dict[StreamId, list[Recorded]]:
    found: dict[StreamId, list[Recorded]] = defaultdict(list)
    for recorded in store.log.read_all(0, 10**6):
        if type(recorded.event.fact) in PART_OF:
            found[recorded.stream].append(recorded)
    return found


def expected(
    model: ReadModel, cases: dict[StreamId, list[Recorded]], registers: Registers, day: datetime | None, position: int
) -> Shown:
    """Ask the model's function about each case as far as it was known and past; nothing of the engine is used."""
    found: Shown = {}
    for stream, events in cases.items():
        past = [r for r in events if r.position <= position and (day is None or r.event.occurred_at <= day)]
        if not past:
            continue
        told = Told(
            stream=stream, events=sorted(past, key=lambda r: r.legal_order), case=fold(past), registers=registers
        )
        for entry in model.entries(told):
            assert entry.day <= legal_date(told.events[-1].event.occurred_at)
            values = dict(zip((c.name for c in columns(model.entry)), written(entry), strict=True))
            found[str(stream), entry.key] = read(model.entry, values.values())
    return found


def listed(store: Store, model: ReadModel, asked: Asked) -> Shown:
    """Read a list to its end, some at a time."""
    found: Shown = {}
    order: list[tuple[str, str, str]] = []
    cursor = None
    with store.tables.read() as session:
        while True:
            page = list_entries(session, question(session, store.log, model, asked), 50, cursor)
            for item in page.items:
                order.append((str(item["day"]), str(item["case_id"]), str(item["key"])))
                values = {k: v for k, v in item.items() if k not in {"case_id", "since", "synthetic"}}
                found[str(item["case_id"]), str(item["key"])] = values
            cursor = page.next
            if cursor is None:
                assert order == sorted(order, reverse=True)
                assert len(order) == len(found)
                return found


@pytest.mark.parametrize("seed", [3])
def test_a_list_of_any_time_is_what_its_function_makes_of_the_events_by_then(store: Store, seed: int) -> None:
    chance = Random(seed)
    append(store, scrambled(seed))
    engine_over(store).catch_up()
    cases, registers, head = by_case(store), Registry(store.log).current(), store.log.head()
    for model in READ_MODELS.values():
        heard = [r for events in cases.values() for r in events if model.listens((type(r.event.fact),))]
        moments: list[tuple[datetime | None, int]] = [(None, head)]
        moments += [(None, chance.choice(heard).position - chance.randrange(2)) for _ in range(3)]
        moments += [
            (chance.choice(heard).event.occurred_at, chance.choice((head, position))) for _, position in moments
        ]
        for as_of, position in moments:
            wanted = expected(model, cases, registers, as_of, position)
            assert listed(store, model, Asked(as_of=as_of, position=position)) == wanted, (model.name, as_of, position)


def test_half_way_nothing_is_known_of_what_follows(store: Store) -> None:
    units = scrambled(9)
    append(store, units)
    upto = store.log.head() - 250
    engine_over(store, batch=upto).step()
    with store.tables.read() as session:
        for model in READ_MODELS.values():
            table = model.table(live_generation(session, NAME)).name
            later = f"SELECT count(*) FROM {table} WHERE known_from > ? OR (next_known > ? AND next_known < ?)"  # noqa: S608 -- declared
            assert session.query(later, (upto, upto, NEVER)) == [(0,)], model.name


def digests(store: Store) -> list[tuple[str, str]]:
    with store.tables.read() as session:
        generation = live_generation(session, NAME)
        tables = projection().tables(generation)
        return [(t.name.rpartition("_")[0], digest(session, t).digest) for t in tables]


def test_fed_in_small_batches_in_halves_and_rebuilt_it_holds_the_same_rows(store: Store) -> None:
    units = scrambled(5)
    append(store, units)
    engine_over(store, batch=10_000).catch_up()
    wanted = digests(store)
    halves = open_store("memory:")
    for half in (units[: len(units) // 2], units[len(units) // 2 :]):
        append(halves, half)
        engine_over(halves, batch=97).catch_up()
    assert digests(halves) == wanted
    rebuilt = rebuild(store, projection())
    assert rebuilt.same
    assert digests(store) == wanted


def test_fed_twice_it_holds_the_same_rows(store: Store) -> None:
    append(store, scrambled(6))
    engine_over(store).catch_up()
    wanted = digests(store)
    batch = store.log.read_all(0, 10**6)
    with store.tables.write() as session:
        projection().apply(session, live_generation(session, NAME), batch, store.log, Part())
    assert digests(store) == wanted


def test_folded_in_parts_it_holds_the_same_rows(store: Store) -> None:
    units = scrambled(7)
    append(store, units)
    engine_over(store).catch_up()
    shared = open_store("memory:")
    append(shared, units)
    folding = SharedFolding(shared, [projection()], 3)
    while folding.step([0, 1]):
        pass
    while folding.step([2]):
        pass
    assert digests(shared) == digests(store)


def test_a_register_that_changes_has_the_cases_told_anew(store: Store) -> None:
    """Registers told last give the same rows as registers told first."""
    units = scrambled(8)
    append(store, units)
    engine_over(store).catch_up()
    registers = [u for u in units if type(u.events[0][1].fact) not in PART_OF]
    cases = [u for u in units if type(u.events[0][1].fact) in PART_OF]
    after = open_store("memory:")
    append(after, cases)
    engine_over(after).catch_up()
    append(after, registers)
    engine_over(after).catch_up()
    for model in READ_MODELS.values():
        assert listed(after, model, Asked()) == listed(store, model, Asked()), model.name
