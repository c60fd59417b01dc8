"""``bihuan worker``: one part of the service's work in a process of its own."""

import argparse
import gc
import re
import signal
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Final

from adapters.kafka.gaps import LostMessagesError
from adapters.kafka.inbox import Inbox
from adapters.kafka.outbox import Outbox
from adapters.kafka.settings import settings
from adapters.kafka.shares import Shares
from adapters.webhooks.settings import Settings as Patience
from api.bootstrap import all_projections, projections_over, utc_now
from api.commands.command import Command, CommandError, open_named_store, say
from api.notifying import Webhooks
from api.reminding import Reminder
from domain.ports.store import Store
from projections.deadlines import Deadlines
from projections.projection import Part, RepartitionedError, ensure_live
from projections.sharing import SharedFolding

_Work = Callable[[argparse.Namespace, Store, threading.Event], None]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("work", choices=sorted(_WORKS), help="what to do")
    parser.add_argument("--part", default="1/1", metavar="K/N", help="projections: fold part K of N (%(default)s)")
    parser.add_argument(
        "--from",
        dest="source",
        choices=["log", "kafka"],
        default="log",
        help="projections: kafka shares the parts out among however many processes there are (%(default)s)",
    )
    parser.add_argument("--kafka", metavar="HOST:PORT", help="the broker; else KAFKA_BOOTSTRAP")
    parser.add_argument("--member", help="a name in the consumer group that outlives this process (static membership)")
    parser.add_argument(
        "--timeout", type=float, default=10.0, metavar="SECONDS", help="webhooks: for one try (%(default)s)"
    )
    parser.add_argument(
        "--accept-gap", action="store_true", help="inbox: read on where messages are gone, and keep that on record"
    )


def _run(given: argparse.Namespace) -> int:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with closing(open_named_store(given.store)) as store:
        gc.freeze()  # what is there now stays, and need not be looked through again and again
        _WORKS[given.work](given, store, stop)
    say("stopped")
    return 0


def _project(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    if given.source == "kafka":
        _share(given, store, stop)
        return
    part = _part(given.part)
    engine = projections_over(store, part=part)
    engine.start()
    say(f"projections, part {part.index + 1} of {part.count}")
    while not stop.wait(1.0):
        if not engine.running:
            raise CommandError(next(iter(engine.errors.values()), "the projections have stopped"))
    engine.stop()


def _share(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    if given.part != "1/1":
        raise CommandError("--part and --from kafka exclude each other: the consumer group shares the parts out")
    shares = Shares(settings(given.kafka), member=given.member)
    count = shares.count()
    folding = SharedFolding(store, all_projections(), count)
    say(f"projections, parts out of {count} as Kafka shares them out")
    try:
        shares.run(folding.step, stop)
    except RepartitionedError as error:
        raise CommandError(str(error)) from error


def _remind(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    del given
    with store.tables.write() as session:
        ensure_live(session, Deadlines())
    say("deadlines")
    Reminder(store, store.log.append, utc_now).run(stop)


def _take_in(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    broker = settings(given.kafka)
    say(f"inbox, from {broker.bootstrap}")
    try:
        Inbox(store, broker, utc_now, member=given.member, accept_gaps=given.accept_gap).run(stop)
    except LostMessagesError as error:
        raise CommandError(str(error)) from error


def _send_out(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    broker = settings(given.kafka)
    say(f"outbox, to {broker.bootstrap}")
    Outbox(store, broker, utc_now).run(stop)


def _notify(given: argparse.Namespace, store: Store, stop: threading.Event) -> None:
    with store.tables.write() as session:
        for projection in all_projections():
            ensure_live(session, projection)
    say("webhooks")
    Webhooks(store, utc_now, Patience(timeout=given.timeout)).run(stop)


def _part(text: str) -> Part:
    found = re.fullmatch(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", text)
    if found is None or int(found[1]) > int(found[2]):
        raise CommandError(f"--part {text}: expected K/N with 1 ≤ K ≤ N, such as 1/2")
    return Part(int(found[1]) - 1, int(found[2]))


_WORKS: Final[dict[str, _Work]] = {
    "projections": _project,
    "deadlines": _remind,
    "inbox": _take_in,
    "outbox": _send_out,
    "webhooks": _notify,
}

COMMAND: Final = Command(
    name="worker", summary="do one part of the service's work in a process of its own", arguments=_arguments, run=_run
)
