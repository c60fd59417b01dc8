"""The library's own projection runner: an application, a view in its tracking recorder, one transaction an event."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from msgspec import json

from bench.library import environment
from bench.material import Told
from bench.measure import Sample, stopwatch
from domain.case import EMPTY, Case, evolve
from domain.event import decode, encode
from domain.ids import StreamId

_RECORDED: Final = datetime(2026, 1, 1, tzinfo=UTC)
_STATE: Final = json.Decoder(Case)
_PATIENCE: Final = 600.0
_CREATE: Final = "CREATE TABLE IF NOT EXISTS case_view (case_id uuid PRIMARY KEY, state bytea NOT NULL)"
_UPSERT: Final = "INSERT INTO case_view VALUES (%s, %s) ON CONFLICT (case_id) DO UPDATE SET state = excluded.state"


class Reported(Aggregate.Event):
    """One of our events as an event of the library: our stored bytes as a text within its own."""

    state: str


class CaseView(PostgresTrackingRecorder):
    """A case's state, beside the library's tracking."""

    def create_table(self) -> None:
        """Create both."""
        super().create_table()
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(_CREATE)

    def fold(self, event: Reported, tracking: Tracking) -> None:
        """Fold one event in one transaction, as the library's examples do."""
        stream = StreamId(event.originator_id)
        told = decode(event.state.encode(), tracking.notification_id, stream, event.originator_version).event
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute("SELECT state FROM case_view WHERE case_id = %s", (stream,))
            known = cursor.fetchone()
            case = _STATE.decode(known["state"]) if known is not None else EMPTY
            after = evolve(case, told.fact, told.occurred_at, told.organ)
            cursor.execute(_UPSERT, (stream, json.encode(after)))


class FoldsCases(Projection[CaseView]):
    """The projection."""

    name = "cases"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:  # noqa: ANN401 -- the library's signature
        """Take one event."""
        self.view.fold(domain_event, tracking)


def reported(told: Told) -> Reported:
    """Make an event of the library."""
    state = encode(told.event, told.case, told.version, _RECORDED).decode()
    stream = UUID(int=told.case.int)
    return Reported(  # type: ignore[call-arg]  # the library makes a dataclass of it
        originator_id=stream, originator_version=told.version, timestamp=_RECORDED, state=state
    )


@contextmanager
def application(url: str) -> Iterator[Application[UUID]]:
    """Open an application of the library."""
    opened: Application[UUID] = Application(environment(url))
    try:
        yield opened
    finally:
        opened.close()


def run(url: str, events: Sequence[Told]) -> Sample:
    """Store events, then see how long the runner takes from its start to the last of them."""
    with application(url) as opened:
        last = 0
        for start in range(0, len(events), 500):
            stored = opened.save(*[reported(told) for told in events[start : start + 500]])
            last = stored[-1].notification.id
    with stopwatch() as watch:
        began = time.monotonic()
        runner = ProjectionRunner(
            application_class=Application[UUID], projection_class=FoldsCases, view_class=CaseView, env=environment(url)
        )
        with runner:
            runner.wait(last, timeout=_PATIENCE)
        if time.monotonic() - began > _PATIENCE:
            raise TimeoutError("the library's runner did not finish")
    return watch.sample(len(events))
