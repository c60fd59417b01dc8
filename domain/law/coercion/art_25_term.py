"""CL art. 25: thirty days, and thirty more at most (查封、扣押期限)."""

from datetime import date, timedelta

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, UndecidableError, guard
from domain.law.statutes import CL

TERM: Dated[int] = Dated((CL.in_force, 30))
"""Calendar days of a measure; thirty is more than the ten days that art. 69 makes working days."""
EXTENSION: Dated[int] = Dated((CL.in_force, 30))
"""Calendar days of the one extension."""


class Extension(Struct, frozen=True, kw_only=True):
    """An extension, as the act declares it; each is None where the file does not say."""

    approved: bool | None
    reasoned: bool
    party_told: bool | None
    again: bool
    """True where the measure had been extended before."""


def last_day_of_measure(since: date, excluded_days: int, *, extended: bool) -> date:
    """Compute the last day of a measure; the day of its beginning does not count, and nothing rolls.

    The period limits a coercive power. Days of testing that were told in writing are left out of it.
    """
    days = TERM.on(since) + (EXTENSION.on(since) if extended else 0) + excluded_days
    return since + timedelta(days=min(days, (date.max - since).days))


@guard(
    "G091",
    CL.article(25, paragraph=1),
    CL.article(25, paragraph=2),
    CL.article(25, paragraph=3),
    core=True,
    zh="查封扣押超期",
    en="The measure lasts longer than the law lets it.",
)
def kept_within_the_term(
    since: date | None, until: date, excluded_days: int, extension: Extension | None, *, extended: bool
) -> Reason | None:
    """Refuse to keep property beyond thirty days, or sixty after one approved, reasoned and written extension.

    ``until`` is the last day for which it is kept; ``extended`` says that the measure has been extended; ``extension``
    is one that the act declares now; ``since`` is None where no such measure is on file.
    """
    if since is None:
        raise UndecidableError("案卷没有该强制措施的实施记录", "the file does not say when the measure began")
    last_day = last_day_of_measure(since, excluded_days, extended=extended or extension is not None)
    if until > last_day:
        return Reason(
            f"查封、扣押自{since}起至迟于{last_day}届满，不得保持至{until}，应作出处理决定或者解除",
            f"The measure of {since} ends on {last_day} and cannot last until {until}: decide, or release.",
        )
    return None if extension is None else _lawful(extension)


def _lawful(extension: Extension) -> Reason | None:
    if extension.again:
        return Reason("只能延长一次", "A measure is extended once only.")
    if extension.approved is False:
        return Reason("延长未经行政机关负责人批准", "The head of the organ has not approved the extension.")
    if not extension.reasoned:
        return Reason("延长未说明理由", "The extension gives no reason.")
    if extension.party_told is False:
        return Reason("延长决定未书面告知当事人", "The party was not told of the extension in writing.")
    if extension.approved is None or extension.party_told is None:
        raise UndecidableError(
            "案卷未载明延长的批准或者书面告知", "the file does not say whether the extension was approved and told"
        )
    return None


NOT_CODED = {
    "25(1) last sentence": "Laws and administrative regulations may set other terms; none is in the catalogue so far.",
    "25(3) costs": "Who pays for testing is not part of the file.",
}
