"""CT art. 9: what the organ may do when the police open no criminal case (提请复议)."""

from datetime import date, timedelta

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CT

CHALLENGING_PERIOD: Dated[int] = Dated((CT.in_force, 3))
"""Calendar days from the notice; the rules do not say that they are working days."""


@guard("G099", CT.article(9, paragraph=1), zh="提请复议超期", en="Reconsideration was asked for too late.")
def challenged_in_time(notified_on: date | None, challenged_on: date, *, by_prosecutor: bool) -> Reason | None:
    """Refuse to ask the police for reconsideration after the third day; the prosecutor may be asked at any time."""
    if by_prosecutor:
        return None
    if notified_on is None:
        raise UndecidableError("案卷没有不予立案通知书的收到日期", "the file does not say when the notice came")
    last_day = notified_on + timedelta(days=CHALLENGING_PERIOD.on(notified_on))
    if challenged_on > last_day:
        return Reason(
            f"应于{last_day}前提请复议，可以建议人民检察院立案监督",
            f"Reconsideration was to be asked for by {last_day}; the prosecutor may still be asked to supervise.",
        )
    return None


NOT_CODED = {"9(2)": "What the police decide on reconsideration, and when, is theirs."}
