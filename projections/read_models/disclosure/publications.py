"""Publications (执法公示): what must or may be published of each case, by when, by whom, and what became of it.

What is decided and never published has its entry too: it is ``unprepared``, and the day by which it is due is there.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from domain.context import context_for
from domain.disclosure.credit import CreditRecordPushed
from domain.disclosure.facts import PublicationPrepared, PublicationReviewed
from domain.event import Recorded
from domain.ports.tables import Session
from domain.terms import Term
from domain.time.calendar import UnknownYearError
from domain.time.instants import legal_date
from projections.paging import Page
from projections.read_models.disclosure.course import DUE, HEARD, WITHDRAWAL, course, due
from projections.read_models.disclosure.public_records import withheld
from projections.read_models.disclosure.publishable import ONLINE, Publishable, State, Subject, at
from projections.read_models.disclosure.term import shown
from projections.read_models.entry import Entry, label
from projections.read_models.listing import list_entries
from projections.read_models.question import Question, besides
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


class PublicationEntry(Entry, frozen=True, kw_only=True, gc=False):
    """One thing that must or may be published."""

    subject: Annotated[Subject, label("公示类别", "What is published")]
    act: Annotated[str | None, label("决定事件", "Type of the fact that decided it")] = None
    state: Annotated[State, label("公示状态", "Where the publication stands")]
    required: Annotated[bool, label("应当公示", "Whether it must be published")] = False
    decided_on: Annotated[date | None, label("决定日期", "Day of the decision")] = None
    due: Annotated[date | None, label("公示期限", "Last day for publishing")] = None
    awaits_calendar: Annotated[int | None, label("待公布节假日年份", "Year whose calendar is needed to count")] = None
    prepared_by: Annotated[str | None, label("公示准备人", "Who drew it up")] = None
    prepared_at: Annotated[datetime | None, label("准备时间", "Drawn up at")] = None
    reviewer: Annotated[str | None, label("公示审核人", "Who reviewed it")] = None
    reviewed_at: Annotated[datetime | None, label("审核时间", "Reviewed at")] = None
    two_persons: Annotated[bool | None, label("准备审核分离", "Whether another person reviewed it")] = None
    published_by: Annotated[str | None, label("发布人", "Who put it online")] = None
    published_at: Annotated[datetime | None, label("首次发布时间", "First online at")] = None
    published_late: Annotated[bool | None, label("逾期公示", "Published after its last day")] = None
    corrections: Annotated[int, label("更正次数", "Times corrected")] = 0
    corrected_at: Annotated[datetime | None, label("最近更正时间", "Last corrected at")] = None
    overtaken_by: Annotated[str | None, label("变更撤销事件", "Type of the fact after which it did not stand")] = None
    overtaken_on: Annotated[date | None, label("变更撤销日期", "Day after which it did not stand as shown")] = None
    withdraw_due: Annotated[date | None, label("撤回期限", "Last day for withdrawing")] = None
    withdrawn_at: Annotated[datetime | None, label("撤回时间", "Withdrawn at")] = None
    withdrawn_late: Annotated[bool | None, label("逾期撤回", "Withdrawn after its last day")] = None
    taken_down_at: Annotated[datetime | None, label("最近撤下时间", "Last withdrawn or expired at")] = None
    shown_until: Annotated[date | None, label("公示截止期", "Last day on which it may be shown")] = None
    pack: Annotated[str | None, label("规则包", "Rule pack that its term follows")] = None
    credit_class: Annotated[str | None, label("失信程度", "Class that its term follows")] = None
    term_grade: Annotated[str | None, label("期限依据等级", "How sure its term is; M and D are not verified")] = None
    in_force: Annotated[bool, label("现行公示", "Online, and as it stands; its term aside")] = False
    withheld: Annotated[str | None, label("不予展示原因", "Why our public pages do not show it all the same")] = None


def entries(told: Told) -> Iterator[PublicationEntry]:
    """Make an entry of each thing that must or may be published."""
    for one in course(told):
        if one.subject == Subject.OTHER and one.published is None and one.prepared is None:
            continue  # it may be published, and nobody set out to
        required = one.subject != Subject.OTHER and one.decided is not None
        if one.decided is not None and one.prepared is None and one.published is None and not _covered(one, told):
            continue
        yield _entry(one, told, required=required)


def _covered(one: Publishable, told: Told) -> bool:
    """Say whether a rule pack covers the decision; what no pack covers is stored, and nothing is due."""
    return one.decided is not None and bool(context_for(one.decided.event, told.registers).pack.guards)


def _entry(one: Publishable, told: Told, *, required: bool) -> PublicationEntry:
    steps = [one.decided, one.prepared, one.reviewed, one.first_published, one.published, one.corrected, one.ended]
    steps += [one.overtaken, one.withdrawn, one.taken_down, *one.changes]
    behind = [step for step in steps if step is not None]
    decided = one.decided
    last, awaits = _last_day(one, told)
    withdrawal = due(WITHDRAWAL, one.overtaken, told.registers) if one.overtaken is not None else None
    down_by = _day(withdrawal.due_at) if withdrawal is not None else None
    prepared = one.prepared.event.fact if one.prepared is not None else None
    reviewed = one.reviewed.event.fact if one.reviewed is not None else None
    prepared_by = prepared.prepared_by if isinstance(prepared, PublicationPrepared) else None
    reviewer = reviewed.reviewer if isinstance(reviewed, PublicationReviewed) else None
    term = shown(one, told)
    first = decided or behind[0]
    return PublicationEntry(
        key=f"{one.subject}:{one.number}",
        organ=first.event.organ or told.case.holder,
        region=told.case.region,
        item=told.case.item,
        officer=reviewer or prepared_by,
        day=legal_date(first.event.occurred_at),
        behind=tuple(sorted({step.version for step in behind})),
        subject=one.subject,
        act=_tag(decided),
        state=one.state,
        required=required and one.state != State.MOOT,
        decided_on=_day(at(decided)),
        due=last,
        awaits_calendar=awaits,
        prepared_by=prepared_by,
        prepared_at=at(one.prepared),
        reviewer=reviewer,
        reviewed_at=at(one.reviewed),
        two_persons=reviewer != prepared_by if reviewer is not None and prepared_by is not None else None,
        published_by=one.published.event.actor if one.published is not None else None,
        published_at=at(one.first_published),
        published_late=_late(one.first_published, last),
        corrections=one.corrections,
        corrected_at=at(one.corrected),
        overtaken_by=_tag(one.overtaken),
        overtaken_on=_day(at(one.overtaken)),
        withdraw_due=down_by,
        withdrawn_at=at(one.withdrawn),
        withdrawn_late=_late(one.withdrawn, down_by),
        taken_down_at=at(one.taken_down),
        shown_until=term.until,
        pack=term.pack,
        credit_class=term.credit_class,
        term_grade=term.grade,
        in_force=one.in_force,
        withheld=withheld(one, told) if one.in_force else None,
    )


def _last_day(one: Publishable, told: Told) -> tuple[date | None, int | None]:
    """Find the last day for publishing, or the year whose calendar is needed to tell.

    What no timer watches over has the days that the pack gives other acts.
    """
    if one.decided is None:
        return None, None
    timer = DUE.get(one.subject)
    if timer is not None:
        found = due(timer, one.decided, told.registers)
        return (_day(found.due_at), found.awaits_calendar) if found is not None else (None, None)
    within = context_for(one.decided.event, told.registers).pack.policy.other_published_within.value
    try:
        return told.registers.calendar.add_working_days(legal_date(one.decided.event.occurred_at), within), None
    except UnknownYearError as error:
        return None, error.year


def _tag(recorded: Recorded | None) -> str | None:
    return recorded.event.fact.TAG if recorded is not None else None


def _day(moment: datetime | None) -> date | None:
    return legal_date(moment) if moment is not None else None


def _late(done: Recorded | None, last: date | None) -> bool | None:
    return legal_date(done.event.occurred_at) > last if done is not None and last is not None else None


PUBLICATIONS: Final = ReadModel(
    name="publications",
    title=Term("执法公示", "publications"),
    entry=PublicationEntry,
    hears=HEARD | {CreditRecordPushed},
    entries=entries,
    filters=("subject", "state", "required", "published_late", "withdrawn_late", "due", "withdraw_due"),
    sums=("required", "published_late", "corrections", "withdrawn_late", "in_force"),
)


class Overdue(StrEnum):
    """What is overdue on a day."""

    UNPUBLISHED = "unpublished"
    NOT_WITHDRAWN = "not_withdrawn"
    BEYOND_TERM = "beyond_term"


OVERDUE: Final = {
    Overdue.UNPUBLISHED: Term("逾期未公示", "not published by its last day"),
    Overdue.NOT_WITHDRAWN: Term("逾期未撤回", "not withdrawn by its last day"),
    Overdue.BEYOND_TERM: Term("超期仍在公示", "online beyond its term"),
}
_ONLINE: Final = f"state IN ({', '.join(repr(str(state)) for state in sorted(ONLINE))})"
_CONDITIONS: Final = {
    Overdue.UNPUBLISHED: "required = 1 AND published_at IS NULL AND due < ?",
    Overdue.NOT_WITHDRAWN: f"{_ONLINE} AND withdrawn_at IS NULL AND withdraw_due < ?",
    Overdue.BEYOND_TERM: f"{_ONLINE} AND shown_until < ?",
}


def list_overdue(  # noqa: PLR0913, PLR0917 -- a list is asked for with as many things
    session: Session, wanted: Question, what: Overdue, on: date, limit: int, cursor: str | None = None
) -> Page:
    """List what is overdue on a day, latest decision first; raises CursorError and AskedError."""
    return list_entries(session, besides(wanted, (_CONDITIONS[what], (on.isoformat(),))), limit, cursor)
