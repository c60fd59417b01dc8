"""The account of one case: what was imposed, added, paid, collected, deferred, contested and enforced."""

from datetime import date
from typing import Annotated

from domain.fact import Money, money
from domain.remedy.facts import Outcome
from projections.read_models.entry import Entry, label


class FineAccount(Entry, frozen=True, kw_only=True, gc=False):
    """The money of one case, in fen or, for a foreign log, in its smallest unit."""

    party: Annotated[str | None, label("当事人", "Token of the party")] = None
    decisions: Annotated[int, label("处罚决定次数", "Decisions that punish")] = 0
    fine: Annotated[Money, label("罚款", "Fine as it stands")] = money(0)
    fine_decided: Annotated[Money, label("决定罚款", "Fine as it was decided, of all decisions")] = money(0)
    confiscated: Annotated[Money, label("没收", "Confiscated, of all decisions")] = money(0)
    costs: Annotated[Money, label("费用", "Expenses charged to the party")] = money(0)
    dispatches: Annotated[int, label("寄出次数", "Times the decision was sent off")] = 0
    dispatched_on: Annotated[date | None, label("寄出日期", "First sent off on")] = None
    services: Annotated[int, label("送达次数", "Times the decision was served")] = 0
    served_on: Annotated[date | None, label("送达日期", "First served on")] = None
    pay_by: Annotated[date | None, label("缴款期限", "Last day for paying, as the party was told")] = None
    payments: Annotated[int, label("缴款次数", "Payments")] = 0
    paid: Annotated[Money, label("已缴", "Paid by the party")] = money(0)
    collections: Annotated[int, label("当场收缴次数", "Times officers collected on the spot")] = 0
    collected: Annotated[Money, label("当场收缴", "Collected on the spot")] = money(0)
    remitted: Annotated[int, label("上缴次数", "Steps by which collected money was handed on")] = 0
    surcharges: Annotated[int, label("加处罚款次数", "Times a surcharge began")] = 0
    surcharge_on: Annotated[date | None, label("加处起算日", "Day on which the surcharge began")] = None
    surcharge_per_mille: Annotated[int, label("日加处（千分）", "Daily surcharge in thousandths of the fine")] = 0
    raised_to: Annotated[Money, label("加处后总额", "New total where the addition is a fixed one; 0 where none is")] = (
        money(0)
    )
    waived: Annotated[Money, label("减免加处罚款", "Surcharge waived by an agreement on execution")] = money(0)
    deferred_to: Annotated[date | None, label("延期至", "Last day after a deferral or of the last instalment")] = None
    instalments: Annotated[int, label("分期期数", "Instalments approved")] = 0
    worked_off: Annotated[Money, label("服务折抵", "Replaced by community service")] = money(0)
    settled_on: Annotated[date | None, label("缴清日期", "Day on which nothing remained to be paid")] = None
    reviews: Annotated[int, label("复议申请", "Applications for review")] = 0
    reviews_forwarded: Annotated[int, label("复议转送", "Applications forwarded by the organ")] = 0
    reviews_decided: Annotated[int, label("复议决定", "Decisions on review")] = 0
    review_outcome: Annotated[Outcome | None, label("复议结果", "Outcome of the last one, where it is told")] = None
    outcomes_served: Annotated[int, label("复议决定送达", "Review decisions served")] = 0
    suits: Annotated[int, label("起诉", "Suits")] = 0
    suits_judged: Annotated[int, label("判决", "Judgments")] = 0
    suit_outcome: Annotated[Outcome | None, label("判决结果", "Outcome of the last one")] = None
    court_applied: Annotated[int, label("申请强制执行", "Times the court or a collector was asked to collect")] = 0
    court_applied_on: Annotated[date | None, label("申请执行日期", "First asked on")] = None
    court_allowed: Annotated[int, label("准予执行", "Times the court allowed it")] = 0
    court_collected: Annotated[Money, label("法院执行到位", "Collected through the court")] = money(0)
    executed: Annotated[Money, label("行政强制执行到位", "Collected by the organ's own execution")] = money(0)
    has_payment: Annotated[bool, label("有缴款", "Something was paid or collected on the spot")] = False
    in_collection: Annotated[bool, label("已申请强制执行", "The court or a collector was asked")] = False
    paid_after_collection: Annotated[bool, label("申请后缴款", "Paid after the court or a collector was asked")] = False
