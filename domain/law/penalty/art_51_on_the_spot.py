"""APL art. 51: when a penalty may be decided on the spot (当场处罚)."""

from collections.abc import Collection
from datetime import date

from domain.law.dated import Dated
from domain.law.guard import Reason, guard
from domain.law.statutes import APL

CITIZEN_LIMIT: Dated[int] = Dated((date(2021, 7, 15), 200_00))
"""Highest on-the-spot fine for a citizen, in fen."""
UNIT_LIMIT: Dated[int] = Dated((date(2021, 7, 15), 3000_00))
"""Highest on-the-spot fine for a legal person or other organisation, in fen."""

_ALLOWED = frozenset({"fine", "warning"})


@guard(
    "G043",
    APL.article(51),
    core=True,
    zh="不符合当场处罚条件（公民≤200元，单位≤3000元或警告）",
    en="Not fit for the spot (up to 200 yuan for a citizen, up to 3,000 yuan for a unit, or a warning).",
)
def fit_for_the_spot(
    decided_on: date, fine: int, kinds: Collection[str], *, is_unit: bool, facts_clear: bool
) -> Reason | None:
    """Refuse an on-the-spot penalty beyond its limits. Amounts in fen.

    Doubt: the article speaks of citizens and of legal persons or other organisations; a sole trader (个体工商户) is
    counted as a citizen, the stricter reading.
    """
    if not facts_clear:
        return Reason("违法事实不够确凿，应适用普通程序", "The facts are not certain: use the ordinary procedure.")
    if extra := sorted(set(kinds) - _ALLOWED):
        return Reason(
            f"当场处罚仅限罚款和警告，本案另有{'、'.join(extra)}",
            f"Only a fine or a warning may be decided on the spot, not {', '.join(extra)}.",
        )
    limit = (UNIT_LIMIT if is_unit else CITIZEN_LIMIT).on(decided_on)
    if fine > limit:
        return Reason(
            f"罚款{fine / 100:,.2f}元超过当场处罚限额{limit / 100:,.2f}元，应适用普通程序",
            f"The fine of {fine / 100:,.2f} yuan exceeds {limit / 100:,.2f} yuan: use the ordinary procedure.",
        )
    return None


NOT_CODED = {"51 sentence 2": "Other laws may set other limits; none is in the item catalogue so far."}
