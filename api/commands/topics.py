"""``bihuan kafka init``: make our topics, or name how those that are there differ."""

import argparse
from datetime import timedelta
from typing import Final

from adapters.kafka.settings import settings
from adapters.kafka.topics import Wanted, make_topics, topics
from api.commands.command import Command, CommandError, say

_USUAL: Final = Wanted()


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("work", choices=["init"], help="make the topics that are not there")
    parser.add_argument("--kafka", metavar="HOST:PORT", help="brokers (KAFKA_BOOTSTRAP, or 127.0.0.1:9092)")
    parser.add_argument("--partitions", type=int, default=_USUAL.partitions, help="(%(default)s)")
    parser.add_argument("--replication", type=int, default=_USUAL.replication, help="copies (%(default)s)")
    parser.add_argument(
        "--min-isr", type=int, default=_USUAL.minimum_isr, help="copies before a message counts as sent (%(default)s)"
    )
    for name, usual in (
        ("inbound", _USUAL.inbound_retention),
        ("events", _USUAL.events_retention),
        ("dead", _USUAL.dead_retention),
    ):
        parser.add_argument(
            f"--{name}-days", type=int, default=usual.days, help=f"how long {name} is kept (%(default)s)"
        )


def _run(given: argparse.Namespace) -> int:
    numbers = (given.partitions, given.replication, given.min_isr, given.inbound_days, given.events_days)
    if min(*numbers, given.dead_days) < 1:
        raise CommandError("partitions, copies and days are at least 1")
    if given.min_isr > given.replication:
        raise CommandError(f"--min-isr {given.min_isr}: there are only {given.replication} copies of a message")
    wanted = Wanted(
        partitions=given.partitions,
        replication=given.replication,
        minimum_isr=given.min_isr,
        inbound_retention=timedelta(days=given.inbound_days),
        events_retention=timedelta(days=given.events_days),
        dead_retention=timedelta(days=given.dead_days),
    )
    for line in make_topics(settings(given.kafka), topics(wanted)):
        say(line)
    return 0


COMMAND: Final = Command(name="kafka", summary="make the topics of Kafka", arguments=_arguments, run=_run)
