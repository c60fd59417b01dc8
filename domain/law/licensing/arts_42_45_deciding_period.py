"""LL arts 42–45: twenty working days to decide, what extends them, what does not count, and ten to deliver (期限)."""

from datetime import date
from typing import Final

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL
from domain.time.calendar import Calendar

ALONE: Dated[tuple[int, int]] = Dated((date(2019, 4, 23), (20, 10)))
"""Working days for deciding from acceptance, and those that the head of the organ may add."""
JOINT: Dated[tuple[int, int]] = Dated((date(2019, 4, 23), (45, 15)))
"""The same where several organs handle the application together; the head of the government adds."""
DELIVERY: Dated[int] = Dated((date(2019, 4, 23), 10))
"""Working days from the decision to delivery of the permit."""
_LONGEST: Final = 3660
"""Working days beyond which no period is computed: facts may claim any number."""


@guard(
    "G102",
    LL.article(42),
    LL.article(82),
    core=True,
    zh="许可决定超期",
    en="The period for deciding on the permit is over.",
)
def permit_decided_in_time(  # noqa: PLR0913 -- what the article names
    decided_on: date,
    accepted_on: date | None,
    extended: int,
    excluded: int,
    calendar: Calendar,
    *,
    joint: bool = False,
) -> Reason | None:
    """Refuse a decision after the last day for it.

    ``extended`` are working days approved and told, counted up to what the article allows; ``excluded`` are those of
    art. 45 that the applicant was told of in writing.
    """
    if accepted_on is None:
        raise UndecidableError("案卷没有受理日期", "the file does not say when the application was accepted")
    period, extension = (JOINT if joint else ALONE).on(accepted_on)
    days = min(period + min(extended, extension) + excluded, _LONGEST)
    last_day = calendar.overrun(accepted_on, days, decided_on)
    if last_day is not None:
        return Reason(
            f"应于{last_day}前作出决定，延长须经负责人批准并告知理由",
            f"A decision was due by {last_day}; an extension needs the head's approval, and its reason told.",
        )
    return None


@guard(
    "G103",
    LL.article(45),
    zh="不计入期限未书面告知",
    en="The applicant was not told in writing of time that does not count.",
)
def exclusion_told(kind: str | None, *, told: bool) -> Reason | None:
    """Refuse to exclude time of which the applicant was not told in writing, or that art. 45 does not name."""
    if not told:
        return Reason("应将所需时间书面告知申请人", "Tell the applicant in writing how long it takes.")
    if kind is None:
        raise UndecidableError(
            "扣除事由只有文字说明，无法判断是否属于第四十五条所列事项", "the ground is given in words only, not by kind"
        )
    return None


@guard(
    "G107",
    LL.article(44),
    LL.article(82),
    zh="许可证件送达超期",
    en="The permit was not delivered within ten working days.",
)
def permit_delivered_in_time(granted_on: date | None, delivered_on: date, calendar: Calendar) -> Reason | None:
    """Refuse to let more than ten working days pass between the grant and its delivery."""
    if granted_on is None:
        raise UndecidableError("案卷没有准予许可的决定", "the file has no grant")
    last_day = calendar.overrun(granted_on, DELIVERY.on(granted_on), delivered_on)
    if last_day is not None:
        return Reason(
            f"应于{last_day}前送达，实际于{delivered_on}送达", f"Due by {last_day}, delivered on {delivered_on}."
        )
    return None


NOT_CODED = {
    "42(1) last sentence": "Laws and regulations may set other periods; the item catalogue does not carry them.",
    "43": "First review by a lower organ is a file of that organ.",
}
