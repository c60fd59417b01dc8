"""CL arts 10 and 16 to 19: a measure needs a norm that allows it and the head's approval (依据与批准)."""

from datetime import datetime, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL

APPROVAL_PERIOD: Dated[int] = Dated((CL.in_force, 24))
"""Hours in which an urgent measure is reported and approved (art. 19)."""

_ALLOWED = {
    "law": frozenset({"sealing", "seizure", "freezing"}),
    "administrative_regulation": frozenset({"sealing", "seizure"}),
    "local_regulation": frozenset({"sealing", "seizure"}),
}
"""Kinds of measure that a norm of each rank may create (art. 10)."""


def approval_due_at(imposed_at: datetime) -> datetime:
    """Compute the instant by which an urgent measure is to be approved; hours do not roll."""
    return imposed_at + timedelta(hours=APPROVAL_PERIOD.on(imposed_at.date()))


@guard(
    "G087",
    CL.article(10),
    CL.article(16, paragraph=1),
    CL.article(18, item=1),
    CL.article(19),
    core=True,
    zh="强制措施无依据或未经批准/24小时内补批",
    en="The measure has no basis, or was not approved before, or within 24 hours where it was urgent.",
)
def allowed_and_approved(  # noqa: PLR0913 -- each is a condition of the articles
    kind: str,
    level: str | None,
    imposed_at: datetime,
    approved_at: datetime | None,
    now: datetime,
    *,
    urgent: bool,
) -> Reason | None:
    """Refuse a measure without a norm of sufficient rank, or without approval: before, or in a day where urgent.

    ``level`` is the rank of the norm, None where the file does not say; ``now`` is the time of the act that is judged:
    until twenty-four hours have passed an urgent measure may still be approved.
    """
    if level is not None and kind not in _ALLOWED.get(level, frozenset()):
        return Reason(
            "该规范无权设定此种强制措施：法律以外不得设定冻结，规章和规范性文件不得设定任何强制措施",
            "A norm of this rank may not create the measure: freezing needs a law; rules and documents create none.",
        )
    if not urgent and (approved_at is None or approved_at > imposed_at):
        return Reason(
            "实施前未向行政机关负责人报告并经批准；情况紧急的应载明并在二十四小时内补办",
            "The head of the organ had not approved it before; where it was urgent, say so and get it within 24 hours.",
        )
    due_at = approval_due_at(imposed_at)
    if urgent and (approved_at > due_at if approved_at is not None else now > due_at):
        return Reason(
            "紧急强制措施二十四小时内未补办批准手续，应当立即解除",
            "The urgent measure was not approved within 24 hours: lift it at once.",
        )
    if level is None:
        raise UndecidableError(
            "案卷未载明强制措施的设定依据", "the file does not name the norm that allows the measure"
        )
    return None


NOT_CODED = {
    "11": "Whether a lower norm widens what a law says of a measure is a question for whoever makes the norm.",
    "17(1)": "That the power is never entrusted is judged with entrustments (G012).",
    "20": "Measures against personal freedom are not taken by these organs.",
}
