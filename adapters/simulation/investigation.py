"""Filing and investigation: records, evidence, measures, and what lengthens the period."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

from adapters.simulation.corrections import FINED_UNLESS_MET, met, unmet
from adapters.simulation.field import on_twist, plain_team, team
from adapters.simulation.matters import Matter
from adapters.simulation.measures import measure
from adapters.simulation.pursuit import EXTENSION, PERIOD, Pursuit
from adapters.simulation.scribe import Scribe
from domain.collaboration.facts import AssistanceAnswered, AssistanceRefused, AssistanceRequested
from domain.penalty.application import Circumstances
from domain.penalty.evidence import EvidenceCollected, EvidencePreserved, EvidenceVerified, PreservationDisposed
from domain.penalty.investigation import (
    CaseFiled,
    ClockResumed,
    ClockSuspended,
    InvestigationConcluded,
    PartyQuestioned,
    SceneInspected,
)
from domain.penalty.kinds import CaseSource, EvidenceKind, LegalBasis, Signature
from domain.registers.facts import Correction

_ONE_DAY_LATE = {
    "day_91": 1,
    "after_extension": 1,
    "suspension_too_short": 1,
    "no_penalty_late": 1,
    "unfounded_late": 1,
}


def overrun(how: str) -> int:
    """Say how many days after the last one the twist decides; 0 on the last day itself."""
    return 30 if how == "day_120" else _ONE_DAY_LATE.get(how, 0)


def file(s: Scribe, m: Matter, source: CaseSource) -> Pursuit:
    """Open the case, on a day from which the twist's day of decision is a working day."""
    s.clock.wait(1, 4)
    if how := s.how("G066"):
        extended = EXTENSION if how in {"after_extension", "last_day_of_extension"} else 0
        ahead = timedelta(days=PERIOD + extended + overrun(how))
        s.clock.go(s.clock.first_working(s.today, lambda day: s.clock.is_working(day + ahead)))
    p = Pursuit(s, m)
    s.say(
        CaseFiled(
            case_number=s.number("case"),
            items=(m.item.item,),
            party=m.party,
            conduct=m.conduct,
            region=m.region,
            case_source=source,
            handlers=plain_team(s),
            approver=p.staff("head"),
            discovered_on=m.conduct.on,
        ),
        shows=s.about("G004"),
    )
    return p


def investigate(p: Pursuit, *, corrected: bool) -> None:
    """Question, inspect and collect until the facts are established."""
    s = p.s
    s.clock.wait(1, 4)
    _scene(p)
    _question(p)
    _evidence(p)
    if s.wants("EvidencePreserved") or s.chance(0.1):
        _preserve(p)
    if s.wants("PropertySealed") or s.wants("PropertySeized") or s.chance(0.08):
        measure(p)
    _lengthen(p)
    if not corrected:
        _correct(p)
    elif s.twist is None and p.m.item.correction == Correction.WITH and s.chance(0.5):
        met(s, p.m)
    p.mind_the_period()
    s.clock.wait(0, 4)
    s.say(
        InvestigationConcluded(
            report=s.number("report"),
            tier=s.pick(("轻微", "一般", "严重")),
            evidence=tuple(p.evidence),
            complicated=False,
            circumstances=Circumstances(slight=False, crime_suspected=False),
        )
    )


def _scene(p: Pursuit) -> None:
    if p.s.wants("SceneInspected") or p.s.chance(0.7):
        officers = team(p.s, "SceneInspected")
        p.s.say(
            SceneInspected(
                officers=officers, record=p.s.number("scene"), identity_shown=True, signature=Signature.SIGNED
            ),
            by=officers[0].id,
            shows=on_twist(p.s, "SceneInspected"),
        )


def _question(p: Pursuit) -> None:
    officers = team(p.s, "PartyQuestioned")
    p.s.say(
        PartyQuestioned(
            officers=officers, record=p.s.number("record"), identity_shown=True, signature=Signature.SIGNED
        ),
        by=officers[0].id,
        shows=on_twist(p.s, "PartyQuestioned"),
    )


def _evidence(p: Pursuit) -> None:
    for number in range(p.s.clock.between(1, 3)):
        name, officers = f"{p.s.number('evidence')}-{number}", plain_team(p.s)
        p.s.say(
            EvidenceCollected(
                evidence=name,
                kind=p.s.pick(tuple(EvidenceKind)),
                digest="sha256:" + sha256(name.encode()).hexdigest(),
                officers=officers,
                origin="现场提取",
                place="违法行为发生地",
            )
        )
        p.s.say(EvidenceVerified(evidence=name, verifiers=officers, method="核对原件原物"))
        p.evidence.append(name)


def _preserve(p: Pursuit) -> None:
    s, officers = p.s, team(p.s, "EvidencePreserved")
    inventory = s.number("inventory")
    s.say(
        EvidencePreserved(inventory=inventory, officers=officers, approver=p.staff("head")),
        by=officers[0].id,
        shows=on_twist(s, "EvidencePreserved"),
    )
    s.clock.wait(2, 7)
    s.say(PreservationDisposed(inventory=inventory, disposition=s.pick(("退还", "解除保存", "转为扣押"))))


def _lengthen(p: Pursuit) -> None:
    """Suspend or extend the period, or ask others for help."""
    s, how = p.s, p.s.how("G066")
    if how in {"suspension_too_short", "last_day_with_suspension"}:
        _suspend(p, overrun(how))
    elif how is None and s.chance(0.05):
        _suspend(p, None)
    if how in {"after_extension", "last_day_of_extension"}:
        p.extend()
    if how is None and s.chance(0.06):
        _ask_for_help(p)


def _suspend(p: Pursuit, over: int | None) -> None:
    """Let the period stand still; with ``over``, so long that the twist's day of decision is a working day."""
    s = p.s
    suspended_on = s.today
    s.say(ClockSuspended(ground="委托鉴定", basis=LegalBasis(norm="中华人民共和国行政处罚法", article="60")))
    if over is None:
        s.clock.wait(3, 12)
    else:
        s.clock.go(s.clock.first_working(s.today + timedelta(days=7), _lands(s, p.limit, suspended_on, over)))
    s.say(ClockResumed())
    p.limit += s.today - suspended_on


def _lands(s: Scribe, limit: date, suspended_on: date, over: int) -> Callable[[date], bool]:
    return lambda day: s.clock.is_working(limit + (day - suspended_on) + timedelta(days=over))


def _ask_for_help(p: Pursuit) -> None:
    s = p.s
    others = [organ for organ in s.place.enforcement if organ is not s.organ]
    request = s.number("assistance")
    s.say(
        AssistanceRequested(request=request, to_organ=s.pick(others).code, question="核实经营资质", due=s.clock.due(5))
    )
    s.clock.wait(1, 5)
    if s.chance(0.8):
        s.say(AssistanceAnswered(request=request, answer="已核实"))
    else:
        s.say(
            AssistanceRefused(
                request=request,
                reason="不属于本机关职责范围",
                document=s.number("refused-help"),
                within_authority=False,
            )
        )


def _correct(p: Pursuit) -> None:
    if p.m.item.correction in FINED_UNLESS_MET:
        unmet(p.s, p.m)
    p.mind_the_period()
