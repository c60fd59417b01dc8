"""ARL art. 46: while its act is reviewed, an organ collects no evidence by itself (复议期间不得自行收集证据)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import ARL2023


@guard(
    "G139",
    ARL2023.article(46),
    zh="复议期间不得自行收集证据",
    en="Evidence was collected while the decision was under review.",
)
def no_evidence_collected_meanwhile(*, decision_contested: bool, allowed: bool) -> Reason | None:
    """Refuse evidence collected while the decision is under review or suit, unless the body let the organ add to it."""
    if not decision_contested or allowed:
        return None
    return Reason(
        "决定正在复议或者诉讼中，未经复议机构或者法院同意自行收集的证据不得作为认定合法性的依据",
        "The decision is under review or suit: without leave, what is collected now cannot prove it lawful.",
    )


NOT_CODED = {"46(2)": "Whether the applicant brought something new is found by the body that gives leave."}
