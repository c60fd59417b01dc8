"""ZJ-CEO art. 21: objects and inspectors are drawn at random, by credit and risk, and results shown (双随机一公开)."""

from datetime import date

from domain.law.guard import Grade, Reason, UndecidableError, guard
from domain.law.statutes import GO118, OBE, ZJ_CEO
from domain.time.calendar import Calendar


@guard(
    "G115",
    ZJ_CEO.article(21),
    OBE.article(54),
    core=True,
    zh="双随机抽取不可追溯",
    en="The random draw cannot be drawn again.",
)
def draw_can_be_repeated(objects: int, inspectors: int, *, seeded: bool, weighted: bool) -> Reason | None:
    """Refuse a draw that did not take both objects and inspectors, or lacks algorithm, seed, population or weights."""
    if objects == 0 or inspectors == 0:
        missing, en = ("检查对象", "objects") if objects == 0 else ("检查人员", "inspectors")
        return Reason(f"未记录抽取的{missing}，双随机须同时抽取对象和人员", f"No {en} are recorded as drawn.")
    if not seeded:
        return Reason("缺少算法、随机种子或者名录摘要", "Algorithm, seed or digest of the population is missing.")
    if not weighted:
        return Reason("未记录按信用、风险设定的抽取权重", "The weights by credit and risk are not recorded.")
    return None


@guard(
    "G120",
    ZJ_CEO.article(21, 1),
    GO118.article(6),
    grade=(Grade.TEXT, Grade.MEMORY),
    zh="检查结果未按期公示",
    en="The result of the inspection was not published in time.",
)
def inspection_published_in_time(
    finished_on: date | None, published_on: date, within: int, calendar: Calendar
) -> Reason | None:
    """Refuse to publish the result of an inspection after the pack's working days; the regulation says 及时."""
    if finished_on is None:
        raise UndecidableError("案卷没有检查结束的记录", "the file does not say when the inspection ended")
    last_day = calendar.overrun(finished_on, within, published_on)
    if last_day is not None:
        return Reason(
            f"应于{last_day}前公示，实际于{published_on}公示", f"Due by {last_day}, published on {published_on}."
        )
    return None


NOT_CODED = {
    "21(1), exceptions": "Special trades and fields are inspected in full; the item catalogue does not mark them."
}
