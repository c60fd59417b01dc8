"""Building events: what a mapping says, compiled once into functions that read one logged event each."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, partial
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from msgspec import UNSET, Struct, convert

from adapters.logs.mapping import Activity, TraceMapping
from adapters.logs.origin import Origin, Reading, read_text, reading
from adapters.logs.texts import instant
from domain.event import MAX_BYTES, Event
from domain.fact import Fact, canonical, flaws

_REMEMBERED: Final = 1 << 14
"""Readings kept for the next event with the same texts: logs repeat themselves, and what is read is immutable."""

_LARGEST_FACT: Final = MAX_BYTES - 5 * 1024
"""Leaves room for an envelope in which every text is as long as it may be."""
_UNKNOWN: Final = object()

_Texts: TypeAlias = tuple[str | None, ...]


class RefusedError(Exception):
    """A logged event that the mapping cannot turn into an event; the text is the reason."""


class MissingTimeError(Exception):
    """A logged event without a time: the log itself is flawed."""


class _Compiled(Struct, frozen=True):
    """One activity, ready to read events; the fact is made of the texts under the event keys, then the trace keys."""

    event_keys: tuple[str, ...]
    trace_keys: tuple[str, ...]
    fact: Callable[[_Texts], Fact]
    actor: Callable[[dict[str, str], dict[str, str]], str | None] | None


class Builder:
    """Makes the events of a log by a mapping."""

    def __init__(self, mapping: TraceMapping) -> None:
        """Compile a mapping."""
        self._mapping = mapping
        self._instant = lru_cache(_REMEMBERED)(partial(instant, zone=mapping.zone))
        self._activities = {
            name: None if activity.fact is None else _compile(activity.fact, activity, mapping.zone)
            for name, activity in mapping.activities.items()
        }

    def build(self, case: str, ordinal: int, trace: dict[str, str], event: dict[str, str]) -> Event | None:
        """Build one event, None for an activity left out on purpose; raises RefusedError, MissingTimeError."""
        mapping = self._mapping
        time, activity = event.get(mapping.time), event.get(mapping.activity)
        if not time:
            raise MissingTimeError
        if activity is None or activity not in self._activities:
            msg = "no activity" if activity is None else f"the mapping has no activity {activity!r}"
            raise RefusedError(msg)
        compiled = self._activities[activity]
        if compiled is None:
            return None
        try:
            return Event(
                source=mapping.source,
                id=f"{case}#{ordinal}",
                fact=compiled.fact((*map(event.get, compiled.event_keys), *map(trace.get, compiled.trace_keys))),
                occurred_at=self._time(time),
                subject=case,
                organ=mapping.organ,
                actor=None if compiled.actor is None else compiled.actor(event, trace),
                activity=activity,
                synthetic=mapping.synthetic,
            )
        except ValueError as error:
            raise RefusedError(str(error)) from error

    def ignores(self, event: dict[str, str]) -> bool:
        """Say whether the mapping leaves an event out on purpose."""
        return self._activities.get(event.get(self._mapping.activity, ""), _UNKNOWN) is None

    def _time(self, text: str) -> datetime:
        try:
            return self._instant(text)
        except ValueError as error:
            msg = f"{self._mapping.time}: {error}"
            raise RefusedError(msg) from error


def _compile(fact: type[Fact], activity: Activity, zone: ZoneInfo | None) -> _Compiled:
    of_event = {name: origin for name, origin in activity.data.items() if origin.trace is None}
    of_trace = {name: origin for name, origin in activity.data.items() if origin.trace is not None}
    readings = tuple((name, reading(origin, zone)) for name, origin in (of_event | of_trace).items())
    return _Compiled(
        event_keys=tuple(origin.event or "" for origin in of_event.values()),
        trace_keys=tuple(origin.trace or "" for origin in of_trace.values()),
        fact=lru_cache(_REMEMBERED)(partial(_fact, fact, readings)),
        actor=None if activity.actor is None else _actor(activity.actor),
    )


def _fact(fact: type[Fact], readings: tuple[tuple[str, Reading], ...], texts: _Texts) -> Fact:
    """Make a fact as strictly as one that arrives from outside; raises ValueError that names the field."""
    data: dict[str, object] = {}
    for (name, read), text in zip(readings, texts, strict=True):
        try:
            value = read(text)
        except ValueError as error:
            msg = f"{name}: {error}"
            raise ValueError(msg) from error
        if value is not UNSET:
            data[name] = value
    made = convert(data, fact)
    for flaw in flaws(made):
        msg = f"{flaw.field.removeprefix('$.')}: {flaw.value!r} is refused, {flaw.reason}"
        raise ValueError(msg)
    if (size := len(canonical(made))) > _LARGEST_FACT:
        msg = f"{size} bytes of data, more than {_LARGEST_FACT}"
        raise ValueError(msg)
    return made


def _actor(origin: Origin) -> Callable[[dict[str, str], dict[str, str]], str | None]:
    read = lru_cache(_REMEMBERED)(partial(_actor_text, origin))
    key = origin.event or origin.trace or ""
    of_trace = origin.trace is not None

    def actor(event: dict[str, str], trace: dict[str, str]) -> str | None:
        return read((trace if of_trace else event).get(key))

    return actor


def _actor_text(origin: Origin, text: str | None) -> str | None:
    try:
        return read_text(origin, text)
    except ValueError as error:
        msg = f"actor: {error}"
        raise ValueError(msg) from error
