"""The file of one case, paper by paper (案卷): shown in archive order, with references, digests and times."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from domain import filming
from domain.case import fold
from domain.event import Recorded
from domain.fact import label
from domain.filming import Filming
from domain.law.guard import Grade
from domain.papers.file import CaseFile, Film, is_late
from domain.papers.file import Place as Needed
from domain.papers.file import State as Found
from domain.papers.need import GRADE, Path
from domain.papers.paper import KINDS, NOT_TOLD, PLACE, Paper
from domain.papers.showing import Shown
from domain.registers.state import Registers
from domain.terms import Term
from projections.read_models.process_records.record import Phase, file_heard, phases_of


class PaperView(Struct, frozen=True, kw_only=True):
    """A paper on file."""

    paper: Paper
    title: Term
    place: int
    """In archive order."""
    version: int
    """Version of the event that put it there."""
    type: str
    reference: str | None
    digest: str | None
    of: str | None
    """The notice, order, measure or act that it belongs to."""
    occurred_at: datetime
    recorded_at: datetime
    late: bool
    """True where it was recorded more than 24 hours after it happened."""


class NeedView(Struct, frozen=True, kw_only=True):
    """A paper that the path needs, with all that is there of it."""

    paper: Paper
    title: Term
    phase: str
    place: int
    of: str | None
    state: Found
    missing_since: int | None
    """Version of the event with which it had to be there."""
    papers: tuple[PaperView, ...]


class FilmView(Struct, frozen=True, kw_only=True):
    """An act that is filmed, and whether a recording was kept."""

    version: int
    type: str
    title: dict[str, str]
    phase: str
    policy: Filming
    kept: bool
    recordings: tuple[str, ...]


class FileView(Struct, frozen=True, kw_only=True):
    """The file."""

    case: str
    path: Path
    complete: bool
    phases: tuple[Phase, ...]
    needed: tuple[NeedView, ...]
    """In archive order."""
    further: tuple[PaperView, ...]
    """Papers that no list asks for."""
    films: tuple[FilmView, ...]
    late: tuple[int, ...]
    """Versions of the events that were recorded more than 24 hours after they happened."""
    grade: Grade
    """How sure the list of needed papers is."""
    film_grades: tuple[Grade, ...]
    """How sure the list of filmed acts is."""
    not_told: dict[str, str]
    """Papers of the list that no fact tells of, and why: neither asked for nor found missing."""


def view(case_id: str, events: Sequence[Recorded], registers: Registers) -> FileView | None:
    """Show the file of a case from its events; None for a case that has none."""
    told = sorted(events, key=lambda r: r.legal_order)
    file, _ = file_heard(told, fold(told), registers)
    if file is None:
        return None
    needed = tuple(_need(place, file) for place in file.places)
    asked = {paper.paper for paper in needed}
    return FileView(
        case=case_id,
        path=file.path,
        complete=not file.missing,
        phases=phases_of(file),
        needed=needed,
        further=tuple(_paper(shown, r) for shown, r in file.papers if shown.paper not in asked),
        films=tuple(_film(film) for film in file.films),
        late=tuple(sorted(r.version for r in file.late)),
        grade=GRADE,
        film_grades=filming.GRADE,
        not_told=NOT_TOLD,
    )


def _need(place: Needed, file: CaseFile) -> NeedView:
    need = place.need
    there = [(s, r) for s, r in file.papers if s.paper == need.paper and r in place.found]
    own = [(s, r) for s, r in there if need.of is None or s.of in {None, need.of}]
    return NeedView(
        paper=need.paper,
        title=KINDS[need.paper].title,
        phase=KINDS[need.paper].phase,
        place=PLACE[need.paper],
        of=need.of,
        state=place.state,
        missing_since=place.since.version if place.since is not None else None,
        papers=tuple(_paper(shown, recorded) for shown, recorded in own),
    )


def _paper(shown: Shown, recorded: Recorded) -> PaperView:
    return PaperView(
        paper=shown.paper,
        title=KINDS[shown.paper].title,
        place=PLACE[shown.paper],
        version=recorded.version,
        type=recorded.event.type,
        reference=shown.reference,
        digest=shown.digest,
        of=shown.of,
        occurred_at=recorded.event.occurred_at,
        recorded_at=recorded.recorded_at,
        late=is_late(recorded),
    )


def _film(film: Film) -> FilmView:
    return FilmView(
        version=film.recorded.version,
        type=film.recorded.event.type,
        title=label(type(film.recorded.event.fact)),
        phase=film.phase,
        policy=film.filming,
        kept=bool(film.films),
        recordings=film.films,
    )
