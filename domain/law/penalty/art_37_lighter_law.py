"""APL art. 37: the law of the day of the act applies, unless a later one is lighter (从旧兼从轻)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL


class Version(Struct, frozen=True):
    """A version of an item's norm, as far as weighing needs it; sums in fen."""

    effective_from: date
    highest: int
    lowest: int
    kinds: int
    """How many kinds of penalty it allows."""
    lawful: bool = False
    """True where the act is not unlawful under it."""

    @property
    def weight(self) -> tuple[bool, int, int, int]:
        """Order of severity: lawful is lightest, then the highest fine, the lowest fine, and how many kinds."""
        return (not self.lawful, self.highest, self.lowest, self.kinds)


def applicable(then: Version, later: Sequence[Version]) -> Version:
    """Find the version that applies: that of the act, or the one of the decision where it is lighter."""
    now = max(later, key=lambda v: v.effective_from, default=then)
    return now if now.weight < then.weight else then


@guard(
    "G020",
    APL.article(37),
    core=True,
    zh="法律适用版本错误（从旧兼从轻）",
    en="The wrong version of the law was applied.",
)
def right_version_applied(then: Version | None, later: Sequence[Version], applied: date | None) -> Reason | None:
    """Refuse a decision on another version than that of the act, or than the lighter one in force when deciding.

    ``later`` are the versions that came into force after the act and by the decision; ``applied`` is the first day of
    the version that the decision names. Where the law did not change in between, none needs to be named.

    Doubt: lighter is weighed by the highest fine, then the lowest, then the number of kinds; of norms that are lighter
    in one and heavier in another respect, the highest fine decides.
    """
    if then is None:
        raise UndecidableError("事项目录没有行为时有效的版本", "no version of the item is known for the day of the act")
    wanted = applicable(then, later)
    if wanted.lawful:
        return Reason(
            f"新规定自{wanted.effective_from}起不再认定为违法，不应处罚",
            f"Since {wanted.effective_from} the act is no longer unlawful: do not punish it.",
        )
    if applied is None:
        if not later:
            return None
        raise UndecidableError("决定书未载明所适用规定的版本", "the decision does not name the version that it applies")
    if applied == wanted.effective_from:
        return None
    zh, en = ("行为时有效", "that of the act") if wanted is then else ("新规定较轻", "it is lighter")
    return Reason(
        f"应适用{wanted.effective_from}起施行的版本（{zh}），决定适用了{applied}的版本",
        f"The version of {wanted.effective_from} applies ({en}), not that of {applied}.",
    )


NOT_CODED: dict[str, str] = {"37 procedure": "Procedure follows the pack of each act's own date (domain.law.packs)."}
