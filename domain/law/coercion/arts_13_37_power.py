"""CL arts 13, 34 and 37: only a law gives power of execution; others ask the court (行政强制执行权)."""

from datetime import date

from domain.law.coercion.arts_53_54_court import Remedies
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL
from domain.time.calendar import Calendar


@guard(
    "G081",
    CL.article(13),
    CL.article(34),
    CL.article(37),
    zh="本机关无行政强制执行权",
    en="The organ has no power of execution.",
)
def has_power_of_execution(  # noqa: PLR0913 -- each is a condition of the articles
    on: date, level: str | None, way: str, remedies: Remedies, calendar: Calendar, *, property_taken: bool
) -> Reason | None:
    """Refuse to decide on execution without a law that gives the power.

    ``level`` is the rank of the norm that the decision names, None where it names none. One way is open to every organ:
    to auction (``auction``) what it has already sealed or seized, once nobody may seek remedy any more (art. 46(3)).
    """
    if level == "law":
        return None
    if way == "auction" and property_taken and not remedies.pending:
        over_on = remedies.last_day(calendar)
        if over_on is None:
            raise UndecidableError("救济期限是否届满不明", "it is not known whether the periods for remedy are over")
        if on > over_on:
            return None
    return Reason(
        "决定未载明授予强制执行权的法律，本机关应当申请人民法院强制执行",
        "The decision names no law that gives the power: the organ has to apply to the court.",
    )


NOT_CODED = {
    "37(2)": "The contents of the decision are on its form, which the file holds as a document.",
    "13(1)": "Which law gives the power is cited in the decision; whether it does is for the court.",
}
