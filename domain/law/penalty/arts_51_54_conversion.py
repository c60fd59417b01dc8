"""APL arts 51 and 54: what no longer fits the simple procedure goes on in the ordinary one (程序转换)."""

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL


@guard(
    "G047",
    APL.article(51),
    APL.article(54, paragraph=1),
    grade=Grade.DESIGN,
    zh="已不符合简易程序，应转普通程序",
    en="The case no longer fits the simple procedure and goes on in the ordinary one.",
)
def converted_when_unfit(before: str, after: str, *, converted: bool, filed: bool) -> Reason | None:
    """Refuse to decide on the spot, or to go back to it, in a case that was converted or filed for investigation.

    ``before`` and ``after`` are the procedures; ``converted`` says that the case has left the simple procedure
    already. What was done before stays on file, whatever the procedure.
    """
    if after != "simple":
        return None
    if converted:
        return Reason("案件已转为普通程序，不得再当场处罚", "The case was converted: it is not decided on the spot.")
    if filed or before != "simple":
        return Reason(
            "案件已按普通程序立案，不得转为简易程序", "The case is in the ordinary procedure and stays in it."
        )
    return None


NOT_CODED = {"54(1) inspection": "When an inspection may be made is for other laws and regulations."}
