"""Submissions: each time a draft went to legal review, what came of it and how long it took."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct, structs

from domain.event import Recorded
from domain.penalty.review import (
    Checked,
    LegalReviewDisagreementRaised,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
)
from domain.registers.personnel import Personnel
from domain.registers.staff import Qualification
from domain.time.calendar import Calendar, UnknownYearError
from domain.time.instants import legal_date
from projections.read_models.telling import Told

_HOUR: Final = 3600


class Opinion(StrEnum):
    """What legal review said."""

    WAITING = "waiting"
    RETURNED = "returned"
    PASSED = "passed"


class Point(Struct, frozen=True):
    """A point of the checklist; ``passed`` is none where the opinion is silent on it."""

    point: str
    passed: bool | None = None
    remark: str | None = None


class Submission(Struct, frozen=True, kw_only=True):
    """A draft went to legal review, or was reviewed without that anybody says when it went."""

    submitted_at: datetime | None = None
    submitted_by: str | None = None
    centre: str | None = None
    answered_at: datetime | None = None
    answer: Opinion = Opinion.WAITING
    reviewer: str | None = None
    qualified: bool | None = None
    """Whether the reviewer held the legal qualification on that day; none where no register says."""
    points: tuple[Point, ...] = ()
    working_days: int | None = None
    """After the day of submission, up to the day of the answer; none where the calendar is not announced."""
    hours: int | None = None
    disagreed: bool = False
    """The handling body took the matter to the head of the organ."""
    events: tuple[int, ...] = ()


def submissions(steps: Sequence[Recorded], points: Sequence[str], told: Told) -> tuple[Submission, ...]:
    """Tell the submissions of a draft, in legal order."""
    found: list[Submission] = []
    for recorded in steps:
        waiting = found[-1] if found and found[-1].answer == Opinion.WAITING else None
        fact, version = recorded.event.fact, (recorded.version,)
        match fact:
            case LegalReviewSubmitted(submitted_by=by, centre=centre):
                at = recorded.event.occurred_at
                found.append(Submission(submitted_at=at, submitted_by=by, centre=centre, events=version))
            case LegalReviewReturned() | LegalReviewPassed():
                if waiting is not None:
                    found.pop()
                found.append(_answered(waiting or Submission(), recorded, fact, points, told))
            case LegalReviewDisagreementRaised() if found:
                found[-1] = structs.replace(found[-1], disagreed=True, events=(*found[-1].events, *version))
            case _:
                pass
    return tuple(found)


def _answered(
    before: Submission,
    recorded: Recorded,
    fact: LegalReviewReturned | LegalReviewPassed,
    points: Sequence[str],
    told: Told,
) -> Submission:
    at = recorded.event.occurred_at
    on = legal_date(at)
    return structs.replace(
        before,
        centre=fact.centre or before.centre,
        answered_at=at,
        answer=Opinion.PASSED if isinstance(fact, LegalReviewPassed) else Opinion.RETURNED,
        reviewer=fact.reviewer,
        qualified=_qualified(told.registers.personnel, fact.reviewer, on),
        points=tuple(_points(fact.checklist, points)),
        working_days=_working_days(told.registers.calendar, before.submitted_at, on),
        hours=int((at - before.submitted_at).total_seconds()) // _HOUR if before.submitted_at is not None else None,
        events=(*before.events, recorded.version),
    )


def _qualified(personnel: Personnel, reviewer: str, on: date) -> bool | None:
    return personnel.qualified(reviewer, Qualification.LEGAL_PROFESSION, on)


def _working_days(calendar: Calendar, since: datetime | None, until: date) -> int | None:
    try:
        return None if since is None else calendar.working_days_between(legal_date(since), until)
    except UnknownYearError:
        return None


def _points(checklist: Sequence[Checked], wanted: Sequence[str]) -> Iterator[Point]:
    """List the points of the pack, and after them further ones that the opinion speaks of."""
    said = {checked.point.value: checked for checked in checklist}
    for name in dict.fromkeys((*wanted, *said)):
        checked = said.get(name)
        yield Point(name) if checked is None else Point(name, checked.passed, checked.remark)
