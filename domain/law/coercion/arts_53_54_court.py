"""CL arts 53 and 54: asking the court, ten days after urging and within three months (申请法院强制执行)."""

from datetime import date, timedelta

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ALL, ALL_I, CL
from domain.time.calendar import Calendar
from domain.time.months import add_months

AFTER_URGING: Dated[int] = Dated((CL.in_force, 10))
"""Working days (art. 69) that the party has after the letter of urging reached it."""
APPLYING_PERIOD: Dated[int] = Dated((CL.in_force, 3))
"""Months from the end of the periods for remedy, or of a deferral (APL art. 72(2))."""


SUIT_PERIOD: Dated[int] = Dated((ALL.in_force, 6))
"""Months for a suit (ALL art. 46(1)), the longer of the two periods for remedy."""
SUIT_AFTER_REVIEW: Dated[int] = Dated((ALL.in_force, 15))
"""Calendar days for a suit after the review decision (ALL art. 45)."""


class Remedies(Struct, frozen=True, kw_only=True):
    """Whether the party has sought remedy, and until when it may."""

    served_on: date | None = None
    """Day on which the decision reached the party."""
    reviewed_on: date | None = None
    """Day on which the review decision did."""
    pending: bool = False
    """True while a review or suit goes on."""
    judged: bool = False
    """True where a court has judged the decision."""

    def last_day(self, calendar: Calendar) -> date | None:
        """Compute the last day for seeking remedy, which rolls; None where the day of service is not on file."""
        if self.reviewed_on is not None:
            days = min(SUIT_AFTER_REVIEW.on(self.reviewed_on), (date.max - self.reviewed_on).days)
            return calendar.roll(self.reviewed_on + timedelta(days=days))
        if self.served_on is None:
            return None
        return calendar.roll(add_months(self.served_on, SUIT_PERIOD.on(self.served_on)))


class Application(Struct, frozen=True, kw_only=True):
    """What an application to the court rests on."""

    on: date
    remedies: Remedies
    deferred_to: date | None
    urged_on: date | None
    """Day on which the letter of urging reached the party."""
    urged: bool
    """True where a letter of urging was written."""
    performed: bool


@guard(
    "G082",
    CL.article(53),
    CL.article(54),
    CL.article(69),
    ALL_I.article(156),
    core=True,
    zh="申请法院强制执行条件或期限不符",
    en="The court may not be asked to enforce, not yet or no more.",
)
def court_may_be_asked(a: Application, calendar: Calendar) -> Reason | None:
    """Refuse an application during a remedy, before ten working days after urging, or later than three months.

    Art. 54 lets the organ apply when ten days have passed since service (送达十日后), so the tenth working day is still
    the party's. The three months limit a coercive power and do not roll.
    """
    if a.performed:
        return Reason("当事人已履行，无须申请强制执行", "The party has performed: there is nothing to enforce.")
    if a.remedies.pending:
        return Reason("复议或者诉讼尚未终结，不得申请强制执行", "A review or suit is pending: wait for its outcome.")
    return _urged(a, calendar) or _in_time(a, calendar)


def _urged(a: Application, calendar: Calendar) -> Reason | None:
    if not a.urged:
        return Reason("申请前未催告，应先送达催告书", "The party was not urged: serve a letter of urging first.")
    if a.urged_on is None:
        return None
    last_day = calendar.add_working_days(a.urged_on, AFTER_URGING.on(a.urged_on))
    if a.on <= last_day:
        return Reason(
            f"催告书于{a.urged_on}送达，当事人可于{last_day}前履行，其后方可申请",
            f"The letter reached the party on {a.urged_on}, who may perform until {last_day}: apply after that.",
        )
    return None


def _in_time(a: Application, calendar: Calendar) -> Reason | None:
    if a.remedies.judged:
        raise UndecidableError(
            "行政决定已经人民法院判决，执行依据为裁判文书",
            "a court has judged the decision; its judgment is what is executed",
        )
    over_on = a.remedies.last_day(calendar)
    if over_on is None:
        raise UndecidableError(
            "案卷没有决定书送达日期，救济期限无从计算",
            "the file has no day of service, so the end of remedies is unknown",
        )
    if a.on <= over_on:
        return Reason(f"复议、起诉期限至{over_on}，届满后方可申请", f"Remedy may be sought until {over_on}: wait.")
    since = over_on if a.deferred_to is None else max(over_on, a.deferred_to)
    last_day = add_months(since, APPLYING_PERIOD.on(since))
    if a.on > last_day:
        return Reason(
            f"申请期限自{since}起三个月，已于{last_day}届满", f"The three months from {since} ended on {last_day}."
        )
    if a.urged_on is None:
        raise UndecidableError("案卷没有催告书送达日期", "the file does not say when the letter of urging was served")
    return None


NOT_CODED = {
    "54 courts": "Which court is competent is for the court to say.",
    "55": "What is handed in with the application is a list of documents of the file.",
    "56-60": "What the court does, and when, is the court's.",
}
