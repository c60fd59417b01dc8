"""APL art. 42: at least two qualified officers (两名以上执法人员)."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import APL

MINIMUM: Final = 2


class Presence(Struct, frozen=True, gc=False):
    """A person at a field act."""

    officer: str
    qualified: bool
    """True where a certificate of this officer is in force on the day."""
    auxiliary: bool = False


@guard(
    "G005",
    APL.article(42, paragraph=1),
    core=True,
    zh="执法人员少于两人或执法资格无效",
    en="Fewer than two officers with valid enforcement certificates took part.",
)
def two_qualified_officers(present: Iterable[Presence] | None, single_officer_law: str | None = None) -> Reason | None:
    """Refuse a field act with fewer than two distinct qualified officers, unless a 法律 lets one act alone.

    ``present`` is None where the file does not say who took part.
    """
    if present is None:
        raise UndecidableError("记录未载明参加的执法人员", "the record does not say which officers took part")
    people = list(present)
    qualified = {p.officer for p in people if p.qualified and not p.auxiliary}
    needed = 1 if single_officer_law else MINIMUM
    if len(qualified) >= needed:
        return None
    without = sorted({p.officer for p in people} - qualified)
    lacking_zh = f"，其中{'、'.join(without)}无当日有效的执法证或系辅助人员" if without else ""
    lacking_en = f"; {', '.join(without)} had no certificate in force that day or is auxiliary" if without else ""
    return Reason(
        f"具有有效执法资格的人员为{len(qualified)}人，须不少于{needed}人{lacking_zh}",
        f"{len(qualified)} qualified officer(s) took part, {needed} are required{lacking_en}.",
    )


NOT_CODED = {"42(2)": "Civil and lawful conduct of officers has no test of its own."}
