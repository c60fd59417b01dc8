"""The paths that a city of moderate size walks, and how each case tells of itself."""

from collections import Counter, defaultdict
from datetime import time
from itertools import pairwise

import pytest
from msgspec import json

from adapters.simulation.filling import resolved
from adapters.simulation.identities import SOURCE_PREFIX
from domain.catalogue import CASE_FACTS, FACTS
from domain.collaboration.facts import CaseTransferAccepted
from domain.event import Event
from domain.ids import CaseId
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.investigation import PartyQuestioned, SceneInspected
from domain.penalty.service import DocumentServed, ServiceMethod
from domain.registers.state import Registers
from domain.remedy.facts import Outcome, ReviewDecided, SuitJudged
from domain.supervision.facts import (
    InspectionStarted,
    LeadReceived,
    LeadSource,
    LeadVerified,
    RecheckFailed,
    RecheckPassed,
)
from domain.time.instants import CHINA, legal_date
from tests.simulation.judging import END, START, city

FIELD = (InspectionStarted, LeadVerified, SceneInspected, PartyQuestioned, RecheckFailed, RecheckPassed)


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return list(city(2, 3000).cases())


@pytest.fixture(scope="module")
def by_case(events: list[Event]) -> dict[CaseId, list[Event]]:
    found: defaultdict[CaseId, list[Event]] = defaultdict(list)
    for case, event in resolved(events):
        found[case].append(event)
    return found


def test_every_part_of_a_case_occurs_but_what_the_stories_do_not_tell_yet(events: list[Event]) -> None:
    seen = {type(event.fact) for event in events}
    told = [part for part, group in CASE_FACTS.items() if seen & set(group)]
    assert set(told) >= set(CASE_FACTS) - {"custody", "deadlines"}


def test_every_lead_source_service_method_and_most_endings_occur(events: list[Event]) -> None:
    facts = [event.fact for event in events]
    assert {f.lead_source for f in facts if isinstance(f, LeadReceived)} == set(LeadSource)
    assert {f.method for f in facts if isinstance(f, DocumentServed)} == set(ServiceMethod)
    endings = {f.ground for f in facts if isinstance(f, CaseClosed)}
    assert endings >= {
        ClosingGround.PERFORMED,
        ClosingGround.NO_PENALTY,
        ClosingGround.DECISION_REVOKED,
        ClosingGround.COURT_ENFORCED,
    }


def test_reviews_and_suits_end_in_many_ways(events: list[Event]) -> None:
    facts = [event.fact for event in events]
    reviews = {f.outcome for f in facts if isinstance(f, ReviewDecided)}
    assert reviews >= {Outcome.UPHELD, Outcome.VARIED, Outcome.REVOKED, Outcome.ORDERED_TO_ACT}
    assert {f.outcome for f in facts if isinstance(f, SuitJudged)} >= {Outcome.REJECTED}


def test_times_inside_a_case_strictly_increase(by_case: dict[CaseId, list[Event]]) -> None:
    for told in by_case.values():
        assert all(earlier.occurred_at < later.occurred_at for earlier, later in pairwise(told))


def test_nothing_happens_outside_the_span_of_the_city(events: list[Event]) -> None:
    assert all(START <= legal_date(event.occurred_at) <= END for event in events)


def test_field_acts_take_place_on_working_days_in_office_hours(events: list[Event]) -> None:
    calendar = Registers(event.fact for event in city().registers).calendar
    for event in events:
        if isinstance(event.fact, FIELD):
            at = event.occurred_at.astimezone(CHINA)
            assert calendar.is_working(at.date())
            assert time(9) <= at.time() <= time(17, 30)


def test_every_event_says_that_it_is_made_up(events: list[Event]) -> None:
    assert all(event.synthetic and event.source.startswith(SOURCE_PREFIX) for event in events)


def test_several_systems_tell_of_one_case_by_different_names(by_case: dict[CaseId, list[Event]]) -> None:
    schemes = Counter(event.subject.rsplit(":", 1)[0] for told in by_case.values() for event in told)
    assert {"urn:xwm", "urn:permit", "urn:case", "urn:uuid"} <= set(schemes)
    assert max(len({event.source for event in told}) for told in by_case.values()) >= 5
    assert max(len({event.subject for event in told}) for told in by_case.values()) >= 3


def test_a_case_reaches_from_permit_over_inspection_to_penalty(by_case: dict[CaseId, list[Event]]) -> None:
    whole = {"permit_applied.v1", "supervision_handed_over.v1", "inspection_started.v1", "penalty_decided.v1"}
    assert any(whole <= {event.fact.TAG for event in told} for told in by_case.values())


def test_after_a_transfer_the_receiving_organ_answers(by_case: dict[CaseId, list[Event]]) -> None:
    for told in by_case.values():
        for number, event in enumerate(told):
            if isinstance(event.fact, CaseTransferAccepted):
                assert event.organ == event.fact.by_organ
                assert all(e.organ == event.organ for e in told[number:] if e.source.endswith("penalty-system"))


def test_every_fact_survives_being_sent_as_json(events: list[Event]) -> None:
    for event in events[:20000]:
        cls = FACTS[event.fact.TAG]
        assert json.decode(json.encode(event.fact), type=cls) == event.fact
