"""Where stored events go on their topic, and how many of them together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from adapters.kafka.messages import Message, stored
from domain.catalogue import PART_OF
from domain.event import Recorded, Unreadable

TOGETHER: Final = 1024 * 1024
"""Bytes for one partition at a time. They go as one batch of Kafka, which is there whole or not at all. Were it
several, the first might fail and the second arrive, and who drops positions that he has passed would miss what
comes again."""

Placed: TypeAlias = tuple[Recorded | Unreadable, Message, list[int]]
"""An entry of the log, as a message, and the partitions that it belongs to."""


def fitting(found: Iterable[Recorded | Unreadable], partitions: Sequence[int]) -> Iterator[Placed]:
    """Place entries in their order, as long as they fit into one batch for each partition."""
    sizes = dict.fromkeys(partitions, 0)
    for entry in found:
        message, where = stored(entry), list(_partitions(entry, partitions))
        size = message.size
        if any(sizes[number] and sizes[number] + size > TOGETHER for number in where):
            return
        for number in where:
            sizes[number] += size
        yield entry, message, where


def _partitions(entry: Recorded | Unreadable, partitions: Sequence[int]) -> Iterator[int]:
    """Choose the partition of a case; what belongs to no case goes to all of them, since each reader needs it."""
    of_case = isinstance(entry, Unreadable) or type(entry.event.fact) in PART_OF
    own = partitions[entry.stream.int % len(partitions)]
    yield from ([own] if of_case else partitions)
