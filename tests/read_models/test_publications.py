"""Publications: what must be published, by when, by whom, and what became of it."""

from datetime import UTC, datetime

import pytest

from domain.event import Event
from projections.read_models.question import Asked
from tests.projections.telling import LITTERING, at, tell, told
from tests.read_models.disclosed import (
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
    told_as,
    varied,
    withdrawn,
)

PIPELINE = (
    filed(),
    decided(),
    prepared("2023-07-14 09:00"),
    reviewed("2023-07-17 09:00"),
    published("2023-07-18 09:00"),
)


def test_what_is_decided_and_not_published_is_there_with_its_last_day() -> None:
    found = told_as("publications", filed(), decided())
    assert (found["state"], found["required"], found["due"]) == ("unprepared", True, "2023-07-21")
    assert (found["act"], found["decided_on"], found["published_late"]) == ("penalty_decided.v1", "2023-07-12", None)
    assert found["item"] == LITTERING


def test_the_pipeline_names_people_and_times() -> None:
    found = told_as("publications", *PIPELINE)
    assert (found["prepared_by"], found["reviewer"], found["two_persons"]) == ("pat", "rui", True)
    assert [str(found[name])[:10] for name in ("prepared_at", "reviewed_at", "published_at")] == [
        "2023-07-14",
        "2023-07-17",
        "2023-07-18",
    ]
    assert (found["state"], found["published_late"], found["in_force"]) == ("published", False, True)
    assert found["behind"] == [2, 3, 4, 5]


def test_who_prepares_and_reviews_alone_is_told() -> None:
    alone = (filed(), decided(), prepared("2023-07-13 09:00"), reviewed("2023-07-13 10:00", by="pat"))
    assert told_as("publications", *alone)["two_persons"] is False


def test_the_seventh_working_day_is_the_last() -> None:
    for when, late in (("2023-07-21 23:59", False), ("2023-07-22 00:00", True)):
        found = told_as("publications", filed(), decided(), published(when))
        assert found["published_late"] is late


def test_a_holiday_is_no_working_day() -> None:
    assert told_as("publications", filed(), decided(when="2023-09-27 10:00"))["due"] == "2023-10-12"


def test_a_permit_has_seven_working_days_and_an_inspection_twenty() -> None:
    assert told_as("publications", applied(), granted("2023-09-27 10:00"))["due"] == "2023-10-12"
    finished = told("i", "2023-09-27 10:00", "inspection_finished.v1", has_violation=False)
    seen = told("i", "2023-10-31 10:00", "inspection_published.v1")
    found = told_as("publications", finished, seen)
    assert (found["subject"], found["due"], found["published_late"]) == ("inspection", "2023-10-31", False)


def test_an_act_of_another_sort_may_be_published_and_need_not() -> None:
    spared = told("c", "2023-07-12 10:00", "no_penalty_decided.v1", ground="slight", reasons="轻微")
    with a_store(filed(), spared) as store:
        assert entries(store, "publications") == []
        tell(store, published("2023-07-20 09:00", dataset="other"))
        found = entry(catch_up(store), "publications")
    assert (found["subject"], found["required"], found["due"]) == ("other", False, "2023-08-09")


def test_what_the_year_of_the_calendar_is_not_known_for_is_said() -> None:
    found = told_as("publications", filed(), decided(when="2023-12-28 10:00"))
    assert (found["due"], found["awaits_calendar"]) == (None, 2024)


@pytest.mark.parametrize(
    "end",
    [
        varied("2023-10-20 09:00", 100_000),
        revoked("2023-10-20 09:00"),
        told("c", "2023-10-20 09:00", "decision_confirmed_illegal.v1", origin="judgment", reason="x"),
        told("c", "2023-10-20 09:00", "decision_declared_void.v1", origin="judgment", reason="x"),
    ],
    ids=lambda end: end.fact.TAG,
)
def test_what_does_not_stand_is_withdrawn_within_three_working_days(end: Event) -> None:
    found = told_as("publications", *PIPELINE, end)
    assert (found["overtaken_by"], found["overtaken_on"], found["withdraw_due"]) == (
        end.fact.TAG,
        "2023-10-20",
        "2023-10-25",
    )
    assert (found["state"], found["in_force"], found["withdrawn_late"]) == ("published", False, None)
    for when, late in (("2023-10-25 20:00", False), ("2023-10-26 08:00", True)):
        taken = told_as("publications", *PIPELINE, end, withdrawn(when))
        assert (taken["state"], taken["withdrawn_late"]) == ("withdrawn", late)


