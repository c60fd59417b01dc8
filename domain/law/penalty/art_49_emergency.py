"""APL art. 49: in a declared emergency breaches of its measures are punished fast and more heavily (快速从重)."""

from collections.abc import Collection

from domain.law.guard import Reason, guard
from domain.law.statutes import APL


@guard(
    "G031",
    APL.article(49),
    zh="不在突发事件应对期间",
    en="No declared emergency covers the act.",
)
def emergency_covers(
    claimed: str, item: str | None, covering: Collection[tuple[str, tuple[str, ...]]]
) -> Reason | None:
    """Refuse to punish faster and more heavily unless the emergency covers the day, the place and the item.

    ``covering`` are the emergencies declared for the day and the place, each with the items that it is about.
    """
    items = next((items for name, items in covering if name == claimed), None)
    if items is None:
        return Reason(f"{claimed}当日未覆盖该区域", f"{claimed} did not cover the place on that day.")
    if item not in items:
        return Reason(f"{claimed}的应对措施不涉及该事项", f"{claimed} is not about this item.")
    return None


NOT_CODED: dict[str, str] = {
    "49 declaring": "Whether an emergency is declared is for governments; the register says it."
}
