"""The ends of a case: publication, closing, the archive, and evaluation by 司法局."""

from datetime import timedelta
from typing import Final

from adapters.simulation.field import plain_team
from adapters.simulation.scribe import NOBODY, Scribe
from domain.collaboration.facts import CaseTransferAccepted, CaseTransferred
from domain.collaboration.joint import TransferResultFedBack
from domain.disclosure.facts import (
    Dataset,
    PublicationCorrected,
    PublicationExpired,
    PublicationPrepared,
    PublicationPublished,
    PublicationReviewed,
    PublicationWithdrawn,
    PublicField,
)
from domain.evaluation.facts import (
    CaseSampled,
    CaseScored,
    CaseVetoed,
    Deduction,
    ProblemRaised,
    RectificationDone,
    RectificationOrdered,
    SatisfactionRated,
)
from domain.penalty.closing import ArchiveFormat, CaseArchived, CaseClosed, ClosingGround, FourProperty
from domain.penalty.investigation import SceneInspected
from domain.supervision.facts import CorrectionOrdered, RecheckFailed, RecheckPassed
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred

_STANDARD: Final = "案卷评查标准（模拟）"
_MANY_POINTS: Final = 12
"""More points lost are raised as a problem to be put right."""


_PUBLIC: Final = (
    PublicField.PARTY_NAME,
    PublicField.PARTY_CLASS,
    PublicField.PARTY_CODE,
    PublicField.DOCUMENT,
    PublicField.CONDUCT,
    PublicField.FACTS,
    PublicField.BASIS,
    PublicField.CONTENT,
    PublicField.AMOUNT,
    PublicField.TERM,
    PublicField.DECIDED_ON,
    PublicField.ORGAN,
    PublicField.STATE,
)


def publish(s: Scribe, dataset: Dataset) -> None:
    """Publish what the law wants public."""
    s.say(PublicationPrepared(dataset=dataset, prepared_by=f"staff-{s.organ.short}-publicity"))
    s.say(PublicationReviewed(dataset=dataset, reviewer=f"staff-{s.organ.short}-legal"))
    s.say(
        PublicationPublished(
            dataset=dataset,
            url=f"urn:bihuan:synthetic:publication:{s.name}",
            fields=_PUBLIC,
            masking="模拟脱敏.v1",
            ground="具有一定社会影响",
            assessment="个人信息保护影响评估（模拟）",
        ),
        by=NOBODY,
    )


def let_expire(s: Scribe, dataset: Dataset) -> None:
    """Correct some publications, and take some down when their term is over."""
    if s.chance(0.1):
        s.say(PublicationCorrected(dataset=dataset, reason="文号录入错误", digest=f"{s.rng.getrandbits(256):064x}"))
    if s.chance(0.2):
        s.clock.go(s.clock.working(s.today + timedelta(days=s.clock.between(90, 200))))
        s.say(PublicationExpired(dataset=dataset), by=NOBODY)


def withdraw(s: Scribe, dataset: Dataset) -> None:
    """Take a publication down."""
    s.say(PublicationWithdrawn(dataset=dataset, reason="决定被依法撤销"))


def close(s: Scribe, ground: ClosingGround) -> None:
    """Close the penalty case."""
    s.clock.wait(0, 3)
    _feed_back(s)
    _recheck_what_waits(s)
    head = f"staff-{s.organ.short}-head"
    s.say(CaseClosed(ground=ground, report=s.number("closing"), approver=head), by=head)


def _feed_back(s: Scribe) -> None:
    """Tell whoever handed the case over what came of it."""
    sent = [e for e in s.events if isinstance(e.fact, CaseTransferred | LeadTransferred)]
    taken = any(isinstance(e.fact, CaseTransferAccepted | LeadTransferAccepted) for e in s.events)
    if taken and sent:
        s.say(TransferResultFedBack(to_organ=str(sent[-1].organ), result="已办结"))


def _recheck_what_waits(s: Scribe) -> None:
    """Recheck the orders to correct that nobody has looked at again."""
    facts = [event.fact for event in s.events]
    seen = {fact.order for fact in facts if isinstance(fact, RecheckPassed | RecheckFailed)}
    seen |= {str(fact.refused_order) for fact in facts if isinstance(fact, SceneInspected)}
    for order in dict.fromkeys(fact.order for fact in facts if isinstance(fact, CorrectionOrdered)):
        if order not in seen:
            officers = plain_team(s)
            s.say(RecheckPassed(order=order, officers=officers, findings="已改正"), by=officers[0].id)


def archive(s: Scribe) -> None:
    """Put the file into the archive."""
    s.clock.wait(1, 15)
    s.say(
        CaseArchived(
            archive_number=s.number("archive"),
            catalogue=(s.number("file"),),
            form=ArchiveFormat.OFD,
            tested=tuple(FourProperty),
        )
    )


def evaluate(s: Scribe) -> None:
    """Evaluate some of the cases."""
    if s.chance(0.06):
        s.say(SatisfactionRated(score=s.clock.between(60, 100)), by=NOBODY)
    if not s.chance(s.setting.mix.evaluated):
        return
    s.clock.wait(5, 40)
    s.say(CaseSampled(standard=_STANDARD, draw=f"{s.place.region}-{s.today.year}"))
    s.clock.wait(2, 10)
    if s.chance(s.setting.mix.vetoed):
        s.say(CaseVetoed(defect="主要证据不足", reason="一票否决"))
        _rectify(s)
        return
    lost = s.clock.between(0, 20)
    deductions = (Deduction(defect="文书不规范", points=lost),) if lost else ()
    s.say(CaseScored(standard=_STANDARD, score=100 - lost, deductions=deductions))
    if lost > _MANY_POINTS:
        _rectify(s)


def _rectify(s: Scribe) -> None:
    problem = s.number("problem")
    due = s.clock.due(15)
    body = s.place.justice.code
    s.say(ProblemRaised(problem=problem, raised_by=body, description="案卷评查发现问题", due=due))
    s.say(RectificationOrdered(problem=problem, due=due))
    s.clock.wait(2, 12)
    s.say(RectificationDone(problem=problem, report=s.number("rectification")))
