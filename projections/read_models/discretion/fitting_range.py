"""The range for a case at hand (裁量幅度): what the registers in force on a day allow for an item, tier and party."""

from datetime import date

from msgspec import Struct

from domain.parties import PartyClass
from domain.registers.facts import Correction
from domain.registers.state import Registers, fine_range
from projections.read_models.discretion.similar_cases import tiers
from projections.read_models.question import AskedError


class TierRange(Struct, frozen=True, kw_only=True):
    """A tier of the table in force, and what of it lies in the range of the law; amounts in fen."""

    tier: str
    factors: tuple[str, ...]
    minimum: int
    maximum: int
    lowest: int | None
    """Lowest fine within both; none where tier and range do not meet."""
    highest: int | None


class FittingRange(Struct, frozen=True, kw_only=True):
    """What may be imposed; amounts in fen."""

    item: str
    name: str
    item_version: date
    norm: str
    article: str
    party_class: PartyClass
    kinds: tuple[str, ...]
    fine_optional: bool
    """可以处, where the norm leaves it open whether to fine."""
    correction: Correction
    minimum: int | None
    """Lowest fine of the item for the party; none where it cannot be fined."""
    maximum: int | None
    table: str | None
    """Document of the discretion table; none where no table is registered for the day."""
    issuer: str | None
    published_on: date | None
    tiers: tuple[TierRange, ...]


def fitting_range(  # noqa: PLR0913 -- a case at hand has as many parts
    registers: Registers, item: str, *, tier: str | None, party: PartyClass, region: str | None, on: date
) -> FittingRange:
    """Find the range in force; raises AskedError for an item or a tier that no register has on that day."""
    version = registers.item(item, on)
    if version is None:
        zh, en = f"{on} 没有有效的事项 {item}", f"No version of {item} is in force on {on}."
        raise AskedError("item", f"an item in force on {on}", zh, en)
    allowed = fine_range(version, is_unit=party == PartyClass.UNIT)
    table = registers.rulebook.discretion(item, region, on)
    steps = tiers(registers, item, region, party, on) or ()
    if tier is not None and tier not in {step.tier for step in steps}:
        names = ", ".join(dict.fromkeys(step.tier for step in steps)) or "none"
        raise AskedError("tier", names, f"{on} 的裁量基准没有档次 {tier}", f"The table of {on} has no tier {tier}.")
    return FittingRange(
        item=item,
        name=version.name,
        item_version=version.effective_from,
        norm=version.norm,
        article=version.article,
        party_class=party,
        kinds=version.kinds,
        fine_optional=version.fine_optional,
        correction=version.correction,
        minimum=allowed[0] if allowed is not None else None,
        maximum=allowed[1] if allowed is not None else None,
        table=table.document if table is not None else None,
        issuer=table.issuer if table is not None else None,
        published_on=table.published_on if table is not None else None,
        tiers=tuple(
            TierRange(
                tier=step.tier,
                factors=step.factors,
                minimum=step.minimum,
                maximum=step.maximum,
                **_within(allowed, step.minimum, step.maximum),
            )
            for step in steps
            if tier in {None, step.tier}
        ),
    )


def _within(allowed: tuple[int, int] | None, minimum: int, maximum: int) -> dict[str, int | None]:
    """Find what lies within both the range of the law and the tier."""
    if allowed is None or max(allowed[0], minimum) > min(allowed[1], maximum):
        return {"lowest": None, "highest": None}
    return {"lowest": max(allowed[0], minimum), "highest": min(allowed[1], maximum)}
