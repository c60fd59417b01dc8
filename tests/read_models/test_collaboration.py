"""Collaboration by example: what waits, what was answered, sent back, disputed and fed back."""

from datetime import date

import pytest

from domain.event import with_data
from domain.ports.store import Store
from projections.engine import Engine
from projections.read_models.collaboration.ages import count_ages
from projections.read_models.collaboration.request import COLLABORATION
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import BUREAU, RIVAL, at, tell, told
from tests.read_models.asking_indicators import engine_over, listed, share

THIRD = "bureau-third"


@pytest.fixture
def engine(store: Store) -> Engine:
    return engine_over(store)


def asked(store: Store, subject: str, when: str = "2023-07-12 09:00", **data: object) -> None:
    request = {"request": subject, "to_organ": RIVAL, **data}
    tell(store, told(subject, when, with_data("assistance_requested.v1", request)))


def test_assistance_waits_until_it_is_answered_or_refused(store: Store, engine: Engine) -> None:
    asked(store, "a-1", due="2023-07-20", kind="inquiry")
    asked(store, "a-2", due="2023-07-20")
    asked(store, "a-3", due="2023-07-20")
    tell(store, told("a-1", "2023-07-20 23:00", "assistance_answered.v1", RIVAL, request="a-1"))
    tell(store, told("a-2", "2023-07-21 09:00", "assistance_refused.v1", RIVAL, request="a-2", reason="-"))
    engine.catch_up()
    found = {e["name"]: (e["state"], e["open"], e["met"], e["why"]) for e in listed(store, "collaboration")}
    assert found == {
        "a-1": ("answered", False, True, None),
        "a-2": ("refused", False, False, "late"),
        "a-3": ("waiting", True, False, "missing"),
    }
    assert share(store, "collaboration_response") == (1, 3)
    assert share(store, "collaboration_response", date(2023, 7, 19)) == (0, 0)
    first = next(e for e in listed(store, "collaboration") if e["name"] == "a-1")
    assert (first["organ"], first["from_organ"], first["purpose"], first["due_on"]) == (
        RIVAL,
        BUREAU,
        "inquiry",
        "2023-07-20",
    )


def test_without_a_day_of_its_own_a_request_is_due_after_ten_working_days_by_design(
    store: Store, engine: Engine
) -> None:
    asked(store, "a-1")
    engine.catch_up()
    (entry,) = listed(store, "collaboration")
    assert entry["due_on"] == "2023-07-26"


def test_joint_enforcement_asks_each_organ_and_one_that_stayed_away_did_not_answer(
    store: Store, engine: Engine
) -> None:
    plan = told(
        "j-1",
        "2023-07-12 09:00",
        "joint_enforcement_planned.v1",
        plan="P-1",
        lead_organ=BUREAU,
        participants=[RIVAL, THIRD, BUREAU],
    )
    tell(store, plan)
    engine.catch_up()
    assert [e["state"] for e in listed(store, "collaboration")] == ["waiting", "waiting"]
    done = told("j-1", "2023-07-14 09:00", "joint_enforcement_executed.v1", plan="P-1", participants=[RIVAL])
    tell(store, done)
    engine.catch_up()
    assert {e["organ"]: (e["state"], e["met"]) for e in listed(store, "collaboration")} == {
        RIVAL: ("attended", True),
        THIRD: ("absent", False),
    }
    assert share(store, "collaboration_response") == (1, 2)


def test_the_second_return_is_a_dispute_and_a_transfer_sent_again_is_a_request_of_its_own(
    store: Store, engine: Engine
) -> None:
    for sent, back in (("2023-07-12 09:00", "2023-07-13 09:00"), ("2023-07-14 09:00", "2023-07-15 09:00")):
        tell(store, told("t-1", sent, "case_transferred.v1", to_organ=RIVAL))
        tell(store, told("t-1", sent.replace("09:00", "10:00"), "case_transferred.v1", to_organ=RIVAL))
        tell(store, told("t-1", back, "case_transfer_returned.v1", RIVAL, by_organ=RIVAL, reason="-"))
    engine.catch_up()
    shown = [(e["kind"], e["state"], e["bounces"], e["disputed"]) for e in listed(store, "collaboration")]
    assert shown == [
        ("case_transfer", "returned", 1, False),
        ("case_transfer", "returned", 2, True),
        ("dispute", "waiting", 2, True),
    ]
    raised = {"organs": [BUREAU, RIVAL], "question": "-", "interim_organ": BUREAU}
    tell(store, told("t-1", "2023-07-16 09:00", with_data("jurisdiction_dispute_raised.v1", raised)))
    tell(store, told("t-1", "2023-07-20 09:00", "jurisdiction_dispute_resolved.v1", responsible_organ=RIVAL))
    engine.catch_up()
    dispute = listed(store, "collaboration")[-1]
    assert (dispute["state"], dispute["interim_organ"], dispute["open"]) == ("resolved", BUREAU, False)
    assert (dispute["due_on"], dispute["met"], dispute["others"]) == ("2023-07-25", True, [BUREAU, RIVAL])


