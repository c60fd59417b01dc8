"""Roles (职能分离): who acted in which of the roles of a case that are to be apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, SamplingDone
from domain.penalty.gathering import investigators_of
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import CaseFiled, PartyQuestioned, SceneInspected, WitnessQuestioned
from domain.penalty.review import DecisionApproved, DepartmentReviewed, LegalReviewPassed, LegalReviewReturned
from domain.terms import Term
from domain.time.instants import legal_date
from projections.read_models.entry import Entry, label
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class Role(StrEnum):
    """A role of a case; nobody holds two of them."""

    INVESTIGATOR = "investigator"
    """承办人员: handled or investigated the case."""
    DEPARTMENT = "department"
    """承办机构负责人: reviewed for the handling body."""
    LEGAL = "legal"
    """法制审核人员."""
    HEAD = "head"
    """机关负责人: approved."""
    HEARING_HOST = "hearing_host"
    """听证主持人."""


HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {
        CaseFiled,
        PartyQuestioned,
        WitnessQuestioned,
        SceneInspected,
        EvidenceCollected,
        EvidencePreserved,
        SamplingDone,
        HearingHeld,
        DepartmentReviewed,
        LegalReviewReturned,
        LegalReviewPassed,
        DecisionApproved,
    }
)
"""Facts by which somebody acts in a role."""


class RolesHeld(Struct, frozen=True):
    """A person who acted in more than one role."""

    person: str
    roles: tuple[Role, ...]


class CaseRole(Entry, frozen=True, kw_only=True, gc=False):
    """One person in one role of one case; ``officer`` is the person."""

    role: Annotated[Role, label("角色", "Role")]
    acts: Annotated[int, label("次数", "Acts in this role")]
    doubled: Annotated[bool, label("一人多角", "Acted in another role of the same case as well")] = False
    others: Annotated[tuple[Role, ...], label("其他角色", "Other roles of the person in the case")] = ()


def roles_of(fact: Fact) -> Iterator[tuple[str, Role]]:
    """Name those who act by a fact, each with the role."""
    for person in investigators_of(fact):
        yield person, Role.INVESTIGATOR
    match fact:
        case DepartmentReviewed(reviewer=person):
            yield person, Role.DEPARTMENT
        case LegalReviewPassed(reviewer=person) | LegalReviewReturned(reviewer=person):
            yield person, Role.LEGAL
        case DecisionApproved(approver=person):
            yield person, Role.HEAD
        case HearingHeld(host=person):
            yield person, Role.HEARING_HOST
        case _:
            return


def acted(events: Iterable[Recorded]) -> dict[str, dict[Role, list[Recorded]]]:
    """List by person and role the events by which they acted, in legal order."""
    found: defaultdict[str, dict[Role, list[Recorded]]] = defaultdict(dict)
    for recorded in events:
        if type(recorded.event.fact) in HEARS:
            for person, role in roles_of(recorded.event.fact):
                found[person].setdefault(role, []).append(recorded)
    return found


def doubled(events: Iterable[Recorded]) -> tuple[RolesHeld, ...]:
    """Find who acted in more than one role."""
    held = sorted(acted(events).items())
    return tuple(RolesHeld(person, tuple(sorted(roles))) for person, roles in held if len(roles) > 1)


def entries(told: Told) -> Iterator[CaseRole]:
    """Make an entry of each person in each role."""
    for person, roles in acted(told.events).items():
        for role, events in roles.items():
            yield CaseRole(
                key=f"{role}/{person}",
                organ=events[-1].event.organ or told.case.holder,
                region=told.case.region,
                item=told.case.item,
                officer=person,
                day=legal_date(events[-1].event.occurred_at),
                behind=tuple(sorted(r.version for r in events)),
                role=role,
                acts=len(events),
                doubled=len(roles) > 1,
                others=tuple(sorted(r for r in roles if r != role)),
            )


CASE_ROLES: Final = ReadModel(
    name="case_roles",
    title=Term("办案角色", "roles in cases"),
    entry=CaseRole,
    hears=HEARS,
    entries=entries,
    filters=("role", "doubled"),
    sums=("acts", "doubled"),
)
