"""The mapping of a foreign log: a TOML file that says what each of its activities is here."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal, NoReturn, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, Struct

from adapters.logs.fitting import misfits
from adapters.logs.origin import Label, Origin, origin_flaw, read_text
from adapters.logs.trace import one_line
from domain.catalogue import PART_OF, SENDABLE
from domain.fact import Fact

Source: TypeAlias = Annotated[str, Meta(pattern=r"^urn:[a-z0-9][a-z0-9-]*:[!-~]+$", max_length=200)]


class Activity(Struct, frozen=True, kw_only=True):
    """What one activity of the source is here."""

    fact: type[Fact] | None
    """None for an activity that is left out on purpose."""
    data: dict[str, Origin]
    actor: Origin | None


class TraceMapping(Struct, frozen=True, kw_only=True):
    """A mapping of XES or CSV, validated: every type, field and constant in it fits the catalogue of facts."""

    source: str
    """Names the source system: ``source`` of its events, and namespace of its case ids."""
    digest: str
    """SHA-256 of the mapping file."""
    format: Literal["xes", "csv"]
    case: str
    """Name of the attribute that names the case; that of a trace in XES, a column in CSV."""
    activity: str
    """Name of the attribute of an event that names its activity."""
    time: str
    """Name of the attribute of an event that says when."""
    zone: ZoneInfo | None
    """Time zone of times without an offset, and of dates."""
    organ: str | None
    synthetic: bool
    delimiter: str
    activities: dict[str, Activity]

    @property
    def event_columns(self) -> frozenset[str]:
        """Names of all event attributes that the mapping reads."""
        read = (origin.event for a in self.activities.values() for origin in (*a.data.values(), a.actor) if origin)
        return frozenset(name for name in (self.activity, self.time, *read) if name is not None)


class CloudEventsMapping(Struct, frozen=True, kw_only=True):
    """A mapping of CloudEvents, which already say everything themselves."""

    digest: str


Mapping: TypeAlias = TraceMapping | CloudEventsMapping


class MappingError(Exception):
    """A mapping that cannot be used; the text is one line that names the place in it and the reason."""

    def __init__(self, place: str, reason: str) -> None:
        """Name the place and what is wrong there."""
        super().__init__(one_line(f"{place}: {reason}" if place else reason))


def load_mapping(path: Path) -> Mapping:
    """Read and validate a mapping file; raises MappingError that names the file."""
    try:
        return parse_mapping(path.read_bytes())
    except OSError as error:
        raise MappingError(str(path), error.strerror or str(error)) from error
    except MappingError as error:
        raise MappingError(str(path), str(error)) from error


def parse_mapping(text: bytes) -> Mapping:
    """Validate the text of a mapping; raises MappingError."""
    digest = sha256(text).hexdigest()
    try:
        table = msgspec.toml.decode(text, type=dict[str, object])
    except ValueError as error:
        _refuse("", f"no valid TOML: {error}")
    if table.get("format") == "cloudevents":
        _shaped(table, _CloudEventsTable, "")
        return CloudEventsMapping(digest=digest)
    outline = _shaped(table, _TraceTable, "")
    zone = _zone(outline.timezone)
    activities = {name: _activity(name, inner, zone) for name, inner in outline.activities.items()}
    if outline.format == "csv":
        _check_traces(activities, outline.case)
    return TraceMapping(
        source=outline.source,
        digest=digest,
        format=outline.format,
        case=outline.case,
        activity=outline.activity,
        time=outline.time,
        zone=zone,
        organ=outline.organ,
        synthetic=outline.synthetic,
        delimiter=outline.delimiter,
        activities=activities,
    )


class _CloudEventsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal["cloudevents"]


class _TraceTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: Source
    format: Literal["xes", "csv"]
    case: Label
    activity: Label
    time: Label
    timezone: Label | None = None
    organ: Label | None = None
    synthetic: bool = False
    delimiter: Annotated[str, Meta(pattern="^[,;|\t]$")] = ","
    activities: dict[Label, object]


class _ActivityTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    type: str | None = None
    ignore: bool = False
    data: dict[str, object] = {}
    actor: object = None


_T = TypeVar("_T")
_NOTHING: Final = Activity(fact=None, data={}, actor=None)


def _shaped(table: object, shape: type[_T], place: str) -> _T:
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        _refuse(place, str(error))


def _refuse(place: str, reason: str) -> NoReturn:
    raise MappingError(place, reason)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return None if name is None else ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        _refuse("timezone", f"no time zone is called {name!r}")


def _activity(name: str, table: object, zone: ZoneInfo | None) -> Activity:
    place = f'activities."{name}"'
    shaped = _shaped(table, _ActivityTable, place)
    if shaped.ignore:
        if shaped != _ActivityTable(ignore=True):
            _refuse(place, "an ignored activity has nothing else")
        return _NOTHING
    fact = _fact(shaped.type, f"{place}.type")
    data = {field: _shaped(value, Origin, f"{place}.data.{field}") for field, value in shaped.data.items()}
    for field, reason in misfits(fact, data, zone):
        _refuse(f"{place}.data.{field}", reason)
    return Activity(fact=fact, data=data, actor=_actor(shaped.actor, f"{place}.actor"))


def _check_traces(activities: dict[str, Activity], case: str) -> None:
    """Refuse attributes of a case, of which CSV has none but its name."""
    for name, activity in activities.items():
        for field, origin in activity.data.items():
            if origin.trace not in {None, case}:
                _refuse(f'activities."{name}".data.{field}', f"in CSV the only attribute of a case is {case!r}")


def _fact(tag: str | None, place: str) -> type[Fact]:
    if tag is None:
        _refuse(place, "missing; or say ignore = true")
    fact = SENDABLE.get(tag)
    if fact is None:
        _refuse(place, f"no event type is called {tag!r}")
    if fact not in PART_OF:
        _refuse(place, f"{tag} belongs to a register, not to a case")
    return fact


def _actor(table: object, place: str) -> Origin | None:
    if table is None:
        return None
    actor = _shaped(table, Origin, place)
    if reason := origin_flaw(actor) or ("expected a text" if actor.kind != "text" else None):
        _refuse(place, reason)
    try:
        read_text(actor, None)
    except ValueError as error:
        _refuse(place, str(error))
    return actor
