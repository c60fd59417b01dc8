"""Process records (执法全过程记录): one entry a case, with its six parts in words, sound and picture, and its gaps."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.case import Case
from domain.catalogue import PART_OF
from domain.event import Recorded
from domain.fact import Fact
from domain.filming import Filming
from domain.law.guard import Grade
from domain.law.penalty.art_47_whole_record import PHASES
from domain.papers.course import TAKING
from domain.papers.file import CaseFile, file_of
from domain.papers.file import State as Found
from domain.papers.matter import pursued
from domain.papers.need import GRADE, Path
from domain.papers.paper import KINDS, Paper
from domain.penalty.closing import CaseArchived, CaseClosed
from domain.penalty.investigation import CaseFilingRevoked
from domain.registers.state import Registers
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told

_PARTS: Final = frozenset({"supervision", "penalty", "collaboration", "measures", "disclosure"})
HEARS: Final[frozenset[type[Fact]]] = frozenset(fact for fact, part in PART_OF.items() if part in _PARTS)
"""Every fact of these parts leaves a record, or a late one."""


class State(StrEnum):
    """How far the file has come."""

    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Phase(Struct, frozen=True):
    """One of the six parts of the course (APL art. 47)."""

    phase: str
    needed: int
    """Papers that the path needs of it."""
    present: int
    missing: int
    papers: int
    """Papers on file, every one counted."""
    recordings: int
    """Recordings and photographs on file."""


class Gap(Struct, frozen=True):
    """A paper that is missing, and what it belongs to."""

    paper: Paper
    of: str | None = None


class ProcessRecord(Entry, frozen=True, kw_only=True, gc=False):
    """The record of one case; ``day`` is that of its closing, before it that of its latest event."""

    path: Annotated[Path, label("办案路径", "Path of the case")]
    state: Annotated[State, label("案卷状态", "How far the file has come")]
    needed: Annotated[int, label("应归档材料", "Papers that the path needs")]
    present: Annotated[int, label("已有材料", "Needed papers that are there")]
    missing: Annotated[int, label("缺失材料", "Needed papers that are missing")]
    awaited: Annotated[int, label("待形成材料", "Needed papers that the case has not come to")]
    complete: Annotated[bool, label("案卷完整", "Nothing is missing")]
    unrecorded: Annotated[int, label("缺失环节", "Parts of the course that are needed, due and without any record")]
    full_acts: Annotated[int, label("应全程音像的行为", "Acts to be filmed throughout")]
    full_kept: Annotated[int, label("已全程音像的行为", "Such acts with a recording")]
    situational_acts: Annotated[int, label("视情音像的行为", "Acts to be filmed as needed")]
    situational_kept: Annotated[int, label("已音像的视情行为", "Such acts with a recording")]
    late: Annotated[int, label("迟录", "Events recorded more than 24 hours after they happened")]
    closed_on: Annotated[date | None, label("结案日期", "Day of the closing")] = None
    grade: Annotated[Grade, label("依据等级", "How sure the list of needed papers is")] = GRADE
    phases: Annotated[tuple[Phase, ...], label("六个环节", "The six parts of the course")] = ()
    gaps: Annotated[tuple[Gap, ...], label("缺口", "What is missing, in archive order")] = ()
    late_events: Annotated[tuple[int, ...], label("迟录事件", "Versions of the late events")] = ()


def file_heard(events: Sequence[Recorded], case: Case, registers: Registers) -> tuple[CaseFile | None, list[Recorded]]:
    """Lay out the file of a case from those of its events that leave a record, and list these."""
    if not pursued(case) and all(type(recorded.event.fact) not in TAKING for recorded in events):
        return None, []
    heard = [recorded for recorded in events if type(recorded.event.fact) in HEARS]
    return file_of(heard, case, registers), heard


def file_told(told: Told) -> tuple[CaseFile | None, list[Recorded]]:
    """Lay out the file of a case as far as it is told."""
    return file_heard(told.events, told.case, told.registers)


def entries(told: Told) -> Iterator[ProcessRecord]:
    """Make the entry of a case that has a path."""
    file, heard = told.once(file_told)
    if file is None:
        return
    closed = next((r for r in reversed(heard) if isinstance(r.event.fact, CaseClosed | CaseFilingRevoked)), None)
    day = (closed or heard[-1]).event.occurred_at
    full = [bool(film.films) for film in file.films if film.filming == Filming.FULL]
    situational = [bool(film.films) for film in file.films if film.filming == Filming.SITUATIONAL]
    phases = phases_of(file)
    present, missing = sum(phase.present for phase in phases), sum(phase.missing for phase in phases)
    yield ProcessRecord(
        key="record",
        organ=(closed or heard[-1]).event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=handler(told),
        day=legal_date(day),
        behind=tuple(sorted(recorded.version for recorded in heard)),
        path=file.path,
        state=_state(heard, closed),
        needed=len(file.places),
        present=present,
        missing=missing,
        awaited=len(file.places) - present - missing,
        complete=not missing,
        unrecorded=sum(phase.missing > 0 and phase.papers == 0 for phase in phases),
        full_acts=len(full),
        full_kept=sum(full),
        situational_acts=len(situational),
        situational_kept=sum(situational),
        late=len(file.late),
        closed_on=legal_date(day) if closed is not None else None,
        phases=phases,
        gaps=tuple(Gap(place.need.paper, place.need.of) for place in file.missing),
        late_events=tuple(sorted(recorded.version for recorded in file.late)),
    )


def handler(told: Told) -> str | None:
    """Name the first of those who investigated, for whom the file is asked for by person."""
    return next(iter(told.case.penalty.dossier.investigators), None)


def _state(heard: list[Recorded], closed: Recorded | None) -> State:
    if any(isinstance(r.event.fact, CaseArchived) for r in heard):
        return State.ARCHIVED
    return State.CLOSED if closed is not None else State.OPEN


def phases_of(file: CaseFile) -> tuple[Phase, ...]:
    """Count the papers and recordings of the six parts of the course."""
    counts = {phase: [0, 0, 0, 0, 0] for phase in PHASES}
    for place in file.places:
        count = counts[KINDS[place.need.paper].phase]
        count[0] += 1
        count[1] += place.state == Found.PRESENT
        count[2] += place.state == Found.MISSING
    for shown, _ in file.papers:
        counts[KINDS[shown.paper].phase][3] += 1
    for film in file.films:
        counts[film.phase][4] += len(film.films)
    return tuple(Phase(phase, *count) for phase, count in counts.items())


PROCESS_RECORDS: Final = ReadModel(
    name="process_records",
    title=Term("执法全过程记录", "records of the whole process"),
    entry=ProcessRecord,
    hears=HEARS,
    entries=entries,
    filters=("path", "state", "complete"),
    sums=(
        "needed",
        "present",
        "missing",
        "awaited",
        "complete",
        "unrecorded",
        "full_acts",
        "full_kept",
        "situational_acts",
        "situational_kept",
        "late",
    ),
)
