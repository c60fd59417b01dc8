"""Deviations of disclosure: publications, credit records, and what an organ tells of itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from adapters.simulation.credit import pushed
from adapters.simulation.deviating import any_act, breach, changed, leaning, on_time, party_kind, told
from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.mix import Mix, Performance
from adapters.simulation.twist import Twist
from domain.disclosure.credit import CreditRecordDeleted, CreditRecordPushed, CreditRecordRepaired, DeletionGround
from domain.disclosure.facts import Dataset, PublicationPublished, PublicationWithdrawn, PublicField
from domain.disclosure.organ import AnnualStatsPublished, BasicsPublished
from domain.evaluation.oversight_facts import IndicatorComputed, IndicatorUnit
from domain.parties import PartyKind
from domain.penalty.amendment import DecisionRevoked
from domain.penalty.closing import CaseArchived
from domain.penalty.decision import PenaltyDecided
from domain.remedy.facts import Outcome
from domain.time.instants import legal_date

_QUASHED: Final = Mix(
    violations=1.0, spared=0.0, performances=((1, Performance.CONTESTED),), reviews=((1, Outcome.REVOKED),)
)
_RECORDED: Final = Mix(violations=1.0, spared=0.0, performances=((1, Performance.IN_TIME),), recorded=1.0)


def _of_person(events: Events, fact: Told) -> bool:
    return party_kind(events) == PartyKind.PERSON and getattr(fact, "dataset", None) == Dataset.PENALTY


def _disclosing() -> Iterator[Twist]:
    def penalty(events: Events, fact: Told) -> bool:
        return fact.dataset == Dataset.PENALTY and latest(events, PenaltyDecided) is not None

    yield from on_time("G128", "for_cause", PublicationPublished, since=PenaltyDecided, days=7, fits=penalty)
    phone = Deviation(
        act=PublicationPublished, change=lambda _, fact: structs.replace(fact, fields=(*fact.fields, PublicField.PHONE))
    )
    yield breach("G129", "phone_shown", "for_cause", phone)
    for how, field in (("unmasked", "masking"), ("no_ground", "ground")):
        deviation = Deviation(act=PublicationPublished, fits=_of_person, change=changed(**{field: None}))
        yield breach("G129", how, "for_cause", deviation)
    shown = Deviation(act=PublicationPublished, fits=_of_person, change=changed(assessment=None))
    yield breach("G147", "shown_unassessed", "for_cause", shown)
    for twist in on_time("G130", "for_cause", PublicationWithdrawn, since=DecisionRevoked, days=3, fits=any_act):
        yield structs.replace(twist, deviation=leaning(twist, _QUASHED))
    early = Deviation(
        act=CaseArchived,
        fits=told(PenaltyDecided),
        change=lambda events, _: pushed("过早记录", _decided_on(events)),
        leaning=_RECORDED,
    )
    yield breach("G131", "too_early", "for_cause", early)
    expired = Deviation(
        act=CreditRecordRepaired,
        change=lambda _, fact: CreditRecordDeleted(record=fact.record, ground=DeletionGround.EXPIRED),
        leaning=_RECORDED,
    )
    yield breach("G132", "not_expired", "for_cause", expired)
    longer = Deviation(
        act=CreditRecordPushed,
        change=lambda _, fact: structs.replace(fact, latest_end=fact.latest_end + timedelta(days=1500)),
        leaning=_RECORDED,
    )
    yield breach("G133", "too_long", "for_cause", longer)
    late = Deviation(act=AnnualStatsPublished, change=lambda _, fact: structs.replace(fact, year=fact.year - 1))
    yield breach("G134", "a_year_late", "organ", late)
    partial = Deviation(act=BasicsPublished, change=lambda _, fact: structs.replace(fact, contents=fact.contents[:3]))
    yield breach("G135", "incomplete", "organ", partial)
    money = Deviation(act=IndicatorComputed, change=changed(unit=IndicatorUnit.MONEY))
    yield breach("G150", "in_money", "organ", money)


def _decided_on(events: Events) -> date:
    event = latest(events, PenaltyDecided)
    return legal_date(events[-1].occurred_at if event is None else event.occurred_at)


OF_DISCLOSURE: Final = tuple(_disclosing())
"""Every deviation of disclosure."""
