"""APL art. 34: discretion follows a published table (裁量基准)."""

from msgspec import Struct

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL


class Step(Struct, frozen=True):
    """A tier of the table that holds for the item, party and day; sums in fen."""

    tier: str
    lowest: int
    highest: int


@guard(
    "G029",
    APL.article(34),
    core=True,
    grade=(Grade.TEXT, Grade.DESIGN),
    zh="未说明裁量基准适用或突破基准未集体讨论",
    en="The decision does not say how it applies the discretion table, or leaves it without collective discussion.",
)
def discretion_explained(  # noqa: PLR0913 -- what a decision says of its discretion
    fine: int,
    tiers: tuple[Step, ...] | None,
    tier: str | None,
    *,
    factors: bool,
    reasoned: bool,
    discussed: bool,
) -> Reason | None:
    """Refuse a fine that names no tier, factors or reasons, or lies outside its tier without collective discussion.

    ``tiers`` are those of the table in force, None where no table is registered for the item.
    """
    if tiers is None:
        raise UndecidableError("该事项没有登记当日有效的裁量基准", "no discretion table of that day is registered")
    if tier is None or not reasoned or not factors:
        return Reason(
            "决定应载明裁量档次、裁量因素和理由",
            "The decision has to name its tier, the factors found, and its reasons.",
        )
    step = next((s for s in tiers if s.tier == tier and s.lowest <= fine <= s.highest), None)
    if step is None and not discussed:
        return Reason(
            f"罚款{fine / 100:,.2f}元不在档次{tier}之内，突破基准须经集体讨论",
            f"The fine of {fine / 100:,.2f} yuan lies outside tier {tier}: that needs collective discussion.",
        )
    return None


NOT_CODED: dict[str, str] = {
    "34 sentence 2": "That tables are published shows in their register entry, which carries the day of publication."
}
