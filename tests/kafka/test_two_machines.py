"""Service and PostgreSQL on one machine, workers and broker on another: the link is cut for half a minute."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from threading import Event

import psycopg
import pytest

from adapters.event_store import open_store
from adapters.kafka.outbox import lag
from adapters.kafka.settings import Settings
from adapters.kafka.topics import Wanted, make_topics, topics
from adapters.simulation.city import City, simulate
from adapters.simulation.cloudevents import lines
from adapters.simulation.filling import fill
from domain.admission import admit_register
from tests.intake.sending import deliver, door, event
from tests.kafka.conftest import PARTITIONS
from tests.kafka.striking import sending, working
from tests.kafka.talking import as_stored, published, register_source, until
from tests.kafka.test_standing_still import BATCH, post
from tests.kafka.test_striking import ids, shown
from tests.servers.kafka import Broker
from tests.servers.machines import Network, NoNetworkError, NoToolError, two_machines
from tests.servers.ports import free_port
from tests.servers.postgres import postgres_server
from tests.servers.service import serving

CUT = 30.0


@pytest.fixture
def network() -> Iterator[Network]:
    """Two machines: skips where they are not permitted, and fails in CI where only the program is missing."""
    with ExitStack() as stack:
        try:
            made = stack.enter_context(two_machines())
        except NoNetworkError as error:
            if isinstance(error, NoToolError) and os.environ.get("CI", "").lower() in {"1", "true"}:
                pytest.fail(str(error))
            pytest.skip(f"NOTHING WAS PROVEN ON TWO MACHINES: {error}")
        yield made


@pytest.fixture
def database(postgres: object, network: Network) -> Iterator[str]:
    """A server on the first machine, for anybody on the network."""
    del postgres  # where there is none, this test is not made either
    with ExitStack() as stack:
        with network.one.entered():
            server = stack.enter_context(postgres_server(options=("-c", "listen_addresses=*")))
            with psycopg.connect(server.url, autocommit=True) as connection:
                (rules,) = connection.execute("SHOW hba_file").fetchone() or ("",)
                with Path(rules).open("a", encoding="ascii") as file:
                    file.write(f"host all all {network.prefix}.0/24 trust\n")
                connection.execute("SELECT pg_reload_conf()")
        yield server.url.replace("127.0.0.1", network.one.address)


@pytest.fixture
def distant(kafka: object, network: Network, tmp_path: Path) -> Iterator[Broker]:
    """A broker on the second machine."""
    del kafka  # as above
    with network.two.entered():
        broker = Broker(f"{network.two.address}:{free_port()}", tmp_path / "kafka")
    (tmp_path / "kafka").mkdir()
    try:
        with network.two.entered():
            broker.start()
        yield broker
    finally:
        broker.kill()


@pytest.fixture(scope="module")
def city() -> City:
    return simulate(11, 60, plant={"G005": 3, "G059": 3}, start=date(2023, 1, 1), end=date(2024, 6, 30))


def reaches(network: Network, url: str) -> bool:
    """Whether the second machine reaches the database."""
    with network.two.entered():
        try:
            socket.create_connection((network.one.address, psycopg.conninfo.conninfo_to_dict(url)["port"]), 1).close()
        except TimeoutError:
            return False
        return True


def test_a_link_that_is_cut_for_half_a_minute_loses_and_doubles_nothing(
    network: Network, database: str, distant: Broker, tmp_path: Path, city: City
) -> None:
    parted, sent = Event(), list(lines(city.cases()))
    during = [event(n, subject=f"s-{n // 10}") for n in range(5 * BATCH)]
    with closing(open_store("memory:")) as direct:
        fill(direct, city)
        deliver(door(direct), during)
        wanted, wanted_ids = shown(direct), ids(direct)
    broker = Settings(bootstrap=distant.bootstrap)
    make_topics(broker, topics(Wanted(partitions=PARTITIONS)))

    def halting() -> Iterator[bytes]:
        yield from sent[: len(sent) // 2]
        parted.wait(60)
        yield from sent[len(sent) // 2 :]

    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(database)))
        store.log.append([admit_register(event) for event in city.registers])
        for source in sorted({event.source for event in city.cases()}):
            register_source(store, source)
        began = store.log.head()
        with network.one.entered():
            service = stack.enter_context(
                serving(tmp_path, database, "--host", network.one.address, "--no-projections")
            )
        upstream = stack.enter_context(service.client("upstream"))
        with network.two.entered():
            workers = stack.enter_context(working(tmp_path, database, distant.bootstrap))
            ended = stack.enter_context(sending(distant.bootstrap, halting()))
        until(lambda: store.log.head() > began + 100, "workers have begun")
        assert reaches(network, database)
        network.cut()
        assert not reaches(network, database)
        parted.set()
        end = time.monotonic() + CUT
        assert ended(60) == 0
        assert max(post(upstream, first) for first in range(0, len(during), BATCH)) < CUT  # nobody waits for the link
        until(lambda: time.monotonic() > end, "half a minute has passed")
        alone = store.log.head()
        assert not reaches(network, database)
        assert len(ids(store)) < len(wanted_ids)
        network.mend()
        until(lambda: len(ids(store)) == len(wanted_ids) and store.waiting.count() == 0, "all is taken in", 120)
        until(lambda: lag(store.log) == 0, "all is published", 120)
        assert store.log.head() > alone
        assert all(worker.poll() is None for worker in workers)
        assert ids(store) == wanted_ids
        assert store.refusals.count() == 0
        assert shown(store) == wanted
        assert published(broker) == as_stored(store)
