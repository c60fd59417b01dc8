"""A city comes in over Kafka and goes out again while workers and the broker are killed: as if told directly."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from adapters.event_store import open_store
from adapters.kafka.outbox import lag
from adapters.kafka.settings import Settings
from adapters.logs.importing import import_log
from adapters.logs.statistics import statistics
from adapters.simulation.city import City, simulate
from adapters.simulation.cloudevents import lines
from adapters.simulation.filling import fill
from domain.admission import admit_register
from domain.event import Recorded
from domain.ports.event_log import follow
from domain.ports.store import Store
from domain.reservation import ReservationClaimed
from projections.case_list import count_findings
from tests.faults.campaign import SOAK_SECONDS, Campaign
from tests.kafka.striking import come_through
from tests.kafka.talking import as_stored, published, register_source
from tests.logs.fines import FULL, are_as_published, by_activity
from tests.logs.material import DATA, example
from tests.servers.kafka import Broker
from tests.whole.test_simulated_city import closed_loop, engine_over

KILLS = 8
FINES = DATA / FULL


@pytest.fixture(scope="module")
def city() -> City:
    return simulate(7, 60, plant={"G005": 3, "G059": 3}, start=date(2023, 1, 1), end=date(2024, 6, 30))


def shown(store: Store) -> tuple[list[dict[str, object]], dict[str, int]]:
    engine_over(store).catch_up()
    with store.tables.read() as session:
        return closed_loop(store), count_findings(session)


def ids(store: Store) -> list[tuple[str, str]]:
    log = store.log.scan(0, 10**6)
    told = (e.event for e in log if isinstance(e, Recorded) and not isinstance(e.event.fact, ReservationClaimed))
    return sorted((event.source, event.id) for event in told if event.source != "urn:registrar")


def test_a_city_that_comes_in_over_kafka_is_the_city_told_directly(
    own_kafka: Broker, own_broker: Settings, tmp_path: Path, durable_url: str, city: City
) -> None:
    campaign = Campaign("kafka")
    with closing(open_store("memory:")) as direct:
        fill(direct, city)
        wanted, wanted_ids = shown(direct), ids(direct)
    with closing(open_store(durable_url)) as store:
        store.log.append([admit_register(event) for event in city.registers])
        for source in sorted({event.source for event in city.cases()}):
            register_source(store, source)
        sent = lines(city.cases())

        def through() -> bool:
            return len(ids(store)) == len(wanted_ids) and store.waiting.count() == 0 and lag(store.log) == 0

        print(campaign)  # noqa: T201 -- pytest shows the seed of a failure
        come_through(campaign, own_kafka, tmp_path, durable_url, sent, through, kills=KILLS, pause=3.0)
        assert ids(store) == wanted_ids
        assert store.refusals.count() == 0
        assert shown(store) == wanted
        assert published(own_broker) == as_stored(store)


@pytest.mark.skipif(not (SOAK_SECONDS and FINES.exists()), reason="a soak, with the log of fines beside the project")
def test_the_whole_log_of_fines_comes_in_over_kafka(
    own_kafka: Broker, own_broker: Settings, tmp_path: Path, postgres_url: str
) -> None:
    with closing(open_store(f"sqlite:{tmp_path / 'direct.sqlite'}")) as direct:
        mapping = example("road_traffic_fines")
        import_log(FINES, mapping, direct)
        log = (e.event for batch in follow(direct.log) for e in batch)
        told = (event for event in log if not isinstance(event.fact, ReservationClaimed))
        sent = lines(told)
        with closing(open_store(postgres_url)) as store:
            register_source(store, "urn:log:road-traffic-fines")

            def through() -> bool:
                return store.log.head() == direct.log.head() + 1 and lag(store.log) == 0

            campaign = Campaign("fines")
            come_through(campaign, own_kafka, tmp_path, postgres_url, sent, through, kills=40, pause=15.0)
            print(campaign)  # noqa: T201 -- what was done to it
            are_as_published(by_activity(statistics(store.log), mapping))
            assert store.refusals.count() == 0
            assert published(own_broker) == as_stored(store)
