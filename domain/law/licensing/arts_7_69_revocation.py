"""LL arts 7–69: when a permit that should not have been granted is taken back (撤销)."""

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL


@guard(
    "G109", LL.article(69), LL.article(7), zh="撤销许可缺少法定事由", en="No ground of the law for revoking the permit."
)
def revoked_on_a_ground(
    ground: str | None,
    compensation: int,
    party_heard: bool | None,  # noqa: FBT001 -- three answers, one of them that nobody said
    *,
    harms_public: bool = False,
) -> Reason | None:
    """Refuse a revocation that the law does not allow.

    ``ground`` is the number of art. 69 as a kind, ``fraud`` where paragraph 2 applies; ``compensation`` in fen is not
    due to whoever obtained the permit by fraud (paragraph 4).
    """
    if harms_public:
        return Reason("可能对公共利益造成重大损害的，不予撤销", "It may gravely harm the public interest: it stays.")
    if ground is None:
        raise UndecidableError(
            "撤销事由只有文字说明，未载明所依据的项", "the ground is given in words only, not by item"
        )
    if ground == "fraud" and compensation > 0:
        return Reason("以欺骗等不正当手段取得的利益不受保护，不予赔偿", "What fraud obtained is not compensated.")
    if party_heard is None:
        raise UndecidableError(
            "案卷未载明是否听取被许可人陈述申辩", "the file does not say whether the holder was heard"
        )
    if not party_heard:
        return Reason("应先告知被许可人并听取陈述申辩", "Tell the holder first, and hear what it says.")
    return None


NOT_CODED = {
    "69(1) and (2)": "Whether a ground is there is for whoever decides; the file carries which.",
    "8": "Withdrawal of a lawful permit (撤回) has no condition in the file beyond its ground.",
}
