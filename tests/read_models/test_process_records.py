"""The record of the whole process: what the path needs, what is there, what is missing since when, what was filmed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec import structs

from adapters.event_store import open_store
from domain.event import Event
from domain.lookup import Registry
from domain.registers.facts import Correction
from projections.read_models.process_records.view import FileView, view
from tests.projections.telling import OFFICERS, at, case, filed, littering, on_the_spot, register, registers, told
from tests.read_models.reading import Reading
from tests.read_models.reviewed import CASE, decided, department, opened, passed, step, submitted

One = Callable[..., dict[str, Any]]
TEAM = [{"id": officer.id, "certificate": officer.certificate} for officer in OFFICERS]


def investigated() -> list[Event]:
    return [
        told(CASE, "2023-07-03 09:00", structs.replace(filed("杭立〔2023〕1号"), case_source="complaint")),
        step("2023-07-04 09:00", "party_questioned", officers=TEAM, record="笔录", identity_shown=True),
        step("2023-07-04 10:00", "scene_inspected", officers=TEAM, record="勘验笔录", photographs=["照片1"]),
        step("2023-07-05 09:00", "evidence_collected", evidence="证据1", kind="document", digest="sha256:01"),
        step("2023-07-06 09:00", "investigation_concluded", report="终结报告"),
    ]


def heard_and_decided() -> list[Event]:
    return [
        step("2023-07-07 09:00", "proposed_penalty_notified", notice="告知1", served_on="2023-07-07", fine=3000),
        step("2023-07-08 09:00", "defence_waived", record="放弃声明"),
        department("2023-07-12 09:00"),
        submitted("2023-07-12 10:00"),
        passed("2023-07-14 10:00"),
        step("2023-07-17 09:00", "decision_approved", approver="head"),
        decided("2023-07-18 09:00"),
        step("2023-07-18 10:00", "decision_document_sealed", document="杭罚〔2023〕1号", digest="sha256:02"),
    ]


def ended() -> list[Event]:
    return [
        step("2023-07-19 09:00", "document_served", document="杭罚〔2023〕1号", receipt="回证"),
        step("2023-07-20 09:00", "fine_paid", amount=3000, receipt="票据"),
        step("2023-07-21 09:00", "publication_published", dataset="penalty", url="urn:public:1"),
        step("2023-07-24 09:00", "case_closed", ground="performed", report="结案报告", approver="head"),
        step("2023-07-28 09:00", "case_archived", archive_number="档1", catalogue=["卷内目录"]),
    ]


def without(events: list[Event], *tags: str) -> list[Event]:
    return [event for event in events if event.fact.TAG.partition(".")[0] not in tags]


def gaps(entry: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(gap["paper"], gap["of"]) for gap in entry["gaps"]]


def test_a_whole_file_lacks_nothing(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), *ended())
    entry = one("process_records")
    assert (entry["path"], entry["state"], entry["complete"]) == ("ordinary", "archived", True)
    assert gaps(entry) == []
    assert (entry["needed"], entry["present"], entry["awaited"]) == (19, 19, 0)
    assert (entry["closed_on"], entry["day"], entry["grade"]) == ("2023-07-24", "2023-07-24", "D")
    assert [phase["phase"] for phase in entry["phases"]] == [
        "start",
        "evidence",
        "review",
        "decision",
        "service",
        "performance",
    ]
    assert reading.entries("process_gaps") == []


@pytest.mark.parametrize(
    ("left_out", "paper", "day"),
    [
        ("scene_inspected", "scene", "2023-07-06"),
        ("evidence_collected", "evidence", "2023-07-06"),
        ("investigation_concluded", "report", "2023-07-18"),
        ("department_reviewed", "department_opinion", "2023-07-18"),
        ("legal_review_passed", "legal_opinion", "2023-07-18"),
        ("decision_approved", "approval", "2023-07-18"),
        ("defence_waived", "defence", "2023-07-18"),
        ("document_served", "decision_service", "2023-07-24"),
        ("fine_paid", "performance", "2023-07-24"),
        ("publication_published", "publication", "2023-07-28"),
        ("case_closed", "closing", "2023-07-28"),
    ],
)
def test_each_paper_that_is_left_out_is_a_gap_from_the_day_by_which_it_had_to_be_there(
    reading: Reading, one: One, left_out: str, paper: str, day: str
) -> None:
    reading.tell(*without([*investigated(), *heard_and_decided(), *ended()], left_out))
    assert (paper, None) in gaps(one("process_records"))
    gap = one("process_gaps", filters={"paper": paper})
    assert gap["title"]
    assert gap["day"] == day


def test_what_the_case_has_not_come_to_is_awaited_and_not_missing(reading: Reading, one: One) -> None:
    reading.tell(opened())
    entry = one("process_records")
    assert (entry["state"], entry["complete"], entry["missing"]) == ("open", True, 0)
    assert entry["awaited"] > 10
    reading.tell(step("2023-07-06 09:00", "investigation_concluded", report="终结报告"))
    entry = one("process_records")
    assert gaps(entry) == [
        ("source", None),
        ("identity_shown", None),
        ("questioning", None),
        ("scene", None),
        ("evidence", None),
    ]
    assert entry["unrecorded"] == 0


def test_two_notices_stay_two_and_each_needs_its_own_receipt(reading: Reading, one: One) -> None:
    again = step("2023-07-10 09:00", "proposed_penalty_notified", notice="告知2", fine=3000, new_facts=True)
    reading.tell(*investigated(), *heard_and_decided()[:1], again, *heard_and_decided()[1:], *ended())
    entry = one("process_records")
    assert gaps(entry) == [("notice_service", "告知2")]
    assert entry["needed"] == 21
    reading.tell(step("2023-07-10 10:00", "document_served", kind="notice", document="告知2"))
    assert one("process_records")["complete"]


def test_a_notice_made_void_stays_in_the_file_and_needs_no_receipt(reading: Reading, one: One) -> None:
    void = step("2023-07-10 09:00", "proposed_penalty_notified", notice="告知2", fine=3000)
    voided = step("2023-07-10 10:00", "document_voided", document="告知2", reason="作废", kind="notice")
    reading.tell(*investigated(), *heard_and_decided()[:1], void, voided, *heard_and_decided()[1:], *ended())
    assert one("process_records")["complete"]


def test_a_defence_needs_to_be_examined(reading: Reading, one: One) -> None:
    told_all = without([*investigated(), *heard_and_decided(), *ended()], "defence_waived")
    reading.tell(*told_all, step("2023-07-08 09:00", "defence_submitted", record="申辩书"))
    assert gaps(one("process_records")) == [("defence_review", None)]


def test_a_hearing_asked_for_needs_its_papers_and_one_that_was_rejected_fewer(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), step("2023-07-10 09:00", "hearing_requested"))
    assert one("process_records")["path"] == "hearing"
    assert gaps(one("process_records"))[-3:] == [
        ("hearing_right", None),
        ("hearing_notice", None),
        ("hearing_record", None),
    ]
    reading.tell(step("2023-07-11 09:00", "hearing_rejected", ground="late", reason="逾期"))
    assert gaps(one("process_records")) == [("hearing_right", None)]


def test_an_item_that_is_fined_only_after_correction_needs_order_receipt_and_recheck(
    reading: Reading, one: One
) -> None:
    reading.store.log.append(
        [register(structs.replace(littering(), correction=Correction.FIRST, effective_from=date(2023, 2, 1)))]
    )
    reading.tell(*investigated(), *heard_and_decided())
    assert gaps(one("process_records")) == [
        ("correction_order", None),
        ("correction_service", None),
        ("recheck", None),
    ]
    reading.tell(step("2023-07-03 10:00", "correction_ordered", order="令1", served_on="2023-07-03"))
    assert gaps(one("process_records")) == [("recheck", "令1")]
    reading.tell(step("2023-07-05 10:00", "recheck_failed", order="令1"))
    assert one("process_records")["complete"]


def test_a_grave_penalty_needs_the_record_of_the_joint_discussion(reading: Reading, one: One) -> None:
    papers = [*investigated(), *without(heard_and_decided(), "penalty_decided")]
    reading.tell(*papers, step("2023-07-18 09:00", "penalty_decided", document="罚1", fine=100_000_00))
    assert gaps(one("process_records")) == [("discussion", None)]
    reading.tell(step("2023-07-16 09:00", "collective_discussion_held", minutes="讨论记录"))
    assert one("process_records")["complete"]


def test_on_the_spot_form_record_and_report_are_enough(reading: Reading, one: One) -> None:
    reading.tell(told(CASE, "2023-07-12 09:00", on_the_spot("当罚1", 2000)))
    reading.tell(step("2023-07-12 09:05", "fine_collected_on_spot", amount=2000, receipt="票据"))
    reading.tell(step("2023-07-13 09:00", "case_closed", ground="performed", approver="head"))
    entry = one("process_records")
    assert entry["path"] == "on_the_spot"
    assert gaps(entry) == [("spot_record", None), ("spot_report", None)]
    reading.tell(step("2023-07-12 09:01", "scene_inspected", officers=TEAM, photographs=["照片"]))
    reading.tell(step("2023-07-12 17:00", "on_the_spot_recorded"))
    assert one("process_records")["complete"]


def test_a_recording_as_evidence_is_a_record_made_on_the_spot(reading: Reading, one: One) -> None:
    reading.tell(told(CASE, "2023-07-12 09:00", on_the_spot("当罚1", 2000)))
    film = {"evidence": "录像", "kind": "audiovisual", "digest": "sha256:03"}
    reading.tell(
        step("2023-07-12 09:01", "evidence_collected", **film), step("2023-07-12 17:00", "on_the_spot_recorded")
    )
    reading.tell(step("2023-07-13 09:00", "case_closed", ground="performed", approver="head"))
    assert gaps(one("process_records")) == [("performance", None)]


def test_what_was_revoked_need_not_be_performed(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), *ended()[:1])
    reading.tell(step("2023-07-20 09:00", "decision_revoked", origin="own", reason="有误"))
    reading.tell(step("2023-07-24 09:00", "case_closed", ground="decision_revoked", approver="head"))
    assert one("process_records")["complete"]


def test_a_document_that_was_left_is_filmed_as_needed_and_one_handed_over_is_not(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), step("2023-07-19 09:00", "document_served"))
    assert one("process_records")["situational_acts"] == 3
    reading.tell(step("2023-07-20 09:00", "document_served", method="leaving", recordings=["录像"]))
    entry = one("process_records")
    assert (entry["situational_acts"], entry["situational_kept"]) == (4, 2)
    assert entry["phases"][4]["recordings"] == 1


def test_without_a_penalty_the_party_is_educated(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), step("2023-07-18 09:00", "no_penalty_decided", ground="slight", reasons="轻微"))
    reading.tell(step("2023-07-24 09:00", "case_closed", ground="no_penalty", approver="head"))
    entry = one("process_records")
    assert entry["path"] == "no_penalty"
    assert gaps(entry) == [("decision", None), ("decision_service", None), ("education", None)]


def test_facts_that_were_not_established_leave_nobody_to_educate(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), step("2023-07-18 09:00", "facts_not_established", reasons="不成立"))
    reading.tell(step("2023-07-19 09:00", "document_served"))
    reading.tell(step("2023-07-24 09:00", "case_closed", ground="no_penalty", approver="head"))
    assert one("process_records")["complete"]


def test_a_filing_taken_back_needs_its_approval_and_word_to_the_party(reading: Reading, one: One) -> None:
    reading.tell(opened(), step("2023-07-10 09:00", "case_filing_revoked", reason="无管辖权"))
    entry = one("process_records")
    assert entry["path"] == "terminated"
    assert gaps(entry) == [("ending_approval", None), ("ending_notice", None)]


def test_a_suspected_crime_goes_with_its_letter_its_list_and_its_report(reading: Reading, one: One) -> None:
    reading.tell(opened(), step("2023-07-10 09:00", "criminal_transfer_proposed"))
    reading.tell(step("2023-07-10 10:00", "criminal_transfer_approved", approver="head", principal=True))
    sent = {"police": "公安", "package": ["letter"], "absent": ["property_list"]}
    reading.tell(step("2023-07-11 09:00", "criminal_transfer_sent", **sent))
    entry = one("process_records")
    assert (entry["path"], gaps(entry)) == ("criminal_transfer", [("transfer_report", None)])


def seized(when: str, measure: str, **data: object) -> Event:
    shown: dict[str, object] = {"inventory": "清单", "decision": "扣押决定书", "officers": TEAM}
    return step(when, "property_seized", measure=measure, **(shown | data))


def test_each_measure_needs_its_own_papers_and_a_recording_of_the_whole(reading: Reading, one: One) -> None:
    on_site = {"party_called": True, "reasons_told": True, "heard": True, "signed": True, "record": "现场笔录"}
    reading.tell(opened(), step("2023-07-04 08:00", "measure_approved", measure="扣1", approver="head"))
    reading.tell(
        seized("2023-07-04 09:00", "扣1", on_site=on_site, recordings=["录像"]), seized("2023-07-05 09:00", "扣2")
    )
    entry = one("process_records")
    assert gaps(entry) == [
        ("measure_approval", "扣2"),
        ("measure_scene", "扣2"),
        ("recording", "property_seized.v1#4"),
    ]
    assert (entry["full_acts"], entry["full_kept"]) == (2, 1)
    assert {g["day"] for g in reading.entries("process_gaps")} == {"2023-07-05"}


def test_an_extension_needs_its_approval_and_its_notice(reading: Reading, one: One) -> None:
    reading.tell(opened(), seized("2023-07-04 09:00", "扣1"))
    longer = {"measure": "扣1", "due": "2023-09-01", "approver": "head"}
    reading.tell(step("2023-07-20 09:00", "measure_extended", **longer))
    assert ("measure_extension", "扣1") in gaps(one("process_records"))
    reading.tell(step("2023-07-20 10:00", "measure_extended", **longer, notice="延期告知"))
    assert ("measure_extension", "扣1") not in gaps(one("process_records"))


def test_a_measure_that_was_lifted_gives_back_what_it_took_unless_that_was_confiscated(
    reading: Reading, one: One
) -> None:
    reading.tell(opened(), step("2023-07-04 08:00", "measure_approved", measure="扣1", approver="head"))
    reading.tell(seized("2023-07-04 09:00", "扣1", recordings=["录像"]))
    reading.tell(step("2023-07-10 09:00", "measure_released", measure="扣1", ground="decided"))
    reading.tell(step("2023-07-24 09:00", "case_closed", ground="terminated", approver="head"))
    assert ("measure_return", "扣1") in gaps(one("process_records"))
    reading.tell(step("2023-07-11 09:00", "measure_released", measure="扣1", ground="confiscated"))
    assert ("measure_return", "扣1") not in gaps(one("process_records"))


def test_what_goes_to_court_goes_with_the_letter_of_urging(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), *ended()[:1])
    reading.tell(step("2023-11-01 09:00", "court_enforcement_applied", court="法院"))
    assert gaps(one("process_records")) == [("urging", None), ("urging_service", None), ("court_application", None)]


def test_acts_to_be_filmed_as_needed_are_counted_with_what_was_kept(reading: Reading, one: One) -> None:
    reading.tell(*investigated())
    entry = one("process_records")
    assert (entry["situational_acts"], entry["situational_kept"]) == (3, 1)
    assert (entry["full_acts"], entry["full_kept"]) == (0, 0)


def test_an_item_whose_acts_are_to_be_recorded_makes_them_full(reading: Reading, one: One) -> None:
    filmed = structs.replace(littering(), recording_required=True, effective_from=date(2023, 2, 1))
    reading.store.log.append([register(filmed)])
    reading.tell(*investigated())
    assert ("recording", "party_questioned.v1#2") in gaps(one("process_records"))


def test_a_closing_told_late_names_the_gaps_only_from_when_it_was_known(reading: Reading, one: One) -> None:
    reading.tell(*investigated(), *heard_and_decided(), ended()[-1])
    before = reading.store.log.head()
    reading.tell(ended()[0])
    assert ("closing", None) in gaps(one("process_records", position=before))
    assert ("decision_service", None) in gaps(one("process_records", position=before))
    assert ("decision_service", None) not in gaps(one("process_records"))
    assert one("process_records", as_of=at("2023-07-18 23:00"))["complete"]


def test_a_file_is_counted_in_the_month_of_its_closing(reading: Reading) -> None:
    reading.tell(*without([*investigated(), *heard_and_decided(), *ended()], "scene_inspected"))
    (count,) = reading.count("process_records", "organ", "month", first=date(2023, 7, 1), last=date(2023, 8, 31))
    assert count.group == {"organ": "bureau-westlake", "month": "2023-07"}
    assert (count.entries, count.sums["complete"], count.sums["missing"]) == (1, 0, 1)
    (gap,) = reading.count("process_gaps", "paper", first=date(2023, 7, 1), last=date(2023, 8, 31))
    assert (gap.group, gap.entries) == ({"paper": "scene"}, 1)


def test_an_inspection_without_a_case_has_no_file(reading: Reading) -> None:
    reading.tell(step("2023-07-04 10:00", "inspection_started", officers=TEAM))
    assert reading.entries("process_records") == []


@pytest.fixture
def late_reading() -> Iterator[Reading]:
    """Read models over a store whose clock stands a day after the filing of the case, and a minute."""
    now = at("2023-07-04 09:01").astimezone(UTC)
    store = open_store("memory:", clock=lambda: now)
    store.log.append(registers())
    yield Reading(store)
    store.close()


def test_what_is_recorded_a_minute_more_than_a_day_after_is_late(late_reading: Reading) -> None:
    late_reading.tell(opened("2023-07-03 09:00"), step("2023-07-03 09:01", "party_questioned", officers=TEAM))
    (entry,) = late_reading.entries("process_records")
    assert (entry["late"], entry["late_events"]) == (1, [1])


def shown(reading: Reading, as_of: datetime | None = None) -> FileView:
    events = reading.store.log.read_stream(case(CASE))
    past = [r for r in events if as_of is None or r.event.occurred_at <= as_of]
    found = view(str(case(CASE)), past, Registry(reading.store.log).current())
    assert found is not None
    return found


def test_the_file_shows_every_paper_in_archive_order_with_reference_and_digest(reading: Reading) -> None:
    reading.tell(*investigated(), *heard_and_decided(), *ended())
    file = shown(reading)
    assert file.complete
    assert [n.place for n in file.needed] == sorted(n.place for n in file.needed)
    by_paper = {need.paper.value: need for need in file.needed}
    assert [p.digest for p in by_paper["evidence"].papers] == ["sha256:01"]
    assert [(p.reference, p.digest) for p in by_paper["decision"].papers] == [
        ("杭罚〔2023〕1号", None),
        ("杭罚〔2023〕1号", "sha256:02"),
    ]
    assert [(film.type, film.policy, film.kept) for film in file.films] == [
        ("cn.bihuan.party_questioned.v1", "situational", False),
        ("cn.bihuan.scene_inspected.v1", "situational", True),
        ("cn.bihuan.evidence_collected.v1", "situational", False),
    ]
    assert {p.paper.value for p in file.further} == {"spot_record"}
    assert set(file.late) == {r.version for r in reading.store.log.read_stream(case(CASE))}
    assert "备考表" in file.not_told


def test_the_file_of_an_earlier_day_waits_for_what_came_later(reading: Reading) -> None:
    reading.tell(*investigated(), *heard_and_decided(), *ended())
    file = shown(reading, at("2023-07-18 23:00"))
    assert {n.paper.value for n in file.needed if n.state == "awaited"} == {
        "decision_service",
        "performance",
        "closing",
        "publication",
        "catalogue",
    }
