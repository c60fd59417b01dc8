"""APL arts 4 and 38: a fine may be worked off only where a local regulation says so (社会服务折抵罚款)."""

from msgspec import Struct

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL, HZ_WM


class Offer(Struct, frozen=True, kw_only=True):
    """What an offset rests on; each is None where the file does not say. Amounts in fen."""

    local_regulation: str | None
    """The local regulation (地方性法规) that allows it."""
    volunteered: bool | None
    """True where the party asked for it in writing."""
    first_offence: bool | None
    slight: bool | None
    fine: int | None
    minutes: int
    fen_per_hour: int
    amount: int
    """How much of the fine it replaces."""


class OffsetTerms(Struct, frozen=True, kw_only=True):
    """The values of a pack: those of Huzhou, for want of any in Hangzhou. Amounts in fen."""

    highest_fine: int = 200_00
    fen_per_hour: int = 50_00


@guard(
    "G155",
    APL.article(4),
    APL.article(38),
    HZ_WM.whole,
    grade=(Grade.SEEN, Grade.DESIGN),
    zh="社会服务折抵缺乏依据或不符合条件",
    en="The fine may not be worked off, for want of a basis or of its conditions.",
)
def offset_by_service(offer: Offer, terms: OffsetTerms) -> Reason | None:
    """Refuse an offset without local regulation or application, unless first and slight, or beyond its sums."""
    if not offer.local_regulation:
        return Reason(
            "事项目录和决定均未载明允许折抵的地方性法规，无依据不得折抵",
            "Neither catalogue nor decision names a local regulation that allows it: without one there is no offset.",
        )
    for met, zh, en in (
        (offer.volunteered, "没有当事人自愿书面申请", "The party has not asked for it in writing."),
        (offer.first_offence, "当事人并非初次违法", "The violation is not the party's first."),
        (offer.slight, "违法行为并非轻微", "The violation is not slight."),
    ):
        if met is False:
            return Reason(f"{zh}，不符合折抵条件", en)
    found = _sums(offer, terms)
    if found is None:
        _must_be_known(offer)
    return found


def _sums(offer: Offer, terms: OffsetTerms) -> Reason | None:
    if offer.fine is not None and offer.fine > terms.highest_fine:
        return Reason(
            f"罚款{offer.fine / 100:,.2f}元高于可折抵限额{terms.highest_fine / 100:,.2f}元",
            f"The fine of {offer.fine / 100:,.2f} yuan exceeds {terms.highest_fine / 100:,.2f} yuan.",
        )
    worth = offer.minutes * min(offer.fen_per_hour, terms.fen_per_hour) // 60
    limit = worth if offer.fine is None else min(worth, offer.fine)
    if offer.amount > limit:
        return Reason(
            f"服务时长可折抵{limit / 100:,.2f}元，不得折抵{offer.amount / 100:,.2f}元",
            f"The hours are worth {limit / 100:,.2f} yuan of the fine, not {offer.amount / 100:,.2f}.",
        )
    return None


def _must_be_known(offer: Offer) -> None:
    if offer.volunteered is None or offer.first_offence is None or offer.slight is None or offer.fine is None:
        raise UndecidableError(
            "案卷未载明自愿申请、初次、轻微或者罚款数额",
            "the file does not say whether the party asked, the violation is first and slight, or what the fine is",
        )


NOT_CODED = {"sessions": "That a session lasts at least an hour is Huzhou's rule, and no part of the rule table."}
