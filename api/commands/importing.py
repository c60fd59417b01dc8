"""``bihuan import``: load an event log by a declarative mapping."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Final

from adapters.logs.importing import import_log
from adapters.logs.mapping import CloudEventsMapping, TraceMapping, load_mapping
from adapters.logs.report import ImportReport
from adapters.logs.report import Progress as Read
from api.commands.command import Command, open_named_store, say, warn
from api.commands.lines import import_lines
from api.commands.progress import progress
from domain.ports.store import Store


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mapping", type=Path, required=True, help="how the log is read (TOML)")
    parser.add_argument("log", type=Path, help="XES, XES.gz, CSV, or JSON Lines of CloudEvents")


def _run(given: argparse.Namespace) -> int:
    mapping = load_mapping(given.mapping)
    with closing(open_named_store(given.store)) as store:
        if isinstance(mapping, CloudEventsMapping):
            return import_lines(store, given.log)
        return _tell(_import(store, given.log, mapping))


def _import(store: Store, log: Path, mapping: TraceMapping) -> ImportReport:
    with progress(log.name) as report:

        def read(so_far: Read) -> None:
            report(so_far.done, so_far.total, f"{so_far.events} events")

        return import_log(log, mapping, store, progress=read)


def _tell(report: ImportReport) -> int:
    for line in report.refusals:
        warn(line)
    say(
        f"{report.cases} cases, {report.read} events read: {report.added} added, {report.duplicates} known, "
        f"{report.conflicts} in conflict, {report.refused} refused, {report.ignored} left out by the mapping"
    )
    if report.flaw is not None:
        warn(report.flaw)
    return 0 if report.ok else 1


COMMAND: Final = Command(name="import", summary="load an event log by a mapping", arguments=_arguments, run=_run)
