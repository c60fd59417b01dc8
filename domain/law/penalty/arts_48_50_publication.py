"""APL arts 48–50: what of a decision is shown, and when it is withdrawn (公开, 撤回)."""

from collections.abc import Collection
from datetime import date
from typing import Final

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL, OGI, PIPL
from domain.time.calendar import Calendar

WITHDRAWAL_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 3))
"""Working days (art. 85) from the end of the decision."""
NEVER_SHOWN: Final = {
    "person_id": "身份证件号码",
    "phone": "电话号码",
    "address": "自然人住址",
    "bank_account": "银行账号",
    "secret": "国家秘密、商业秘密",
}
"""Fields that no publication shows."""


@guard(
    "G129",
    APL.article(48, 1),
    APL.article(50),
    PIPL.article(25),
    PIPL.article(34),
    OGI.article(15),
    OGI.article(20, item=6),
    core=True,
    zh="公示内容含不应公开的个人信息",
    en="The publication shows personal data that are not to be shown.",
)
def nothing_personal_shown(
    fields: Collection[str] | None, *, person: bool | None, masked: bool, grounded: bool
) -> Reason | None:
    """Refuse to show what is never shown, and a natural person without masking and without a ground.

    ``person`` says whether the party is a natural person, None where the file does not say.
    """
    if fields is None:
        raise UndecidableError("未列明公示字段", "nobody listed what is shown")
    shown = [NEVER_SHOWN[name] for name in NEVER_SHOWN if name in fields]
    if shown:
        return Reason(
            f"应删除{'、'.join(shown)}", "Take out: " + ", ".join(n for n in NEVER_SHOWN if n in fields) + "."
        )
    if person is None:
        raise UndecidableError("案卷未载明相对人类别", "the file does not say what the party is")
    if person and not masked:
        return Reason("自然人信息应脱敏后公示", "Mask the data of a natural person before showing them.")
    if person and not grounded:
        return Reason(
            "公示自然人处罚未载明社会影响等依据", "There is no ground for showing a natural person's penalty."
        )
    return None


@guard(
    "G130",
    APL.article(48, 2),
    APL.article(85),
    core=True,
    zh="未在三个工作日内撤回公示",
    en="The publication was not withdrawn within three working days.",
)
def withdrawn_in_time(ended_on: date | None, withdrawn_on: date, reason: str, calendar: Calendar) -> Reason | None:
    """Refuse to leave a decision shown beyond the third working day after it ceased to stand, and to give no reason."""
    if not reason.strip():
        return Reason("撤回应公开说明理由", "Withdrawal is explained in public.")
    if ended_on is None:
        return None
    last_day = calendar.overrun(ended_on, WITHDRAWAL_PERIOD.on(ended_on), withdrawn_on)
    if last_day is not None:
        return Reason(
            f"应于{last_day}前撤回，实际于{withdrawn_on}撤回", f"Due by {last_day}, withdrawn on {withdrawn_on}."
        )
    return None


NOT_CODED = {"48(1), social influence": "Which decisions have it each organ judges; the publication names its ground."}
