"""LL art. 70: when a permit is struck from the register (注销)."""

from datetime import date

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import LL


@guard("G111", LL.article(70), zh="注销事由不成立", en="The ground for striking the permit off is not there.")
def cancelled_on_a_ground(
    ground: str | None, cancelled_on: date, valid_to: date | None, *, ended: bool
) -> Reason | None:
    """Refuse to strike off a permit on a ground that its own file disproves.

    ``ended`` says that the permit was revoked, withdrawn or its licence revoked as a penalty.
    """
    if ground is None:
        raise UndecidableError(
            "注销事由只有文字说明，未载明所依据的项", "the ground is given in words only, not by item"
        )
    if ground == "expired" and (valid_to is None or cancelled_on <= valid_to):
        until = valid_to or "长期"
        return Reason(f"有效期为{until}，尚未届满", "The permit has not expired.")
    if ground == "taken_back" and not ended:
        return Reason("许可未被撤销、撤回或者吊销", "The permit was not revoked or withdrawn.")
    return None


NOT_CODED = {
    "70 items 2, 3, 5, 6": "Death, end of a unit, force majeure and other norms are facts outside the case file.",
}
