"""APL arts 8 and 27: a suspected crime is handed to the police, and not punished instead (不得以罚代刑)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import APL, CT


@guard(
    "G028",
    APL.article(8, paragraph=2),
    APL.article(27, paragraph=1),
    APL.article(57, paragraph=1, item=4),
    APL.article(82),
    CT.article(3),
    CT.article(10),
    CT.article(11),
    core=True,
    zh="涉嫌犯罪应移送，不得以罚代刑",
    en="A suspected crime must be handed over, and not be punished instead.",
)
def no_penalty_instead_of_transfer(*, suspected: bool, pending: bool, settled: bool) -> Reason | None:
    """Refuse a penalty while a crime is suspected and nobody has handed it over, or the police have not answered.

    ``pending`` while the transfer is on its way; ``settled`` once it was refused, disapproved or the case came back.
    """
    if pending:
        return Reason(
            "案件已移送或者正在移送公安机关，处理结果未反馈前不得作出处罚决定",
            "The case is on its way to the police or with them: wait for their answer.",
        )
    if suspected and not settled:
        return Reason("案卷认定涉嫌犯罪，应移送公安机关", "The file suspects a crime: hand the case to the police.")
    return None


NOT_CODED = {
    "8(1)": "Civil liability towards others is between the parties.",
    "27(2)": "Coordination of organs and justice is organisation; each step of a transfer is a fact.",
    "82": "Liability of officers follows from findings.",
}
