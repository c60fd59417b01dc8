"""CT art. 5: a team reports, the principal head decides in three days, and the case goes in a day (移送审批)."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CT

TEAM: Dated[int] = Dated((CT.in_force, 2))
"""Least number of officers of the team."""
DECIDING_PERIOD: Dated[int] = Dated((CT.in_force, 3))
"""Calendar days from the report; the rules do not say that they are working days, so the stricter count holds."""
SENDING_PERIOD: Dated[int] = Dated((CT.in_force, 24))
"""Hours from approval to the police."""


@guard(
    "G095",
    CT.article(5, paragraph=1),
    zh="移送报告或审批人不符",
    en="The report is missing, or the wrong person approved.",
)
def reported_by_a_team_to_the_head(
    on: date, *, team: int | None, report: bool, principal: bool | None
) -> Reason | None:
    """Refuse a transfer without a team of two and its written report, or decided by other than the principal head.

    ``team`` counts distinct officers, None where nothing was proposed; ``principal`` is None before anybody decided.
    """
    if team is None:
        raise UndecidableError("案卷没有专案组的移送报告", "no report of a team is on file")
    if team < TEAM.on(on):
        return Reason(
            f"专案组仅{team}人，应指定两名以上行政执法人员", f"The team has {team} officer(s): appoint two or more."
        )
    if not report:
        return Reason("没有书面移送报告", "There is no written report.")
    if principal is False:
        return Reason(
            "审批人不是正职负责人或者主持工作的负责人",
            "Neither the principal head nor whoever presides over the work decided.",
        )
    return None


class Deciding(Struct, frozen=True):
    """The principal head decides on a transfer."""

    reported_on: date | None
    decided_on: date
    approved: bool
    reason: str | None


class Sending(Struct, frozen=True):
    """The case goes to the police."""

    approved_at: datetime | None
    sent_at: datetime


@guard(
    "G096",
    CT.article(5, paragraph=2),
    zh="移送审批或移交超时",
    en="The transfer was decided or sent too late, or refused without a reason.",
)
def transferred_in_time(step: Deciding | Sending) -> Reason | None:
    """Find a decision after the third day, a refusal without its reason, or a case sent after twenty-four hours."""
    match step:
        case Deciding():
            return _decided(step)
        case Sending():
            return _sent(step)


def _decided(step: Deciding) -> Reason | None:
    if not step.approved and not step.reason:
        return Reason("不批准移送的理由未记录在案", "The reason for not transferring is not on record.")
    if step.reported_on is None:
        raise UndecidableError("案卷没有移送报告的日期", "the file does not say when the transfer was reported")
    last_day = step.reported_on + timedelta(days=DECIDING_PERIOD.on(step.reported_on))
    if step.decided_on > last_day:
        return Reason(
            f"应于{last_day}前决定是否移送，实际于{step.decided_on}决定",
            f"It was to be decided by {last_day} and was on {step.decided_on}.",
        )
    return None


def _sent(step: Sending) -> Reason | None:
    if step.approved_at is None:
        raise UndecidableError("案卷没有批准移送的时间", "the file does not say when the transfer was approved")
    last = step.approved_at + timedelta(hours=SENDING_PERIOD.on(step.approved_at.date()))
    if step.sent_at > last:
        hours = (step.sent_at - step.approved_at).total_seconds() / 3600
        return Reason(
            f"批准后应在二十四小时内移送，实际经过{hours:.1f}小时",
            f"The case was to go within 24 hours of approval and went after {hours:.1f}.",
        )
    return None


NOT_CODED = {"5(1) integrity": "That the report is true is what the team answers for."}
