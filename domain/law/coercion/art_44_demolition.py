"""CL art. 44 and ZJ-IB arts 16 to 19: an illegal building is demolished only after announcement (强制拆除)."""

from datetime import date

from msgspec import Struct

from domain.law.coercion.arts_53_54_court import Remedies
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL, ZJ_IB
from domain.time.calendar import Calendar


class Demolition(Struct, frozen=True, kw_only=True):
    """What a demolition rests on."""

    on: date
    announced: bool
    deadline: date | None
    """Last day that the announcement gave the party."""
    remedies: Remedies
    mandated: bool
    """True where the government ordered it (责成), or the building is a rural one and no order is needed."""
    attended: bool
    """True where the party was called, or a witness was there."""
    recorded: bool
    """True where a record was made, with pictures and sound."""


@guard(
    "G086",
    CL.article(44),
    *(ZJ_IB.article(number) for number in range(16, 20)),
    zh="强制拆除条件不具备",
    en="The conditions of a demolition by force are not met.",
)
def fit_to_be_demolished(d: Demolition, calendar: Calendar) -> Reason | None:
    """Refuse a demolition without announcement, before its last day or the end of remedies, or without a mandate."""
    if not d.announced or d.deadline is None:
        return Reason("未发布限期自行拆除的公告", "No announcement has given the party a last day to do it by itself.")
    if d.on <= d.deadline:
        return Reason(f"公告期限至{d.deadline}，其后方可拆除", f"The announcement gives until {d.deadline}: wait.")
    if d.remedies.pending:
        return Reason(
            "当事人已申请复议或者起诉，结果作出前不得强制拆除",
            "The party has sought a remedy: do not demolish before its outcome.",
        )
    over_on = d.remedies.last_day(calendar)
    if over_on is not None and d.on <= over_on:
        return Reason(f"复议、起诉期限至{over_on}，届满后方可拆除", f"Remedy may be sought until {over_on}: wait.")
    if not d.mandated:
        return Reason(
            "城镇违法建筑缺少政府责成文书", "In a town the government has to order it, and no order is on file."
        )
    if not d.recorded:
        return Reason("未制作笔录并拍照、录音、录像", "No record with pictures and sound was made.")
    if not d.attended:
        return Reason(
            "未书面告知当事人到场，也无公证或者第三方见证",
            "The party was not called, and no notary or witness was there.",
        )
    if over_on is None:
        raise UndecidableError("救济期限无从计算", "the end of the periods for remedy cannot be counted")
    return None


NOT_CODED = {
    "ZJ-IB 18": "Property left inside is listed and stored before a witness, by the same record.",
    "ZJ-IB 20": "Housing of parties in need is decided by the government.",
}
