"""CL art. 43: not by night, not on holidays, and never by cutting off what residents live on (夜间、法定节假日)."""

from datetime import date, time

from msgspec import Struct

from domain.law.guard import Reason, guard
from domain.law.statutes import CL
from domain.time.calendar import Calendar


class Night(Struct, frozen=True):
    """When it is night: no law says, so it is the pack's."""

    begins: time = time(22)
    ends: time = time(6)

    def covers(self, moment: time) -> bool:
        """Say whether a time of day falls into the night."""
        return moment >= self.begins or moment < self.ends


@guard("G084", CL.article(43), zh="夜间或法定节假日不得实施强制执行", en="No execution by night or on a holiday.")
def executed_at_a_lawful_time(  # noqa: PLR0913 -- each is a condition of the article
    on: date, moment: time, night: Night, calendar: Calendar, *, urgent: bool, utilities_cut: bool
) -> Reason | None:
    """Refuse execution by night or on a holiday, unless it is urgent, and cutting off utilities of residents always.

    Doubt: 法定节假日 is read as the days off that the State Council announces; an ordinary weekend is none of them.
    """
    if utilities_cut:
        return Reason(
            "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使履行",
            "Water, electricity, heat or gas of residents must not be cut to force them.",
        )
    if urgent:
        return None
    if calendar.is_announced_off(on):
        return Reason("当日为法定节假日，应另定日期", "It is a statutory holiday: choose another day.")
    if night.covers(moment):
        return Reason(
            f"{moment:%H:%M}属夜间（{night.begins:%H:%M}至{night.ends:%H:%M}），应于日间实施",
            f"{moment:%H:%M} is by night ({night.begins:%H:%M} to {night.ends:%H:%M}): do it by day.",
        )
    return None


NOT_CODED = {"43(1) urgency": "Whether it was urgent is the organ's statement, answerable to review and court."}
