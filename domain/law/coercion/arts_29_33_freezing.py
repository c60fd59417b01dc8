"""CL arts 29 to 33: deposits are frozen by organs that a law names, and the party is told in three days (冻结)."""

from datetime import date

from domain.law.coercion.art_25_term import last_day_of_measure
from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL
from domain.time.calendar import Calendar

DELIVERY_PERIOD: Dated[int] = Dated((CL.in_force, 3))
"""Working days (art. 69) for delivering the decision to the party."""


@guard(
    "G093",
    CL.article(29),
    CL.article(31),
    CL.article(32),
    CL.article(69),
    zh="冻结主体或期限不合法",
    en="The deposit was frozen by the wrong organ, for too long, or the decision came too late.",
)
def frozen_within_the_law(  # noqa: PLR0913 -- each is a condition of the articles
    level: str | None,
    since: date | None,
    until: date | None,
    delivered_on: date | None,
    calendar: Calendar,
    *,
    extended: bool = False,
    frozen_by: str | None = None,
) -> Reason | None:
    """Refuse freezing without a law, of what is frozen already, beyond its term, or with the decision delivered late.

    ``level`` is the rank of the norm, None where the file does not say; ``until`` is the last day for which it is
    frozen, and ``delivered_on`` the day of delivery, each None where the act says nothing of it.
    """
    if frozen_by is not None:
        return Reason(f"存款、汇款已由{frozen_by}冻结，不得重复冻结", f"{frozen_by} has frozen the deposit already.")
    if level is not None and level != "law":
        return Reason(
            "冻结存款、汇款须由法律规定的机关实施，本决定的依据不是法律",
            "Only an organ that a law names may freeze deposits, and the basis is no law.",
        )
    if since is None:
        raise UndecidableError("案卷没有该冻结的实施记录", "the file does not say when the deposit was frozen")
    last_day = last_day_of_measure(since, 0, extended=extended)
    if until is not None and until > last_day:
        return Reason(
            f"冻结自{since}起至迟于{last_day}届满，不得至{until}",
            f"Freezing from {since} ends on {last_day} at the latest, not on {until}.",
        )
    if delivered_on is not None:
        due = calendar.add_working_days(since, DELIVERY_PERIOD.on(since))
        if delivered_on > due:
            return Reason(
                f"冻结决定书应于{due}前交付当事人，实际于{delivered_on}交付",
                f"The decision was to be delivered by {due} and was on {delivered_on}.",
            )
    if level is None:
        raise UndecidableError("案卷未载明冻结的法律依据", "the file does not name the law that allows freezing")
    return None


NOT_CODED = {
    "29(2)": "That the sum fits the violation is a finding of people.",
    "30": "What the bank has to do is the bank's own record.",
}
