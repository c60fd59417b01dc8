"""The dossier: what guards, and other cases, read of a penalty case."""

from datetime import date

import pytest

from domain.context import rival
from domain.event import Event
from domain.fact import money
from domain.penalty.amendment import DecisionRevoked, DecisionVaried, Origin
from domain.penalty.decision import PenaltyDecided
from domain.penalty.dossier import Dossier
from domain.penalty.investigation import CaseFilingRevoked
from domain.penalty.kinds import PenaltyKind
from domain.penalty.service import Document, DocumentServed
from tests.domain.city import BURNING, BURNT, CITIZEN, SORTING, XIHU
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import CASE, at, case_of

REVOKED = at("2023-08-25", DecisionRevoked(origin=Origin.OWN, reason="wrong party"))


def test_an_act_is_named_by_its_party_and_its_fingerprint() -> None:
    assert case_of(filed()).penalty.dossier.conduct_key == "p-citizen/burnt-leaves"


@pytest.mark.parametrize("dossier", [Dossier(), Dossier(party=CITIZEN), Dossier(conduct=BURNT)])
def test_without_both_it_has_no_name(dossier: Dossier) -> None:
    assert dossier.conduct_key is None


def test_a_case_that_filed_is_a_rival_from_its_filing_on() -> None:
    found = rival(CASE, case_of(filed()))
    assert found is not None
    assert (found.organ, found.filed_at, found.filing_ended_at) == (XIHU, filed().occurred_at, None)
    assert (found.fined_at, found.fine_ended_at) == (None, None)


def test_a_filing_taken_back_ends_the_rivalry() -> None:
    back = at("2023-07-20", CaseFilingRevoked(reason="not ours"))
    found = rival(CASE, case_of(filed(), back))
    assert found is not None
    assert found.filing_ended_at == back.occurred_at


@pytest.mark.parametrize("events", [(*ready(), decided()), (on_the_spot("2023-08-20"),)])
def test_a_fine_makes_a_rival_until_it_is_revoked(events: tuple[Event, ...]) -> None:
    standing, ended = rival(CASE, case_of(*events)), rival(CASE, case_of(*events, REVOKED))
    assert standing is not None
    assert ended is not None
    assert (standing.fined_at, standing.fine_ended_at) == (events[-1].occurred_at, None)
    assert (ended.fined_at, ended.fine_ended_at) == (events[-1].occurred_at, REVOKED.occurred_at)


def test_a_warning_is_no_fine_to_others() -> None:
    found = rival(CASE, case_of(*ready(), decided(fine=0, kinds=(PenaltyKind.WARNING,))))
    assert found is not None
    assert found.fined_at is None


def test_a_case_without_a_penalty_is_no_rival() -> None:
    assert rival(CASE, case_of()) is None
    assert rival(CASE, case_of(decided())) is None


def test_a_varied_fine_is_the_fine_of_the_decision() -> None:
    varied = at("2023-08-25", DecisionVaried(origin=Origin.REVIEW, fine=money(0), reason="too much"))
    decision = case_of(*ready(), decided(), varied).penalty.dossier.decision
    assert decision is not None
    assert decision.fine == 0
    assert case_of(varied, REVOKED).penalty.dossier.decision is None


def test_the_item_of_a_decision_counts_where_nobody_filed() -> None:
    act = at("2023-08-20", PenaltyDecided(item=SORTING, fine=money(1)))
    assert case_of(act).penalty.dossier.item == SORTING
    assert case_of(filed(), act).penalty.dossier.item == BURNING
    assert case_of(decided()).penalty.dossier.item is None


def test_the_first_service_of_the_decision_is_kept() -> None:
    first, again = (at(day, DocumentServed(kind=Document.DECISION)) for day in ("2023-08-22", "2023-09-22"))
    assert case_of(*ready(), decided(), first, again).penalty.dossier.served_on == date(2023, 8, 22)
