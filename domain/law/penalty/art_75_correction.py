"""APL art. 75: errors are put right by the organ itself, slips by correction and substance by a new decision (更正)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G068",
    APL.article(75, paragraph=2),
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="实质内容不得以补正方式修改",
    en="Substance is not changed by correcting a document.",
)
def only_slips_corrected(scope: str | None, served_on: date | None) -> Reason | None:
    """Refuse to correct more than a slip, or without serving it. ``scope`` is ``clerical`` or ``substance``."""
    if scope == "substance":
        return Reason(
            "涉及事实、处罚种类、数额或者依据，应变更或者撤销原决定",
            "It touches facts, kind, amount or basis: vary or revoke the decision instead.",
        )
    if served_on is None:
        return Reason("补正文书未送达当事人", "The correction was not served on the party.")
    if scope is None:
        raise UndecidableError("案卷未载明补正的范围", "the file does not say what was corrected")
    return None


NOT_CODED = {"75(1)": "Supervision of enforcement is the thread of evaluation.", "75(2) complaints": "The same."}
