"""CPL art. 95: service by public notice is the last way, and takes thirty days (公告送达)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CPL

NOTICE_DAYS: Dated[int] = Dated((date(2021, 7, 15), 60), (date(2022, 1, 1), 30))
"""Calendar days from publication; the sixty before 2022 are from memory (grade M)."""


@guard(
    "G072",
    CPL.article(95),
    zh="未穷尽其他方式不得公告送达",
    en="Served by public notice before other ways were exhausted.",
)
def public_notice_as_last_way(
    served_on: date, published_on: date | None, failures: int, *, whereabouts_unknown: bool
) -> Reason | None:
    """Refuse public notice unless the party cannot be found or other ways failed, or before its days are over."""
    if not failures and not whereabouts_unknown:
        return Reason(
            "没有下落不明的证明或者其他方式送达失败的记录",
            "Neither proof that the party cannot be found nor a failed attempt is on file.",
        )
    if published_on is None:
        raise UndecidableError("案卷未载明公告日期", "the file does not say when the notice was published")
    due = published_on + timedelta(days=NOTICE_DAYS.on(published_on))
    if served_on < due:
        return Reason(f"公告于{published_on}发出，{due}才视为送达", f"Published on {published_on}: served on {due}.")
    return None


NOT_CODED = {"95 reasons on file": "That the reasons stand in the file is shown by the failures recorded."}
