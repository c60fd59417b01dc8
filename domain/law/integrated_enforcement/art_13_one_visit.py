"""ZJ-CEO art. 13: several inspections of one object are made at once (综合查一次)."""

from collections.abc import Collection

from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import ZJ_CEO


@guard(
    "G116",
    ZJ_CEO.article(13, 2, 3),
    ZJ_CEO.article(13, 3),
    core=True,
    zh="应合并检查，避免重复入企",
    en="Inspections of one object are to be made at once.",
)
def visits_merged(task: str, concurrent: Collection[str] | None, matched: Collection[str]) -> Reason | None:
    """Refuse a task beside another open one about the same object, unless they were put into one visit.

    ``concurrent`` are the other open tasks that were known when this one was issued, of this organ or another; None
    where nobody looked. ``matched`` are the tasks that were put into one visit.
    """
    if concurrent is None:
        raise UndecidableError(
            "未载明该对象有无其他在办检查任务", "nobody looked for other open tasks about the same object"
        )
    apart = sorted(other for other in set(concurrent) - {task} if other not in matched or task not in matched)
    if apart:
        return Reason(
            f"与任务{'、'.join(apart)}对象相同，应合并为一次检查",
            f"Same object as {', '.join(apart)}: put them into one visit.",
        )
    return None


NOT_CODED = {"13(1)": "Which matters are put together into one (一件事) is decided by governments beforehand."}
