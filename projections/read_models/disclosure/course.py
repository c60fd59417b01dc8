"""The course of publications in a case: each thing that must or may be published, and what became of that."""

from typing import Final

from domain.approval.facts import (
    PermitCancelled,
    PermitChanged,
    PermitDeemedRenewed,
    PermitGranted,
    PermitRefused,
    PermitRenewed,
    PermitRevoked,
    PermitWithdrawn,
)
from domain.deadlines.book import TIMERS
from domain.deadlines.run import Deadline, deadlines, listeners
from domain.disclosure.facts import (
    PublicationCorrected,
    PublicationExpired,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
)
from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.amendment import DecisionConfirmedIllegal, DecisionDeclaredVoid, DecisionRevoked, DecisionVaried
from domain.penalty.decision import (
    DecisionDocumentSealed,
    FactsNotEstablished,
    NoPenaltyDecided,
    OnTheSpotDecided,
    PenaltyDecided,
)
from domain.penalty.filing import ProcedureConverted
from domain.penalty.kinds import Procedure
from domain.penalty.sanctions import LicenceRevoked
from domain.registers.state import Registers
from domain.supervision.facts import InspectionFinished, InspectionPublished
from projections.read_models.disclosure.publishable import Publishable, State, Subject
from projections.read_models.telling import Told

_STEPS: Final[dict[type[Fact], State]] = {
    PublicationPrepared: State.PREPARED,
    PublicationReviewed: State.REVIEWED,
    PublicationPublished: State.PUBLISHED,
    InspectionPublished: State.PUBLISHED,
    PublicationCorrected: State.CORRECTED,
    PublicationWithdrawn: State.WITHDRAWN,
    PublicationExpired: State.EXPIRED,
}
_BEGINS: Final[dict[type[Fact], Subject]] = {
    PenaltyDecided: Subject.PENALTY,
    OnTheSpotDecided: Subject.PENALTY,
    PermitGranted: Subject.PERMIT,
    PermitRefused: Subject.PERMIT,
    InspectionFinished: Subject.INSPECTION,
    NoPenaltyDecided: Subject.OTHER,
    FactsNotEstablished: Subject.OTHER,
}
_ENDS: Final[dict[type[Fact], Subject]] = {
    DecisionRevoked: Subject.PENALTY,
    DecisionConfirmedIllegal: Subject.PENALTY,
    DecisionDeclaredVoid: Subject.PENALTY,
    PermitRevoked: Subject.PERMIT,
    PermitWithdrawn: Subject.PERMIT,
    PermitCancelled: Subject.PERMIT,
}
_VARIES: Final[dict[type[Fact], Subject]] = {DecisionVaried: Subject.PENALTY, PermitChanged: Subject.PERMIT}
HEARD: Final[frozenset[type[Fact]]] = frozenset(
    {
        *_STEPS,
        *_BEGINS,
        *_ENDS,
        *_VARIES,
        ProcedureConverted,
        LicenceRevoked,
        DecisionDocumentSealed,
        PermitRenewed,
        PermitDeemedRenewed,
    }
)
"""Facts with which the course may change."""
DUE: Final[dict[Subject, str]] = {
    Subject.PENALTY: "D-PUB7",
    Subject.PERMIT: "D-PUB7P",
    Subject.INSPECTION: "D-PUB20",
}
"""The timer by which each must be published."""
WITHDRAWAL: Final = "D-WITHDRAW3"
KEEPING: Final = "D-CREDIT5Y"
_HEARD_BY: Final = {name: listeners((TIMERS[name],)) for name in (*DUE.values(), WITHDRAWAL, KEEPING)}


class _Course:
    def __init__(self) -> None:
        self.found: list[Publishable] = []

    def hear(self, recorded: Recorded) -> None:
        fact = recorded.event.fact
        kind = type(fact)
        if kind in _STEPS:
            self._step(recorded, fact)
        elif kind in _BEGINS:
            self._begin(recorded, _BEGINS[kind])
        elif kind in _ENDS:
            self._end(recorded, _ENDS[kind])
        elif kind in _VARIES:
            self._change(recorded, _VARIES[kind])
        else:
            self._besides(recorded, fact)

    def _of(self, subject: Subject) -> list[Publishable]:
        return [one for one in self.found if one.subject == subject]

    def _begin(self, recorded: Recorded, subject: Subject) -> None:
        earlier = self._of(subject)
        if subject in {Subject.PENALTY, Subject.OTHER}:
            for one in (*self._of(Subject.PENALTY), *self._of(Subject.OTHER)):
                if one.decided is not None:
                    one.end(recorded)
        elif subject == Subject.PERMIT and earlier and earlier[-1].decided is not None:
            earlier[-1].end(recorded)
        number = 1 + sum(one.decided is not None for one in earlier)
        self.found.append(Publishable(subject=subject, number=number, decided=recorded, changes=[]))

    def _end(self, recorded: Recorded, subject: Subject) -> None:
        for one in self._of(subject)[-1:]:
            one.end(recorded)

    def _change(self, recorded: Recorded, subject: Subject) -> None:
        for one in self._of(subject)[-1:]:
            one.changes.append(recorded)
            one.overtake(recorded)

    def _besides(self, recorded: Recorded, fact: Fact) -> None:
        match fact:
            case ProcedureConverted(after=after) if after != Procedure.SIMPLE:
                for one in self._of(Subject.PENALTY):
                    if one.decided is not None and isinstance(one.decided.event.fact, OnTheSpotDecided):
                        one.end(recorded)
            case LicenceRevoked(licence=licence):
                for one in self._of(Subject.PERMIT)[-1:]:
                    granted = one.decided.event.fact if one.decided is not None else None
                    if isinstance(granted, PermitGranted) and granted.permit_number == licence:
                        one.end(recorded)
            case PermitRenewed() | PermitDeemedRenewed():
                for one in self._of(Subject.PERMIT)[-1:]:
                    one.changes.append(recorded)
            case DecisionDocumentSealed():
                for one in self._of(Subject.PENALTY)[-1:]:
                    one.changes.append(recorded)
            case _:
                pass

    def _step(self, recorded: Recorded, fact: Fact) -> None:
        subject = Subject(str(getattr(fact, "dataset", Subject.INSPECTION)))
        step = _STEPS[type(fact)]
        before = self._of(subject)
        if step in {State.CORRECTED, State.WITHDRAWN, State.EXPIRED}:
            shown = next((one for one in before if one.online), None)
            target = shown or (before[-1] if before else None)
            if target is not None and not (shown is None and step == State.CORRECTED):
                target.take(recorded, step)
            return
        target = before[-1] if before else None
        if target is None:
            target = Publishable(subject=subject, number=0, changes=[])
            self.found.append(target)
        if target.online and step != State.PUBLISHED:
            return  # drawn up anew while it is online: it stays online
        if not target.online:
            target.stale = False
        target.take(recorded, step)


def course(told: Told) -> list[Publishable]:
    """Follow everything that must or may be published of a case, in the order in which it was decided."""
    following = _Course()
    for recorded in told.events:
        if type(recorded.event.fact) in HEARD:
            following.hear(recorded)
    return following.found


def due(timer: str, since: Recorded, registers: Registers) -> Deadline | None:
    """Count a timer from what starts it; None where it does not."""
    return next(iter(deadlines((since,), registers, _HEARD_BY[timer])[1]), None)