def test_what_was_withdrawn_late_stays_on_record_when_it_is_published_anew() -> None:
    again = (varied("2023-08-01 09:00", 1), withdrawn("2023-09-01 09:00"), published("2023-09-02 09:00"))
    found = told_as("publications", *PIPELINE, *again)
    assert (found["state"], found["in_force"], found["withdrawn_late"]) == ("published", True, True)


def test_what_fell_before_it_was_published_need_not_be() -> None:
    found = told_as("publications", filed(), decided(), revoked("2023-07-13 09:00"))
    assert (found["state"], found["required"]) == ("moot", False)


def test_a_decision_made_again_is_another_publication() -> None:
    events = (*PIPELINE, revoked("2023-08-01 09:00"), decided(when="2023-08-10 09:00", document="D-2"))
    with a_store(*events, withdrawn("2023-08-11 09:00"), published("2023-08-14 09:00")) as store:
        second, first = entries(store, "publications")
    assert (first["key"], first["state"], first["withdrawn_late"]) == ("penalty:1", "withdrawn", True)
    assert (second["key"], second["state"], second["due"]) == ("penalty:2", "published", "2023-08-21")


def test_a_decision_on_the_spot_that_is_converted_falls() -> None:
    converted = told("s", "2023-07-20 09:00", "procedure_converted.v1", after="ordinary", before="simple", reason="x")
    events = (on_the_spot(), published("2023-07-13 09:00", "s"), converted)
    found = told_as("publications", *events)
    assert (found["overtaken_by"], found["in_force"], found["withdraw_due"]) == (
        "procedure_converted.v1",
        False,
        None,
    )


@pytest.mark.parametrize(
    ("when", "kinds", "until", "grade"),
    [
        ("2023-07-18 09:00", ["fine"], "2026-07-12", "D"),
        ("2026-04-02 09:00", ["fine"], "2024-07-12", "D"),
        ("2023-07-18 09:00", ["warning"], "2023-10-12", "D"),
        ("2026-04-02 09:00", ["warning"], "2023-10-12", "P"),
    ],
)
def test_the_pack_of_the_day_of_publication_says_until_when(
    when: str, kinds: list[str], until: str, grade: str
) -> None:
    found = told_as("publications", filed(), decided(kinds=kinds), published(when))
    assert (found["shown_until"], found["term_grade"]) == (until, grade)


def test_a_class_that_is_recorded_moves_the_end() -> None:
    pushed = told("c", "2026-05-01 09:00", "credit_record_pushed.v1", record="R", credit_class="serious")
    found = told_as("publications", filed(), decided(), published("2026-04-02 09:00"), pushed)
    assert (found["credit_class"], found["shown_until"], found["pack"]) == ("serious", "2026-07-12", "ZJHZ-2026.04")


def test_an_organ_may_show_it_for_a_shorter_time_and_not_for_a_longer_one() -> None:
    for said, until in (("2023-12-31", "2023-12-31"), ("2030-01-01", "2026-07-12")):
        found = told_as("publications", filed(), decided(), published("2023-07-18 09:00", until=said))
        assert found["shown_until"] == until


def test_a_late_fact_retells_what_was_published() -> None:
    with a_store(*PIPELINE) as store:
        before = store.log.head()
        tell(store, revoked("2023-07-13 09:00"))
        catch_up(store)
        assert entry(store, "publications")["overtaken_on"] is None  # it fell before it went online
        assert entry(store, "publications")["in_force"] is False
        assert entry(store, "publications", Asked(position=before))["in_force"] is True


def test_a_list_of_another_time_shows_the_pipeline_as_it_stood() -> None:
    with a_store(*PIPELINE) as store:
        stood = [
            entry(store, "publications", Asked(as_of=at(f"2023-07-{day} 12:00").astimezone(UTC)))["state"]
            for day in (13, 14, 17, 18)
        ]
        known = Asked(known_at=datetime(2020, 1, 1, tzinfo=UTC))
        assert entries(store, "publications", known) == []
    assert stood == ["unprepared", "prepared", "reviewed", "published"]


def test_what_is_withheld_says_why() -> None:
    person = (filed(party=PERSON), decided(), published("2023-07-18 09:00", ground=None))
    assert told_as("publications", *person)["withheld"] == "no_ground"
    refused = told("p", "2023-03-01 10:00", "permit_refused.v1", reasons="x", remedies="y")
    found = told_as("publications", applied(), refused, published("2023-03-02 10:00", "p", "permit"))
    assert (found["withheld"], found["due"]) == ("not_listed", "2023-03-10")


def test_a_publication_before_anything_is_decided_is_told_and_not_in_force() -> None:
    found = told_as("publications", filed(), published("2023-07-05 09:00"))
    assert (found["key"], found["decided_on"], found["in_force"]) == ("penalty:0", None, False)
