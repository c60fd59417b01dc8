"""APL art. 43: who has an interest in the case steps aside (回避)."""

from collections.abc import Collection

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


@guard(
    "G008",
    APL.article(43),
    core=True,
    zh="该执法人员已被决定回避",
    en="It was decided that this officer steps aside.",
)
def nobody_recused(acting: Collection[str], recused: Collection[str]) -> Reason | None:
    """Refuse an act of somebody who has to step aside; while recusal is only asked for, the investigation goes on."""
    barred = sorted(set(acting) & set(recused))
    if not barred:
        return None
    return Reason(
        f"{'、'.join(barred)}已被决定回避，应由其他人员办理",
        f"{', '.join(barred)} has to step aside: somebody else must act.",
    )


@guard(
    "G009",
    APL.article(43, paragraph=3),
    zh="回避申请应由行政机关负责人决定",
    en="The head of the organ decides on recusal.",
)
def recusal_decided_by_head(*, by_head: bool | None) -> Reason | None:
    """Refuse a decision on recusal by anybody else than the head of the organ."""
    if by_head is None:
        raise UndecidableError("案卷未载明决定人是否为机关负责人", "the file does not say whether the head decided")
    if by_head:
        return None
    return Reason("回避决定非由机关负责人作出，应由其决定", "Somebody else decided: it is for the head.")


NOT_CODED = {"43(1)": "Whether an interest touches impartiality is a finding of the head, told by the decision."}
