"""Deviations on who may act, where and when, and on how a penalty applies the law (主体、时效、实体适用)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from adapters.simulation.deviating import Change, breach, changed, never, told
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.deviations_of_transfer import returned_by_court
from adapters.simulation.mix import Mix
from adapters.simulation.organs import places
from adapters.simulation.rules import FOREIGN, WARNABLE
from adapters.simulation.twist import Twist
from domain.fact import money
from domain.parties import Capacity, Officer, PartyKind
from domain.penalty.application import Circumstances, IllegalGains
from domain.penalty.closing import CaseClosed
from domain.penalty.decision import EducationGiven, NoPenaltyDecided, OnTheSpotDecided, PenaltyDecided
from domain.penalty.filing import RecusalDecided
from domain.penalty.hearing import HearingHeld
from domain.penalty.investigation import CaseFiled, InvestigationConcluded, PartyQuestioned, SceneInspected
from domain.penalty.kinds import NoPenaltyGround, PenaltyKind
from domain.penalty.review import DefenceReviewed, DefenceSubmitted, LegalReviewPassed
from domain.registers.facts import OrganKind
from domain.supervision.facts import CorrectionOrdered, InspectionStarted

_TOWNSHIPS: Final = frozenset(
    organ.code for place in places() for organ in place.enforcement if organ.kind == OrganKind.TOWNSHIP
)
_ELSEWHERE: Final = "330203"
"""A district of another city."""
_SPARED: Final = Mix(violations=1.0, spared=1.0)
_SLIGHT: Final = Circumstances(slight=True, corrected_in_time=True, harmless=True)
_NOT_FIRST: Final = Circumstances(first_offence=False, corrected_in_time=True, little_harm=True)
_NOT_CORRECTED: Final = Circumstances(first_offence=True, corrected_in_time=False, little_harm=True)


def _township(events: Events) -> bool:
    return events[-1].organ in _TOWNSHIPS


def _handler(events: Events) -> Officer:
    filed = latest(events, CaseFiled)
    if filed is None or not isinstance(filed.fact, CaseFiled):
        raise LookupError("nobody handles the case")
    return filed.fact.handlers[0]


def _applied(**changes: object) -> Change:
    """Change what a decision says of the law that it applies."""
    return lambda _, fact: structs.replace(fact, application=structs.replace(fact.application, **changes))


def _subject() -> Iterator[Twist]:
    foreign = changed(items=(FOREIGN.item,))
    organ = Deviation(act=CaseFiled, fits=lambda events, _: not _township(events), change=foreign)
    yield breach("G001", "foreign_item", "for_cause", organ)
    township = Deviation(act=CaseFiled, fits=lambda events, _: _township(events), change=foreign)
    yield breach("G002", "never_granted", "for_cause", township)
    yield breach("G003", "elsewhere", "for_cause", Deviation(act=CaseFiled, change=changed(region=_ELSEWHERE)))
    for plot, act in (
        ("for_cause", InspectionStarted),
        ("for_cause", PartyQuestioned),
        ("for_cause", SceneInspected),
        ("on_the_spot", OnTheSpotDecided),
    ):
        hidden = Deviation(act=act, change=changed(identity_shown=False))
        yield breach("G006", f"{act.__name__}_not_shown", plot, hidden)
    assistant = Officer(id="auxiliary-0", auxiliary=True)
    yield breach("G007", "assistants", "for_cause", Deviation(act=CaseFiled, change=changed(handlers=(assistant,))))
    recused = Deviation(
        act=PartyQuestioned,
        before=lambda _, fact: (
            RecusalDecided(officer=fact.officers[0].id, granted=True, decider="staff-head", by_head=True),
        ),
    )
    yield breach("G008", "goes_on", "for_cause", recused)
    deputy = Deviation(
        act=PartyQuestioned,
        change=lambda _, fact: RecusalDecided(
            officer=fact.officers[0].id, granted=False, decider="staff-deputy", by_head=False
        ),
    )
    yield breach("G009", "by_deputy", "for_cause", deputy)
    host = Deviation(act=HearingHeld, change=lambda events, fact: structs.replace(fact, host=_handler(events).id))
    yield structs.replace(breach("G010", "handler_hosts", "for_cause", host), also=("G055",))
    reviewer = Deviation(
        act=LegalReviewPassed, change=lambda events, fact: structs.replace(fact, reviewer=_handler(events).id)
    )
    yield breach("G011", "handler_reviews", "for_cause", reviewer)
    entrusted = Deviation(act=CaseFiled, change=changed(entrusted_to="未受委托的组织"))
    yield breach("G012", "nothing_entrusted", "for_cause", entrusted)
    old = Deviation(
        act=CaseFiled,
        change=lambda _, fact: structs.replace(
            fact, conduct=structs.replace(fact.conduct, on=fact.conduct.on - timedelta(days=1100))
        ),
    )
    yield breach("G013", "three_years_ago", "for_cause", old)


def _party() -> Iterator[Twist]:
    incapable = Deviation(
        act=OnTheSpotDecided,
        fits=lambda _, fact: fact.party.kind == PartyKind.PERSON,
        change=lambda _, fact: structs.replace(fact, party=structs.replace(fact.party, capacity=Capacity.NONE)),
    )
    yield breach("G015", "incapable", "on_the_spot", incapable)
    slight = Deviation(act=OnTheSpotDecided, change=changed(circumstances=_SLIGHT))
    yield breach("G021", "slight", "on_the_spot", slight)
    found_slight = Deviation(act=PenaltyDecided, earlier={InvestigationConcluded: changed(circumstances=_SLIGHT)})
    yield breach("G021", "found_slight", "for_cause", found_slight)
    for how, found in (("not_the_first", _NOT_FIRST), ("not_corrected", _NOT_CORRECTED)):
        spared = Deviation(
            act=NoPenaltyDecided,
            fits=lambda _, fact: fact.ground == NoPenaltyGround.FIRST_OFFENCE,
            change=changed(circumstances=found),
            leaning=_SPARED,
        )
        yield breach("G022", how, "for_cause", spared)
    claims = changed(no_fault_evidence=True)
    unexamined = Deviation(act=PenaltyDecided, fits=told(DefenceSubmitted), earlier={DefenceSubmitted: claims})
    yield breach("G023", "not_examined", "for_cause", unexamined)
    faultless = Deviation(
        act=PenaltyDecided,
        fits=told(DefenceReviewed),
        earlier={DefenceSubmitted: claims, DefenceReviewed: changed(no_fault_proven=True)},
    )
    yield breach("G023", "proven", "for_cause", faultless)
    uneducated = Deviation(act=CaseClosed, fits=told(NoPenaltyDecided), omits=(EducationGiven,), leaning=_SPARED)
    yield breach("G024", "not_educated", "for_cause", uneducated)
    suspected = Deviation(
        act=PenaltyDecided,
        earlier={InvestigationConcluded: changed(circumstances=Circumstances(slight=False, crime_suspected=True))},
    )
    yield breach("G028", "fined_instead", "for_cause", suspected)


def _law() -> Iterator[Twist]:
    lower = Deviation(
        act=PenaltyDecided,
        fits=lambda _, fact: fact.fine > 0,
        earlier={CaseFiled: lambda _, fact: structs.replace(fact, items=(*fact.items, FOREIGN.item))},
    )
    yield breach("G017", "lower_norm", "for_cause", lower)
    warned = Deviation(
        act=OnTheSpotDecided,
        fits=lambda _, fact: fact.fine > 0 and fact.item != WARNABLE.item,
        change=changed(kinds=(PenaltyKind.WARNING, PenaltyKind.FINE)),
    )
    yield breach("G018", "warned_too", "on_the_spot", warned)
    for plot, act in (("for_cause", PenaltyDecided), ("on_the_spot", OnTheSpotDecided)):
        outdated = Deviation(act=act, change=_applied(version_from=date(2000, 1, 1)))
        yield breach("G020", f"{act.__name__}_outdated", plot, outdated)
        uncorrected = Deviation(act=act, fits=never(CorrectionOrdered), change=_applied(correction_ordered=False))
        yield breach("G025", f"{act.__name__}_not_ordered", plot, uncorrected)
        unrelated = Deviation(act=act, change=_applied(emergency="未宣布的突发事件"))
        yield breach("G031", f"{act.__name__}_not_declared", plot, unrelated)
    left = Deviation(
        act=PenaltyDecided,
        fits=lambda _, fact: fact.confiscated == 0,
        change=_applied(gains=IllegalGains(gained=money(1000_00), returned=money(0), calculation="违法所得计算")),
    )
    yield breach("G026", "left_with_the_party", "for_cause", left)
    for how, change in (("no_tier", changed(tier=None)), ("no_factors", _applied(factors=()))):
        deviation = Deviation(act=PenaltyDecided, fits=lambda _, fact: fact.fine > 0, change=change)
        yield breach("G029", how, "for_cause", deviation)
    fined = Deviation(act=PenaltyDecided, fits=_fined, before=returned_by_court)
    yield breach("G030", "fined_by_court", "for_cause", fined)


def _fined(_: Events, fact: Told) -> bool:
    return bool(fact.fine > 0)


OF_MERITS: Final = (*_subject(), *_party(), *_law())
"""Every deviation on subject and substance."""
