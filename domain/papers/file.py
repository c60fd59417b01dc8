"""The file of a case (案卷): its papers in archive order, what is missing, what waits, and which acts were filmed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.case import Case
from domain.event import Recorded
from domain.fact import Fact
from domain.filming import FILMED, Filming, filming_of, films_of
from domain.measures.execution_facts import CoerciveExecutionCarriedOut, DemolitionExecuted, SubstitutePerformed
from domain.papers.course import Course
from domain.papers.matter import matter_of, path_of
from domain.papers.need import Milestone, Need, Path, needs
from domain.papers.paper import PLACE, Paper
from domain.papers.showing import Shown
from domain.papers.shown import shown_by
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.hearing import HearingHeld
from domain.penalty.service import DocumentServed
from domain.registers.state import Registers
from domain.time.instants import legal_date

LATE: Final = timedelta(hours=24)
"""An entry that was recorded longer after the act is late (迟录, DOMAIN.md §7.1)."""


_FILMED: Final[dict[type[Fact], str]] = {
    HearingHeld: "review",
    OnTheSpotDecided: "decision",
    DocumentServed: "service",
    DemolitionExecuted: "performance",
    CoerciveExecutionCarriedOut: "performance",
    SubstitutePerformed: "performance",
}
"""The part of the course that a film of an act records; all others record how evidence was found."""


class State(StrEnum):
    """Whether a needed paper is there."""

    PRESENT = "present"
    AWAITED = "awaited"
    """The case has not come so far."""
    MISSING = "missing"


class Place(Struct, frozen=True):
    """A needed paper in its place of the file."""

    need: Need
    state: State
    found: tuple[Recorded, ...] = ()
    """The events that show it; every one stays in the file."""
    since: Recorded | None = None
    """Where it is missing: the event with which it had to be there."""


class Film(Struct, frozen=True):
    """An act that is filmed, throughout or as needed."""

    recorded: Recorded
    filming: Filming
    films: tuple[str, ...]

    @property
    def phase(self) -> str:
        """The part of the course that it records."""
        return _FILMED.get(type(self.recorded.event.fact), "evidence")


class CaseFile(Struct, frozen=True, kw_only=True):
    """The file."""

    path: Path
    places: tuple[Place, ...]
    """What the path needs, in archive order."""
    papers: tuple[tuple[Shown, Recorded], ...]
    """Every paper of the file, also those that no list asks for, in archive order."""
    films: tuple[Film, ...]
    late: tuple[Recorded, ...]

    @property
    def missing(self) -> tuple[Place, ...]:
        """List the gaps."""
        return tuple(place for place in self.places if place.state == State.MISSING)


def is_late(recorded: Recorded) -> bool:
    """Say whether an event was recorded more than twenty-four hours after it happened."""
    return recorded.recorded_at - recorded.event.occurred_at > LATE


def file_of(events: Sequence[Recorded], case: Case, registers: Registers) -> CaseFile | None:
    """Lay out the file of a case from its events, in legal order; None for a case that has no path of §7.5."""
    course = Course(events)
    path = path_of(course, case)
    if path is None:
        return None
    films = tuple(_films(events, case, registers))
    full = [film for film in films if film.filming == Filming.FULL]
    papers = [(shown, recorded) for recorded in events for shown in shown_by(recorded.event.fact)]
    papers += [(Shown(Paper.RECORDING, f.films[0], _act(f.recorded)), f.recorded) for f in full if f.films]
    papers.sort(key=lambda p: PLACE[p[0].paper])
    wanted = [*needs(matter_of(course, case, registers, path))]
    wanted += [Need(Paper.RECORDING, Milestone.BEGUN, _act(f.recorded), f.recorded) for f in full]
    return CaseFile(
        path=path,
        places=tuple(_places(wanted, papers, course.reached())),
        papers=tuple(papers),
        films=films,
        late=tuple(recorded for recorded in events if is_late(recorded)),
    )


def _act(recorded: Recorded) -> str:
    """Name an act."""
    return f"{recorded.event.fact.TAG}#{recorded.version}"


def _films(events: Sequence[Recorded], case: Case, registers: Registers) -> Iterator[Film]:
    for recorded in events:
        fact = recorded.event.fact
        if type(fact) not in FILMED:
            continue
        filming = filming_of(fact)
        if filming == Filming.SITUATIONAL:
            item = registers.item(case.item, legal_date(recorded.event.occurred_at))
            filming = filming_of(fact, item_filmed=item is not None and item.recording_required)
        if filming != Filming.NONE:
            yield Film(recorded, filming, films_of(fact))


def _places(
    wanted: Sequence[Need], papers: Sequence[tuple[Shown, Recorded]], reached: dict[Milestone, Recorded]
) -> Iterator[Place]:
    there: defaultdict[Paper, list[tuple[Shown, Recorded]]] = defaultdict(list)
    for shown, recorded in papers:
        there[shown.paper].append((shown, recorded))
    once = {(need.paper, need.of): need for need in reversed(wanted)}
    for need in sorted(once.values(), key=lambda n: PLACE[n.paper]):
        found = tuple(r for s, r in there[need.paper] if need.of is None or s.of is None or s.of == need.of)
        since = need.since or reached.get(need.by)
        if found:
            yield Place(need, State.PRESENT, found)
        elif since is not None:
            yield Place(need, State.MISSING, since=since)
        else:
            yield Place(need, State.AWAITED)
