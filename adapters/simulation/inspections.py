"""Supervision: planned by double random draw, for a cause, or from afar."""

from hashlib import sha256

from adapters.simulation.corrections import FINED_UNLESS_MET, met, unmet
from adapters.simulation.field import on_twist, plain_team, team
from adapters.simulation.matters import Matter, matter
from adapters.simulation.ordinary import pursue
from adapters.simulation.scribe import NOBODY, Scribe
from domain.penalty.kinds import CaseSource
from domain.supervision.facts import (
    ActCodeMinted,
    ActCodeShown,
    InspectionFinished,
    InspectionGround,
    InspectionItemRecorded,
    InspectionPlanPublished,
    InspectionPublished,
    InspectionStarted,
    InspectionTaskIssued,
    ItemResult,
    RandomDrawPerformed,
    ReminderSent,
    RemoteInspectionPerformed,
)
from domain.supervision.plans import (
    InspectionPlanDrafted,
    InspectionPlanReviewed,
    InspectionRated,
    JointInspectionMatched,
)


def planned(s: Scribe) -> None:
    """Inspect by the yearly plan: object and inspectors are drawn at random (双随机)."""
    m = matter(s)
    plan = f"{s.organ.short}-{s.today.year}"
    s.say(InspectionPlanDrafted(plan=plan, year=s.today.year, objects=f"sha256:{s.rng.getrandbits(256):064x}"))
    s.say(InspectionPlanReviewed(plan=plan, reviewer=f"staff-{s.organ.short}-legal"))
    s.say(InspectionPlanPublished(plan=plan, year=s.today.year))
    s.clock.wait(3, 20)
    s.say(
        RandomDrawPerformed(
            algorithm="sha256-shuffle.v1",
            seed=f"{s.rng.getrandbits(64):016x}",
            population_digest="sha256:" + sha256(s.name.encode()).hexdigest(),
            inspectors=plain_team(s),
            objects=(m.party.token,),
            weights=f"{s.place.region}-信用风险权重-{s.today.year}",
        ),
        by=NOBODY,
    )
    order_inspection(s, m, InspectionGround.PLAN)
    if s.chance(0.3):
        other = s.pick([organ for organ in s.place.enforcement if organ is not s.organ])
        tasks = (s.number("task"), f"{other.short}-task-{s.name}")
        s.say(
            JointInspectionMatched(
                tasks=tasks, lead_organ=s.organ.code, participants=(other.code,), saved_visits=len(tasks) - 1
            )
        )
    s.clock.wait(1, 5)
    inspect(s, m)


def for_cause(s: Scribe) -> None:
    """Inspect because something happened."""
    for_cause_of(s, matter(s))


def for_cause_of(s: Scribe, m: Matter) -> None:
    """Inspect a matter that is known already, such as the holder of a permit."""
    order_inspection(s, m, InspectionGround.CAUSE)
    s.clock.wait(0, 2)
    inspect(s, m)


def off_site(s: Scribe) -> None:
    """Inspect from afar, remind first, and order or pursue only where that does not help."""
    m = matter(s)
    order_inspection(s, m, InspectionGround.CAUSE)
    s.clock.wait(0, 1)
    officers = team(s, "RemoteInspectionPerformed")
    s.say(
        RemoteInspectionPerformed(officers=officers, means="视频巡查", recordings=(s.number("video"),)),
        by=officers[0].id,
        shows=on_twist(s, "RemoteInspectionPerformed"),
    )
    if s.twist is None and s.chance(0.5):
        s.say(ReminderSent(rule="VIDEO-01", channel="sms", correct_by=s.clock.due(1)), by=NOBODY)
        s.clock.wait(1, 2)
        if s.chance(0.6):
            _record(s, m, ItemResult.PASS)
            return
    _record(s, m, ItemResult.FAIL)
    follow_up(s, m)


def inspect(s: Scribe, m: Matter) -> None:
    """Inspect on site and follow up what was found."""
    s.say(ActCodeShown(code=act_code(s), place=m.conduct.place))
    officers = team(s, "InspectionStarted")
    s.say(
        InspectionStarted(officers=officers, identity_shown=True, recordings=(s.number("recording"),)),
        by=officers[0].id,
        shows=on_twist(s, "InspectionStarted"),
    )
    if s.twist is not None or s.chance(s.setting.mix.violations):
        _record(s, m, ItemResult.FAIL)
        follow_up(s, m)
    else:
        _record(s, m, ItemResult.PASS)
        s.clock.wait(1, 7)
        s.say(InspectionPublished(url=f"urn:bihuan:synthetic:publication:{s.name}"))
        if s.chance(0.3):
            s.say(InspectionRated(score=s.clock.between(60, 100), ballot=f"{s.rng.getrandbits(64):016x}"), by=NOBODY)


def follow_up(s: Scribe, m: Matter) -> None:
    """Bring what an inspection found to its end: corrected, or punished."""
    if s.twist is None and s.chance(0.55 if m.item.correction in FINED_UNLESS_MET else 0.35):
        met(s, m)
        return
    later = s.how("G027") == "order_served_by_document" or (s.twist is None and s.chance(0.1))
    if m.item.correction in FINED_UNLESS_MET and not later:
        unmet(s, m)
    pursue(s, m, CaseSource.INSPECTION, corrected=not later)


def mint(s: Scribe, kind: str = "检查") -> None:
    """Give the act its code (赋码), by which other systems name the case from then on."""
    s.say(ActCodeMinted(code=act_code(s), act_kind=kind))


def act_code(s: Scribe) -> str:
    """Name the act code of this case; the form of real ones is not verified."""
    return f"{s.place.region}{s.name.upper()}"


def order_inspection(s: Scribe, m: Matter, ground: InspectionGround) -> None:
    """Issue the task, which says where and about whom, and give the act its code."""
    s.say(
        InspectionTaskIssued(
            task_number=s.number("task"),
            ground=ground,
            items=(m.item.item,),
            party=m.party,
            region=m.region,
            inspectors=plain_team(s),
            approver=f"staff-{s.organ.short}-head",
            plan=f"{s.organ.short}-{s.today.year}" if ground == InspectionGround.PLAN else None,
            lead=s.number("cause") if ground == InspectionGround.CAUSE else None,
            earlier_visits=s.clock.between(0, 1),
            concurrent=(),
        )
    )
    mint(s)


def _record(s: Scribe, m: Matter, result: ItemResult) -> None:
    failed = result == ItemResult.FAIL
    s.say(InspectionItemRecorded(item=m.item.item, result=result, findings=m.item.name if failed else None))
    s.say(InspectionFinished(has_violation=failed))
