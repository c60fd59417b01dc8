"""Coercive measures: approved, imposed, extended within the law, released."""

from datetime import timedelta

from msgspec import structs

from adapters.simulation.field import on_twist, team
from adapters.simulation.pursuit import Pursuit
from domain.law.norms import NormLevel
from domain.measures.facts import (
    MeasureApproved,
    MeasureBasis,
    MeasureExtended,
    MeasureReleased,
    Objects,
    OnSite,
    PropertySealed,
    PropertySeized,
    ReleaseGround,
)

_BASIS = MeasureBasis(norm="合成城市管理条例", article="一", level=NormLevel.LOCAL_REGULATION)
"""A regulation of the synthetic city: which norm allows a measure is not in the table of items."""
_RULE = structs.replace(_BASIS, level=NormLevel.RULE)
_TERM = timedelta(days=30)
"""CL art. 25(1), also the longest extension."""


def measure(p: Pursuit) -> None:
    """Seal or seize, and release in time."""
    s = p.s
    name, inventory = s.number("measure"), s.number("property")
    if s.how("G087") != "not_approved":
        s.say(MeasureApproved(measure=name, approver=p.staff("head")), by=p.staff("head"))
    seize = s.wants("PropertySeized") or (not s.wants("PropertySealed") and s.chance(0.5))
    kind = PropertySeized if seize else PropertySealed
    officers = team(s, kind.__name__)
    due = s.today + _TERM
    s.say(
        kind(
            measure=name,
            officers=officers,
            inventory=inventory,
            due=due,
            identity_shown=True,
            recordings=(s.number("recording"),),
            basis=_RULE if s.how("G087") == "by_a_rule" else _BASIS,
            on_site=OnSite(
                party_called=True,
                reasons_told=True,
                heard=s.how("G088") != "not_heard",
                signed=True,
                record=None if s.how("G088") == "not_recorded" else s.number("scene-record"),
            ),
            objects=Objects(related=s.how("G090") != "unrelated", daily_necessities=s.how("G090") == "necessities"),
            decision=s.number("measure-decision"),
            handed_over=s.how("G089") is None,
        ),
        by=officers[0].id,
        shows=on_twist(s, kind.__name__) or s.about("G087", "G088", "G089", "G090"),
    )
    s.clock.wait(3, 10)
    if s.twist is None and s.chance(0.3):
        s.say(
            MeasureExtended(
                measure=name,
                due=due + _TERM,
                reason="情况复杂",
                approver=p.staff("head"),
                notice=s.number("extension-notice"),
            ),
            by=p.staff("head"),
        )
        s.clock.wait(2, 10)
    s.say(MeasureReleased(measure=name, reason="不再需要采取强制措施", ground=ReleaseGround.DECIDED))
