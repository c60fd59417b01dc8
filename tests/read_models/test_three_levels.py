"""Three levels of review: three persons, in order, round by round, and who sat on two chairs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.projections.telling import OFFICERS, at
from tests.read_models.reading import Reading
from tests.read_models.reviewed import (
    approved,
    decided,
    department,
    opened,
    passed,
    returned,
    reviewed_and_decided,
    step,
    submitted,
)

One = Callable[..., dict[str, Any]]


def test_three_persons_in_order_prove_the_three_levels(reading: Reading, one: One) -> None:
    reading.tell(*reviewed_and_decided())
    entry = one("three_levels")
    assert (entry["department"], entry["legal"], entry["head"]) == ("dept", "jurist", "head")
    assert entry["proven"]
    assert (entry["level"], entry["outcome"], entry["day"]) == ("decided", "penalty", "2023-07-18")
    assert entry["behind"] == [2, 3, 4, 5, 6]


def test_one_person_on_two_levels_does_not(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-12 09:00", "lee"), passed("2023-07-14 10:00", "lee"))
    reading.tell(approved("2023-07-17 09:00"), decided("2023-07-18 09:00"))
    entry = one("three_levels")
    assert (entry["complete"], entry["three_persons"], entry["in_order"], entry["proven"]) == (
        True,
        False,
        False,
        False,
    )
    assert entry["roles"] == [{"person": "lee", "roles": ["department", "legal"]}]


def test_nor_does_a_decision_without_a_level(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-12 09:00"), decided("2023-07-18 09:00"))
    entry = one("three_levels")
    assert (entry["complete"], entry["in_order"], entry["proven"]) == (False, False, False)


def test_a_decision_that_nobody_reviewed_is_an_entry_too(reading: Reading, one: One) -> None:
    reading.tell(opened(), decided("2023-07-18 09:00"))
    assert one("three_levels")["rounds"] == []


def test_a_case_that_came_to_no_reviewer_is_none(reading: Reading) -> None:
    reading.tell(opened())
    assert reading.entries("three_levels") == []


def test_approval_before_legal_review_is_out_of_order(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-12 09:00"), approved("2023-07-13 09:00"), passed("2023-07-14 10:00"))
    reading.tell(decided("2023-07-18 09:00"))
    entry = one("three_levels")
    assert (entry["complete"], entry["three_persons"], entry["in_order"]) == (True, True, False)


def test_each_return_begins_a_round_with_its_own_persons(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-10 09:00", "zhao", passed=False), department("2023-07-11 09:00"))
    reading.tell(submitted("2023-07-11 10:00"), returned("2023-07-12 09:00", "wu"), submitted("2023-07-12 10:00"))
    reading.tell(passed("2023-07-14 10:00"), approved("2023-07-17 09:00"), decided("2023-07-18 09:00"))
    entry = one("three_levels")
    assert entry["returns"] == 2
    assert [(r["department"], r["legal"], r["head"], r["returned_by"]) for r in entry["rounds"]] == [
        ("zhao", None, None, "department"),
        ("dept", "wu", None, "legal"),
        (None, "jurist", "head", None),
    ]
    assert entry["proven"]


def test_a_round_with_one_person_on_two_levels_says_so_though_the_next_is_clean(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-10 09:00", "wu"), returned("2023-07-12 09:00", "wu"))
    reading.tell(department("2023-07-13 09:00"), passed("2023-07-14 10:00"), approved("2023-07-17 09:00"))
    reading.tell(decided("2023-07-18 09:00"))
    entry = one("three_levels")
    assert [r["apart"] for r in entry["rounds"]] == [False, True]
    assert entry["proven"]
    assert entry["roles"] == [{"person": "wu", "roles": ["department", "legal"]}]


def test_a_decision_made_again_is_a_draft_of_its_own_that_rests_on_the_review_before(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided(), step("2023-08-01 09:00", "decision_revoked", origin="own", reason="有误"))
    reading.tell(decided("2023-08-10 09:00"))
    second, first = reading.entries("three_levels")
    assert (first["key"], first["carried"], first["proven"]) == ("draft-1", False, True)
    assert (second["key"], second["carried"], second["proven"]) == ("draft-2", True, False)


def test_a_case_that_is_filed_again_begins_its_review_again(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided()[:-1], step("2023-07-18 09:00", "case_filing_revoked", reason="无管辖权"))
    assert [e["level"] for e in reading.entries("three_levels")] == ["dropped"]
    reading.tell(opened("2023-08-01 09:00"), decided("2023-08-10 09:00"))
    second, first = reading.entries("three_levels")
    assert (first["level"], first["complete"], first["proven"]) == ("dropped", True, False)
    assert (second["level"], second["complete"], second["carried"]) == ("decided", False, False)


def test_an_investigator_who_hosts_the_hearing_acts_in_two_roles(reading: Reading, one: One) -> None:
    officers = [{"id": officer.id} for officer in OFFICERS]
    reading.tell(opened(), step("2023-07-05 09:00", "party_questioned", officers=officers))
    reading.tell(step("2023-07-10 09:00", "hearing_held", record="听证笔录", host="chen"))
    reading.tell(*reviewed_and_decided()[1:])
    assert one("three_levels")["roles"] == [{"person": "chen", "roles": ["hearing_host", "investigator"]}]
    doubled = reading.entries("case_roles", filters={"doubled": True})
    assert {(e["officer"], e["role"], tuple(e["others"])) for e in doubled} == {
        ("chen", "investigator", ("hearing_host",)),
        ("chen", "hearing_host", ("investigator",)),
    }


def test_a_level_told_late_completes_the_draft_and_not_what_was_known_before(reading: Reading, one: One) -> None:
    opened_, *_, last = reviewed_and_decided()
    late = department("2023-07-12 09:00")
    reading.tell(opened_, submitted("2023-07-12 10:00"), passed("2023-07-14 10:00"), approved("2023-07-17 09:00"), last)
    before = reading.store.log.head()
    assert not one("three_levels")["complete"]
    reading.tell(late)
    assert one("three_levels")["proven"]
    assert not one("three_levels", position=before)["complete"]
    assert one("three_levels", as_of=at("2023-07-13 00:00"))["level"] == "legal"


def test_roles_are_counted_by_organ_and_period(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    period = {"first": date(2023, 7, 1), "last": date(2023, 7, 31)}
    found = reading.count("case_roles", "role", **period)
    assert {c.group["role"]: (c.entries, c.cases) for c in found} == {
        "department": (1, 1),
        "legal": (1, 1),
        "head": (1, 1),
    }
    assert reading.count("three_levels", **period)[0].sums["proven"] == 1
