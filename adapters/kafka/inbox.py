"""The inbox: takes events from the topic into the log, each poll with its offsets in one transaction of the database.

Where to read on stands in the database alone, and moves only from where this worker believes it to be: a worker whose
partitions were given away while it slept stores nothing more. The group of the broker only shares out the partitions.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from threading import Event
from typing import Any, Final

from kafka import ConsumerRebalanceListener, KafkaConsumer, TopicPartition
from kafka.errors import OffsetOutOfRangeError
from kafka.structs import OffsetAndMetadata
from msgspec import json

from adapters.intake.answers import Answer, held_behind
from adapters.intake.door import FactDoor
from adapters.intake.message import Limits, Names, Read, Sent, Unread, names_of
from adapters.intake.problem import Problem, ProblemError
from adapters.kafka.clients import Membership, dismiss
from adapters.kafka.gaps import Gap, LostMessagesError
from adapters.kafka.gatekeeper import Gatekeeper
from adapters.kafka.messages import raw, sent_by
from adapters.kafka.settings import Settings
from adapters.kafka.topics import INBOUND, one_line
from domain.ports.errors import BookmarkMovedError, StoreUnavailableError
from domain.ports.event_log import Bookmark
from domain.ports.refusals import Refusal
from domain.ports.store import Store
from domain.registers.sources import AfterRefusal

_LOG: Final = logging.getLogger(__name__)

CHANNEL: Final = "kafka"
GROUP: Final = "bihuan-inbox"
BATCH: Final = 1000
"""Messages a poll, and so a transaction."""
_LONGEST_PAUSE: Final = 5.0


class Inbox:
    """One member of the group that reads the topic of inbound events."""

    def __init__(  # noqa: PLR0913 -- a worker is told as many things
        self,
        store: Store,
        settings: Settings,
        clock: Callable[[], datetime],
        *,
        member: str | None = None,
        accept_gaps: bool = False,
        limits: Limits | None = None,
    ) -> None:
        """Take the store and the broker; ``member`` is a name that outlives the process (static membership)."""
        self._store, self._settings, self._clock = store, settings, clock
        self._member, self._accept_gaps = member, accept_gaps
        self._door = FactDoor(store, store.log.append, clock, limits)
        self._gate = Gatekeeper(store.log, clock)
        self._membership = Membership()
        self._at: dict[TopicPartition, int] = {}
        """Where each assigned partition is to be read on, as the database says."""
        self.taken = 0
        """Messages taken in by this process."""
        self.behind: int | None = None
        """Messages that wait in the partitions of this process, as of its last poll."""
        self.complaint: str | None = None
        """Why it stands still, as long as it does."""

    def run(self, stop: Event) -> None:
        """Read until ``stop``; raises LostMessagesError where messages are gone.

        Whatever else goes wrong is told, and tried again with a fresh client.
        """
        pause = 0.1
        while not stop.is_set():
            consumer, taken = None, self.taken
            try:
                consumer = self._consumer()
                consumer.subscribe([INBOUND], listener=_Assigned(self, consumer))
                self._follow(consumer, stop)
            except LostMessagesError:
                raise
            except Exception as error:  # noqa: BLE001 -- a worker outlives any fault of the broker, the client, the store
                self._complain(error)
                pause = 0.1 if self.taken > taken else min(pause * 2, _LONGEST_PAUSE)
                stop.wait(pause)
            finally:
                self._at.clear()
                if consumer is not None:
                    dismiss(consumer)

    def _follow(self, consumer: Any, stop: Event) -> None:  # noqa: ANN401 -- kafka-python has no types
        astray = False
        while not stop.is_set():
            try:
                if astray:
                    self._rewind(consumer)
                    astray = False
                if self.step(consumer) == 0:
                    self._membership.rest(stop)
                self.complaint = None
            except OffsetOutOfRangeError:
                self._past_the_gap(consumer)
            except BookmarkMovedError as error:
                _LOG.warning("this worker was replaced: %s", error)
                astray = True
            except StoreUnavailableError as error:  # which the group need not hear of: it would share out anew
                self._complain(error)
                stop.wait(_LONGEST_PAUSE)
                astray = True

    def _complain(self, error: Exception) -> None:
        self.complaint = f"the inbox stands still, and tries again: {one_line(error)}"
        _LOG.warning("%s", self.complaint)

    def step(self, consumer: Any) -> int:  # noqa: ANN401 -- kafka-python has no types
        """Take in what one poll brings; returns how many messages that were."""
        polled = consumer.poll(timeout_ms=self._membership.poll_ms, max_records=BATCH)
        records = {partition: found for partition, found in polled.items() if found and partition in self._at}
        if records:
            self.take(records)
            consumer.commit_async({p: OffsetAndMetadata(at, "", -1) for p, at in self._at.items()})
        self.behind = self._waiting(consumer)
        return sum(map(len, records.values()))

    def take(self, records: Mapping[TopicPartition, Sequence[Any]]) -> list[Answer]:
        """Take messages in, with the offsets behind them; raises BookmarkMovedError with nothing stored."""
        self._gate.look()
        read = [self._read(record) for found in records.values() for record in found]
        named = [one.names for one in read]
        passing = self._passing({names.source for names in named})
        delivery = self._door.begin(self._held(read, named, passing), CHANNEL)
        delivery.prepare(thoroughly=True, passing=passing)
        if delivery.unkept:
            delivery.keep()  # first: once the offsets have moved, nobody reads these messages again
        after = {partition: found[-1].offset + 1 for partition, found in records.items()}
        marks = [Bookmark(bookmark_name(p), offset, expected=self._at[p]) for p, offset in after.items()]
        delivery.take(self._store.log.append(delivery.units, marks))
        if delivery.unkept:
            delivery.keep()
        self._at |= after
        self.taken += len(read)
        return delivery.answers

    def _read(self, record: Any) -> Read | Unread:  # noqa: ANN401 -- kafka-python has no types
        place = f"{record.topic}/{record.partition}@{record.offset}"
        headers = record.headers or ()
        sent: Sent | None = None
        try:
            sent = sent_by(record.value, headers, place)
            return self._door.read(sent, self._gate.admit(sent, record.value, headers))
        except ProblemError as error:
            kept = sent if sent is not None else raw(record.value, headers, place)
            return Unread(kept, error.problem, names_of(kept) if sent is not None else Names())

    def _passing(self, sources: Iterable[str | None]) -> frozenset[str]:
        """Choose the sources whose later events do not wait for a refused one."""
        found = [source for name in sources if (source := self._gate.source(name)) is not None]
        return frozenset(source.source for source in found if source.after_refusal == AfterRefusal.PASS)

    def _held(
        self, read: Sequence[Read | Unread], named: Sequence[Names], passing: frozenset[str]
    ) -> Sequence[Read | Unread]:
        """Hold back what follows, in its case, something that was refused in an earlier poll."""
        pairs = {
            (names.source, names.subject)
            for one, names in zip(read, named, strict=True)
            if isinstance(one, Read) and names.source and names.subject and names.source not in passing
        }
        behind = self._store.refusals.unsettled(CHANNEL, sorted(pairs)) if pairs else {}
        if not behind:
            return read
        refused = {pair: self._store.refusals.get(number) for pair, number in behind.items()}
        found: list[Read | Unread] = []
        for one, names in zip(read, named, strict=True):
            blocker = refused.get((names.source or "", names.subject or ""))
            against = _against(one.sent, blocker) if isinstance(one, Read) and blocker is not None else None
            found.append(one if against is None else Unread(one.sent, against, names))
        return found

    def assigned(self, partitions: Iterable[TopicPartition]) -> dict[TopicPartition, int]:
        """Look up where partitions are to be read on."""
        found = {partition: self._store.log.bookmark(bookmark_name(partition)) for partition in partitions}
        self._at |= found
        return found

    def revoked(self, partitions: Iterable[TopicPartition]) -> None:
        """Read these no more."""
        for partition in partitions:
            self._at.pop(partition, None)

    def _rewind(self, consumer: Any) -> None:  # noqa: ANN401 -- kafka-python has no types
        """Read on from where the database says, whatever has been fetched."""
        for partition, offset in self.assigned(consumer.assignment()).items():
            consumer.seek(partition, offset)

    def _past_the_gap(self, consumer: Any) -> None:  # noqa: ANN401 -- kafka-python has no types
        begins = consumer.beginning_offsets(list(self._at))
        ends = consumer.end_offsets(list(self._at))
        for partition, at in self.assigned(list(self._at)).items():
            first, end = begins[partition], ends[partition]
            if first <= at <= end:
                consumer.seek(partition, at)
            elif at == 0:
                _LOG.warning("%s/%d is read for the first time, and begins at %d", *partition, first)
                consumer.seek(partition, first)
            else:
                self._accept(Gap(partition, at, first, end))
                consumer.seek(partition, first)

    def _accept(self, gap: Gap) -> None:
        if not self._accept_gaps:
            raise LostMessagesError(f"{gap}; see to it, then start once with --accept-gap to read on from {gap.first}")
        if gap.goes_back:
            raise LostMessagesError(f"{gap}; a bookmark never goes back: name the topic anew")
        _LOG.error("%s; read on from there, as told", gap)
        self._store.refusals.keep([gap.record(CHANNEL, self._clock())])

    def _waiting(self, consumer: Any) -> int:  # noqa: ANN401 -- kafka-python has no types
        marks = ((consumer.highwater(partition), at) for partition, at in self._at.items())
        return sum(max(0, mark - at) for mark, at in marks if mark is not None)

    def _consumer(self) -> Any:  # noqa: ANN401 -- kafka-python has no types
        self._membership = Membership()
        return KafkaConsumer(
            **self._settings.client,
            **self._membership.settings(GROUP, self._member),
            auto_offset_reset="none",
            max_poll_records=BATCH,
            fetch_max_bytes=8 * 1024 * 1024,
            max_partition_fetch_bytes=2 * 1024 * 1024,
        )


def _against(sent: Sent, blocker: Refusal) -> Problem | None:
    """Say what a refusal that stands means for a message of its case: nothing, where the message comes before it.

    After a crash between keeping refusals and storing the rest, both are read again: what was refused stays refused,
    whatever was registered meanwhile, and does not hold back what it follows.
    """
    if sent.place == blocker.place:
        return json.decode(blocker.problem, type=Problem)
    (here, _, offset), (there, _, refused_at) = ((p or "").rpartition("@") for p in (sent.place, blocker.place))
    earlier = here == there and offset.isdecimal() and refused_at.isdecimal() and int(offset) < int(refused_at)
    return None if earlier else held_behind(blocker.number)


class _Assigned(ConsumerRebalanceListener):  # type: ignore[misc]  # kafka-python has no types
    """Hears which partitions this member reads."""

    def __init__(self, inbox: Inbox, consumer: Any) -> None:  # noqa: ANN401 -- kafka-python has no types
        self._inbox, self._consumer = inbox, consumer

    def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        for partition, offset in self._inbox.assigned(assigned).items():
            self._consumer.seek(partition, offset)

    def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        self._inbox.revoked(revoked)


def bookmark_name(partition: TopicPartition) -> str:
    """Name the bookmark of a partition."""
    return f"kafka:{partition.topic}/{partition.partition}"
