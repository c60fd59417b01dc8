"""What subscribers are told of, from the log to the queue: once, from where they subscribed, and nobody's data."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from adapters.event_store import open_store
from adapters.simulation.city import simulate
from adapters.simulation.filling import fill
from adapters.simulation.mix import USUAL
from adapters.webhooks.queue import open_queue
from adapters.webhooks.subscriptions import Subscription, Wanted, subscribe
from api.bootstrap import projections_over
from api.notifying import NAME, Notifier
from api.reminding import Reminder
from domain.event import Event
from domain.parties import Party, PartyKind
from domain.ports.store import Store
from projections.notices import NoticeKind
from tests.projections.telling import BUREAU, RIVAL, filed, on_the_spot, registers, tell, told

ALL = tuple(str(kind) for kind in NoticeKind)
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def subscribed(store: Store, *kinds: str, organ: str | None = None) -> Subscription:
    wanted = Wanted(url="https://example.com/", kinds=kinds or ALL, organ=organ)
    with store.tables.write() as session:
        open_queue(session)
        return subscribe(session, wanted, store.log.head(), NOW, "registrar-1")


def notified(store: Store) -> list[dict[str, Any]]:
    """Read what is queued once everything has been folded and read."""
    projections_over(store, clock).catch_up()
    notifier = Notifier(store, clock)
    while notifier.step():
        pass
    with store.tables.read() as session:
        rows = session.query("SELECT body FROM webhook_notifications ORDER BY position, id")
    return [json.loads(bytes(row[0])) for row in rows if isinstance(row[0], bytes)]


def kinds(found: Sequence[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(one["type"], one["data"].get("guard") or one["data"].get("timer")) for one in found]


@pytest.fixture
def city(store: Store) -> Store:
    store.log.append(registers())
    projections_over(store, clock)
    return store


def problem(when: str = "2023-08-01 09:00", number: str = "PR-1", **more: object) -> Event:
    return told("a", when, "problem_raised.v1", "justice", problem=number, raised_by="x", description="王某某", **more)


def test_a_new_finding_is_told_with_its_articles_and_where_it_shows(city: Store) -> None:
    subscribed(city, "finding.new")
    tell(city, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)))
    (one, *more) = (n for n in notified(city) if n["data"]["guard"] == "G019")
    assert more == []
    data = one["data"]
    assert (data["organ"], data["item"], data["version"], data["core"]) == (BUREAU, "ZJ-SR-32.2-a", 1, True)
    assert data["type"] == "cn.bihuan.on_the_spot_decided.v1"
    assert "行政处罚法" in data["basis"]["zh"]
    assert one["timestamp"] == "2023-07-12T01:30:00.000000Z"


def test_a_problem_and_a_deadline_are_told_from_their_events(city: Store) -> None:
    subscribed(city)
    tell(city, told("a", "2023-07-12 09:30", filed("N-1")), problem(due="2023-09-01"))
    projections_over(city, clock).catch_up()
    Reminder(city, city.log.append, clock).step()
    found = notified(city)
    (raised,) = (n["data"] for n in found if n["type"] == "problem.raised")
    assert (raised["organ"], raised["raised_by"], raised["due_on"]) == (BUREAU, "justice", "2023-09-01")
    (missed,) = (n["data"] for n in found if n["type"] == "deadline.breached" and n["data"]["timer"] == "D-CASE90")
    assert (missed["organ"], missed["due_on"]) == (BUREAU, "2023-10-10")
    assert "行政处罚法》第六十条" in missed["basis"]["zh"]
    assert missed["effect"]["zh"]


def test_nothing_is_told_twice_nor_left_out_wherever_it_stops(city: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribed(city)
    monkeypatch.setattr("api.notifying.BATCH", 2)
    for number in range(6):
        tell(city, told(f"c-{number}", "2023-07-12 09:30", on_the_spot(f"F-{number}", 60_00, f"act-{number}")))
    projections_over(city, clock).catch_up()
    Notifier(city, clock).step()
    first = len(notified(city))
    assert first >= 6
    with city.tables.write() as session:  # as if the place were lost: what is found again is known
        session.set_position(NAME, 0)
    assert len(notified(city)) == first


def test_what_could_not_be_committed_is_found_again(city: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribed(city)
    tell(city, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)))
    projections_over(city, clock).catch_up()
    with monkeypatch.context() as failing:
        failing.setattr("api.notifying.enqueue", lambda *_: (_ for _ in ()).throw(RuntimeError("full")))
        with pytest.raises(RuntimeError, match="full"):
            Notifier(city, clock).step()
    with city.tables.read() as session:
        assert session.position(NAME) == 0
    assert notified(city)


def test_who_subscribes_later_is_not_told_of_what_was_before(city: Store) -> None:
    tell(city, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)))
    projections_over(city, clock).catch_up()
    subscribed(city)
    assert notified(city) == []
    tell(city, problem())
    assert kinds(notified(city)) == [("problem.raised", None)]


def test_a_late_fact_that_shows_a_breach_has_it_told(city: Store) -> None:
    """The breach stands at an event that was told before."""
    subscribed(city, "finding.new")
    decision = told("a", "2023-07-20 10:00", "penalty_decided.v1", document="D-1", fine=30_00)
    tell(city, told("a", "2023-07-12 09:30", filed("N-1")), decision)
    before = notified(city)
    tell(city, told("a", "2023-07-14 10:00", "hearing_requested.v1"))
    after = notified(city)
    assert len(after) > len(before)
    fresh = [one for one in after if one not in before]
    assert any(one["data"]["type"] == "cn.bihuan.penalty_decided.v1" for one in fresh)


def test_a_subscriber_hears_of_its_organ_and_its_kinds_only(city: Store) -> None:
    subscribed(city, "problem.raised", organ=RIVAL)
    tell(city, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)), problem())
    assert notified(city) == []
    theirs = told("b", "2023-07-12 09:30", on_the_spot("F-2", 60_00, "b"), RIVAL)
    raised = told("b", "2023-08-02 09:00", "problem_raised.v1", "justice", problem="P", raised_by="x", description="y")
    tell(city, theirs, raised)
    assert [n["data"]["organ"] for n in notified(city)] == [RIVAL]


def test_without_subscribers_nothing_is_queued_and_the_place_moves_on(city: Store) -> None:
    with city.tables.write() as session:
        open_queue(session)
    tell(city, told("a", "2023-07-12 09:30", on_the_spot("F-1", 60_00)))
    assert notified(city) == []
    with city.tables.read() as session:
        assert session.position(NAME) == city.log.head()


def test_no_notification_names_a_party_a_person_or_what_somebody_wrote() -> None:
    """Every notification of a city, searched for every party token, staff name and free text in its events."""
    store = open_store("memory:")
    mix = structs.replace(USUAL, evaluated=0.3)
    projections_over(store, clock)
    subscribed(store)
    plant = dict.fromkeys(("G005", "G019", "G048", "G059", "G066"), 4)
    fill(store, simulate(5, 120, plant=plant, start=date(2023, 1, 1), end=date(2024, 12, 31), mix=mix))
    projections_over(store, clock).catch_up()
    while Reminder(store, store.log.append, lambda: NOW + timedelta(days=1)).step():
        projections_over(store, clock).catch_up()
    found = notified(store)
    assert {one["type"] for one in found} >= {"finding.new", "problem.raised", "deadline.breached"}
    words = {w for r in store.log.read_all(0, 10**6) for w in private(r.event)}
    assert len(words) > 200
    text = json.dumps(found, ensure_ascii=False)
    assert [word for word in words if word in text] == []
    store.close()


def private(event: Event) -> set[str]:
    """What of an event may be nobody's business: party tokens, codes of parties, staff, texts."""
    found = {event.actor} if event.actor else set()
    stack: list[Any] = [event.fact]
    while stack:
        value = stack.pop()
        if isinstance(value, Party):
            found |= {value.token} | ({value.uscc} if value.uscc and value.kind != PartyKind.UNIT else set())
        elif isinstance(value, tuple):
            stack += value
        elif hasattr(value, "__struct_fields__"):
            stack += [getattr(value, name) for name in value.__struct_fields__]
            found |= {str(getattr(value, name, "")) for name in ("description", "reason", "officer", "approver")}
    return {word for word in found if word and word != "None" and len(word) > 3}
