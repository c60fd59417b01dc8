"""The ordinary procedure (普通程序), from filing to the archive."""

from adapters.simulation.decisions import decide
from adapters.simulation.endings import archive, close, evaluate
from adapters.simulation.hearing import hear
from adapters.simulation.investigation import file, investigate
from adapters.simulation.matters import Matter
from adapters.simulation.performance import perform
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.review import review
from adapters.simulation.scribe import Scribe
from adapters.simulation.service import serve_decision
from adapters.simulation.sparing import spare
from domain.parties import AgeBand
from domain.penalty.closing import ClosingGround
from domain.penalty.investigation import CaseFilingRefused, CaseFilingRevoked
from domain.penalty.kinds import CaseSource
from domain.penalty.service import DocumentServed


def pursue(s: Scribe, m: Matter, source: CaseSource, *, corrected: bool = False) -> None:
    """Pursue a penalty; ``corrected`` says that the order to correct, where one is needed, is behind us already."""
    p = file(s, m, source)
    investigate(p, corrected=corrected)
    if s.twist is None and s.chance(s.setting.mix.filings_revoked):
        revoke_filing(p)
        return
    if _spared(p):
        return
    hear(p)
    review(p)
    decide(p)
    serve_decision(p)
    if s.how("G016") == "decided_twice":
        s.clock.wait(3, 10)
        decide(p, 2, shows=True)
        s.say(DocumentServed(document=s.number("decision-2")))
    perform(p)
    evaluate(s)


def refuse_filing(s: Scribe) -> None:
    """Decide not to open a case."""
    s.clock.wait(1, 5)
    s.say(CaseFilingRefused(reason="违法行为轻微并及时改正，没有造成危害后果", approver=f"staff-{s.organ.short}-head"))


def revoke_filing(p: Pursuit, reason: str = "违法行为由其他机关管辖") -> None:
    """Take the filing back and put the file away."""
    p.s.clock.wait(1, 4)
    p.s.say(CaseFilingRevoked(reason=reason, approver=p.staff("head")), by=p.staff("head"))
    archive(p.s)


def _spared(p: Pursuit) -> bool:
    """Decide against a penalty where that is due or open, and end the case."""
    s = p.s
    late = s.how("G066") in {"no_penalty_late", "unfounded_late"} or s.how("G069") == "no_penalty_served_late"
    child = s.twist is None and p.m.party.age_band == AgeBand.UNDER_14
    if not (late or child or (s.twist is None and s.chance(s.setting.mix.spared))):
        return False
    spare(p)
    close(s, ClosingGround.NO_PENALTY)
    archive(s)
    evaluate(s)
    return True
