"""APL arts 63–65: a hearing asked for takes place, and the decision rests on its record (听证的效力)."""

from datetime import date

from msgspec import Struct

from domain.law.dated import NotInForceError
from domain.law.guard import Reason, guard
from domain.law.penalty.arts_63_65_hearing import REQUEST_PERIOD
from domain.law.statutes import APL
from domain.time.calendar import Calendar


class Asked(Struct, frozen=True):
    """A request for a hearing, and what became of it."""

    on: date
    excused: bool
    told_on: date | None
    """Day on which the party was told of the right; None where it never was."""
    held: bool
    ended: str | None = None
    """Why it was not held: ``late``, ``no_right``, ``absent``, ``left``, ``withdrawn``."""


@guard(
    "G056",
    APL.article(63, paragraph=1),
    APL.article(64, item=6),
    core=True,
    zh="当事人要求听证而未组织听证",
    en="The party asked for a hearing and none was held.",
)
def hearing_held_when_asked(asked: Asked | None, calendar: Calendar) -> Reason | None:
    """Refuse a decision while a hearing asked for in time was neither held nor given up by the party.

    A request after its time, or for a penalty that gives no right to a hearing, may be rejected; one that came after
    its time without an excuse binds nobody even where it was not.
    """
    if asked is None or asked.held or asked.ended in {"absent", "left", "withdrawn"}:
        return None
    if asked.told_on is None:
        if asked.ended is not None:
            return None
        return Reason("当事人的听证申请未作处理", "The party's request for a hearing was left without an answer.")
    if not asked.excused and _late(asked.on, asked.told_on, calendar):
        return None
    if asked.ended is not None:
        return Reason(
            "当事人按期申请听证，不得不予受理，应组织听证", "The request was in time: it cannot be rejected; hold it."
        )
    return Reason(
        f"当事人于{asked.on}要求听证，应先组织听证", f"The party asked on {asked.on}: hold the hearing first."
    )


def _late(requested_on: date, told_on: date, calendar: Calendar) -> bool:
    try:
        return requested_on > calendar.add_working_days(told_on, REQUEST_PERIOD.on(told_on))
    except NotInForceError:
        return False


@guard(
    "G057",
    APL.article(65),
    core=True,
    zh="决定未依据听证笔录作出",
    en="The decision does not rest on the record of the hearing.",
)
def decision_rests_on_hearing(held_record: str | None, cited_record: str | None) -> Reason | None:
    """Refuse a decision after a hearing that does not name the hearing's record."""
    if held_record is None or cited_record == held_record:
        return None
    if cited_record is None:
        return Reason(
            f"决定未引用听证笔录{held_record}", f"The decision does not refer to the hearing record {held_record}."
        )
    return Reason(
        f"决定引用的{cited_record}不是本案听证笔录{held_record}",
        f"The decision refers to {cited_record}, not to the hearing record {held_record}.",
    )


NOT_CODED = {"65 facts outside the record": "Whether the reasons follow the record is weighed by review and court."}
