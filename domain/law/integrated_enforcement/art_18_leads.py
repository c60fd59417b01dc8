"""ZJ-CEO art. 18: a clue of another organ's matter is fixed and handed over in time (线索移交)."""

from datetime import date

from domain.law.guard import Reason, guard
from domain.law.statutes import ZJ_CEO
from domain.time.calendar import Calendar


@guard(
    "G122",
    ZJ_CEO.article(18, 2),
    core=True,
    zh="应移交线索未及时移交",
    en="A lead of another organ was not handed over in time.",
)
def lead_handed_over(  # noqa: PLR0913 -- what the article and the pack name
    elsewhere_on: date | None,
    acted_on: date,
    within: int,
    calendar: Calendar,
    *,
    handed_over: bool,
    fixed: bool,
) -> Reason | None:
    """Refuse to keep or end a lead that is another organ's, and to hand one over late or without what fixes it.

    The regulation says 及时 and no number; ``within`` are the pack's working days from the day on which verification
    showed whose it is.
    """
    if elsewhere_on is None:
        return None
    if not handed_over:
        return Reason(
            "核查认定不属于本机关职责，应先移交", "Verification showed that it is another organ's: hand it over."
        )
    if not fixed:
        return Reason("未以录音录像、拍照等方式固定线索", "The clue was not fixed by recording or photograph.")
    last_day = calendar.overrun(elsewhere_on, within, acted_on)
    if last_day is not None:
        return Reason(f"应于{last_day}前移交，实际于{acted_on}移交", f"Due by {last_day}, handed over on {acted_on}.")
    return None


NOT_CODED = {"18(1)": "That evidence of another organ counts is the guard on imported evidence (G040)."}
