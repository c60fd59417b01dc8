"""LL art. 50: renewal is asked for thirty days before the permit ends, and decided before it does (延续)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL

NOTICE: Dated[int] = Dated((date(2019, 4, 23), 30))
"""Days before the last day of validity. They bind the holder, so art. 82 does not make them working days."""


@guard(
    "G108",
    LL.article(50),
    zh="延续申请期限/视为准予延续",
    en="Renewal was not asked for thirty days before the end, or not decided before it.",
)
def renewed_in_time(
    valid_to: date | None, applied_on: date | None, renewed_on: date, *, deemed: bool = False
) -> Reason | None:
    """Refuse a renewal asked for too late or decided after the end, and one by silence (视为准予延续) before it."""
    if valid_to is None:
        raise UndecidableError("案卷没有许可有效期", "the file does not say until when the permit is valid")
    if applied_on is None:
        raise UndecidableError("案卷没有延续申请", "the file has no application for renewal")
    latest = valid_to - timedelta(days=min(NOTICE.on(applied_on), (valid_to - date.min).days))
    if applied_on > latest:
        return Reason(
            f"应于{latest}前申请，实际于{applied_on}申请，应重新申请许可",
            f"Renewal was to be asked for by {latest} and was on {applied_on}: a new permit is needed.",
        )
    if deemed and renewed_on <= valid_to:
        return Reason(f"{valid_to}届满前不得视为准予延续", f"Silence renews nothing before {valid_to} is over.")
    if not deemed and renewed_on > valid_to:
        return Reason(
            f"{valid_to}届满前未作决定，已视为准予延续", f"Nothing was decided by {valid_to}: it counts as renewed."
        )
    return None


NOT_CODED = {"50(1) last sentence": "Other norms may set another day for asking; the item catalogue does not carry it."}
