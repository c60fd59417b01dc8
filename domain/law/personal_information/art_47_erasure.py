"""PIPL art. 47: while a retention period runs, data are restricted and not erased (删除)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import AL, PIPL
from domain.time.months import add_years


@guard(
    "G148",
    PIPL.article(47, 2),
    AL.whole,
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="保存期内不得删除，应停止其他处理",
    en="While the retention period runs, restrict processing instead of erasing.",
)
def retention_is_over(
    erased_on: date, archived_on: date | None, years: int, retained_until: date | None, *, open_case: bool
) -> Reason | None:
    """Refuse to destroy a key while the case is open, its archive kept, or another file about the party retained."""
    if open_case:
        return Reason("案件尚未结案归档，应改为停止其他处理", "The case is not archived: restrict processing instead.")
    ends = [day for day in (retained_until, add_years(archived_on, years) if archived_on else None) if day is not None]
    if ends and erased_on <= max(ends):
        return Reason(
            f"保存期至{max(ends)}，届满前应改为停止其他处理", f"Retained until {max(ends)}: restrict instead."
        )
    if retained_until is None:
        raise UndecidableError(
            "未载明该相对人其他案卷的保存期限", "nobody looked until when other files about the party are retained"
        )
    return None


NOT_CODED = {
    "47(1) items 1-5": "Grounds for deleting; here the retention period always runs first.",
    "retention periods": "Periods by item are not verified; the pack has one for all.",
}
