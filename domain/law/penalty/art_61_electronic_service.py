"""APL art. 61(2): service by electronic means with signed consent only (电子送达)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import APL, CPL, ESL


@guard(
    "G070",
    APL.article(61, paragraph=2),
    CPL.article(90),
    ESL.article(11),
    core=True,
    zh="电子送达未经当事人同意并签订确认书",
    en="Served electronically without the party's signed consent.",
)
def consent_to_electronic_service(confirmation: str | None) -> Reason | None:
    """Refuse electronic service unless the party had agreed and signed; the day is that of arrival in its system."""
    if confirmation is None:
        return Reason(
            "案卷中没有当事人签订的送达方式确认书，应取得确认或者改用其他方式送达",
            "No consent signed by the party is on file: obtain it, or serve in another way.",
        )
    return None


NOT_CODED = {"61(2) means": "Which electronic means are used is left to the organ and the party."}
