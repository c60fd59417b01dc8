"""APL art. 60: ninety days from filing to decision (办案期限)."""

from datetime import date, timedelta

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.norms import NormLevel
from domain.law.statutes import APL

DECIDING_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 90))
"""Calendar days from filing; the day of filing does not count."""


@guard("G066", APL.article(60), core=True, zh="已超过九十日办案期限", en="The ninety days for deciding are over.")
def decided_in_time(decided_on: date, filed_on: date | None, added_days: int) -> Reason | None:
    """Refuse a decision after the last day for it; ``added_days`` are those of extensions and suspensions.

    Ninety is not among the numbers that art. 85 makes working days, so calendar days count, and nothing rolls: the
    limit binds the organ.
    """
    if filed_on is None:
        raise UndecidableError("案卷没有立案日期", "the file has no filing date")
    last_day = last_day_to_decide(filed_on, added_days)
    if decided_on > last_day:
        return Reason(
            f"办案期限已于{last_day}届满，依法延长须有法律、法规、规章依据",
            f"The period ended on {last_day}; an extension needs a law, regulation or rule that allows it.",
        )
    return None


def last_day_to_decide(filed_on: date, added_days: int) -> date:
    """Compute the last day for deciding; raises NotInForceError for a case filed before the period was law."""
    days = DECIDING_PERIOD.on(filed_on) + added_days
    return filed_on + timedelta(days=min(days, (date.max - filed_on).days))


class Norm(Struct, frozen=True):
    """What is cited for more time, with its rank where the file gives it."""

    name: str
    level: str | None = None


@guard(
    "G042",
    APL.article(60),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="中止计算期限缺少法律、法规、规章依据",
    en="The period stands still without a law, regulation or rule that allows it.",
)
def suspension_has_basis(ground: str, basis: Norm | None) -> Reason | None:
    """Refuse to let the period stand still without a ground and a law, regulation or rule for it."""
    if not ground.strip():
        return Reason("未载明中止事由", "No ground is given.")
    return _without_basis(basis)


@guard(
    "G067",
    APL.article(60),
    zh="延长办案期限缺少法定依据",
    en="The period was extended without a basis in law.",
)
def extension_has_basis(ground: str, basis: Norm | None, approver: str | None) -> Reason | None:
    """Refuse an extension without approval, reason, and a law, regulation or rule that allows it."""
    if approver is None:
        return Reason("延长未经批准", "Nobody approved the extension.")
    if not ground.strip():
        return Reason("未载明延长理由", "No reason is given.")
    return _without_basis(basis)


def _without_basis(basis: Norm | None) -> Reason | None:
    if basis is None:
        return Reason(
            "未引用法律、法规、规章的规定，期限不因此变动",
            "No law, regulation or rule is cited: the period runs on as it was.",
        )
    if basis.level == NormLevel.DOCUMENT:
        return Reason(f"《{basis.name}》不是法律、法规或者规章", f"{basis.name} is no law, regulation or rule.")
    return None


NOT_CODED = {
    "60 other periods": "Periods that other norms set are not in the item catalogue; an extension stands for them."
}
