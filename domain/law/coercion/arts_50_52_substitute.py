"""CL arts 50 to 52: doing in the party's stead what it was ordered to do (代履行)."""

from datetime import date

from msgspec import Struct

from domain.law.dated import Dated
from domain.law.guard import Reason, guard
from domain.law.statutes import CL
from domain.time.calendar import Calendar

URGING_BEFORE: Dated[int] = Dated((CL.in_force, 3))
"""Working days (art. 69) between the urging and the doing."""

_HARMS = frozenset({"traffic", "environment", "resources"})


class Substitution(Struct, frozen=True, kw_only=True):
    """What substitute performance rests on."""

    on: date
    harm: str
    immediate: str | None
    """What was cleared at once: ``spilled``, ``obstacle`` or ``pollutant``; None where it was not done at once."""
    decision_served_on: date | None
    urged_on: date | None
    supervised: bool
    performed: bool
    """True where the party had performed by itself."""


@guard(
    "G085",
    CL.article(50),
    CL.article(51, paragraph=1),
    CL.article(52),
    CL.article(69),
    zh="代履行程序不符",
    en="The procedure of substitute performance was not kept.",
)
def substituted_in_form(s: Substitution, calendar: Calendar) -> Reason | None:
    """Refuse substitute performance without harm, decision, urging three working days before, or staff on the spot.

    Clearing spilled things, obstacles or pollutants from roads, waters and public places may be done at once.
    """
    if s.performed:
        return Reason("当事人已履行，应停止代履行", "The party has performed: stop.")
    if not s.supervised:
        return Reason("作出决定的机关未派员到场监督", "No staff of the organ was on the spot.")
    if s.immediate is not None:
        return None
    if s.harm not in _HARMS:
        return Reason(
            "不履行的后果未危害交通安全、造成环境污染或者破坏自然资源，不得代履行",
            "Leaving it undone harms neither traffic nor environment nor resources: no substitute performance.",
        )
    if s.decision_served_on is None or s.decision_served_on > s.on:
        return Reason("代履行决定书未在实施前送达", "The decision was not served before.")
    if s.urged_on is None:
        return Reason("未经催告，应在三日前催告当事人履行", "The party was not urged: do so three days before.")
    earliest = calendar.add_working_days(s.urged_on, URGING_BEFORE.on(s.urged_on))
    if s.on < earliest:
        return Reason(
            f"催告于{s.urged_on}送达，代履行三日前应催告，{earliest}起方可实施",
            f"The party was urged on {s.urged_on}: not before {earliest}, three working days later.",
        )
    return None


NOT_CODED = {
    "51(2)": "Costs follow what it took, and are the party's; their height is judged by review and court.",
    "52 telling": "That an absent party is told afterwards happens after the act that is judged.",
}
