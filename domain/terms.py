"""Terms: one Chinese and one English word for each stage, thread and status that people read."""

from typing import Final

from msgspec import Struct


class Term(Struct, frozen=True):
    """A term in both languages."""

    zh: str
    en: str


PARTS: Final[dict[str, Term]] = {
    "approval": Term("审批", "approval"),
    "supervision": Term("监管", "supervision"),
    "penalty": Term("处罚", "penalty"),
    "evaluation": Term("监督评价", "evaluation"),
    "collaboration": Term("执法协同", "collaboration"),
    "measures": Term("行政强制", "coercive measures"),
    "disclosure": Term("执法公示", "disclosure"),
    "remedy": Term("复议诉讼", "remedy"),
    "custody": Term("记录与隐私", "custody of the record"),
}
"""Stages and threads of a case."""

STATUSES: Final[dict[str, Term]] = {
    "untouched": Term("未涉及", "not applicable"),
    "applied": Term("已申请", "applied"),
    "supplement_awaited": Term("待补正", "awaiting a supplement"),
    "accepted": Term("已受理", "accepted"),
    "declined": Term("不予受理", "not accepted"),
    "granted": Term("已准予，待送达", "granted, not delivered"),
    "refused": Term("不予许可", "refused"),
    "commitment_unchecked": Term("承诺待核查", "commitment not checked"),
    "commitment_broken": Term("承诺不实，待撤销", "commitment untrue, to be revoked"),
    "in_force": Term("许可有效", "in force"),
    "expired": Term("许可到期", "expired"),
    "withdrawn": Term("已撤回", "withdrawn"),
    "cancelled": Term("已注销", "cancelled"),
    "licence_revoked": Term("许可证件被吊销", "licence revoked as a penalty"),
    "ended": Term("许可终止", "ended"),
    "unsent": Term("未移送", "not handed over"),
    "sent": Term("移送中", "handed over, no answer yet"),
    "taken": Term("已接收", "taken over"),
    "returned": Term("已退回", "sent back"),
    "disputed": Term("职责争议中", "in dispute"),
    "hidden": Term("未公示", "not shown"),
    "prepared": Term("公示待审核", "publication prepared"),
    "cleared": Term("公示已审核", "publication reviewed"),
    "shown": Term("公示中", "shown"),
    "taken_down": Term("公示已撤下", "taken down"),
    "lead_open": Term("线索待核查", "lead to be verified"),
    "lead_verified": Term("线索待办结", "lead to be disposed of"),
    "planned": Term("待检查", "inspection to come"),
    "inspecting": Term("检查中", "under inspection"),
    "finished": Term("检查结束", "finished"),
    "correction_awaited": Term("待整改复查", "awaiting correction and recheck"),
    "violation_open": Term("违法行为待处理", "violation not dealt with"),
    "filed": Term("已立案", "filed"),
    "concluded": Term("调查终结", "investigation concluded"),
    "notified": Term("已告知", "party notified"),
    "transferred": Term("已移送公安机关", "transferred to the police"),
    "not_transferred": Term("未移送", "not transferred"),
    "transfer_proposed": Term("已提出移送，待批准", "transfer proposed"),
    "transfer_approved": Term("已批准移送，待送出", "transfer approved, not sent"),
    "transfer_disapproved": Term("不批准移送", "transfer not approved"),
    "transfer_sent": Term("已送公安机关，待答复", "with the police, not answered"),
    "transfer_accepted": Term("公安机关已受理", "accepted by the police"),
    "transfer_refused": Term("公安机关不受理或者不立案", "refused by the police"),
    "transfer_challenged": Term("已提请复议或者立案监督", "refusal challenged"),
    "transfer_returned": Term("司法机关已移回", "sent back"),
    "hearing_awaited": Term("待听证", "awaiting a hearing"),
    "suspended": Term("中止", "suspended"),
    "merged": Term("已并案", "merged into another case"),
    "void": Term("决定无效", "decision void"),
    "decided": Term("已决定，待送达", "decided, not served"),
    "served": Term("已送达，待履行", "served, to be performed"),
    "deferred": Term("延期或者分期缴纳中", "payment deferred or in instalments"),
    "working_off": Term("社会服务折抵中", "being worked off by service"),
    "overdue": Term("逾期，加处罚款中", "overdue, surcharge running"),
    "decision_revoked": Term("决定已撤销", "decision revoked"),
    "revoked": Term("已撤销", "revoked"),
    "enforcing": Term("催告或强制执行中", "being enforced"),
    "no_measure": Term("无此强制措施", "no such measure"),
    "measure_approved": Term("强制措施已批准，待实施", "measure approved, not imposed"),
    "measure_in_force": Term("强制措施实施中", "measure in force"),
    "measure_ended": Term("强制措施已解除或者届满", "measure ended"),
    "execution_none": Term("未决定强制执行", "no coercive execution decided"),
    "execution_decided": Term("已决定强制执行", "coercive execution decided"),
    "execution_suspended": Term("中止执行", "execution suspended"),
    "execution_agreed": Term("执行协议履行中", "agreement on execution being kept"),
    "execution_done": Term("强制执行完毕", "coercive execution done"),
    "execution_terminated": Term("终结执行", "execution terminated"),
    "performed": Term("已履行，待结案", "performed, to be closed"),
    "closed": Term("已结案", "closed"),
    "archived": Term("已归档", "archived"),
    "dropped": Term("不予立案或撤销立案", "not pursued"),
    "sampled": Term("案卷已抽取", "sampled"),
    "scored": Term("案卷已评分", "scored"),
    "vetoed": Term("一票否决", "vetoed"),
    "rectification_awaited": Term("待整改", "awaiting rectification"),
    "rectified": Term("整改完成", "rectified"),
    "answer_awaited": Term("检察建议待回复", "prosecutor's suggestion to be answered"),
    "accountability_open": Term("责任追究中", "accountability procedure open"),
    "legitimacy_open": Term("合法性审查中", "review of legitimacy open"),
    "survey_open": Term("落实情况评估中", "survey open"),
    "matters_done": Term("监督事项办结", "matters done"),
    "under_review": Term("复议中", "under review"),
    "reviewed": Term("复议已决", "reviewed"),
    "under_suit": Term("诉讼中", "under suit"),
    "judged": Term("已判决", "judged"),
}
"""What a stage or thread may stand at, by the name that events, rows and answers carry."""


def status_of(state: type[Struct]) -> Term:
    """Name a state of a stage, by the tag under which it is stored."""
    return STATUSES[str(state.__struct_config__.tag)]


def place(part: str | None, status: str | None) -> Term | None:
    """Say where a case stands, such as 处罚：已送达，待履行; None for a case that stands nowhere yet."""
    if part is None or status is None:
        return None
    named, stands = PARTS[part], STATUSES[status]
    return Term(f"{named.zh}：{stands.zh}", f"{named.en}: {stands.en}")
