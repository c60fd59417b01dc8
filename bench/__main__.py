"""The benchmark: ``python -m bench``; see ``--help``."""

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from bench import (
    p1_commands,
    p2_append,
    p3_projections,
    p4_reading,
    p5_http,
    p6_import,
    p7_growth,
    p8_judging,
    p9_read_models,
)
from bench.machine import facts
from bench.report import write
from bench.running import Measures, run, say
from bench.setting import Setting
from tests.servers.postgres import postgres_server

_MEASURES: Final[Measures] = {
    "P1": p1_commands.measure,
    "P2": p2_append.measure,
    "P3": p3_projections.measure,
    "P4": p4_reading.measure,
    "P5": p5_http.measure,
    "P6": p6_import.measure,
    "P7": p7_growth.measure,
    "P8": p8_judging.measure,
    "P9": p9_read_models.measure,
}
_GROWTH: Final = 500_000


def main() -> int:
    """Measure what is asked for, print the table, and write it down where all was asked for; what failed is marked."""
    given = _arguments()
    wanted = given.only.split(",") if given.only else list(_MEASURES)
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server(durable=True))
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bihuan-bench-")))
        setting = Setting(server, directory, quick=given.quick, full=given.full, growth=given.growth)
        stack.callback(setting.close)
        if not setting.has_log:
            say("THE REAL LOG IS ABSENT (../shared/data): cases are made up, P6 is not measured")
        machine = facts(server)
        began = time.monotonic()
        done = run({name: _MEASURES[name] for name in wanted}, setting)
        seconds = time.monotonic() - began
    if given.quick or given.only:
        say("nothing is written of a quick or partial run")
    else:
        write(done.rows, machine, seconds)
    return done.status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Bihuan against the raw limits.")
    parser.add_argument("--only", metavar="P1,P3", type=_measures, help="measure only these")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work in one round: does it run at all?")
    parser.add_argument("--full", action="store_true", help="the whole real log where a tenth is the default")
    parser.add_argument("--growth", type=int, default=_GROWTH, metavar="N", help="events stored for P7")
    return parser.parse_args()


def _measures(text: str) -> str:
    if unknown := set(text.split(",")) - set(_MEASURES):
        raise argparse.ArgumentTypeError(f"no such measure: {', '.join(sorted(unknown))}")
    return text


if __name__ == "__main__":
    sys.exit(main())
