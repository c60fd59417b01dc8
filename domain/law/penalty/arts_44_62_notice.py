"""APL arts 44 and 62: no decision without telling the party first (处罚前告知)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import APL


class Told(Struct, frozen=True):
    """A notice of the proposed penalty."""

    served_on: date | None
    complete: bool


@guard(
    "G048",
    APL.article(44),
    APL.article(62),
    core=True,
    zh="未履行处罚前告知义务不得作出决定",
    en="No decision without prior notice to the party.",
)
def party_told_before_decision(decided_on: date, notices: Iterable[Told]) -> Reason | None:
    """Refuse a decision unless a complete notice had reached the party by then.

    Complete: content, facts, reasons, basis and the rights to be heard are all stated.
    """
    given = list(notices)
    if not given:
        return Reason("案卷中没有处罚事先告知书", "The file has no notice of the proposed penalty.")
    served = [n for n in given if n.served_on is not None and n.served_on <= decided_on]
    if not served:
        return Reason("告知书在作出决定前未送达当事人", "The notice had not reached the party before the decision.")
    if not any(n.complete for n in served):
        return Reason(
            "告知书未载明拟处罚内容及事实、理由、依据和当事人权利的全部事项",
            "The notice does not state content, facts, reasons, basis and rights in full.",
        )
    return None


NOT_CODED = {"62 refusal to hear": "Refusing to listen to the party shows in defence reviews (G049, G050)."}
