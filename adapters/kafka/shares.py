"""Shares: which parts of the cases are this process's, by the partitions that a consumer group gives it."""

import logging
import time
from collections.abc import Callable, Collection, Iterable
from threading import Event
from typing import Any, Final

from kafka import ConsumerRebalanceListener, KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from adapters.kafka.clients import Membership, dismiss
from adapters.kafka.settings import Settings
from adapters.kafka.topics import EVENTS, BrokerError, one_line
from domain.ports.errors import StoreUnavailableError

_LOG: Final = logging.getLogger(__name__)

GROUP: Final = "bihuan-projections"
_LOOK_SECONDS: Final = 0.5
"""After so long it is looked without a message: a part may have come from somebody else."""
_LONGEST_PAUSE: Final = 5.0

Folding = Callable[[Collection[int]], int]
"""Folds the next batch of the log into these parts; returns how many events were read, 0 at the end of the log."""


class Shares:
    """One member of the group that shares out the partitions of the published events.

    A message says that there is something to fold, and the group says whose it is; what is folded is read from the log.
    So it is always whole and in order, whatever retention has taken, and whatever is shared out anew in the middle.
    """

    def __init__(self, settings: Settings, *, member: str | None = None, session: float = 15.0) -> None:
        """Take the broker; ``member`` is a name that outlives the process, ``session`` seconds until it is given up."""
        self._settings, self._member, self._session = settings, member, session
        self._membership = Membership()
        self.mine: frozenset[int] = frozenset()
        """The parts that are this process's now."""

    def count(self) -> int:
        """Count all partitions; raises BrokerError where the topic is not there or the broker does not answer."""
        try:
            with KafkaConsumer(**self._settings.client) as consumer:
                found = consumer.partitions_for_topic(EVENTS)
        except KafkaError as error:
            raise BrokerError(f"Kafka at {self._settings.bootstrap}: {one_line(error)}") from error
        if not found:
            raise BrokerError(f"Kafka at {self._settings.bootstrap} has no topic {EVENTS}; see bihuan kafka init")
        return len(found)

    def run(self, fold: Folding, stop: Event) -> None:
        """Fold what is ours until ``stop``; raises what folding raises, unless it can be tried again."""
        consumer = None
        behind, look_at, pause = True, 0.0, 0.1
        try:
            while not stop.is_set():
                try:
                    if consumer is None:
                        consumer = self._consumer()
                        consumer.subscribe([EVENTS], listener=_Assigned(self, consumer))
                    fresh = consumer.poll(timeout_ms=self._membership.poll_ms)
                    due = fresh or behind or time.monotonic() > look_at
                    if self.mine and due and not self._membership.joining:
                        behind = fold(self.mine) > 0
                        look_at = time.monotonic() + _LOOK_SECONDS
                    else:
                        self._membership.rest(stop)
                    pause = 0.1
                except (StoreUnavailableError, KafkaError) as error:
                    _LOG.warning("the projections stand still, and try again: %s: %s", type(error).__name__, error)
                    stop.wait(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            if consumer is not None:
                dismiss(consumer)

    def _consumer(self) -> Any:  # noqa: ANN401 -- kafka-python has no types
        self._membership = Membership()
        return KafkaConsumer(
            **self._settings.client,
            **self._membership.settings(GROUP, self._member, self._session),
            auto_offset_reset="latest",
        )


class _Assigned(ConsumerRebalanceListener):  # type: ignore[misc]  # kafka-python has no types
    """Hears which partitions this member has."""

    def __init__(self, shares: Shares, consumer: Any) -> None:  # noqa: ANN401 -- kafka-python has no types
        self._shares, self._consumer = shares, consumer

    def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        self._shares.mine |= {partition.partition for partition in assigned}
        self._consumer.seek_to_end(*assigned)

    def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        self._shares.mine -= {partition.partition for partition in revoked}
