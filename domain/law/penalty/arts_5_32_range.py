"""APL arts 5 and 32: the fine stays within its range, or below it on a ground only (罚款幅度)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f}"


@guard(
    "G019",
    APL.article(5, paragraph=2),
    APL.article(32),
    core=True,
    zh="罚款数额超出法定幅度",
    en="The fine is outside its statutory range.",
)
def fine_within_range(
    fine: int, statutory: tuple[int, int] | None, *, below_range_declared: bool, has_ground: bool
) -> Reason | None:
    """Refuse a fine above the maximum, or below the minimum without mitigation on a ground. Amounts in fen.

    ``statutory`` is the item's range for this class of party as of the act; None where the catalogue has none.
    """
    if statutory is None:
        raise UndecidableError(
            "事项目录中没有适用于该类当事人的罚款幅度", "the item catalogue has no fine range for this class of party"
        )
    minimum, maximum = statutory
    if fine > maximum:
        return Reason(
            f"罚款{_yuan(fine)}元高于上限{_yuan(maximum)}元",
            f"The fine of {_yuan(fine)} yuan exceeds the maximum of {_yuan(maximum)} yuan.",
        )
    if fine < minimum and not (below_range_declared and has_ground):
        return Reason(
            f"罚款{_yuan(fine)}元低于下限{_yuan(minimum)}元，减轻处罚须载明法定事由",
            f"The fine of {_yuan(fine)} yuan is below the minimum of {_yuan(minimum)} yuan; "
            "mitigation needs a statutory ground.",
        )
    return None


NOT_CODED = {"5(1)": "A principle without a test of its own.", "5(3)": "Publication of the norm is not in the file."}
