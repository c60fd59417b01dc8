"""PIPL arts 34–51: personal data are looked at for a purpose within one's duty, and by right (查阅权限)."""

from domain.law.guard import Reason, guard
from domain.law.statutes import DSL, PIPL


@guard(
    "G146",
    PIPL.article(34),
    PIPL.article(51),
    DSL.article(38),
    zh="无权或无目的查看个人信息",
    en="Personal data were looked at without a right or a purpose.",
)
def access_has_right_and_purpose(purpose: str, right: str, role: str | None, *, unmasked: bool) -> Reason | None:
    """Refuse access without purpose, without a role in the case, or to more than the right covers.

    ``right`` is ``none``, ``masked`` or ``full``.
    """
    if not purpose.strip():
        return Reason("未载明查阅目的", "No purpose is given.")
    if role is None:
        return Reason("未载明查阅人在本案中的身份", "The reader's role in the case is not given.")
    if right == "none":
        return Reason("查阅人没有查阅权限", "The reader has no right to see personal data.")
    if unmasked and right != "full":
        return Reason("查看未脱敏信息需要更高权限", "Unmasked data need a higher right.")
    return None


NOT_CODED = {
    "34": "Whether a purpose lies within the organ's duty is for the auditor who reads it.",
    "51 items 1-6": "Systems, classes, keys and training are the organ's, not a case's.",
}
