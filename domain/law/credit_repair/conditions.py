"""CR2026: when a credit record may be repaired (信用修复条件)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import CR2026


@guard(
    "G154", CR2026.whole, grade=Grade.SEEN, zh="不符合信用修复条件", en="The conditions of credit repair are not met."
)
def fit_for_repair(
    on: date, severity: str | None, earliest: date | None, *, performed: bool | None, committed: bool
) -> Reason | None:
    """Refuse repair before the shortest term is over, before performance, or without a public commitment.

    ``severity`` is the class of the record (``minor`` needs performance alone), None where nothing is on file;
    ``earliest`` is the first day after the shortest term; ``performed`` is None where the file does not say.
    """
    if severity is None:
        raise UndecidableError("案卷没有失信记录的分类", "the file does not say of which class the record is")
    if performed is False:
        return Reason("处罚决定确定的义务未履行完毕", "What the decision asks for has not been performed.")
    if severity != "minor":
        if earliest is not None and on < earliest:
            return Reason(
                f"最短公示期未满，{earliest}起方可修复", f"The shortest term is not over: repair from {earliest} on."
            )
        if not committed:
            return Reason("没有公开信用承诺", "There is no public credit commitment.")
        if earliest is None:
            raise UndecidableError("案卷没有最短公示期", "the file does not say until when the shortest term lasts")
    if performed is None:
        raise UndecidableError("案卷未载明义务是否履行", "the file does not say whether the decision was performed")
    return None


NOT_CODED = {"text": "The measures were seen in the press and in excerpts only."}
