"""SR825 art. 6: who may order an enforcing organ to put something right (执法监督机构)."""

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import SR825


@guard(
    "G151",
    SR825.article(6),
    grade=Grade.SEEN,
    zh="非行政执法监督机构不得作出监督决定",
    en="Only the supervising body may decide on supervision.",
)
def ordered_by_the_supervising_body(kind: str | None, issuer: str | None, supervised: str | None) -> Reason | None:
    """Refuse an order by other than the justice department of the same or a higher government.

    ``kind`` is that of the issuing organ as registered, None where it is not; ``issuer`` and ``supervised`` are the
    divisions of both. A division's code begins with the codes of those above it, without their zeros.
    """
    if kind is None or issuer is None:
        raise UndecidableError("发出机关未登记", "the issuing organ is not registered")
    if kind != "supervision":
        return Reason(
            "发出机关不是司法行政部门，司法所等只能协助；应由同级或者上级行政执法监督机构作出",
            "The issuer is no justice department; offices of townships may assist: let the supervising body order it.",
        )
    if supervised is not None and not supervised.startswith(issuer.rstrip("0")):
        return Reason(
            f"发出机关所在区划{issuer}不是{supervised}的同级或者上级", f"Division {issuer} is not above {supervised}."
        )
    return None


NOT_CODED = {"7-36": "Not read: the text was seen in excerpts only."}
