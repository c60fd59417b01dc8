"""APL arts 68 to 70: when officers may collect a fine on the spot, and for what receipt (当场收缴)."""

from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL

SMALL_FINE: Dated[int] = Dated((date(2021, 7, 15), 100_00))
"""Highest fine that may be collected on the spot without a further ground, in fen (art. 68 item 1)."""


@guard(
    "G074",
    APL.article(68),
    APL.article(69),
    APL.article(70),
    core=True,
    zh="不符合当场收缴条件或未出具财政专用票据",
    en="The fine may not be collected on the spot, or no receipt of the finance department was given.",
)
def collected_lawfully(  # noqa: PLR0913 -- each is a condition of the articles
    on: date,
    fine: int | None,
    ground: str | None,
    *,
    on_the_spot: bool | None,
    party_proposed: bool,
    receipt: str | None,
) -> Reason | None:
    """Refuse collection on the spot but for a small fine, one hard to enforce later, or in a remote place. Fen.

    ``ground`` is ``small_fine``, ``hard_later`` or ``remote``, None where none is given; ``on_the_spot`` says whether
    the fine was decided on the spot, None where no decision is on file. The remote ground holds for ordinary decisions
    too, and only where the party proposes it.
    """
    if not receipt:
        return Reason(
            "未出具财政部门统一制发的专用票据，当事人有权拒绝缴纳",
            "No receipt of the finance department was given; the party may refuse to pay.",
        )
    if ground == "remote":
        if party_proposed:
            return None
        return Reason(
            "边远、水上、交通不便地区当场收缴须经当事人提出，案卷没有当事人的提出记录",
            "In a remote place the party itself has to propose it, and no proposal is on file.",
        )
    if on_the_spot is None or fine is None:
        raise UndecidableError("案卷没有罚款决定", "no decision to fine is on file")
    if not on_the_spot:
        return Reason(
            "罚款系普通程序作出，除边远等地区外不得当场收缴，应到银行缴纳",
            "The fine was decided in the ordinary procedure: but for remote places it is paid at the bank.",
        )
    limit = SMALL_FINE.on(on)
    if fine <= limit or ground == "hard_later":
        return None
    return Reason(
        f"罚款{fine / 100:,.2f}元高于{limit / 100:,.2f}元，且未载明不当场收缴事后难以执行",
        f"The fine of {fine / 100:,.2f} yuan exceeds {limit / 100:,.2f} yuan, and it is not said that it could "
        "hardly be enforced later.",
    )


NOT_CODED = {"68 item 2": "Whether a fine is hard to enforce later is the officers' statement on the form."}
