"""What is asked without a time is found by the latest stretches: the same as when every stretch is asked."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import appends, fill
from domain.catalogue import PART_OF
from domain.ports.store import Store
from domain.ports.tables import Session
from projections.engine import Engine
from projections.projection import Part, in_step
from projections.read_models.book import READ_MODELS
from projections.read_models.listing import count_entries, list_entries
from projections.read_models.projection import NAME, ReadModels
from projections.read_models.question import Asked, question
from projections.read_models.read_model import STANDARD, ReadModel
from projections.read_models.sense import check_times
from tests.intake.sending import now

YEAR = Asked(first=date(2025, 1, 1), last=date(2025, 12, 31))


def models() -> tuple[ReadModel, ...]:
    return tuple(READ_MODELS.values())


@pytest.fixture
def full(store: Store) -> Store:
    """A store of each kind with a city whose facts also come late."""
    fill(store, simulate(11, 50, start=date(2025, 1, 1), end=date(2025, 12, 31)))
    Engine(store, [ReadModels(models())], now).catch_up()
    return store


def everything(session: Session, model: ReadModel) -> tuple[int, ...]:
    """Every quarter in which a stretch was gone."""
    rows = session.query(f"SELECT DISTINCT gone_in FROM {model.name}_1")  # noqa: S608 -- a name of ours
    return tuple(sorted(int(row[0] or 0) for row in rows if row[0]))


def both(session: Session, store: Store, model: ReadModel, asked: Asked) -> tuple[object, object]:
    """Ask by the latest stretches, and by all."""
    today = question(session, store.log, model, asked)
    assert today.today
    whole = structs.replace(today, present=False, gone_in=everything(session, model))
    return list_entries(session, today, 500).items, list_entries(session, whole, 500).items


def test_lists_and_totals_are_the_same_both_ways(full: Store) -> None:
    for model in models():
        same_both_ways(full, model)


def same_both_ways(full: Store, model: ReadModel) -> None:
    with full.tables.read() as session:
        quick, whole = both(session, full, model, Asked())
        assert quick == whole
        assert isinstance(quick, tuple)
        for wanted in (*STANDARD, *model.filters):
            values = {item[wanted] for item in quick if item[wanted] is not None}
            for value in sorted(values, key=str)[:3]:
                narrow = both(session, full, model, Asked(filters={wanted: value}))
                assert narrow[0] == narrow[1] == tuple(item for item in quick if item[wanted] == value)
        today = question(session, full.log, model, YEAR)
        totals = count_entries(session, today, ("month", "organ"))
        assert totals == count_entries(
            session, structs.replace(today, present=False, gone_in=everything(session, model)), ("month", "organ")
        )


def test_pages_of_another_time_make_up_the_list(full: Store) -> None:
    for model in models():
        pages_make_up_the_list(full, model)


def pages_make_up_the_list(full: Store, model: ReadModel) -> None:
    with full.tables.read() as session:
        asked = Asked(as_of=datetime(2025, 8, 1, tzinfo=UTC), position=full.log.head() * 3 // 4)
        wanted = question(session, full.log, model, asked)
        assert not wanted.today
        whole = list_entries(session, wanted, 500)
        found: list[dict[str, object]] = []
        page = list_entries(session, wanted, 7)
        while page.next is not None:
            found += page.items
            page = list_entries(session, wanted, 7, page.next)
        assert (*found, *page.items) == whole.items


def test_there_are_stretches_of_before_and_of_now(full: Store) -> None:
    with full.tables.read() as session:
        assert len(session.query("SELECT DISTINCT gone_in > 0 FROM three_levels_1")) == 2


def recorded_as_it_happened(url: str) -> Store:
    """A city of three years, each of its events recorded within days, many of them late."""
    moment = datetime.min.replace(tzinfo=UTC)
    store = open_store(url, clock=lambda: moment)
    chance = Random(3)
    units = list(appends(simulate(13, 60, start=date(2022, 1, 1), end=date(2024, 12, 31))))
    late = [chance.randrange(1, 1500) if chance.random() < 0.3 else 0 for _ in units]
    order = sorted(range(len(units)), key=lambda n: n + late[n])
    for start in range(0, len(order), 20):
        batch = [units[n] for n in order[start : start + 20]]
        told = (event for unit in batch for _, event in unit.events)
        moment = max([moment, *(event.occurred_at for event in told if type(event.fact) in PART_OF)])
        store.log.append(batch)
    Engine(store, [ReadModels(models())], now).catch_up()
    return store


def test_only_quarters_are_passed_over_in_which_nothing_is_gone_that_was_seen(durable_url: str) -> None:
    with closing(recorded_as_it_happened(durable_url)) as store:
        for model in models():
            only_what_was_not_seen_is_passed_over(store, model)


def only_what_was_not_seen_is_passed_over(store: Store, model: ReadModel) -> None:
    chance = Random(4)
    with store.tables.read() as session:
        head, every = store.log.head(), everything(session, model)
        passed_over = 0
        for _ in range(20):
            at = datetime(2022, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(1100))
            position = chance.choice([None, chance.randrange(1, head)])
            asked = Asked(as_of=chance.choice([at, None]), position=position)
            wanted = question(session, store.log, model, asked)
            whole = structs.replace(wanted, present=False, gone_in=every)
            assert list_entries(session, wanted, 500).items == list_entries(session, whole, 500).items
            year = structs.replace(asked, first=date(2023, 1, 1), last=date(2023, 12, 31))
            counted = question(session, store.log, model, year)
            assert count_entries(session, counted, ("month",)) == count_entries(
                session, structs.replace(counted, present=False, gone_in=every), ("month",)
            )
            passed_over += len(set(every) - set(wanted.gone_in or ()))
        assert passed_over or len(every) < 2


def test_parts_that_are_not_in_step_are_asked_by_position(full: Store) -> None:
    model = READ_MODELS["three_levels"]
    with full.tables.read() as session:
        before = list_entries(session, question(session, full.log, model, Asked()), 500).items
        position = full.log.head()
    for index in (0, 1):
        Engine(full, [ReadModels(models())], now, part=Part(index, 2))
    fill(full, simulate(12, 20, start=date(2025, 1, 1), end=date(2025, 12, 31)))
    Engine(full, [ReadModels(models())], now, part=Part(0, 2)).catch_up()
    with full.tables.read() as session:
        assert not in_step(session, NAME)
        wanted = question(session, full.log, model, Asked())
        assert (wanted.position, wanted.today) == (position, False)
        known = {item["case_id"] for item in list_entries(session, wanted, 500).items}
        assert known == {item["case_id"] for item in before}
    Engine(full, [ReadModels(models())], now, part=Part(1, 2)).catch_up()
    with full.tables.read() as session:
        assert question(session, full.log, model, Asked()).today


def test_the_first_day_that_may_be_asked_for_is_that_of_any_stretch(full: Store) -> None:
    model = READ_MODELS["three_levels"]
    with full.tables.read() as session:
        first = str(session.query("SELECT min(day) FROM three_levels_1")[0][0])
        earliest = datetime.fromisoformat(f"{first}T00:00:00+08:00")
        check_times(session, model, Asked(as_of=earliest), full.log, datetime.now(UTC))
        with pytest.raises(ValueError, match=f"must lie within {first} to"):
            check_times(session, model, Asked(as_of=earliest - timedelta(days=1)), full.log, datetime.now(UTC))
