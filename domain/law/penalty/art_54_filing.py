"""APL art. 54: a case that meets the standard is filed, with approval and without delay (立案)."""

from datetime import date

from domain.law.guard import Reason, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar


@guard(
    "G032",
    APL.article(54, paragraph=2),
    APL.article(76, paragraph=2),
    core=True,
    zh="不符合立案标准或未及时立案",
    en="The standard for filing was not met, or the case was not filed without delay.",
)
def filed_on_approval_without_delay(
    filed_on: date, discovered_on: date | None, approver: str | None, days: int | None, calendar: Calendar
) -> Reason | None:
    """Refuse a filing that nobody approved, that came before the discovery, or that came too late after it.

    The article says 及时 and gives no number; ``days`` are the working days from discovery that an organ's own rule
    sets, None where there is none, and then promptness is not measured. Power over the item and the two years of
    art. 36, which belong to the standard as well, are guards of their own (G001, G003, G013).
    """
    if approver is None:
        return Reason("立案未记载负责人批准，应补充审批", "No approval of the filing is on record: have it approved.")
    if discovered_on is not None and discovered_on > filed_on:
        return Reason(
            f"违法行为于{discovered_on}才发现，立案时没有违法事实",
            f"The act was discovered on {discovered_on}: at the filing there were no facts.",
        )
    if discovered_on is None or days is None:
        return None
    last_day = calendar.add_working_days(discovered_on, days)
    if filed_on > last_day:
        return Reason(
            f"应于{last_day}前立案，实际于{filed_on}立案",
            f"The case was to be filed by {last_day} and was filed on {filed_on}.",
        )
    return None


NOT_CODED = {
    "54(1)": "Full, objective and fair investigation shows in the evidence (G033, G034) and in evaluation.",
    "76(1)": "Grounds of liability: each is a guard of its own.",
}
