"""Checking histories of concurrent operations on streams for linearizability.

Wing and Gong's search with Lowe's memory of what was tried: is there one order of the operations, in which each takes
effect between its invocation and its answer, that explains every answer? An operation whose end is unknown may take
effect at any time after its invocation, or never. Streams are independent of each other, so each is checked alone.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

State: TypeAlias = tuple[str, ...]
"""A stream: the names of its events in order."""

FOR_EVER: Final = float("inf")


class Append(Struct, frozen=True):
    """Append an event by name, where the stream has a certain version (None: whatever it has)."""

    name: str
    expected: int | None = None


class Read(Struct, frozen=True):
    """Read the whole stream."""


class Stored(Struct, frozen=True):
    """The event was appended as this version."""

    version: int


class Repeated(Struct, frozen=True):
    """The event had been appended before, as this version."""

    version: int


class Conflict(Struct, frozen=True):
    """The stream had another version than expected."""

    actual: int


class Seen(Struct, frozen=True):
    """The stream as it was read."""

    events: State


class Failed(Struct, frozen=True):
    """The operation certainly had no effect."""


class Unknown(Struct, frozen=True):
    """Nobody knows whether the operation had an effect."""


Answer: TypeAlias = Stored | Repeated | Conflict | Seen | Failed | Unknown


class Operation(Struct, frozen=True):
    """What a client asked of a stream, when, and what it was answered when."""

    stream: str
    asked: Append | Read
    answer: Answer
    invoked: float
    answered: float = FOR_EVER


def violations(history: Iterable[Operation]) -> list[str]:
    """Name the streams whose operations no order explains."""
    by_stream: defaultdict[str, list[Operation]] = defaultdict(list)
    for operation in history:
        if not isinstance(operation.answer, Failed):
            by_stream[operation.stream].append(operation)
    return [stream for stream, operations in by_stream.items() if not is_linearizable(operations)]


def is_linearizable(operations: Sequence[Operation]) -> bool:
    """Say whether one order explains all operations on one stream."""
    ordered = sorted(operations, key=lambda o: o.invoked)
    everything = (1 << len(ordered)) - 1
    certain = sum(1 << place for place, o in enumerate(ordered) if not isinstance(o.answer, Unknown))
    tried: set[Hashable] = set()
    stack: list[tuple[int, State]] = [(0, ())]
    while stack:
        done, state = stack.pop()
        if done & certain == certain:
            return True
        if (done, state) in tried:
            continue
        tried.add((done, state))
        stack += [
            (done | 1 << place, after)
            for place in _candidates(ordered, done, everything)
            if (after := _effect(state, ordered[place])) is not None
        ]
    return False


def _candidates(ordered: Sequence[Operation], done: int, everything: int) -> list[int]:
    """List the operations that may be next: those invoked before any other that is left was answered."""
    found: list[int] = []
    first_answer = FOR_EVER
    left = everything & ~done
    for place, operation in enumerate(ordered):
        if left >> place & 1:
            if operation.invoked > first_answer:
                break
            found.append(place)
            first_answer = min(first_answer, _end(operation))
    return found


def _end(operation: Operation) -> float:
    return FOR_EVER if isinstance(operation.answer, Unknown) else operation.answered


def _effect(state: State, operation: Operation) -> State | None:
    """Let an operation take effect: the state after it, or None where it would have been answered otherwise."""
    should, after = _model(state, operation.asked)
    return after if operation.answer == should or isinstance(operation.answer, Unknown) else None


def _model(state: State, asked: Append | Read) -> tuple[Answer, State]:
    """Say what a stream that is used by one client alone would do."""
    if isinstance(asked, Read):
        return Seen(state), state
    if asked.name in state:
        return Repeated(state.index(asked.name) + 1), state
    if asked.expected is not None and asked.expected != len(state):
        return Conflict(len(state)), state
    return Stored(len(state) + 1), (*state, asked.name)


def unexplained(history: Iterable[Operation], streams: Mapping[str, State]) -> list[str]:
    """Check a history together with what the streams hold in the end."""
    known = [*history]
    end = max((o.answered for o in known if o.answered < FOR_EVER), default=0.0)
    last = [Operation(stream, Read(), Seen(state), end + 1, end + 2) for stream, state in streams.items()]
    return violations([*known, *last])
