"""The state machines of a case, found by telling every fact to every state that admits it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from msgspec import Struct, structs

from docs.samples import samples
from domain.approval import stage as approval
from domain.case import EMPTY, Case, evolve
from domain.collaboration import thread as collaboration
from domain.collaboration.facts import CaseTransferReturned
from domain.disclosure import thread as disclosure
from domain.disclosure.facts import Dataset
from domain.disclosure.thread import Disclosure, Publication
from domain.evaluation import stage as evaluation
from domain.fact import Fact, Record
from domain.measures import execution
from domain.measures import thread as measures
from domain.measures.facts import MeasureKind, MeasureReleased
from domain.measures.thread import Approval, Measure, Measures
from domain.parties import Conduct, Party, PartyKind
from domain.penalty import criminal, order
from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.dossier import Decision, DecisionKind, Dossier
from domain.penalty.filing import CaseMerged, CaseSplit, Composition, ProcedureConverted
from domain.penalty.kinds import Procedure
from domain.penalty.service import Document, DocumentDispatched, DocumentServed, ServiceFailed
from domain.penalty.stage import Penalty
from domain.penalty.states import Concluded, Filed, HearingAwaited, Notified, Suspended, Untouched
from domain.remedy import thread as remedy
from domain.supervision import stage as supervision

_AT = datetime(2026, 4, 1, 12, tzinfo=UTC)
_NAME = "sample"
_DATASET = Dataset.PENALTY


class Machine(Struct, frozen=True):
    """One machine: which states admit which facts, how a case is put into a state, and where its state is read."""

    admits: dict[type[Fact], tuple[type[Record], ...]]
    place: Callable[[Record], Case]
    read: Callable[[Case], Record]


class Edge(Struct, frozen=True, order=True):
    """A command that moves a case from one state to another, or leaves it where it is."""

    before: str
    command: str
    after: str


def _penalty(state: Record) -> Case:
    return structs.replace(EMPTY, penalty=Penalty(stage=state, dossier=Dossier(case_number=_NAME)))  # type: ignore[arg-type] -- a state of this stage


def _threaded(part: str) -> Callable[[Record], Case]:
    return lambda state: structs.replace(EMPTY, **{part: structs.replace(getattr(EMPTY, part), stage=state)})


def _stage_of(part: str) -> Callable[[Case], Record]:
    def read(case: Case) -> Record:
        stage: Record = getattr(case, part).stage
        return stage

    return read


def _measured(state: Record) -> Case:
    named: dict[type[Record], Measures] = {
        measures.Absent: Measures(),
        measures.Approved: Measures(approvals=(Approval(measure=_NAME, at=_AT),)),
        measures.InForce: Measures(
            in_force=(Measure(measure=_NAME, kind=MeasureKind.SEALING, at=_AT, since=_AT.date()),)
        ),
        measures.Ended: Measures(ended=(_NAME,)),
    }
    return structs.replace(EMPTY, measures=named[type(state)])


def _measure(case: Case) -> Record:
    """Read the state of the one measure of a case."""
    known = case.measures
    names = (*(m.measure for m in known.in_force), *known.ended, *(a.measure for a in known.approvals), _NAME)
    return measures.standing_point(known, MeasureReleased(measure=names[0]))


def _published(state: Record) -> Case:
    shown = Publication(dataset=_DATASET, stage=state)  # type: ignore[arg-type] -- a state of this stage
    return structs.replace(EMPTY, disclosure=Disclosure(publications=(shown,)))


MACHINES: dict[str, Machine] = {
    "approval": Machine(
        approval.ADMITS, lambda state: structs.replace(EMPTY, approval=state), lambda case: case.approval
    ),
    "supervision": Machine(supervision.ADMITS, _threaded("supervision"), _stage_of("supervision")),
    "penalty": Machine(
        {fact: states for fact, states in order.ADMITS.items() if fact not in criminal.ADMITS},
        _penalty,
        _stage_of("penalty"),
    ),
    "criminal transfer": Machine(
        criminal.ADMITS,
        lambda state: structs.replace(EMPTY, penalty=Penalty(transfer=state)),  # type: ignore[arg-type] -- the same
        lambda case: case.penalty.transfer,
    ),
    "evaluation": Machine(evaluation.ADMITS, _threaded("evaluation"), _stage_of("evaluation")),
    "remedy": Machine(remedy.ADMITS, _threaded("remedy"), _stage_of("remedy")),
    "measures": Machine(
        {fact: states for fact, states in measures.ADMITS.items() if fact not in execution.ADMITS},
        _measured,
        _measure,
    ),
    "collaboration": Machine(collaboration.ADMITS, _threaded("collaboration"), _stage_of("collaboration")),
    "disclosure": Machine(disclosure.ADMITS, _published, lambda case: case.disclosure.publication(_DATASET).stage),
}
"""The machines, by the part of the case that they move."""


@cache
def edges(part: str) -> frozenset[Edge]:
    """Find what every command does in every state of a part that admits it."""
    machine = MACHINES[part]
    found: set[Edge] = set()
    for cls, states in machine.admits.items():
        for state in states:
            for stood in _states(state):
                for case, fact in _told(machine.place(stood), cls):
                    after = machine.read(evolve(case, fact, _AT, "organ"))
                    found.add(Edge(tag(state), cls.COMMAND, tag(type(after))))
    return frozenset(found)


def along(part: str, start: str, commands: Iterable[str]) -> list[Edge]:
    """List the moves that some commands make, beginning in a state, in the order in which they are met."""
    allowed = set(commands)
    known = sorted(e for e in edges(part) if e.command in allowed)
    met, waiting = [start], [start]
    path: list[Edge] = []
    while waiting:
        here = waiting.pop(0)
        for edge in (e for e in known if e.before == here):
            path.append(edge)
            if edge.after not in met:
                met.append(edge.after)
                waiting.append(edge.after)
    return path


def tag(state: type[Struct]) -> str:
    """Name a state as it is stored."""
    return str(state.__struct_config__.tag)


_PAPERS = (DocumentServed, DocumentDispatched, ServiceFailed)
_UNDECIDED = (Untouched, Filed, Concluded, Notified, HearingAwaited, Suspended)
"""States in which there is no decision to be served yet, only other papers."""


def _states(cls: type[Record]) -> Iterator[Record]:
    if cls is Suspended:
        for was in ("filed", "concluded", "notified", "hearing_awaited"):
            yield Suspended(since=_AT.date(), was=was)
    else:
        yield next(iter(samples(cls)))


def _told(case: Case, cls: type[Any]) -> Iterator[tuple[Case, Fact]]:
    """Give the facts of a type that are worth telling, each with the case to tell it to."""
    if cls is CaseMerged:
        for main in ("other", _NAME):
            yield case, CaseMerged(main=main, cases=(_NAME,), composition=Composition.SEVERAL_CAUSES)
    elif cls in _PAPERS and isinstance(case.penalty.stage, _UNDECIDED):
        yield case, cls(kind=Document.OTHER)
    elif cls is CaseSplit:
        for name in ("other", _NAME):
            yield case, CaseSplit(cases=(name,))
    elif cls is ProcedureConverted:
        converted = ProcedureConverted(before=Procedure.SIMPLE, after=Procedure.ORDINARY, reason=_NAME)
        yield case, converted
        decision = Decision(kind=DecisionKind.ON_THE_SPOT, at=_AT, on=_AT.date())
        spot = structs.replace(case.penalty, dossier=structs.replace(case.penalty.dossier, decision=decision))
        yield structs.replace(case, penalty=spot), converted
    elif cls is OnTheSpotDecided:
        party, conduct = Party(token=_NAME, kind=PartyKind.PERSON), Conduct(fingerprint=_NAME, on=_AT.date())
        for fact in samples(cls):
            yield case, structs.replace(fact, party=party, conduct=conduct, delivered=True)
            yield case, structs.replace(fact, party=party, conduct=conduct, delivered=False)
    else:
        yield from _told_beside(case, cls)


def _told_beside(case: Case, cls: type[Any]) -> Iterator[tuple[Case, Fact]]:
    """Do the same for the facts of other parts than penalties."""
    if cls is CaseTransferReturned:
        for bounces in range(collaboration.BOUNCES_BEFORE_DISPUTE):
            sent = structs.replace(case.collaboration, bounces=bounces)
            yield from ((structs.replace(case, collaboration=sent), fact) for fact in samples(cls))
    elif cls in disclosure.ADMITS:
        yield case, structs.replace(next(iter(samples(cls))), dataset=_DATASET)
    else:
        yield from ((case, fact) for fact in samples(cls))
