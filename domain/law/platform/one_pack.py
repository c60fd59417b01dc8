"""One rule pack an act: no act is judged by two laws, and none by no law without saying so (规则包)."""

from collections.abc import Collection

from domain.law.guard import Grade, Reason, guard
from domain.law.statutes import APL


@guard(
    "G152",
    APL.article(37),
    APL.article(38),
    grade=Grade.DESIGN,
    zh="该时点无可用规则包",
    en="Not exactly one rule pack applies at that time.",
)
def exactly_one_pack(applying: Collection[str]) -> Reason | None:
    """Refuse an act to which no rule pack, or more than one, applies at its time and place."""
    if len(applying) == 1:
        return None
    if not applying:
        return Reason("该时点、该区域没有启用的规则包", "No rule pack is in force at this time and place.")
    names = "、".join(sorted(applying))
    return Reason(f"同时适用{names}，应只启用一个", f"{names} apply at once: activate one only.")


NOT_CODED = {"foreign logs": "Facts outside every pack are stored and not judged; that is nobody's breach."}
