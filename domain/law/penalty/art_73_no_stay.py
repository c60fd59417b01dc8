"""APL art. 73(1): review and suit do not stop execution by themselves (不停止执行)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ALL, APL, ARL2023


@guard(
    "G079",
    APL.article(73, paragraph=1),
    ARL2023.article(42),
    ALL.article(56),
    zh="复议诉讼不停止执行，缺少停止执行依据",
    en="Review and suit do not stop execution, and nothing else was shown that does.",
)
def stayed_by_right(basis: str | None) -> Reason | None:
    """Refuse a stay of execution that rests on nothing but a pending review or suit.

    ``basis`` is ``respondent``, ``review_body``, ``law`` or ``court``, which may stay execution, or ``pending_remedy``;
    None where the file does not say.
    """
    if basis is None:
        raise UndecidableError("停止执行未载明依据", "the stay does not say on what it rests")
    if basis == "pending_remedy":
        return Reason(
            "仅因申请复议或者起诉不停止执行，须有法律规定或者复议机关、法院、本机关的停止执行决定",
            "A pending review or suit is not enough: a law, the reviewing body, the court or the organ has to stay it.",
        )
    return None


NOT_CODED = {"73(2)": "Penalties that restrict personal freedom are not imposed by these organs (APL art. 18(3))."}
