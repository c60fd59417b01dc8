"""Case files (案卷): what can be drawn for review. A file is there when its case was closed, or the permit decided."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from domain.approval.facts import PermitGranted, PermitRefused
from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import ProcedureConverted
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import Procedure
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.evaluation.handling import handling
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class FileKind(StrEnum):
    """What a file is about."""

    PENALTY = "penalty"
    PERMIT = "permit"


class CaseFile(Entry, frozen=True, kw_only=True, gc=False):
    """A file that can be reviewed."""

    kind: Annotated[FileKind, label("案卷种类", "Penalty or permit")]
    procedure: Annotated[Procedure | None, label("办案程序", "Procedure of a penalty case")] = None
    ground: Annotated[ClosingGround | None, label("结案理由", "Ground of closing a penalty case")] = None
    decided_on: Annotated[date | None, label("决定日期", "Day of the decision")] = None
    archived: Annotated[bool, label("已归档", "In the archive")] = False


_DECIDES: Final = (PenaltyDecided, NoPenaltyDecided, FactsNotEstablished, OnTheSpotDecided)
_PERMITS: Final = (PermitGranted, PermitRefused)
_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {*_DECIDES, *_PERMITS, CaseFiled, ProcedureConverted, CaseClosed, CaseArchived}
)


def entries(told: Told) -> Iterator[CaseFile]:
    """Make the entry of the penalty file, and that of the permit file."""
    closed, permits = told.of(CaseClosed), told.of(*_PERMITS)
    if closed:
        yield _penalty(told, *closed[-1])
    if permits:
        recorded, _ = permits[-1]
        yield CaseFile(
            key=FileKind.PERMIT,
            organ=recorded.event.organ,
            region=told.case.region,
            item=told.case.item,
            officer=recorded.event.actor,
            day=legal_date(recorded.event.occurred_at),
            behind=(recorded.version,),
            kind=FileKind.PERMIT,
            decided_on=legal_date(recorded.event.occurred_at),
        )


def _penalty(told: Told, closing: Recorded, closed: CaseClosed) -> CaseFile:
    decided = [recorded for recorded, _ in told.of(*_DECIDES)][-1:]
    archived = [recorded for recorded, _ in told.of(CaseArchived)][-1:]
    who = handling(told)
    return CaseFile(
        key=FileKind.PENALTY,
        organ=who.organ,
        region=told.case.region,
        item=told.case.item,
        officer=who.officer,
        day=legal_date(closing.event.occurred_at),
        behind=tuple(sorted(r.version for r in (*decided, closing, *archived))),
        kind=FileKind.PENALTY,
        procedure=_procedure(told),
        ground=closed.ground,
        decided_on=legal_date(decided[0].event.occurred_at) if decided else None,
        archived=bool(archived),
    )


def _procedure(told: Told) -> Procedure | None:
    shaped = told.of(CaseFiled, OnTheSpotDecided, ProcedureConverted)
    match shaped[-1][1] if shaped else None:
        case CaseFiled(procedure=procedure) | ProcedureConverted(after=procedure):
            return procedure
        case OnTheSpotDecided():
            return Procedure.SIMPLE
        case _:
            return None


CASE_FILES: Final = ReadModel(
    name="case_files",
    title=Term("案卷", "case files"),
    entry=CaseFile,
    hears=_HEARS,
    entries=entries,
    filters=("kind", "procedure", "archived"),
    sums=("archived",),
)
