"""APL arts 9–18: kinds of penalty, and which norm may set them (处罚种类)."""

from collections.abc import Collection
from typing import Final

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL

_POLICE_ONLY: Final = frozenset({"detention"})
_BY_LEVEL: Final[dict[str, frozenset[str]]] = {
    "local_regulation": frozenset({"detention"}),
    "administrative_regulation": frozenset({"detention"}),
}
"""Kinds that a norm of a level may not set (arts 11 and 12)."""
_RULES_MAY: Final = frozenset({"warning", "public_criticism", "fine"})
"""All that departmental and local rules may set (arts 13 and 14)."""
_BUSINESS_LICENCE: Final = "licence_revocation"


@guard(
    "G018",
    APL.article(9),
    APL.article(10),
    APL.article(11),
    APL.article(12),
    APL.article(13),
    APL.article(14),
    APL.article(16),
    APL.article(18, paragraph=3),
    APL.article(38, paragraph=1),
    core=True,
    zh="处罚种类无法定依据",
    en="A kind of penalty has no basis in law.",
)
def kinds_have_basis(
    imposed: Collection[str], allowed: Collection[str] | None, level: str | None = None
) -> Reason | None:
    """Refuse kinds of penalty that the item does not allow, that its norm may not set, or that only police may impose.

    ``allowed`` are those of the item's version that applies, None where no register has one.

    Doubt: local regulations may not revoke a business licence (营业执照, art. 12) but may revoke other licences; the
    kind does not tell which, so it is not refused by the level of the norm alone.
    """
    if police := sorted(set(imposed) & _POLICE_ONLY):
        return Reason(f"{'、'.join(police)}只能由公安机关实施", f"Only the police may impose {', '.join(police)}.")
    if allowed is None:
        raise UndecidableError("事项目录没有该事项当时有效的版本", "no version of the item is known for that time")
    if other := sorted(set(imposed) - set(allowed)):
        return Reason(f"该事项未规定{'、'.join(other)}", f"The item does not provide for {', '.join(other)}.")
    if level == "document":
        return Reason("规范性文件不得设定行政处罚", "A normative document may not set any penalty.")
    beyond = set(imposed) - _RULES_MAY if level == "rule" else set(imposed) & _BY_LEVEL.get(level or "", frozenset())
    if beyond:
        named = sorted(beyond)
        return Reason(f"该效力层级的规范不得设定{'、'.join(named)}", f"Its norm may not set {', '.join(named)}.")
    return None


NOT_CODED = {
    "11(3), 12(3)": "Reports on supplementary penalties concern legislation, and no case.",
    "15": "Periodic evaluation of penalties concerns legislation, and no case.",
    "13(2), 14(2)": "How high a fine rules may set is fixed by the State Council and by provinces, not in a case.",
}
