"""Public records: only what is online, stands, and is within its term has a place on the public pages."""

import pytest

from domain.event import Event
from projections.read_models.disclosure.listing import in_force
from projections.read_models.listing import list_entries
from projections.read_models.question import Asked
from tests.projections.telling import at, tell, told
from tests.read_models.disclosed import (
    FIELDS,
    PERSON,
    a_store,
    applied,
    catch_up,
    decided,
    entries,
    entry,
    filed,
    granted,
    on_the_spot,
    prepared,
    published,
    reviewed,
    revoked,
    shown_on,
    varied,
    withdrawn,
)

ONLINE = (filed(), decided(), published("2023-07-18 09:00", fields=FIELDS))


def expired(when: str) -> Event:
    return told("c", when, "publication_expired.v1", dataset="penalty")


def corrected(when: str) -> Event:
    return told("c", when, "publication_corrected.v1", dataset="penalty", reason="笔误")


def test_what_is_published_is_shown_from_then_until_its_last_day() -> None:
    with a_store(*ONLINE) as store:
        shown = {day: shown_on(store, day) for day in ("2023-07-17", "2023-07-18", "2026-07-12", "2026-07-13")}
        assert entry(store, "public_records")["fine"] == 200_000
    assert shown == {"2023-07-17": [], "2023-07-18": ["D-c"], "2026-07-12": ["D-c"], "2026-07-13": []}


def test_what_is_prepared_or_reviewed_is_not_shown() -> None:
    with a_store(filed(), decided(), prepared("2023-07-13 09:00"), reviewed("2023-07-14 09:00")) as store:
        assert shown_on(store, "2023-07-15") == []


@pytest.mark.parametrize(
    "end",
    [
        withdrawn("2023-08-01 09:00"),
        expired("2023-08-01 09:00"),
        varied("2023-08-01 09:00", 100),
        revoked("2023-08-01 09:00"),
        told("c", "2023-08-01 09:00", "decision_confirmed_illegal.v1", origin="judgment", reason="x"),
        told("c", "2023-08-01 09:00", "decision_declared_void.v1", origin="judgment", reason="x"),
        decided(when="2023-08-01 09:00", document="D-2"),
    ],
    ids=lambda end: end.fact.TAG,
)
def test_whatever_ends_it_ends_it_at_once_and_late_news_too(end: Event) -> None:
    with a_store(*ONLINE, end) as store:
        assert (shown_on(store, "2023-07-31"), shown_on(store, "2023-08-01")) == (["D-c"], [])
    with a_store(*ONLINE, corrected("2023-09-01 09:00")) as store:
        before = store.log.head()
        assert shown_on(store, "2023-10-01") == ["D-c"]
        tell(store, end)  # recorded after the correction, and happened before it
        catch_up(store)
        assert shown_on(store, "2023-10-01") == []
        assert [e["document"] for e in entries(store, "public_records", Asked(position=before))] == ["D-c"]


def test_news_that_it_never_stood_when_it_went_online_takes_it_off() -> None:
    for news in (revoked("2023-07-13 09:00"), told("c", "2023-07-13 09:00", "decision_declared_void.v1", **VOID)):
        with a_store(*ONLINE) as store:
            tell(store, news)
            catch_up(store)
            assert shown_on(store, "2023-07-18") == []


VOID = {"origin": "judgment", "reason": "x"}


def test_a_correction_leaves_it_shown_and_cures_no_variation() -> None:
    with a_store(*ONLINE, corrected("2023-08-01 09:00")) as store:
        assert shown_on(store, "2023-08-02") == ["D-c"]
    with a_store(*ONLINE, varied("2023-08-01 09:00", 100), corrected("2023-08-02 09:00")) as store:
        assert shown_on(store, "2023-08-03") == []


def test_what_was_varied_is_shown_as_varied_once_it_was_withdrawn_and_published_anew() -> None:
    again = (varied("2023-08-01 09:00", 100), withdrawn("2023-08-02 09:00"), published("2023-08-03 09:00"))
    with a_store(*ONLINE, *again) as store:
        assert (shown_on(store, "2023-08-02"), shown_on(store, "2023-08-03")) == ([], ["D-c"])
        assert entry(store, "public_records")["fine"] == 100


