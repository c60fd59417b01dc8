"""APL arts 63–65: how a hearing is called and held (听证的举行)."""

from collections.abc import Collection
from datetime import date
from typing import Final

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL
from domain.time.calendar import Calendar

NOTICE_PERIOD: Dated[int] = Dated((date(2021, 7, 15), 7))
"""Working days (art. 85) between the notice of time and place and the hearing."""
MOST_AGENTS: Final = 2


@guard(
    "G054",
    APL.article(64, item=2),
    APL.article(85),
    core=True,
    zh="听证通知不足七个工作日",
    en="The notice of the hearing came less than seven working days before it.",
)
def hearing_announced_in_time(served_on: date | None, held_on: date, calendar: Calendar) -> Reason | None:
    """Refuse a hearing before the seventh working day after its time and place were told.

    Doubt: 七日前 is read as the seventh working day before the hearing; who wants seven full days in between has to
    schedule a day later.
    """
    if served_on is None:
        return Reason("案卷中没有已送达的听证通知书", "No notice of time and place had reached the party.")
    earliest = calendar.add_working_days(served_on, NOTICE_PERIOD.on(served_on))
    if held_on < earliest:
        return Reason(
            f"通知于{served_on}送达，最早可于{earliest}举行",
            f"The notice was served on {served_on}: the hearing may be held on {earliest} at the earliest.",
        )
    return None


@guard(
    "G055",
    APL.article(63, paragraph=2),
    APL.article(64, item=3),
    APL.article(64, item=4),
    APL.article(64, item=5),
    zh="听证组织不符合法定程序",
    en="The hearing was not held as the law wants it.",
)
def hearing_held_properly(  # noqa: PLR0913 -- each is one rule of art. 64
    host: str,
    investigators: Collection[str],
    *,
    public: bool | None,
    closed_for: str | None,
    agents: int | None,
    charged: int | None,
) -> Reason | None:
    """Refuse a hearing led by an investigator, closed without ground, with too many agents, or at the party's cost."""
    if host in investigators:
        return Reason("听证由本案调查人员主持", "An investigator of the case led the hearing.")
    if public is False and closed_for is None:
        return Reason(
            "听证未公开举行，也未载明国家秘密、商业秘密或者个人隐私",
            "The hearing was closed without a state secret, trade secret or privacy being named.",
        )
    if agents is not None and agents > MOST_AGENTS:
        return Reason(f"当事人委托了{agents}名代理人，至多二人", f"The party had {agents} agents; two are the most.")
    if charged:
        return Reason("当事人不承担听证费用，应退还", "The party does not pay for the hearing: give it back.")
    if public is None or agents is None or charged is None:
        raise UndecidableError(
            "案卷未载明听证是否公开、代理人数或者费用",
            "the file does not say whether the hearing was public, how many agents came, or who paid",
        )
    return None


@guard(
    "G058",
    APL.article(64, item=8),
    zh="听证笔录未经核对签名",
    en="The record of the hearing was not checked and signed.",
)
def hearing_record_signed(signature: str | None) -> Reason | None:
    """Refuse a hearing record that is neither signed nor marked by the host as refused.

    ``signature`` is ``signed``, ``refused_noted`` or ``missing``; None where the file does not say.
    """
    if signature is None:
        raise UndecidableError(
            "案卷未载明听证笔录是否经核对签名", "the file does not say whether the record was checked and signed"
        )
    if signature == "missing":
        return Reason(
            "笔录未交当事人签字，主持人也未注明拒签", "The record is neither signed nor marked by the host as refused."
        )
    return None


NOT_CODED = {"64 item 7": "What is said at the hearing stands in its record."}
