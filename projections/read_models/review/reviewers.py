"""Reviewers (法制审核人员占比): how many there are among the staff of each organ on a day (118号 cl. 11)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade
from domain.law.packs import pack_for
from domain.ports.tables import Session
from domain.registers.staff import Qualification
from domain.registers.state import Registers
from domain.terms import Term
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.projection import NAME
from projections.read_models.question import LONGEST, Question

SPAN: Final = timedelta(days=LONGEST - 1)
"""Who reviewed a draft of an organ within the year up to the day is one of its reviewers."""
DEFINITION: Final = Term(
    "执法人员：当日持有效执法证的人员；法制审核人员：当日前一年内审核过该机关案件的人员，含法制保障中心人员",
    "Staff: holders of a certificate in force on the day. Reviewers: who reviewed drafts of the organ within the year "
    "up to the day, those of a joint centre included.",
)


class Share(Struct, frozen=True, kw_only=True):
    """The reviewers of one organ."""

    organ: str
    name: str | None
    region: str | None
    staff: int
    """Officers whose certificate was in force on the day."""
    reviewers: int
    qualified_reviewers: int
    """Reviewers who held the legal qualification on the day."""
    qualified_staff: int
    """Staff who hold it, whether they reviewed or not."""
    per_mille: int | None
    """Reviewers by a thousand of the staff; none where there is no staff."""
    wanted: int
    """Thousandths that there should be at least."""
    met: bool | None
    grade: Grade
    """How sure that number is."""
    source: str


def shares(session: Session, wanted: Question, registers: Registers, on: date) -> Iterator[Share]:
    """Give the share of reviewers of each organ that has staff or reviewers; ``wanted`` asks the roles in cases."""
    conditions, parameters = conditions_of(wanted)
    table = wanted.model.table(live_generation(session, NAME)).name
    sql = f"SELECT DISTINCT organ, officer FROM {table} WHERE {' AND '.join(conditions)} AND organ IS NOT NULL"
    reviewers: defaultdict[str, set[str]] = defaultdict(set)
    for organ, person in session.query(sql, parameters):
        reviewers[str(organ)].add(str(person))
    staff, only = registers.personnel.staff(on), wanted.asked.filters.get("organ")
    for organ in sorted({*staff, *reviewers} if only is None else {str(only)}):
        yield _share(organ, staff.get(organ, frozenset()), frozenset(reviewers[organ]), registers, on)


def _share(organ: str, staff: frozenset[str], reviewers: frozenset[str], registers: Registers, on: date) -> Share:
    registered = registers.organ(organ, on)
    region = registered.region if registered is not None else None
    floor = pack_for(region, on).policy.reviewers_per_mille
    per_mille = 1000 * len(reviewers) // len(staff) if staff else None
    return Share(
        organ=organ,
        name=registered.name if registered is not None else None,
        region=region,
        staff=len(staff),
        reviewers=len(reviewers),
        qualified_reviewers=_qualified(reviewers, registers, on),
        qualified_staff=_qualified(staff, registers, on),
        per_mille=per_mille,
        wanted=floor.value,
        met=None if per_mille is None else 1000 * len(reviewers) >= floor.value * len(staff),
        grade=floor.grade,
        source=floor.source,
    )


def _qualified(persons: frozenset[str], registers: Registers, on: date) -> int:
    legal = Qualification.LEGAL_PROFESSION
    return sum(registers.personnel.qualified(person, legal, on) is True for person in persons)
