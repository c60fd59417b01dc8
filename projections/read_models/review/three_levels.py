"""Three levels of review (三级审核): who passed each level of a draft decision, round by round, and in which order.

Every ordinary case of Hangzhou passes 承办机构负责人审查、法制机构审核、执法机关负责人审批. Nobody holds two of these
roles, nor one beside that of an investigator or of the host of a hearing.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct, structs

from domain.fact import Fact
from domain.law.guard import Result
from domain.law.penalty.arts_57_58_three_levels import Level as Passed
from domain.law.penalty.arts_57_58_three_levels import three_levels_in_order
from domain.penalty.levels import Levels, Pass
from domain.penalty.review import DecisionApproved, DepartmentReviewed, LegalReviewPassed, LegalReviewReturned
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.review import drafts as drafting
from projections.read_models.review import roles
from projections.read_models.review.drafts import Draft, Outcome, drafts
from projections.read_models.review.roles import RolesHeld
from projections.read_models.telling import Told


class Level(StrEnum):
    """Where a draft stands."""

    DEPARTMENT = "department"
    """With the head of the handling body."""
    LEGAL = "legal"
    """With the body of legal review."""
    HEAD = "head"
    """With the head of the organ."""
    APPROVED = "approved"
    """All levels passed."""
    DECIDED = "decided"
    DROPPED = "dropped"


class Round(Struct, frozen=True):
    """One way of a draft through the levels, until it was sent back, approved or decided."""

    department: str | None = None
    legal: str | None = None
    head: str | None = None
    returned_by: str | None = None
    """The level that sent it back."""
    apart: bool = True
    """No person on two levels of this round."""
    events: tuple[int, ...] = ()


class ThreeLevels(Entry, frozen=True, kw_only=True, gc=False):
    """The review of one draft decision."""

    level: Annotated[Level, label("所处环节", "Where the draft stands")]
    outcome: Annotated[Outcome, label("结果", "What became of the draft")] = Outcome.OPEN
    department: Annotated[str | None, label("承办机构负责人", "Head of the handling body")] = None
    department_at: Annotated[datetime | None, label("审查时间", "Passed by it at")] = None
    legal: Annotated[str | None, label("法制审核人", "Legal reviewer")] = None
    legal_at: Annotated[datetime | None, label("法制审核时间", "Passed by legal review at")] = None
    head: Annotated[str | None, label("机关负责人", "Head of the organ")] = None
    head_at: Annotated[datetime | None, label("审批时间", "Approved at")] = None
    returns: Annotated[int, label("退回次数", "Times sent back")] = 0
    complete: Annotated[bool, label("三级齐全", "All three levels passed before the decision")] = False
    three_persons: Annotated[bool, label("三人分设", "Three levels, three persons")] = False
    in_order: Annotated[
        bool | None, label("顺序合规", "Passed in the order of the levels, as G061 judges; none before the decision")
    ] = None
    carried: Annotated[bool, label("沿用前次审核", "A level was passed for an earlier draft only")] = False
    proven: Annotated[
        bool, label("三级审核到位", "Decided after all levels of its own, in order, by three persons")
    ] = False
    doubled: Annotated[bool, label("一人多角", "Somebody acted in two roles")] = False
    roles: Annotated[tuple[RolesHeld, ...], label("身兼数职", "Who acted in which roles")] = ()
    rounds: Annotated[tuple[Round, ...], label("审核轮次", "Each round of the review")] = ()


def entries(told: Told) -> Iterator[ThreeLevels]:
    """Make an entry of each draft that came to a reviewer or was decided."""
    for draft in told.once(drafts):
        if draft.steps or draft.decided_at is not None:
            yield _entry(told, draft)


def _entry(told: Told, draft: Draft) -> ThreeLevels:
    levels = draft.levels
    passes = (levels.department, levels.legal, levels.approved)
    persons = [passed.by for passed in passes if passed is not None]
    complete, three = len(persons) == len(passes), len(set(persons)) == len(passes)
    in_order = _in_order(draft)
    until = draft.ended.legal_order if draft.ended is not None else None
    held = roles.doubled(e for e in told.events if until is None or e.legal_order <= until)
    rounds = _rounds(draft)
    last = draft.ended or draft.steps[-1]
    return ThreeLevels(
        key=f"draft-{draft.number}",
        organ=last.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=_by(levels.legal),
        day=legal_date(last.event.occurred_at),
        behind=tuple(sorted(r.version for r in (*draft.steps, draft.ended) if r is not None)),
        level=_level(levels, draft.outcome),
        outcome=draft.outcome,
        department=_by(levels.department),
        department_at=_at(levels.department),
        legal=_by(levels.legal),
        legal_at=_at(levels.legal),
        head=_by(levels.approved),
        head_at=_at(levels.approved),
        returns=sum(r.returned_by is not None for r in rounds),
        complete=complete,
        three_persons=three,
        in_order=in_order,
        carried=draft.carried,
        proven=complete and three and in_order is True and not draft.carried,
        doubled=bool(held),
        roles=held,
        rounds=rounds,
    )


def _by(passed: Pass | None) -> str | None:
    return passed.by if passed is not None else None


def _at(passed: Pass | None) -> datetime | None:
    return passed.at if passed is not None else None


def _in_order(draft: Draft) -> bool | None:
    if draft.decided_at is None:
        return None
    levels = draft.levels
    department, legal, head = (
        Passed(p.at, p.by) if p is not None else None for p in (levels.department, levels.legal, levels.approved)
    )
    verdict = three_levels_in_order(draft.decided_at, department, legal, levels.discussed_at, head)
    return verdict.result == Result.PASSED


def _level(levels: Levels, outcome: Outcome) -> Level:
    if outcome != Outcome.OPEN:
        return Level.DROPPED if outcome == Outcome.DROPPED else Level.DECIDED
    for level, passed in (
        (Level.DEPARTMENT, levels.department),
        (Level.LEGAL, levels.legal),
        (Level.HEAD, levels.approved),
    ):
        if passed is None:
            return level
    return Level.APPROVED


def _rounds(draft: Draft) -> tuple[Round, ...]:
    """Tell the rounds of a draft: a new one begins after it was sent back."""
    done: list[Round] = []
    now = Round()
    for recorded in draft.steps:
        changes = _step(recorded.event.fact)
        if not changes:
            continue
        now = structs.replace(now, **changes, events=(*now.events, recorded.version))
        persons = [person for person in (now.department, now.legal, now.head) if person is not None]
        now = structs.replace(now, apart=len(set(persons)) == len(persons))
        if now.returned_by is not None:
            done.append(now)
            now = Round()
    return (*done, now) if now.events else tuple(done)


def _step(fact: Fact) -> dict[str, str]:
    match fact:
        case DepartmentReviewed(reviewer=by, passed=passed):
            return {"department": by} if passed else {"department": by, "returned_by": "department"}
        case LegalReviewReturned(reviewer=by):
            return {"legal": by, "returned_by": "legal"}
        case LegalReviewPassed(reviewer=by):
            return {"legal": by}
        case DecisionApproved(approver=by):
            return {"head": by}
        case _:
            return {}


THREE_LEVELS: Final = ReadModel(
    name="three_levels",
    title=Term("三级审核", "three levels of review"),
    entry=ThreeLevels,
    hears=drafting.HEARS | roles.HEARS,
    entries=entries,
    filters=("level", "outcome", "complete", "three_persons", "in_order", "carried", "proven", "doubled"),
    sums=("returns", "complete", "three_persons", "in_order", "carried", "proven", "doubled"),
)
