"""Papers (文书材料): what a file holds, in archive order, each with the part of the course that it records."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.terms import Term


class Paper(StrEnum):
    """A paper of a file, in archive order (归档顺序)."""

    SOURCE = "source"
    FILING = "filing"
    IDENTITY_SHOWN = "identity_shown"
    QUESTIONING = "questioning"
    SCENE = "scene"
    SPOT_RECORD = "spot_record"
    EVIDENCE = "evidence"
    MEASURE_REPORT = "measure_report"
    MEASURE_APPROVAL = "measure_approval"
    MEASURE_DECISION = "measure_decision"
    MEASURE_INVENTORY = "measure_inventory"
    MEASURE_SCENE = "measure_scene"
    MEASURE_EXTENSION = "measure_extension"
    MEASURE_RELEASE = "measure_release"
    MEASURE_RETURN = "measure_return"
    CORRECTION_ORDER = "correction_order"
    CORRECTION_SERVICE = "correction_service"
    RECHECK = "recheck"
    REPORT = "report"
    DEPARTMENT_OPINION = "department_opinion"
    NOTICE = "notice"
    NOTICE_SERVICE = "notice_service"
    DEFENCE = "defence"
    DEFENCE_REVIEW = "defence_review"
    HEARING_RIGHT = "hearing_right"
    HEARING_REQUEST = "hearing_request"
    HEARING_NOTICE = "hearing_notice"
    HEARING_RECORD = "hearing_record"
    LEGAL_OPINION = "legal_opinion"
    DISCUSSION = "discussion"
    APPROVAL = "approval"
    TRANSFER_APPROVAL = "transfer_approval"
    TRANSFER_LETTER = "transfer_letter"
    TRANSFER_PROPERTY = "transfer_property"
    TRANSFER_REPORT = "transfer_report"
    POLICE_ANSWER = "police_answer"
    DECISION = "decision"
    DECISION_SERVICE = "decision_service"
    EDUCATION = "education"
    PROMISE = "promise"
    PERFORMANCE = "performance"
    SPOT_REPORT = "spot_report"
    URGING = "urging"
    URGING_SERVICE = "urging_service"
    COURT_APPLICATION = "court_application"
    COURT_RULING = "court_ruling"
    ENDING_APPROVAL = "ending_approval"
    ENDING_NOTICE = "ending_notice"
    CLOSING = "closing"
    PUBLICATION = "publication"
    CATALOGUE = "catalogue"
    RECORDING = "recording"


class Kind(Struct, frozen=True):
    """What a paper is called, and which of the six parts of the course (APL art. 47) it records."""

    phase: str
    title: Term


def _kinds(phase: str, **titles: tuple[str, str]) -> dict[Paper, Kind]:
    return {Paper(name): Kind(phase, Term(zh, en)) for name, (zh, en) in titles.items()}


KINDS: Final[dict[Paper, Kind]] = {
    **_kinds("start", source=("案件来源", "source of the case"), filing=("立案审批表", "approval of the filing")),
    **_kinds(
        "evidence",
        identity_shown=("执法证件出示记录", "record that certificates were shown"),
        questioning=("询问笔录", "record of questioning"),
        scene=("现场勘验笔录", "record of the scene"),
        spot_record=("现场笔录或者照片", "record or photograph made on the spot"),
        evidence=("证据清单", "list of evidence"),
        measure_report=("紧急强制措施报告", "report of an urgent measure"),
        measure_approval=("强制措施审批表", "approval of the measure"),
        measure_decision=("强制措施决定书", "decision on the measure"),
        measure_inventory=("物品清单", "inventory"),
        measure_scene=("强制措施现场笔录", "record made on the spot of the measure"),
        measure_extension=("延期审批及告知", "approval and notice of the extension"),
        measure_release=("解除决定", "decision to lift the measure"),
        measure_return=("退还清单", "list of what was given back"),
        correction_order=("责令改正通知书", "order to correct"),
        correction_service=("责令改正送达回证", "receipt for the order to correct"),
        recheck=("复查记录", "record of the recheck"),
        report=("调查终结报告", "report of the investigation"),
        recording=("全程音像记录", "recording of the whole act"),
    ),
    **_kinds(
        "review",
        department_opinion=("承办机构审查意见", "opinion of the handling body"),
        notice=("行政处罚事先告知书", "notice of the proposed penalty"),
        notice_service=("事先告知书送达回证", "receipt for the notice"),
        defence=("陈述申辩书或者放弃声明", "defence, or waiver of it"),
        defence_review=("陈述申辩复核意见", "opinion on the defence"),
        hearing_right=("听证告知书", "notice of the right to a hearing"),
        hearing_request=("听证申请书", "request for a hearing"),
        hearing_notice=("听证通知书", "notice of the hearing"),
        hearing_record=("听证笔录", "record of the hearing"),
        legal_opinion=("法制审核意见书", "opinion of legal review"),
        discussion=("集体讨论记录", "record of the joint discussion"),
        approval=("审批表", "approval of the decision"),
        transfer_approval=("移送审批表", "approval of the transfer"),
    ),
    **_kinds(
        "decision",
        decision=("决定书", "decision"),
        transfer_letter=("案件移送书", "letter of transfer"),
        transfer_property=("涉案物品清单", "list of the property"),
        transfer_report=("调查报告", "report of the suspected crime"),
        ending_approval=("终止（撤销）审批表", "approval of the ending"),
    ),
    **_kinds(
        "service",
        decision_service=("决定书送达回证", "receipt for the decision"),
        ending_notice=("终止（撤销）通知", "notice of the ending"),
    ),
    **_kinds(
        "performance",
        police_answer=("公安受案、立案（不立案）通知", "answer of the police"),
        education=("批评教育记录", "record of education"),
        promise=("承诺书", "promise"),
        performance=("缴款凭证、催告书或者强制执行申请书", "payment, urging or application for enforcement"),
        spot_report=("当场处罚备案记录", "report of the penalty on the spot"),
        urging=("催告书", "letter of urging"),
        urging_service=("催告书送达回证", "receipt for the letter of urging"),
        court_application=("强制执行申请书", "application to the court"),
        court_ruling=("法院受理、准予裁定", "ruling of the court"),
        closing=("结案审批表", "approval of the closing"),
        publication=("公示记录", "record of the publication"),
        catalogue=("卷内目录", "catalogue of the file"),
    ),
}
"""Every paper by its name."""

PLACE: Final = {paper: place for place, paper in enumerate(Paper, 1)}
"""Place of each paper in archive order."""

NOT_TOLD: Final = {
    "听证报告": "no fact tells of a report of the hearing",
    "备考表": "no fact tells of the remarks at the end of the file",
    "关于执行标的情况的材料": "no fact tells of material on what is to be executed (CL art. 55)",
    "清单 (two copies)": "that an inventory was handed over in two copies is asked by G089",
}
"""Papers of the list that facts say nothing about: they are neither asked for nor found missing."""
