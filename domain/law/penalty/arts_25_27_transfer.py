"""APL arts 25–27: handing a case over, sending it back, and disputes over whose it is (案件移送, 管辖争议)."""

from collections.abc import Collection
from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL, HZ_2023, MOHURD55, WZ_2021, ZJ_CEO
from domain.time.calendar import Calendar

BOUNCES_ALLOWED = 2
"""Returns after which a transfer counts as disputed: a local design, not a number of any statute."""


@guard(
    "G123",
    APL.article(25),
    APL.article(27),
    HZ_2023.whole,
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="移交材料不符合移交标准",
    en="What was handed over does not meet the standard.",
)
def package_complete(needed: Collection[str], contents: Collection[str] | None, documents: int) -> Reason | None:
    """Refuse to hand a case over without what the pack's standard (案件移交标准) needs."""
    if documents == 0 and not contents:
        return Reason("没有移交材料", "Nothing was handed over with the case.")
    if contents is None:
        raise UndecidableError("未列明移交材料内容", "nobody listed what the package holds")
    missing = sorted(set(needed) - set(contents))
    if missing:
        return Reason(f"移交材料缺少{len(missing)}项：{'、'.join(missing)}", f"Missing: {', '.join(missing)}.")
    return None


@guard(
    "G124",
    APL.article(25, 2),
    ZJ_CEO.article(17, 2),
    core=True,
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="不得反复退件，应提请争议协调",
    en="A matter is not sent back again and again: raise a dispute.",
)
def return_allowed(  # noqa: PLR0913 -- what the standard names
    bounces: int,
    reason: str,
    *,
    sent_on: date | None,
    returned_on: date,
    due: date | None,
    within: int,
    calendar: Calendar,
) -> Reason | None:
    """Refuse a return beyond the second, without a reason, or after the day for answering."""
    if bounces >= BOUNCES_ALLOWED:
        return Reason(f"已退回{bounces}次，应提请职责争议协调", f"Sent back {bounces} times already: raise a dispute.")
    if not reason.strip():
        return Reason("退回应书面说明理由", "Sending back needs a written reason.")
    if sent_on is None:
        raise UndecidableError("案卷没有移送记录", "the file does not say when the matter was handed over")
    last_day = calendar.overrun(sent_on, within, returned_on) if due is None else due
    if last_day is not None and returned_on > last_day:
        return Reason(f"应于{last_day}前答复，逾期应接收", f"An answer was due by {last_day}; take the matter over.")
    return None


@guard(
    "G125",
    APL.article(25, 2),
    ZJ_CEO.article(12, item=2),
    ZJ_CEO.article(17, 2),
    MOHURD55.article(6),
    zh="争议未在期限内协调",
    en="The dispute was not settled in time, or not by naming one organ.",
)
def dispute_settled(  # noqa: PLR0913 -- what the articles name
    raised_on: date | None,
    settled_on: date,
    responsible: str | None,
    within: int,
    calendar: Calendar,
    *,
    designated: bool = False,
    failed: bool = False,
    interim: bool = True,
) -> Reason | None:
    """Refuse an agreement after the time for negotiating, an end that names nobody, and a dispute nobody bridges.

    ``designated`` says that the body above decided, ``failed`` that negotiation is being declared to have failed.
    """
    if raised_on is None:
        raise UndecidableError("案卷没有提出争议的记录", "the file does not say when the dispute was raised")
    if not failed and not responsible:
        return Reason("裁定未明确一个责任机关", "The end of the dispute names no responsible organ.")
    if not interim:
        return Reason("争议期间未明确先行处置机关", "Nobody was named to act meanwhile.")
    last_day = None if designated else calendar.overrun(raised_on, within, settled_on)
    if last_day is not None:
        return Reason(
            f"协商期限至{last_day}，逾期应报请共同的上一级行政机关指定",
            f"Negotiation was due by {last_day}; after it the common superior designates.",
        )
    return None


@guard(
    "G126",
    WZ_2021.whole,
    grade=Grade.SEEN,
    zh="处理结果未反馈移送机关",
    en="The organ that handed the matter over was not told of the result.",
)
def result_fed_back(from_organ: str | None, *, taken: bool, told: bool) -> Reason | None:
    """Refuse to close a case that another organ handed over before that organ was told what came of it."""
    if taken and from_organ is not None and not told:
        return Reason(f"应先将处理结果反馈{from_organ}", f"Tell {from_organ} of the result first.")
    return None


NOT_CODED = {
    "25(1)": "First to file is a guard of its own (G004).",
    "27": "Transfer for crime has guards of its own (G095-G099).",
}
