"""Which act a remedy is about (被诉行政行为): the permit decision and the penalty of a loop each have their own."""

from datetime import date

from domain.approval.states import Approval, Declined, Ended, Ending, Granted, Refused
from domain.fact import Fact
from domain.penalty.stage import Penalty
from domain.remedy.facts import ReviewApplied, SuitFiled
from domain.remedy.thread import ActKind, Contested, Remedy, Stage, Untouched


def contestable(approval: Approval, penalty: Penalty, fact: Fact) -> Contested | None:
    """Find the act that a remedy beginning with a fact is about: the one it names, else the latest decision."""
    decided = penalty_act(penalty)
    named = fact.against if isinstance(fact, ReviewApplied | SuitFiled) else None
    if named is not None:
        same = decided is not None and decided.document == named
        return decided if same else Contested(kind=ActKind.OTHER, document=named)
    permit = _permit_decided_on(approval)
    if permit is not None and (decided is None or decided.on is None or permit > decided.on):
        return Contested(kind=ActKind.PERMIT, on=permit)
    return decided


def _permit_decided_on(approval: Approval) -> date | None:
    match approval:
        case Ended(how=Ending.LICENCE_REVOKED):
            return None  # a penalty (吊销), contested as such
        case Granted(on=on) | Refused(on=on) | Declined(on=on) | Ended(on=on):
            return on
        case _:
            return None


def penalty_act(penalty: Penalty) -> Contested | None:
    """Name the decision of the penalty case as an act that may be contested; None before there is one."""
    decision = penalty.dossier.decision
    if decision is None:
        return None
    return Contested(kind=ActKind.PENALTY, on=decision.on, document=decision.document)


def against_penalty(remedy: Remedy, penalty: Penalty) -> bool:
    """Say whether the thread is about the decision of the penalty case, as it stands now."""
    return remedy.about == penalty_act(penalty)


def remedy_of_penalty(remedy: Remedy, penalty: Penalty) -> Stage:
    """Tell how the remedy of the penalty decision stands: untouched where another act is contested."""
    return remedy.stage if against_penalty(remedy, penalty) else Untouched()