def test_published_twice_without_being_withdrawn_it_does_not_come_back() -> None:
    with a_store(*ONLINE, varied("2023-08-01 09:00", 0), published("2023-08-03 09:00")) as store:
        assert shown_on(store, "2023-08-04") == []


def test_a_person_is_shown_only_on_a_ground() -> None:
    for ground, shown in (("社会影响", ["D-c"]), (None, []), ("  ", [])):
        with a_store(filed(party=PERSON), decided(), published("2023-07-18 09:00", ground=ground)) as store:
            assert shown_on(store, "2023-07-19") == shown


def test_a_permit_is_shown_while_it_is_in_force() -> None:
    online = (applied(), granted(), published("2023-03-06 09:00", "p", "permit"))
    with a_store(*online) as store:
        days = ("2023-03-06", "2023-12-31", "2024-01-01")
        assert [shown_on(store, day, "permit") for day in days] == [["X-1"], ["X-1"], []]
        tell(store, told("p", "2023-12-01 09:00", "permit_renewed.v1", valid_to="2024-12-31"))
        catch_up(store)
        assert shown_on(store, "2024-01-01", "permit") == ["X-1"]
        assert entry(store, "public_records")["permit_to"] == "2024-12-31"


@pytest.mark.parametrize(
    "end",
    [
        told("p", "2023-06-01 09:00", "permit_revoked.v1", ground="x"),
        told("p", "2023-06-01 09:00", "permit_withdrawn.v1", ground="x"),
        told("p", "2023-06-01 09:00", "permit_cancelled.v1", ground="x"),
        told("p", "2023-06-01 09:00", "permit_changed.v1", content="x"),
        told("p", "2023-06-01 09:00", "licence_revoked.v1", licence="XK-1", effective_from="2023-06-01"),
    ],
    ids=lambda end: end.fact.TAG,
)
def test_a_permit_that_ended_or_changed_is_not_shown(end: Event) -> None:
    with a_store(applied(), granted(), published("2023-03-06 09:00", "p", "permit")) as store:
        tell(store, end)
        catch_up(store)
        assert (shown_on(store, "2023-05-31", "permit"), shown_on(store, "2023-06-01", "permit")) == (["X-1"], [])


def test_another_permit_that_is_revoked_leaves_it_shown() -> None:
    other = told("p", "2023-06-01 09:00", "licence_revoked.v1", licence="XK-9", effective_from="2023-06-01")
    with a_store(applied(), granted(), published("2023-03-06 09:00", "p", "permit"), other) as store:
        assert shown_on(store, "2023-06-02", "permit") == ["X-1"]


def test_a_warning_on_the_spot_is_shown_for_three_months_at_most() -> None:
    with a_store(on_the_spot(), published("2023-07-13 09:00", "s")) as store:
        assert (shown_on(store, "2023-10-12"), shown_on(store, "2023-10-13")) == (["F-s"], [])


def test_of_a_converted_decision_only_the_later_is_shown() -> None:
    converted = told("s", "2023-07-20 09:00", "procedure_converted.v1", after="ordinary", before="simple", reason="x")
    later = (decided("s", "2023-07-25 09:00"), published("2023-07-26 09:00", "s"))
    with a_store(on_the_spot(), published("2023-07-13 09:00", "s"), converted, *later) as store:
        assert [shown_on(store, f"2023-07-{day}") for day in (19, 20, 26)] == [["F-s"], [], ["D-s"]]
        tell(store, withdrawn("2023-07-27 09:00", "s"))
        catch_up(store)
        assert shown_on(store, "2023-07-28") == ["D-s"]  # what was withdrawn is what did not stand
        assert [e["state"] for e in entries(store, "publications")] == ["published", "withdrawn"]


def test_news_dated_ahead_of_our_clock_ends_a_record_at_once_and_begins_none() -> None:
    now = at("2023-07-20 12:00")
    asked = Asked(filters={"subject": "penalty"})
    with a_store(*ONLINE, filed("d"), decided("d"), published("2023-07-21 09:00", "d")) as store:
        with store.tables.read() as session:
            shown = list_entries(session, in_force(session, store.log, asked, now), 10).items
        assert [item["document"] for item in shown] == ["D-c"]
        tell(store, withdrawn("2023-07-21 09:00"))
        catch_up(store)
        with store.tables.read() as session:
            assert list_entries(session, in_force(session, store.log, asked, now), 10).items == ()
