"""LL art. 34: two members of staff or more check what an application says (实地核查)."""

from collections.abc import Iterable
from typing import Final

from domain.law.guard import Reason, guard
from domain.law.statutes import LL

_STAFF_NEEDED: Final = 2


@guard("G104", LL.article(34, 3), zh="实地核查少于两人", en="Fewer than two members of staff verified on site.")
def two_staff_verified(staff: Iterable[str]) -> Reason | None:
    """Refuse a verification of substance by fewer than two different people."""
    present = len(set(staff))
    if present < _STAFF_NEEDED:
        return Reason(
            f"记录在案{present}人，应由两名以上工作人员重新核查", f"{present} on record; verify again by two."
        )
    return None


NOT_CODED = {
    "34(1)": "That materials are examined shows in the decision.",
    "34(2)": "A decision on the spot is one within the period (G102).",
}