def test_a_transfer_that_was_taken_waits_for_feedback(store: Store, engine: Engine) -> None:
    tell(store, told("l-1", "2023-07-11 09:00", "lead_received.v1", lead_number="L-1", lead_source="patrol"))
    tell(store, told("l-1", "2023-07-12 09:00", "lead_transferred.v1", to_organ=RIVAL, due="2023-07-14"))
    tell(store, told("l-1", "2023-07-13 09:00", "lead_transfer_accepted.v1", RIVAL, by_organ=RIVAL))
    engine.catch_up()
    (entry,) = listed(store, "collaboration")
    assert (entry["state"], entry["open"], entry["feedback_awaited"]) == ("accepted", False, True)
    tell(store, told("l-1", "2023-07-30 09:00", "transfer_result_fed_back.v1", RIVAL, to_organ=BUREAU, result="-"))
    engine.catch_up()
    (entry,) = listed(store, "collaboration")
    assert (entry["feedback_awaited"], entry["fed_back_at"]) == (False, "2023-07-30T01:00:00.000000Z")
    assert share(store, "transfer_response") == (1, 1)


def test_a_suspected_crime_waits_for_the_police_and_notices_and_consultations_do_not_wait(
    store: Store, engine: Engine
) -> None:
    tell(store, told("k-1", "2023-07-12 09:00", "criminal_transfer_sent.v1", police="police-1", package=[]))
    tell(store, told("n-1", "2023-07-12 09:00", "notice_copied.v1", to_organ=RIVAL, about="-"))
    tell(store, told("n-1", "2023-07-12 10:00", "consultation_held.v1", participants=[RIVAL, BUREAU], minutes="M"))
    engine.catch_up()
    shown = {e["kind"]: (e["state"], e["organ"], e["counts"]) for e in listed(store, "collaboration")}
    assert shown == {
        "criminal_transfer": ("waiting", "police-1", False),
        "notice": ("told", RIVAL, False),
        "consultation": ("held", BUREAU, False),
    }
    assert share(store, "collaboration_response") == (0, 0)


def test_what_waited_then_is_told_as_of_then_and_as_it_was_known_then(store: Store, engine: Engine) -> None:
    asked(store, "a-1", "2023-07-03 09:00", due="2023-07-05")
    asked(store, "a-2", "2023-07-10 09:00", due="2023-07-30")
    engine.catch_up()
    known = store.log.head()
    tell(store, told("a-1", "2023-07-09 09:00", "assistance_answered.v1", RIVAL, request="a-1"))
    engine.catch_up()

    def waiting(on: str, position: int | None = None) -> list[tuple[int, int, int, list[int]]]:
        day = date.fromisoformat(on)
        wanted = Asked(first=date(2023, 1, 1), last=day, as_of=at(f"{on} 23:59"), position=position)
        with store.tables.read() as session:
            found = count_ages(session, question(session, store.log, COLLABORATION, wanted), (), day)
        return [(w.open, w.overdue, w.oldest, [b.open for b in w.bands]) for w in found]

    assert waiting("2023-07-05") == [(1, 0, 2, [1, 0, 0, 0, 0])]
    assert waiting("2023-07-08") == [(1, 1, 5, [0, 1, 0, 0, 0])]
    assert waiting("2023-07-09") == []
    assert waiting("2023-07-12") == [(1, 0, 2, [1, 0, 0, 0, 0])]
    assert waiting("2023-07-12", known) == [(2, 1, 9, [1, 0, 1, 0, 0])]


def test_ages_need_a_period_and_known_groups(store: Store, engine: Engine) -> None:
    engine.catch_up()
    with store.tables.read() as session:
        unbounded = question(session, store.log, COLLABORATION, Asked())
        with pytest.raises(AskedError) as refused:
            count_ages(session, unbounded, (), date(2023, 7, 1))
        assert refused.value.field == "from"
        bounded = question(session, store.log, COLLABORATION, Asked(first=date(2023, 1, 1), last=date(2023, 7, 1)))
        with pytest.raises(AskedError) as refused:
            count_ages(session, bounded, ("name",), date(2023, 7, 1))
        assert refused.value.field == "by"
