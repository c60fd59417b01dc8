"""APL arts 57–72: a case is closed when what was decided is done, or cannot be any more (结案)."""

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL


@guard(
    "G143",
    APL.article(57),
    APL.article(72),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="结案条件不具备",
    en="The case is not ripe for closing.",
)
def ripe_for_closing(ground: str, *, met: bool, outstanding: int, approved: bool) -> Reason | None:
    """Refuse to close a case whose ground is not met, on which money is due, or whose report nobody approved.

    ``outstanding`` is what remains to be paid, in fen.
    """
    if ground == "performed" and outstanding > 0:
        return Reason(
            f"尚有{outstanding / 100:.2f}元未缴纳，不得以执行完毕结案",
            f"{outstanding} fen are due: it is not performed.",
        )
    if not met:
        return Reason("案卷不具备该结案方式的条件", "The file does not show what this ground of closing needs.")
    if not approved:
        return Reason("结案报告未经审批", "The closing report was not approved.")
    return None


NOT_CODED = {"57 and 72, otherwise": "The decision (G041, G063) and coercion (G078-G086) are guards of their own."}
