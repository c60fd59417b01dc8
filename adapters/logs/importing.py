"""Importing a foreign log: every event that it holds is stored once, or refused and kept with the reason."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from adapters.logs.csv_rows import read_csv
from adapters.logs.files import LogFile, digest, open_log
from adapters.logs.mapping import TraceMapping
from adapters.logs.refused import Refused
from adapters.logs.report import ImportReport, Progress
from adapters.logs.run import Run
from adapters.logs.trace import LogError, Trace
from adapters.logs.xes import read_xes
from domain.ports.store import Store

BATCH: Final = 2000
"""Events to a transaction."""
_TRACES_PER_REPORT: Final = 500


def import_log(  # noqa: PLR0913 -- the last three have one sensible value each, and tests need others
    path: Path,
    mapping: TraceMapping,
    store: Store,
    *,
    progress: Callable[[Progress], None] | None = None,
    batch_size: int = BATCH,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> ImportReport:
    """Import a log in batches that commit together with the progress made.

    An import that was stopped goes on where it stood, and a log that was imported before adds nothing. An event that
    cannot be mapped is refused and kept; a file that cannot be read further ends the import with ``flaw`` in the
    report, after everything before it was stored. Raises LogError only for a file that cannot be opened at all.
    """
    name = bookmark_name(path, mapping)
    refused = Refused(path, mapping, store.refusals, clock, name)
    run = Run(path, mapping, store.log, refused, name=name, batch_size=batch_size)
    flaw = None
    with open_log(path) as file:
        try:
            for trace in _traces(file, mapping):
                run.take(trace)
                if progress is not None and trace.number % _TRACES_PER_REPORT == 0:
                    progress(Progress(done=file.consumed, total=file.size, events=run.read))
        except LogError as error:
            flaw = str(error)
    run.flush()
    if progress is not None:
        progress(Progress(done=file.size, total=file.size, events=run.read))
    return run.report(flaw)


def bookmark_name(path: Path, mapping: TraceMapping) -> str:
    """Name the bookmark of one file under one mapping; raises LogError where the file cannot be read."""
    return "import:" + sha256(f"{digest(path)} {mapping.digest}".encode()).hexdigest()


def _traces(file: LogFile, mapping: TraceMapping) -> Iterator[Trace]:
    if mapping.format == "xes":
        return read_xes(file)
    return read_csv(file, case=mapping.case, columns=mapping.event_columns, delimiter=mapping.delimiter)
