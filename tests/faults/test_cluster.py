"""The database server is killed, stopped or throws everybody out under load; writers and workers come through it."""

from collections.abc import Iterator
from contextlib import closing
from random import Random

import pytest

from adapters.event_store import open_store
from tests.faults.auditing import audit, audit_projections
from tests.faults.campaign import Campaign
from tests.faults.cluster import Cluster, running_cluster
from tests.faults.processes import Child, Desk
from tests.faults.test_kills import begin, opened

FAULTS = ("kill", "immediate", "terminate")
PER_ROUND = 3


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


def strike(cluster: Cluster, fault: str, campaign: Campaign) -> None:
    """Bring a fault about, and the server back."""
    match fault:
        case "kill":
            cluster.kill()
            cluster.start()
        case "immediate":
            cluster.stop_immediately()
            cluster.start()
        case _:
            assert cluster.terminate_backends()
    campaign.counts[f"{fault}s"] += 1


def test_writers_and_workers_come_through_whatever_happens_to_the_server(campaign: Campaign, cluster: Cluster) -> None:
    for chance in campaign.rounds(short=2, share=0.12):
        with cluster.server.database() as url:
            begin(url)
            desk = Desk(url)
            with desk.start() as writer, Child("tests.faults.projecting", (url, 100)) as folding:
                folding.await_lines(1, "at")
                for fault in chance.sample(FAULTS, PER_ROUND):
                    writer.await_lines(desk.acknowledged + chance.randrange(1, 40), "ack")
                    strike(cluster, fault, campaign)
                    writer.await_lines(desk.acknowledged + 10, "ack")
                assert writer.finish() == 0
                folding.await_lines(len(folding.lines) + 1)
            with opened(url) as (store, engine):
                assert audit(store, desk.books, unknown=0) == []
                assert audit_projections(store, engine) == []
            campaign.counts["batches acknowledged"] += desk.acknowledged


def lost_when_killed(cluster: Cluster, chance: Random, campaign: Campaign, *options: str) -> list[str]:
    """Write, with something wrong or nothing, kill the server, and audit what is there when it is back."""
    with cluster.server.database() as url:
        begin(url)
        desk = Desk(url, 3, *options)
        with desk.start() as writer:
            writer.await_lines(chance.randrange(20, 60), "ack")
            cluster.kill()
            writer.kill()
        cluster.start()
        campaign.counts["kills"] += 1
        with closing(open_store(url)) as store:
            return audit(store, desk.books)


def test_a_server_that_acknowledges_before_it_writes_is_found_out(campaign: Campaign, cluster: Cluster) -> None:
    cluster.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
    cluster.execute("SELECT pg_reload_conf()")
    try:
        chance = Random(campaign.seed)
        wrong = ("--wrong", "set synchronous_commit = off")
        found = [lost_when_killed(cluster, chance, campaign, *wrong) for _ in range(3)]
    finally:
        cluster.execute("ALTER SYSTEM RESET wal_writer_delay")
    assert any("lost" in fault or "gap" in fault for faults in found for fault in faults)


def test_a_database_whose_default_is_not_to_synchronise_loses_nothing_that_was_acknowledged(
    campaign: Campaign, cluster: Cluster
) -> None:
    cluster.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
    cluster.execute("ALTER SYSTEM SET synchronous_commit = off")
    cluster.execute("SELECT pg_reload_conf()")
    try:
        chance = Random(campaign.seed)
        found = [lost_when_killed(cluster, chance, campaign) for _ in range(3)]
    finally:
        cluster.execute("ALTER SYSTEM RESET ALL")
        cluster.execute("SELECT pg_reload_conf()")
    assert found == [[], [], []]
