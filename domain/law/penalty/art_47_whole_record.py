"""APL art. 47: the whole course of a case is on record, in words and where needed in sound and picture (全过程记录)."""

from collections.abc import Collection
from typing import Final

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import APL, ESL, GO118, ZJ_CEO

PHASES: Final = {
    "start": "启动",
    "evidence": "调查取证",
    "review": "审核",
    "decision": "决定",
    "service": "送达",
    "performance": "执行",
}
"""The six parts of the record."""
_DIGITS: Final = frozenset("0123456789abcdef")
_ROOT_LENGTH: Final = 64


@guard(
    "G142",
    APL.article(47),
    ZJ_CEO.article(34, 2),
    GO118.article(7),
    GO118.article(8),
    core=True,
    grade=(Grade.TEXT, Grade.MEMORY),
    zh="全过程记录不完整",
    en="The record of the whole course is incomplete.",
)
def course_on_record(needed: Collection[str], recorded: Collection[str], unfilmed: Collection[str]) -> Reason | None:
    """Refuse to close a case while a part of its course has no record, or a seal or seizure no recording of it."""
    missing = [name for name in PHASES if name in needed and name not in recorded]
    if missing:
        return Reason(f"缺少{'、'.join(PHASES[name] for name in missing)}记录", f"No record of: {', '.join(missing)}.")
    if unfilmed:
        return Reason(
            f"查封、扣押{'、'.join(sorted(unfilmed))}没有全程音像记录", "A seal or seizure was not recorded in full."
        )
    return None


@guard(
    "G145",
    APL.article(47),
    ESL.article(5),
    ESL.article(8),
    core=True,
    grade=Grade.DESIGN,
    zh="事件链不连续或试图改写历史",
    en="The chain of events has a gap, or history would be rewritten.",
)
def chain_unbroken(first: int, last: int, anchored_to: int, root: str, *, stamped: bool) -> Reason | None:
    """Refuse an anchor that leaves positions out, goes backwards, or carries no root that could be checked.

    That stored events are never changed or removed is the log's own doing, and proven by its ledger; here the anchors
    are held against each other.
    """
    if first > last or last <= anchored_to:
        return Reason(f"已固定至{anchored_to}，不得重新固定此前的记录", f"Anchored to {anchored_to}: go on from there.")
    if first > anchored_to + 1:
        return Reason(
            f"第{anchored_to + 1}至{first - 1}条未固定", f"Positions {anchored_to + 1} to {first - 1} are left out."
        )
    if len(root) != _ROOT_LENGTH or not _DIGITS.issuperset(root):
        return Reason("根摘要不是六十四位十六进制数", "The root is not 64 hexadecimal digits.")
    if not stamped:
        raise UndecidableError(
            "没有时间戳，固定时间无法验证", "without a time-stamp nobody can tell when it was anchored"
        )
    return None


NOT_CODED = {"47, archived": "Archiving is the guard of the archives law (G144)."}
