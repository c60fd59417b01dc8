"""The decision, and what the twist does to the day of it."""

from datetime import timedelta

from msgspec import structs

from adapters.simulation.investigation import overrun
from adapters.simulation.pursuit import Pursuit
from adapters.simulation.rules import tier_of
from adapters.simulation.terms import Terms, terms
from domain.fact import money
from domain.law.penalty.art_59_decision_document import DocumentContent, SealCheck
from domain.law.penalty.art_59_remedies import remedies_on
from domain.penalty.application import Application, IllegalGains
from domain.penalty.decision import DecisionDocumentSealed, PenaltyDecided
from domain.penalty.kinds import LegalBasis
from domain.penalty.service import Document, DocumentServed
from domain.registers.facts import OrganKind
from domain.remedy_paragraph import told

_SHOWN_BY_DECISION = ("G014", "G019", "G027", "G048", "G051", "G059", "G066")


def go_to_the_day(p: Pursuit) -> None:
    """Move to the day on which the twist decides."""
    if how := p.s.how("G066"):
        p.s.clock.go(p.limit + timedelta(days=overrun(how)))


def decide(p: Pursuit, number: int = 1, *, shows: bool = False) -> None:
    """Decide the penalty."""
    s = p.s
    s.clock.wait(0, 0 if s.how("G048") == "served_on_the_day" else 2)
    go_to_the_day(p)
    if s.today > p.limit and not s.about("G066"):
        raise ValueError(f"{s.name} would decide on {s.today}, after {p.limit}")
    t = p.terms = p.terms or terms(s, p.m)
    document = s.number(f"decision-{number}")
    s.say(
        PenaltyDecided(
            document=document,
            item=p.m.item.item,
            kinds=t.kinds,
            fine=t.fine,
            confiscated=t.confiscated,
            mitigation=t.mitigation,
            mitigation_grounds=t.grounds,
            tier=tier_of(t.fine, p.m.maximum),
            reasons=p.m.item.name,
            basis=(LegalBasis(norm=p.m.item.norm, article=p.m.item.article),),
            hearing_record=p.hearing_record,
            application=_application(p, t),
        ),
        by=p.staff("head"),
        shows=shows or s.about(*_SHOWN_BY_DECISION),
    )
    remedies = told(remedies_on(s.today, on_the_spot=False, township=s.organ.kind == OrganKind.TOWNSHIP))
    s.say(
        DecisionDocumentSealed(
            document=document,
            digest=f"sha256:{s.rng.getrandbits(256):064x}",
            seal=f"seal-{s.organ.short}",
            check=SealCheck.VALID,
            contents=tuple(DocumentContent),
            remedies=structs.replace(remedies, review_days=30) if s.how("G136") else remedies,
        ),
        shows=s.about("G136"),
    )
    if s.how("G048") == "served_after_decision":
        s.say(DocumentServed(document=s.number("notice-1"), kind=Document.NOTICE))


def _application(p: Pursuit, t: Terms) -> Application:
    """Say how the law was applied: what was weighed, what is to be put right, and what was gained."""
    gains = IllegalGains(gained=t.confiscated, returned=money(0), calculation=p.s.number("gains"))
    return Application(
        factors=("危害后果", "改正情况"), correction_ordered=True, gains=gains if t.confiscated else None
    )
