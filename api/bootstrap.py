"""The one place where adapters meet ports."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Lock
from typing import Final, ParamSpec, TypeVar

from adapters.event_store import GroupCommit
from adapters.identity.tokens import TokenReader
from adapters.intake.commands import CommandDoor, Look
from adapters.intake.door import FactDoor
from adapters.intake.message import Limits
from adapters.intake.orders import Order
from adapters.kafka.settings import Settings
from adapters.kafka.traffic import Traffic
from adapters.webhooks.queue import open_queue
from api.archive import Archive
from api.gathering import Gathering
from api.mailbox import Mailbox
from api.notifying import Webhooks
from api.reminding import Reminder
from domain.event import Recorded
from domain.lookup import Registry
from domain.ports.event_log import Append, Outcome
from domain.ports.public_names import CodesForNames, PublicNames
from domain.ports.store import Store
from domain.registers.state import Registers
from projections.closed_loop import ClosedLoop
from projections.deadlines import Deadlines
from projections.engine import Engine
from projections.findings import Findings
from projections.projection import WHOLE, Part, Projection, ensure_live
from projections.read_models.book import READ_MODELS
from projections.read_models.projection import ReadModels
from projections.timeline import Timeline
from projections.watch import Lag, Watch

THREADS: Final = 32
"""Threads that ask the store for the event loop; each waits rather than works."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def all_projections() -> tuple[Projection, ...]:
    """List every projection, each a fresh one."""
    return (ClosedLoop(), Timeline(), Findings(), Deadlines(), ReadModels(tuple(READ_MODELS.values())))


def projections_over(store: Store, clock: Callable[[], datetime] = utc_now, part: Part = WHOLE) -> Engine:
    """Make the engine of every projection over a store."""
    return Engine(store, all_projections(), clock, part=part)


class Service:
    """Everything that one process serves with. ``close`` stores what waits, then stops."""

    def __init__(  # noqa: PLR0913 -- a process is told as many things
        self,
        store: Store,
        tokens: TokenReader,
        *,
        clock: Callable[[], datetime] = utc_now,
        limits: Limits | None = None,
        projecting: bool = True,
        broker: Settings | None = None,
    ) -> None:
        """Put a service together over an open store, which it closes in the end.

        With ``projecting`` it folds the projections itself, and with a ``broker`` it is inbox and outbox too; otherwise
        workers of their own are.
        """
        self.store, self.tokens, self.clock = store, tokens, clock
        self.names: PublicNames = CodesForNames()
        self.writer = GroupCommit(store.log)
        self._mailbox = Mailbox()
        self.facts = FactDoor(store, self.append, clock, limits)
        self.commands = CommandDoor(store, self.append, clock, limits)
        self.looks = Gathering[Order, Look](lambda orders: self.in_thread(self.commands.look, orders))
        self.projections = projections_over(store, clock) if projecting else None
        with store.tables.write() as session:
            for projection in all_projections():
                ensure_live(session, projection)
            open_queue(session)
        self.watch = Watch(store, [p.name for p in all_projections()], clock)
        self.archive = Archive(store.log, self.registers, clock)
        self._registry = Registry(store.log)
        self._registry_lock = Lock()
        self.reminder = Reminder(store, self.append, clock) if projecting else None
        self.webhooks = Webhooks(store, clock) if projecting else None
        self.traffic = Traffic(store, broker, clock, limits) if broker is not None else None
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="bihuan-ask")

    def start(self) -> None:
        """Start what works by itself: projections, and the draining of the waiting room."""
        if self.projections is not None:
            self.projections.start()
        self.facts.drain.start()
        if self.reminder is not None:
            self.reminder.start()
        if self.webhooks is not None:
            self.webhooks.start()
        if self.traffic is not None:
            self.traffic.start()

    def close(self) -> None:
        """Store what waits, stop, and give everything back."""
        if self.reminder is not None:
            self.reminder.stop()
        if self.webhooks is not None:
            self.webhooks.stop()
        self.writer.close()
        if self.traffic is not None:
            self.traffic.stop()
        self.facts.drain.stop()
        if self.projections is not None:
            self.projections.stop()
        self._threads.shutdown()
        self.store.close()

    def lag(self) -> list[Lag]:
        """Measure how far the projections are behind the log."""
        return self.watch.lag(self.projections.errors if self.projections is not None else None)

    def append(self, units: Sequence[Append]) -> list[Outcome]:
        """Store units with whatever else waits, and wait for their outcomes; raises QueueFullError."""
        return [future.result() for future in self.writer.submit_many(units)]

    async def stored(self, units: Sequence[Append]) -> list[Outcome]:
        """Store units with whatever else waits, without blocking the loop; raises QueueFullError."""
        waiters = [self._mailbox.expect(future) for future in self.writer.submit_many(units)]
        return [await waiter for waiter in waiters]

    async def in_thread(self, ask: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Ask something that blocks, without blocking the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: ask(*args, **kwargs))

    def registers(self) -> Registers:
        """Read the registers as they are now."""
        with self._registry_lock:
            return self._registry.current()

    def registers_at(self, position: int) -> Registers:
        """Read the registers as they were known at a position of the log."""
        with self._registry_lock:
            return self._registry.at(position)

    def registers_later(self, position: int, on: date) -> tuple[Recorded, ...]:
        """List the entries of registers recorded after a position that bear on acts of a day or earlier."""
        with self._registry_lock:
            return self._registry.later(position, on)
