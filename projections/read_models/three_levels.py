"""Three levels of review (三级审核): who passed each level of a draft decision, and who acted in two roles.

Every ordinary case of Hangzhou passes 承办机构负责人审查、法制机构审核、执法机关负责人审批. Nobody holds two of these
roles, nor one beside that of an investigator or of the host of a hearing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.decision import FactsNotEstablished, NoPenaltyDecided, PenaltyDecided
from domain.penalty.hearing import HearingHeld
from domain.penalty.review import (
    DecisionApproved,
    DepartmentReviewed,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
)
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
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


class Roles(Struct, frozen=True):
    """A person who acted in more than one role."""

    person: str
    roles: tuple[str, ...]


class ThreeLevels(Entry, frozen=True, kw_only=True, gc=False):
    """The review of one draft decision."""

    level: Annotated[Level, label("所处环节", "Where the draft stands")]
    department: Annotated[str | None, label("承办机构负责人", "Head of the handling body")] = None
    department_at: Annotated[datetime | None, label("审查时间", "Passed by it at")] = None
    legal: Annotated[str | None, label("法制审核人", "Legal reviewer")] = None
    legal_at: Annotated[datetime | None, label("法制审核时间", "Passed by legal review at")] = None
    head: Annotated[str | None, label("机关负责人", "Head of the organ")] = None
    head_at: Annotated[datetime | None, label("审批时间", "Approved at")] = None
    returns: Annotated[int, label("退回次数", "Times sent back")] = 0
    complete: Annotated[bool, label("三级齐全", "All three levels passed before the decision")] = False
    three_persons: Annotated[bool, label("三人分设", "Three levels, three persons")] = False
    doubled: Annotated[bool, label("一人多角", "Somebody acted in two roles")] = False
    roles: Annotated[tuple[Roles, ...], label("身兼数职", "Who acted in which roles")] = ()


_LEVELS: Final = (DepartmentReviewed, LegalReviewPassed, DecisionApproved)
_DECIDES: Final = (PenaltyDecided, NoPenaltyDecided, FactsNotEstablished)
_HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {*_LEVELS, *_DECIDES, LegalReviewSubmitted, LegalReviewReturned, HearingHeld}
)


def entries(told: Told) -> Iterator[ThreeLevels]:
    """Make the entry of the draft under review, from its first level on."""
    department = next((x for x in reversed(told.of(DepartmentReviewed)) if x[1].passed), None)
    legal = next(iter(reversed(told.of(LegalReviewPassed))), None)
    head = next(iter(reversed(told.of(DecisionApproved))), None)
    returned = told.of(LegalReviewReturned)
    decided = next((r for r in told.events if isinstance(r.event.fact, _DECIDES)), None)
    heard = told.of(*_LEVELS, LegalReviewReturned, LegalReviewSubmitted)
    if not heard:
        return
    passed = [recorded for recorded, _ in (x for x in (department, legal, head) if x is not None)]
    persons = {
        "department": department[1].reviewer if department else None,
        "legal": legal[1].reviewer if legal else None,
        "head": head[1].approver if head else None,
    }
    doubled = _doubled(told, persons)
    yield ThreeLevels(
        key="draft",
        organ=heard[-1][0].event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=persons["legal"],
        day=legal_date((decided or heard[-1][0]).event.occurred_at),
        behind=tuple(sorted(r.version for r, _ in heard)),
        level=_level(persons, decided),
        department=persons["department"],
        department_at=_at(department),
        legal=persons["legal"],
        legal_at=_at(legal),
        head=persons["head"],
        head_at=_at(head),
        returns=len(returned) + sum(not fact.passed for _, fact in told.of(DepartmentReviewed)),
        complete=len(passed) == len(persons)
        and all(decided is None or r.legal_order < decided.legal_order for r in passed),
        three_persons=len({person for person in persons.values() if person is not None}) == len(persons),
        doubled=bool(doubled),
        roles=doubled,
    )


def _at(found: tuple[Recorded, object] | None) -> datetime | None:
    return found[0].event.occurred_at if found is not None else None


def _level(persons: Mapping[str, str | None], decided: Recorded | None) -> Level:
    if decided is not None:
        return Level.DECIDED
    for level, person in zip((Level.DEPARTMENT, Level.LEGAL, Level.HEAD), persons.values(), strict=True):
        if person is None:
            return level
    return Level.APPROVED


def _doubled(told: Told, persons: Mapping[str, str | None]) -> tuple[Roles, ...]:
    """Find who acted in more than one of the roles that are to be apart."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for role, person in persons.items():
        if person is not None:
            roles[person].add(role)
    for person in told.case.penalty.dossier.investigators:
        roles[person].add("investigator")
    for _, hearing in told.of(HearingHeld):
        roles[hearing.host].add("hearing_host")
    return tuple(Roles(person, tuple(sorted(held))) for person, held in sorted(roles.items()) if len(held) > 1)


THREE_LEVELS: Final = ReadModel(
    name="three_levels",
    title=Term("三级审核", "three levels of review"),
    entry=ThreeLevels,
    hears=_HEARS,
    entries=entries,
    filters=("level", "complete", "three_persons", "doubled"),
    sums=("returns", "complete", "three_persons", "doubled"),
)
