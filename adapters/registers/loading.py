"""Loading register files: checked as a whole beside what the registers hold, and entered as a whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from adapters.registers.errors import RegisterConflictError
from adapters.registers.facts_file import Entry, read_facts
from adapters.registers.seed import SOURCE, midnight, register_events
from domain.event import Event, content
from domain.fact import Fact
from domain.ids import StreamId, admission_id, register_id
from domain.ports.event_log import Append, EventLog, Stored
from domain.registers.consistency import about, contradictions
from domain.registers.facts import REGISTER_OF, first_day


class Complaint(Struct, frozen=True):
    """What is wrong with one entry of a file."""

    file: str
    line: int
    rule: str
    zh: str
    en: str


class Loaded(Struct, frozen=True, kw_only=True):
    """What came of loading files."""

    added: int = 0
    known: int = 0
    """Entries that the registers held already, word for word."""
    complaints: tuple[Complaint, ...] = ()
    """Everything that is wrong; where there is anything, nothing was added."""


def load_registers(log: EventLog, files: Iterable[Path], *, shipped: bool = False) -> Loaded:
    """Enter the facts of files, and where asked for those that ship with the product; a second time adds nothing.

    Raises RegisterFileError for a file that cannot be read, and RegisterConflictError where somebody else entered
    something in the meantime.
    """
    entries = [*(_shipped() if shipped else ()), *(entry for file in files for entry in read_facts(file))]
    names = dict.fromkeys(REGISTER_OF.values())
    recorded = log.read_streams({register_id(name): 0 for name in names})
    told = [r.event for events in recorded.values() for r in events]
    held = {about(event.fact): event.fact for event in told}
    fresh = [entry for entry in entries if held.get(about(entry.fact)) != entry.fact]
    complaints = tuple(_complaints(fresh, held, frozenset(event.id for event in told)))
    if complaints:
        return Loaded(complaints=complaints)
    if fresh:
        _enter(log, fresh, {stream: len(events) for stream, events in recorded.items()})
    return Loaded(added=len(fresh), known=len(entries) - len(fresh))


def _shipped() -> Iterator[Entry]:
    for event in register_events():
        yield Entry(event.id, 1, 1, event.fact)


def _complaints(
    fresh: Sequence[Entry], held: Mapping[tuple[str, ...], Fact], ids: frozenset[str]
) -> Iterator[Complaint]:
    for entry in fresh:
        if about(entry.fact) in held and _name(entry) in ids:
            yield Complaint(
                entry.file,
                entry.line,
                "version",
                f"文件第{entry.version}版已载入且内容不同，修改后应提高版本号",
                f"version {entry.version} was loaded with other content: a change needs a higher version",
            )
    for found in contradictions([entry.fact for entry in fresh], held.values()):
        entry = fresh[found.number]
        yield Complaint(entry.file, entry.line, found.rule, found.zh, found.en)


def _enter(log: EventLog, fresh: Sequence[Entry], versions: Mapping[StreamId, int]) -> None:
    events = tuple((register_id(REGISTER_OF[type(entry.fact)]), _event(entry)) for entry in fresh)
    digest = sha256(b"\n".join(content(event) for _, event in events))
    [outcome] = log.append(
        [
            Append(
                admission=admission_id(SOURCE, f"load-{digest.hexdigest()}"),
                digest=digest.digest(),
                events=events,
                expected=tuple((stream, versions[stream]) for stream in dict.fromkeys(s for s, _ in events)),
            )
        ]
    )
    if not isinstance(outcome, Stored):
        raise RegisterConflictError("the registers have moved on in the meantime: load the files again")


def _event(entry: Entry) -> Event:
    return Event(
        source=SOURCE,
        id=_name(entry),
        fact=entry.fact,
        occurred_at=midnight(first_day(entry.fact)),
        subject=f"urn:bihuan:register:{REGISTER_OF[type(entry.fact)]}",
    )


def _name(entry: Entry) -> str:
    """Name the event of an entry; other content under the same name needs a higher version of the file."""
    return f"{'-'.join(about(entry.fact))}.r{entry.version}"
