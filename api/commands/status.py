"""``bihuan status``: how far the projections are, and what waits."""

import argparse
from contextlib import closing
from typing import Final

from msgspec import json, structs

from adapters.kafka.outbox import PUBLISHED
from api.bootstrap import all_projections, utc_now
from api.commands.command import Command, open_named_store, say
from projections.projection import ensure_live
from projections.watch import Watch


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _run(given: argparse.Namespace) -> int:
    with closing(open_named_store(given.store)) as store:
        with store.tables.write() as session:
            for projection in all_projections():
                ensure_live(session, projection)
        watch = Watch(store, [p.name for p in all_projections()], utc_now)
        lags, parked = watch.lag(), watch.parked()
        counts = {
            "events": store.log.head(),
            "refused": store.refusals.count(),
            "waiting": store.waiting.count(),
            "published": store.log.bookmark(PUBLISHED),
        }
    if given.json:
        shown = {**counts, "projections": [structs.asdict(lag) for lag in lags], "parked": parked}
        say(json.encode(shown).decode())
        return 0
    say("  ".join(f"{name} {number}" for name, number in counts.items()))
    for lag in lags:
        say(f"{lag.projection:<12} at {lag.position}, {lag.events} behind, {lag.seconds:.1f} s, {lag.parked} parked")
    for case in parked:
        say(f"parked: {case.projection} case {case.stream} from position {case.position} ({case.events} events):")
        say(f"        {case.reason}")
    return 0


COMMAND: Final = Command(
    name="status", summary="tell how far the projections are, and what waits", arguments=_arguments, run=_run
)
