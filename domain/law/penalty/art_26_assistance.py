"""APL art. 26: who is asked for help within its power helps (协助)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL, ZJ_CEO
from domain.time.calendar import Calendar


@guard(
    "G121",
    APL.article(26),
    ZJ_CEO.article(15),
    ZJ_CEO.article(17),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="协助请求未响应",
    en="The request for assistance was not answered as it must be.",
)
def assistance_given(  # noqa: PLR0913 -- what the article and the pack name
    asked_on: date | None,
    due: date | None,
    answered_on: date,
    within: int,
    calendar: Calendar,
    *,
    refused: bool = False,
    written: bool = True,
    within_authority: bool | None = False,
) -> Reason | None:
    """Refuse an answer after its day, and a refusal of what lies within the organ's power or without written reason.

    No statute has a number of days: the request's own ``due`` counts, else the pack's ``within`` working days.
    """
    if asked_on is None:
        raise UndecidableError("案卷没有该协助请求", "the file has no such request")
    if refused and within_authority:
        return Reason("属于本机关职权范围的应当协助", "What lies within the organ's power it must help with.")
    if refused and not written:
        return Reason("拒绝协助应书面说明理由", "A refusal gives its reason in writing.")
    last_day = calendar.overrun(asked_on, within, answered_on) if due is None else due
    if last_day is not None and answered_on > last_day:
        return Reason(f"应于{last_day}前答复", f"An answer was due by {last_day}.")
    if refused and within_authority is None:
        raise UndecidableError("未载明该事项是否属于被请求机关职权", "the refusal does not say whose power it concerns")
    return None


NOT_CODED = {"26, first sentence": "An organ may ask; whether it needs help is its own judgement."}
