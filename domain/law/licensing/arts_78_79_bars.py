"""LL arts 78–79: who used false materials or fraud may not apply again for a time (禁止申请期)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL
from domain.time.months import add_years


class Barred(Struct, frozen=True):
    """A bar that began on a day: one year after false materials, three after fraud."""

    since: date
    years: int


@guard("G110", LL.article(78), LL.article(79), zh="申请人处于禁止申请期", en="The applicant is barred from applying.")
def applicant_not_barred(
    applied_on: date,
    public_safety: bool | None,  # noqa: FBT001 -- three answers, one of them that nobody said
    bars: Iterable[Barred],
    searched_on: date | None,
) -> Reason | None:
    """Refuse an application, in matters of public safety, while a bar lasts.

    ``bars`` are those of this file; earlier applications of the party are files of their own, so that without a search
    of the list of barred applicants the guard cannot decide.
    """
    for bar in bars:
        last_day = add_years(bar.since, bar.years)
        if applied_on <= last_day:
            return Reason(
                f"{last_day}前不得再次申请该许可", f"No application for this permit before {last_day} is over."
            )
    if public_safety is None:
        raise UndecidableError("未载明是否属于直接关系公共安全等事项", "nobody said whether public safety is concerned")
    if public_safety and searched_on is None:
        raise UndecidableError(
            "未查询禁止申请名单，本案卷看不到申请人以往的申请", "the list of barred applicants was not searched"
        )
    return None


NOT_CODED = {"78 and 79, penalties": "The warning and the penalty are cases of their own."}
