"""Evaluations (案卷评查): which files were drawn, how they were scored or vetoed, and by whom."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.event import Recorded
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.evaluation.handling import handling
from projections.read_models.evaluation.rounds import HEARD, Round, rounds
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Reviewed(StrEnum):
    """How far a review has come."""

    SAMPLED = "sampled"
    SCORED = "scored"
    VETOED = "vetoed"


class Lost(Struct, frozen=True):
    """Points taken off for a defect."""

    defect: str
    points: int


class FileEvaluation(Entry, frozen=True, kw_only=True, gc=False):
    """One round of review of a file; organ and officer are those that handled it."""

    state: Annotated[Reviewed, label("评查状态", "How far the review has come")]
    standard: Annotated[str | None, label("评查标准", "Standard")] = None
    draw: Annotated[str | None, label("抽取批次", "Draw that it belongs to")] = None
    sampled_on: Annotated[date | None, label("抽取日期", "Drawn on")] = None
    sampled_by: Annotated[str | None, label("抽取机关", "Organ that drew it")] = None
    sampler: Annotated[str | None, label("抽取人", "Person who drew it")] = None
    scored_on: Annotated[date | None, label("评分日期", "Scored on")] = None
    scored_by: Annotated[str | None, label("评分机关", "Organ that scored it")] = None
    scorer: Annotated[str | None, label("评分人", "Person who scored it")] = None
    score: Annotated[int | None, label("得分", "Score; none where nobody scored it")] = None
    lost: Annotated[tuple[Lost, ...], label("扣分项", "Points lost, by defect")] = ()
    points_lost: Annotated[int, label("扣分合计", "Points lost in all")] = 0
    scored: Annotated[bool, label("已评分", "Scored")] = False
    vetoed: Annotated[bool, label("一票否决", "Failed outright")] = False
    veto: Annotated[str | None, label("否决事项", "Defect that failed it")] = None
    vetoed_on: Annotated[date | None, label("否决日期", "Vetoed on")] = None
    vetoed_by: Annotated[str | None, label("否决机关", "Organ that vetoed it")] = None
    vetoer: Annotated[str | None, label("否决人", "Person who vetoed it")] = None


def entries(told: Told) -> Iterator[FileEvaluation]:
    """Make an entry of each round."""
    who = handling(told)
    for one in rounds(told):
        scored = one.scored[1] if one.scored is not None else None
        lost = tuple(Lost(d.defect, d.points) for d in scored.deductions) if scored is not None else ()
        sampled_on, sampled_by, sampler = _signed(one.sampled)
        scored_on, scored_by, scorer = _signed(one.scored)
        vetoed_on, vetoed_by, vetoer = _signed(one.vetoed)
        yield FileEvaluation(
            key=f"{one.number:03}",
            organ=who.organ,
            region=told.case.region,
            item=told.case.item,
            officer=who.officer,
            day=legal_date(one.events[-1].event.occurred_at),
            behind=tuple(sorted(r.version for r in one.events)),
            state=_state(one),
            standard=one.standard,
            draw=one.sampled[1].draw if one.sampled is not None else None,
            sampled_on=sampled_on,
            sampled_by=sampled_by,
            sampler=sampler,
            scored_on=scored_on,
            scored_by=scored_by,
            scorer=scorer,
            score=scored.score if scored is not None else None,
            lost=lost,
            points_lost=sum(one_lost.points for one_lost in lost),
            scored=scored is not None,
            vetoed=one.vetoed is not None,
            veto=one.vetoed[1].defect if one.vetoed is not None else None,
            vetoed_on=vetoed_on,
            vetoed_by=vetoed_by,
            vetoer=vetoer,
        )


def _signed(told: tuple[Recorded, object] | None) -> tuple[date | None, str | None, str | None]:
    """Say when an event happened, for which organ and by whom."""
    if told is None:
        return None, None, None
    event = told[0].event
    return legal_date(event.occurred_at), event.organ, event.actor


def _state(one: Round) -> Reviewed:
    if one.vetoed is not None:
        return Reviewed.VETOED
    return Reviewed.SCORED if one.scored is not None else Reviewed.SAMPLED


EVALUATIONS: Final = ReadModel(
    name="evaluations",
    title=Term("案卷评查", "evaluations of files"),
    entry=FileEvaluation,
    hears=HEARD,
    entries=entries,
    filters=("state", "standard", "draw", "scored_by", "scored", "vetoed"),
    sums=("score", "points_lost", "scored", "vetoed"),
)
