"""Supervision and evaluation in few events: who handled, drew, scored, vetoed, raised and put right; late facts too."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from adapters.event_store import open_store
from domain.admission import admit_register
from domain.evaluation.facts import (
    CaseSampled,
    CaseScored,
    CaseVetoed,
    Deduction,
    ProblemRaised,
    RectificationDone,
    RectificationOrdered,
    SatisfactionRated,
)
from domain.evaluation.oversight_facts import (
    AccountabilityConcluded,
    AccountabilityStarted,
    Channel,
    Fault,
    ProsecutorialSuggestionAnswered,
    ProsecutorialSuggestionReceived,
    PublicFeedbackReceived,
)
from domain.evaluation.score_sheet import SHEET, Mark, mark, points
from domain.event import Event
from domain.fact import Fact
from domain.law.book import GUARDS
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.ports.store import Store
from domain.registers.duties import ComplianceGuidePublished
from projections.engine import Engine
from projections.read_models.book import READ_MODELS
from projections.read_models.evaluation.grading import grade
from projections.read_models.evaluation.guiding import FrequentItem, Windows, frequent
from projections.read_models.evaluation.overdue import overdue
from projections.read_models.listing import list_entries
from projections.read_models.projection import ReadModels
from projections.read_models.question import Asked, AskedError, question
from tests.projections.telling import BUREAU, LITTERING, RIVAL, at, on_the_spot, registers, tell, told

STANDARD = "S-2023"
JUSTICE = "justice"


@pytest.fixture
def log() -> Iterator[Store]:
    store = open_store("memory:")
    store.log.append(registers())
    yield store
    store.close()


def fold(store: Store) -> None:
    Engine(store, [ReadModels(tuple(READ_MODELS.values()))], lambda: datetime.now(UTC)).catch_up()


def entries(store: Store, model: str, **asked: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- what is asked
    fold(store)
    with store.tables.read() as session:
        return list(list_entries(session, question(session, store.log, READ_MODELS[model], Asked(**asked)), 100).items)


def decided(subject: str = "a", when: str = "2023-07-12 09:30", organ: str = BUREAU) -> Event:
    return told(subject, when, on_the_spot(f"F-{subject}", 30_00, subject), organ)


def by_justice(when: str, fact: Fact, subject: str = "a") -> Event:
    return told(subject, when, fact, JUSTICE)


SAMPLED = by_justice("2023-09-01 09:00", CaseSampled(standard=STANDARD, draw="d-1"))
SCORED = by_justice(
    "2023-09-10 09:00",
    CaseScored(
        standard=STANDARD, score=88, deductions=(Deduction(defect="G006", points=10), Deduction(defect="x", points=2))
    ),
)
VETOED = by_justice("2023-09-12 09:00", CaseVetoed(defect="G001"))


def test_a_file_is_there_when_the_case_is_closed(log: Store) -> None:
    tell(log, decided())
    assert entries(log, "case_files") == []
    tell(log, told("a", "2023-08-01 09:00", CaseClosed(ground=ClosingGround.PERFORMED)))
    (file,) = entries(log, "case_files")
    assert (file["kind"], file["procedure"], file["organ"], file["officer"]) == ("penalty", "simple", BUREAU, "chen")
    assert (file["day"], file["decided_on"], file["archived"]) == ("2023-08-01", "2023-07-12", False)


def test_a_review_tells_who_drew_and_who_scored_whom(log: Store) -> None:
    tell(log, decided(), SAMPLED, SCORED)
    (one,) = entries(log, "evaluations")
    assert (one["organ"], one["officer"], one["item"]) == (BUREAU, "chen", LITTERING)
    assert (one["sampled_by"], one["scored_by"], one["draw"]) == (JUSTICE, JUSTICE, "d-1")
    assert (one["state"], one["score"], one["points_lost"], one["vetoed"]) == ("scored", 88, 12, False)
    assert one["lost"] == [{"defect": "G006", "points": 10}, {"defect": "x", "points": 2}]


def test_a_veto_after_the_score_fails_the_file(log: Store) -> None:
    tell(log, decided(), SAMPLED, SCORED, VETOED)
    (one,) = entries(log, "evaluations")
    assert (one["state"], one["score"], one["veto"], one["day"]) == ("vetoed", 88, "G001", "2023-09-12")
    found = entries(log, "defects")
    assert {(d["defect"], d["coded"], d["veto"]) for d in found} == {
        ("G006", True, False),
        ("x", False, False),
        ("G001", True, True),
    }


def test_a_file_that_was_scored_and_vetoed_fails_and_is_not_in_the_mean(log: Store) -> None:
    tell(log, decided(), SAMPLED, SCORED, VETOED, decided("b"))
    tell(log, by_justice("2023-09-02 09:00", CaseScored(standard=STANDARD, score=61), "b"))
    fold(log)
    period = Asked(first=date(2023, 1, 1), last=date(2023, 12, 31))
    with log.tables.read() as session:
        files = question(session, log.log, READ_MODELS["case_files"], period)
        reviews = question(session, log.log, READ_MODELS["evaluations"], period)
        (graded,) = grade(session, files, reviews, ["organ"], (90, 60))
    assert (graded.reviews, graded.scored, graded.vetoed, graded.counted, graded.mean) == (2, 2, 1, 1, 61.0)
    assert graded.marks == {Mark.EXCELLENT: 0, Mark.PASSED: 1, Mark.FAILED: 1}


def test_a_file_drawn_again_has_another_round(log: Store) -> None:
    again = by_justice("2024-03-01 09:00", CaseSampled(standard=STANDARD, draw="d-2"))
    tell(log, decided(), SAMPLED, SCORED, again)
    assert [(e["draw"], e["state"]) for e in entries(log, "evaluations")] == [("d-2", "sampled"), ("d-1", "scored")]


def test_a_score_without_a_draw_is_told_all_the_same(log: Store) -> None:
    tell(log, decided(), SCORED)
    (one,) = entries(log, "evaluations")
    assert (one["sampled_on"], one["score"]) == (None, 88)


def test_lists_of_another_time_and_position_show_what_was_then(log: Store) -> None:
    tell(log, decided(), SAMPLED)
    known = log.log.head()
    tell(log, SCORED)
    tell(log, by_justice("2023-09-05 09:00", CaseScored(standard=STANDARD, score=70)))  # told late
    assert [e["score"] for e in entries(log, "evaluations")] == [88]
    assert [e["state"] for e in entries(log, "evaluations", position=known)] == ["sampled"]
    assert [e["score"] for e in entries(log, "evaluations", as_of=at("2023-09-06 09:00"))] == [70]
    assert [e["state"] for e in entries(log, "evaluations", as_of=at("2023-09-06 09:00"), position=known + 1)] == [
        "sampled"
    ]
    assert entries(log, "evaluations", as_of=at("2023-08-01 09:00")) == []


def problem(when: str, due: str | None = "2023-10-20", name: str = "P-1") -> Event:
    last = date.fromisoformat(due) if due is not None else None
    return by_justice(when, ProblemRaised(problem=name, raised_by="特邀监督员", description="张三的案卷", due=last))


def test_a_problem_goes_from_raised_over_ordered_to_done(log: Store) -> None:
    tell(log, decided(), problem("2023-10-01 09:00"))
    (one,) = entries(log, "problems")
    assert (one["concern"], one["open"], one["due"], one["organ"]) == ("problem", True, "2023-10-20", BUREAU)
    ordered = RectificationOrdered(problem="P-1", due=date(2023, 10, 31))
    tell(log, by_justice("2023-10-02 09:00", ordered), told("a", "2023-10-25 09:00", RectificationDone(problem="P-1")))
    (one,) = entries(log, "problems")
    assert (one["open"], one["done_on"], one["in_time"], one["ordered_by"]) == (False, "2023-10-25", True, JUSTICE)
    assert "张三" not in str(one)


def test_what_is_done_after_its_last_day_was_not_done_in_time(log: Store) -> None:
    tell(log, decided(), problem("2023-10-01 09:00"), told("a", "2023-10-25 09:00", RectificationDone(problem="P-1")))
    assert [e["in_time"] for e in entries(log, "problems", filters={"in_time": False})] == [False]


def test_a_problem_raised_again_after_it_was_done_is_another(log: Store) -> None:
    done = told("a", "2023-10-05 09:00", RectificationDone(problem="P-1"))
    tell(log, decided(), problem("2023-10-01 09:00"), done, problem("2023-11-01 09:00", "2023-11-20"))
    assert [(e["raised_on"], e["open"]) for e in entries(log, "problems")] == [
        ("2023-11-01", True),
        ("2023-10-01", False),
    ]


def test_an_order_after_it_was_done_opens_nothing(log: Store) -> None:
    done = told("a", "2023-10-05 09:00", RectificationDone(problem="P-1"))
    tell(log, decided(), problem("2023-10-01 09:00"), done)
    tell(log, by_justice("2023-10-06 09:00", RectificationOrdered(problem="P-1")))
    assert [(e["raised_on"], e["open"]) for e in entries(log, "problems")] == [("2023-10-01", False)]


def test_suggestions_feedback_satisfaction_and_accountability_are_told_without_who_spoke(log: Store) -> None:
    received = ProsecutorialSuggestionReceived(document="J-1", issue="x", due=date(2023, 12, 1))
    answered = ProsecutorialSuggestionAnswered(document="J-1", answer="A-1", adopted=False)
    started = AccountabilityStarted(matter="M-1", person="lin", allegation="y")
    concluded = AccountabilityConcluded(matter="M-1", person="lin", fault=Fault.NEGLIGENT, decision="D-1")
    tell(
        log,
        decided(),
        by_justice("2023-11-01 09:00", received),
        told("a", "2023-12-02 09:00", answered),
        by_justice("2023-11-03 09:00", PublicFeedbackReceived(channel=Channel.HOTLINE, topic="t", contact="c-1")),
        by_justice("2023-11-04 09:00", SatisfactionRated(score=70)),
        by_justice("2023-11-05 09:00", started),
        by_justice("2023-11-20 09:00", concluded),
    )
    found = {e["concern"]: e for e in entries(log, "problems")}
    suggestion, accountability = found["suggestion"], found["accountability"]
    assert (suggestion["adopted"], suggestion["in_time"], suggestion["due"]) == (False, False, "2023-12-01")
    assert (accountability["officer"], accountability["fault"], accountability["open"]) == ("lin", "negligent", False)
    assert (found["feedback"]["channel"], found["satisfaction"]["score"]) == ("hotline", 70)
    assert not found["feedback"]["open"]
    assert "c-1" not in str(found)


def late(store: Store, as_of: str, on: str, limit: int = 10, cursor: str | None = None) -> tuple[list[Any], str | None]:
    fold(store)
    with store.tables.read() as session:
        asked = question(session, store.log, READ_MODELS["problems"], Asked(as_of=at(as_of)))
        page = overdue(session, asked, date.fromisoformat(on), limit, cursor)
    return [(one["reference"], one["days_over"]) for one in page.items], page.next


def test_overdue_depends_on_the_day_that_is_asked(log: Store) -> None:
    tell(log, decided(), problem("2023-10-01 09:00"), problem("2023-10-01 10:00", "2023-10-10", "P-2"))
    tell(log, problem("2023-10-02 10:00", None, "P-3"), told("a", "2023-10-25 09:00", RectificationDone(problem="P-1")))
    assert late(log, "2023-10-10 18:00", "2023-10-10") == ([], None)
    assert late(log, "2023-10-11 18:00", "2023-10-11") == ([("P-2", 1)], None)
    assert late(log, "2023-10-21 18:00", "2023-10-21") == ([("P-2", 11), ("P-1", 1)], None)
    assert late(log, "2023-10-26 18:00", "2023-10-26") == ([("P-2", 16)], None)
    first, cursor = late(log, "2023-10-21 18:00", "2023-10-21", 1)
    assert first == [("P-2", 11)]
    assert late(log, "2023-10-21 18:00", "2023-10-21", 1, cursor) == ([("P-1", 1)], None)


def guided(store: Store, first: str, last: str, days: int = 100) -> list[FrequentItem]:
    fold(store)
    period = Asked(first=date.fromisoformat(first), last=date.fromisoformat(last))
    with store.tables.read() as session:
        asked = question(session, store.log, READ_MODELS["offences"], period)
        return frequent(session, store.log, asked, Windows(least=1, limit=10, days=days))


def publish(store: Store, since: str, when: str) -> None:
    guide = ComplianceGuidePublished(
        guide="G-1",
        items=(LITTERING,),
        text="x",
        issuer=JUSTICE,
        document="D",
        effective_from=date.fromisoformat(since),
    )
    event = Event(source="urn:test", id=since, fact=guide, occurred_at=at(when), subject="duties")
    store.log.append([admit_register(event)])


def test_a_guide_is_compared_before_and_after(log: Store) -> None:
    """One party, twice before the guide and once after."""
    for number, day in enumerate(("2023-05-01", "2023-06-01", "2023-08-15")):
        tell(log, decided(f"s-{number}", f"{day} 09:30"))
    (one,) = guided(log, "2023-01-01", "2023-12-31")
    assert (one.violations, one.candidate, one.guide, one.repeats.rate) == (3, True, None, 1.0)
    position = log.log.head()
    publish(log, "2023-07-01", "2023-06-25 09:00")
    (one,) = guided(log, "2023-01-01", "2023-12-31")
    assert not one.candidate
    assert one.guide is not None
    before, after = one.guide.before, one.guide.after
    assert (before.first, before.last, before.parties, before.repeated) == (
        *(date(2023, 3, 23), date(2023, 6, 30)),
        *(1, 1),
    )
    assert (after.last, after.parties, after.repeated, after.rate) == (date(2023, 10, 8), 1, 0, 0.0)
    assert one.guide.after_complete
    with log.tables.read() as session:
        period = Asked(first=date(2023, 1, 1), last=date(2023, 12, 31), position=position)
        asked = question(session, log.log, READ_MODELS["offences"], period)
        (then,) = frequent(session, log.log, asked, Windows(least=1, limit=10))
    assert then.candidate  # as it was known before the guide was


def test_a_guide_of_a_later_day_leaves_its_item_a_candidate(log: Store) -> None:
    tell(log, decided())
    publish(log, "2024-02-01", "2024-01-25 09:00")
    assert [one.candidate for one in guided(log, "2023-01-01", "2023-12-31")] == [True]
    assert [one.candidate for one in guided(log, "2023-03-01", "2024-02-02")] == [False]


def test_a_question_about_guides_has_bounds(log: Store) -> None:
    with pytest.raises(AskedError, match="366"):
        guided(log, "2022-01-01", "2023-12-31")


def test_two_organs_are_told_apart(log: Store) -> None:
    tell(log, decided("a"), decided("b", organ=RIVAL), SAMPLED)
    tell(log, by_justice("2023-09-01 09:00", CaseSampled(standard=STANDARD), "b"))
    assert [e["organ"] for e in entries(log, "evaluations", filters={"organ": RIVAL})] == [RIVAL]


@pytest.mark.parametrize(
    ("score", "vetoed", "wanted"),
    [
        (100, False, Mark.EXCELLENT),
        (90, False, Mark.EXCELLENT),
        (89, False, Mark.PASSED),
        (60, False, Mark.PASSED),
        (59, False, Mark.FAILED),
        (100, True, Mark.FAILED),
    ],
)
def test_marks(score: int, vetoed: bool, wanted: Mark) -> None:  # noqa: FBT001 -- a value of the table
    assert mark(score, vetoed=vetoed) == wanted


def test_every_guard_has_a_weight_and_every_veto_is_a_guard() -> None:
    assert set(SHEET.veto) <= set(GUARDS)
    weights = {guard.id: points(guard) for guard in GUARDS.values()}
    assert set(weights.values()) == {10, 5, 2}
    assert weights["G059"] == 10
