"""Legal review: needed or not and why, submitted, returned, passed, disputed, in time, and how long it took."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.event import Event
from domain.fact import money
from domain.ids import division
from domain.parties import PartyClass
from domain.registers.rules import LawPackActivated, Measured, Purpose, Threshold
from domain.registers.staff import Qualification, QualificationExamPassed
from tests.projections.telling import OFFICERS, at, register, told
from tests.read_models.reading import Reading
from tests.read_models.reviewed import (
    CASE,
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


def concluded(when: str, **found: bool) -> Event:
    return step(when, "investigation_concluded", report="调查终结报告", **found)


def test_the_policy_of_hangzhou_asks_for_it_in_every_ordinary_case(reading: Reading, one: One) -> None:
    reading.tell(*reviewed_and_decided())
    entry = one("legal_reviews")
    assert (entry["state"], entry["required"], entry["grounds"]) == ("passed", True, "policy")
    assert entry["why"] == [{"ground": "policy", "basis": "三级审核", "grade": "S"}]
    assert (entry["missing"], entry["early"], entry["after_hearing"]) == (False, False, None)
    assert (entry["officer"], entry["submitted"], entry["returned"], entry["pack"]) == ("jurist", 1, 0, "ZJHZ-2023.05")


def test_article_58_says_why_besides(reading: Reading, one: One) -> None:
    reading.tell(opened(), concluded("2023-07-06 09:00", complicated=True, public_interest=True))
    reading.tell(step("2023-07-10 09:00", "hearing_held", record="听证笔录", host="host"))
    reading.tell(*reviewed_and_decided()[1:])
    entry = one("legal_reviews")
    assert entry["grounds"] == "public_interest,heard,complicated,policy"
    assert [why["grade"] for why in entry["why"]] == ["T", "T", "T", "S"]
    assert entry["after_hearing"] is True


def test_the_catalogue_of_the_place_asks_for_it_from_its_sum_on(reading: Reading, one: One) -> None:
    own = Threshold(
        purpose=Purpose.LEGAL_REVIEW,
        party=PartyClass.ANY,
        measured=Measured.FINE,
        amount=money(3000),
        source="PLACEHOLDER 重大执法决定目录清单",
    )
    place = division("330106")
    pack = LawPackActivated(pack="XH", region=place, effective_from=date(2023, 1, 1), thresholds=(own,))
    reading.store.log.append([register(pack)])
    reading.tell(*reviewed_and_decided())
    why = one("legal_reviews")["why"]
    assert [w["ground"] for w in why] == ["catalogue", "policy"]
    assert why[0]["grade"] == "D"
    assert "PLACEHOLDER" in why[0]["basis"]


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (step("2023-07-18 09:00", "no_penalty_decided", ground="slight", reasons="轻微"), "no_penalty"),
        (step("2023-07-18 09:00", "facts_not_established", reasons="不成立"), "not_established"),
    ],
)
def test_a_decision_not_to_punish_needs_none(reading: Reading, one: One, decision: Event, outcome: str) -> None:
    reading.tell(opened(), department("2023-07-12 09:00"))
    assert one("legal_reviews")["required"]
    reading.tell(decision)
    entry = one("legal_reviews")
    assert (entry["required"], entry["missing"], entry["outcome"]) == (False, False, outcome)


def test_outside_every_pack_none_is_needed(reading: Reading, one: One) -> None:
    reading.tell(told(CASE, "2023-07-18 09:00", decided("2023-07-18 09:00").fact, organ="stranger"))
    entry = one("legal_reviews")
    assert (entry["pack"], entry["required"], entry["missing"]) == ("none", False, False)


def test_a_decision_without_it_is_named(reading: Reading, one: One) -> None:
    reading.tell(opened(), department("2023-07-12 09:00"), approved("2023-07-17 09:00"), decided("2023-07-18 09:00"))
    entry = one("legal_reviews", filters={"missing": True})
    assert (entry["state"], entry["required"]) == ("not_submitted", True)


def test_a_review_before_the_hearing_is_too_early_and_one_after_it_heals_that(reading: Reading, one: One) -> None:
    reading.tell(opened(), passed("2023-07-06 09:00"))
    reading.tell(step("2023-07-10 09:00", "hearing_held", record="听证笔录", host="host"), decided("2023-07-18 09:00"))
    entry = one("legal_reviews")
    assert (entry["early"], entry["missing"], entry["after_hearing"]) == (True, False, False)
    reading.tell(passed("2023-07-12 09:00"))
    entry = one("legal_reviews")
    assert (entry["early"], entry["after_hearing"]) == (False, True)


def test_a_review_before_the_defence_was_examined_is_too_early(reading: Reading, one: One) -> None:
    reading.tell(opened(), passed("2023-07-06 09:00"), step("2023-07-07 09:00", "defence_submitted"))
    reading.tell(step("2023-07-10 09:00", "defence_reviewed", adopted=False, reason="已复核"))
    reading.tell(decided("2023-07-18 09:00"))
    assert one("legal_reviews")["early"]


def test_a_review_at_the_very_moment_of_the_defence_review_is_in_time(reading: Reading, one: One) -> None:
    reading.tell(opened(), step("2023-07-10 09:00", "defence_reviewed", adopted=False, reason="已复核"))
    reading.tell(passed("2023-07-10 09:00"), decided("2023-07-18 09:00"))
    entry = one("legal_reviews")
    assert (entry["early"], entry["after_hearing"]) == (False, True)


def test_every_submission_is_told_with_the_days_and_hours_it_took(reading: Reading, one: One) -> None:
    reading.tell(opened(), submitted("2023-09-28 16:00", centre="市中心"), returned("2023-10-08 10:00", "wu"))
    reading.tell(submitted("2023-10-09 09:00"), passed("2023-10-10 08:59"))
    entry = one("legal_reviews")
    first, second = entry["submissions"]
    assert (first["answer"], first["reviewer"], first["working_days"], first["hours"]) == ("returned", "wu", 2, 234)
    assert (second["answer"], second["reviewer"], second["working_days"], second["hours"]) == (
        "passed",
        "jurist",
        1,
        23,
    )
    assert (entry["working_days"], entry["hours"]) == (3, 257)
    assert (entry["submitted"], entry["returned"], entry["centre"]) == (2, 1, "市中心")


def test_days_in_a_year_that_is_not_announced_are_not_guessed(reading: Reading, one: One) -> None:
    reading.tell(opened(), submitted("2023-12-29 09:00"), passed("2024-01-03 09:00"))
    entry = one("legal_reviews")
    assert (entry["working_days"], entry["hours"]) == (None, 120)


def test_an_answer_without_a_submission_has_no_time(reading: Reading, one: One) -> None:
    reading.tell(opened(), passed("2023-07-14 10:00"))
    entry = one("legal_reviews")
    assert (entry["submitted"], entry["hours"], entry["submissions"][0]["submitted_at"]) == (0, None, None)


def test_it_waits_it_is_sent_back_and_it_is_disputed(reading: Reading, one: One) -> None:
    reading.tell(opened(), submitted("2023-07-10 09:00"))
    assert one("legal_reviews")["state"] == "submitted"
    reading.tell(returned("2023-07-11 09:00"))
    assert one("legal_reviews")["state"] == "returned"
    reading.tell(step("2023-07-12 09:00", "legal_review_disagreement_raised", raised_by="chen", opinion="不同意见"))
    entry = one("legal_reviews")
    assert (entry["state"], entry["disagreements"], entry["submissions"][0]["disagreed"]) == ("disputed", 1, True)
    assert one("legal_reviews", as_of=at("2023-07-11 12:00"))["state"] == "returned"


@pytest.mark.parametrize(
    ("checklist", "failed", "silent"),
    [
        ([], 0, 7),
        ([{"point": "power", "passed": False, "remark": "超越职权"}], 1, 6),
    ],
)
def test_points_found_wanting_and_points_left_out_are_counted(
    reading: Reading, one: One, checklist: list[dict[str, Any]], failed: int, silent: int
) -> None:
    reading.tell(opened(), passed("2023-07-14 10:00", checklist=checklist))
    entry = one("legal_reviews")
    assert (entry["points_failed"], entry["points_silent"]) == (failed, silent)
    points = {point["point"]: point["passed"] for point in entry["submissions"][0]["points"]}
    assert len(points) == 7
    assert points["authority"] is None


def test_the_qualification_is_that_of_the_day_and_unknown_where_no_register_says(reading: Reading, one: One) -> None:
    reading.tell(opened(), passed("2023-07-14 10:00"))
    assert one("legal_reviews")["qualified"] is None
    legal = Qualification.LEGAL_PROFESSION
    exam = QualificationExamPassed(person="jurist", course="法考", passed_on=date(2023, 7, 15), qualification=legal)
    reading.store.log.append([register(exam)])
    assert one("legal_reviews")["qualified"] is None
    reading.tell(passed("2023-07-15 10:00"))
    assert one("legal_reviews")["qualified"] is True


def test_a_reviewer_who_handled_the_case_is_named(reading: Reading, one: One) -> None:
    officers = [{"id": officer.id} for officer in OFFICERS]
    reading.tell(opened(), step("2023-07-05 09:00", "party_questioned", officers=officers))
    reading.tell(passed("2023-07-14 10:00", "chen"))
    assert one("legal_reviews")["handled"]


def test_reviews_are_counted_with_their_days(reading: Reading) -> None:
    reading.tell(*reviewed_and_decided())
    (count,) = reading.count("legal_reviews", "organ", "month", first=date(2023, 7, 1), last=date(2023, 7, 31))
    assert count.group == {"organ": "bureau-westlake", "month": "2023-07"}
    assert (count.sums["required"], count.sums["passed"], count.sums["working_days"]) == (1, 1, 2)
