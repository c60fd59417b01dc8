"""Every path is walked by real commands, and moves as its diagram says."""

from datetime import date

import pytest
from msgspec import structs

from docs.machines import MACHINES, Edge, edges, tag
from docs.paths import PATHS, moves, page
from domain.case import EMPTY
from domain.decide import Accepted
from domain.event import Event
from domain.fact import money
from domain.penalty.amendment import (
    CorrectionScope,
    DecisionConfirmedIllegal,
    DecisionDeclaredVoid,
    DecisionRevoked,
    DecisionVaried,
    DocumentCorrected,
    Origin,
)
from domain.penalty.closing import CaseArchived, CaseClosed, ClosingGround
from domain.penalty.decision import EducationGiven, FactsNotEstablished, NoPenaltyDecided, OnTheSpotRecorded
from domain.penalty.filing import CaseMerged, CaseSplit, Composition, FirstOffencePromiseSigned, ProcedureConverted
from domain.penalty.hearing import (
    AbortGround,
    HearingAborted,
    HearingHeld,
    HearingRejected,
    HearingRequested,
    HearingScheduled,
    RejectionGround,
)
from domain.penalty.investigation import (
    CaseFilingRefused,
    CaseFilingRevoked,
    ClockResumed,
    ClockSuspended,
)
from domain.penalty.kinds import LegalBasis, NoPenaltyGround, Procedure
from domain.penalty.payment import FinePaid
from domain.penalty.review import (
    CollectiveDiscussionHeld,
    LegalReviewDisagreementRaised,
    LegalReviewPassed,
    LegalReviewReturned,
    LegalReviewSubmitted,
)
from domain.penalty.service import DocumentServed
from tests.docs import walks
from tests.domain.city import BURNING
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import (
    APPROVED,
    COLLECTED,
    CONCLUDED,
    PROVEN,
    REVIEWED,
    SEALED,
    VERIFIED,
    decided,
    filed,
    ready,
)
from tests.domain.specification import at, given

SERVED = at("2023-08-22", DocumentServed(document="D-1"))
PAID = at("2023-08-30", FinePaid(amount=money(300_00)))
ARCHIVED = at("2023-11-20", CaseArchived(archive_number="AR-1", catalogue=("D-1",)))
ORDINARY = (*ready(), decided(), SEALED, SERVED)


def _closed(ground: ClosingGround) -> Event:
    return at("2023-11-10", CaseClosed(ground=ground, report="CR-1", approver="chief"))


def _converted(before: Procedure, after: Procedure) -> Event:
    return at("2023-07-12T12:00", ProcedureConverted(before=before, after=after, reason="the facts are contested"))


ASKED = at("2023-08-04", HearingRequested())
CALLED = at("2023-08-04T10:00", HearingScheduled(hearing_on=date(2023, 8, 15), served_on=date(2023, 8, 4)))
HELD = at("2023-08-15", HearingHeld(record="H-1", host="host"))
AGAIN = at("2023-08-16", LegalReviewPassed(reviewer="reviewer"))
RESTING = at("2023-08-20", structs.replace(decided().fact, hearing_record="H-1"))
SPARED = at("2023-08-20", NoPenaltyDecided(ground=NoPenaltyGround.SLIGHT, reasons="slight"))
MERGED = CaseMerged(main="CN-2", cases=("CN-1",), composition=Composition.SEVERAL_CAUSES)
HALTED = at("2023-07-20", ClockSuspended(ground="appraisal", basis=LegalBasis(norm="rule", article="1")))

WALKS: dict[str, list[tuple[Event, ...]]] = {
    **walks.WALKS,
    "普通程序": [(*ORDINARY, PAID, _closed(ClosingGround.PERFORMED), ARCHIVED)],
    "听证": [
        (*ready(), ASKED, CALLED, HELD, AGAIN, RESTING),
        (*ready(), ASKED, at("2023-08-15", HearingAborted(ground=AbortGround.ABSENT)), decided()),
        (
            *ready(),
            at("2023-08-09", HearingRequested()),
            at("2023-08-10T10:00", HearingRejected(ground=RejectionGround.NO_RIGHT, reason="none of art. 63")),
        ),
    ],
    "两次法制审核": [
        (
            filed(),
            COLLECTED,
            VERIFIED,
            PROVEN,
            *(e for e in ready() if e.occurred_at > PROVEN.occurred_at and e not in (REVIEWED, APPROVED)),
            at("2023-08-12", LegalReviewSubmitted()),
            at("2023-08-13", LegalReviewReturned(reviewer="reviewer", opinion="evidence")),
            at("2023-08-14", LegalReviewDisagreementRaised(raised_by="zhang", opinion="it suffices")),
            at("2023-08-15T10:00", CollectiveDiscussionHeld(minutes="M-1")),
            at("2023-08-16", REVIEWED.fact),
            APPROVED,
            decided(),
        )
    ],
    "当场处罚": [
        (
            on_the_spot(),
            at("2023-07-13", OnTheSpotRecorded(record="B-1")),
            at("2023-07-14", FinePaid(amount=money(150_00))),
            _closed(ClosingGround.PERFORMED),
            ARCHIVED,
        )
    ],
    "简易程序转普通程序": [
        (on_the_spot(), _converted(Procedure.SIMPLE, Procedure.ORDINARY), COLLECTED, VERIFIED, PROVEN)
    ],
    "快速办理": [(at("2023-07-12", structs.replace(filed().fact, procedure=Procedure.FAST_TRACK)), *ORDINARY[1:])],
    "不予处罚": [
        (
            filed(),
            at("2023-07-13", FirstOffencePromiseSigned(cause=BURNING, promise="P-1", correct_by=date(2023, 7, 20))),
            COLLECTED,
            VERIFIED,
            PROVEN,
            SPARED,
            SERVED,
            at("2023-08-23", EducationGiven(record="ED-1")),
            _closed(ClosingGround.NO_PENALTY),
            ARCHIVED,
        ),
        (filed(), CONCLUDED, at("2023-08-20", FactsNotEstablished(reasons="no proof")), SERVED),
    ],
    "中止": [(filed(), HALTED, at("2023-07-25", ClockResumed()), CONCLUDED), (filed(), HALTED, CONCLUDED)],
    "并案与分案": [
        (filed(), at("2023-07-20", MERGED), at("2023-07-25", CaseSplit(cases=("CN-1",)))),
        (filed(), at("2023-07-20", structs.replace(MERGED, main="CN-1", cases=("CN-2",)))),
    ],
    "不予立案与撤销立案": [
        (at("2023-07-12", CaseFilingRefused(reason="slight", approver="chief")),),
        (filed(), at("2023-07-20", CaseFilingRevoked(reason="not ours")), filed("2023-08-01")),
    ],
    "变更、撤销、确认违法与无效": [
        (*ORDINARY, at("2023-08-25", DecisionVaried(origin=Origin.OWN, fine=money(100_00), reason="too much"))),
        (*ORDINARY, at("2023-08-25", DecisionRevoked(origin=Origin.OWN, reason="wrong basis"))),
        (*ORDINARY, at("2023-08-25", DecisionConfirmedIllegal(origin=Origin.JUDGMENT, reason="late"))),
        (*ORDINARY, at("2023-08-25", DecisionDeclaredVoid(origin=Origin.JUDGMENT, reason="no power"))),
        (
            *ORDINARY,
            at(
                "2023-08-25",
                DocumentCorrected(
                    document="D-1",
                    old_digest="d",
                    reason="year",
                    scope=CorrectionScope.CLERICAL,
                    served_on=date(2023, 8, 25),
                ),
            ),
        ),
    ],
}
"""Walks by the path that they take."""


@pytest.mark.parametrize("name", WALKS)
def test_a_path_is_walked_by_real_commands_as_its_diagram_says(name: str) -> None:
    path = next(p for p in PATHS if p.zh == name)
    drawn = set(moves(path))
    machine = MACHINES[path.part]
    moved: set[Edge] = set()
    for walk in WALKS[name]:
        begun = tag(type(machine.read(EMPTY))) == path.start
        for number, event in enumerate(walk):
            outcome = given(*walk[:number]).when(event)
            assert isinstance(outcome.decision, Accepted), (event.fact.TAG, outcome.decision)
            before, after = (tag(type(machine.read(case))) for case in (outcome.before, outcome.after))
            edge = Edge(before, event.fact.COMMAND, after)
            begun = begun or (before == path.start and edge in drawn)
            if begun and type(event.fact) in machine.admits:
                moved.add(edge)
    assert sorted(moved - drawn) == []
    assert len({edge.after for edge in moved}) > 1


def test_every_state_of_a_penalty_is_on_some_path() -> None:
    on_paths = {edge.after for path in PATHS if path.part == "penalty" for edge in moves(path)}
    machine = MACHINES["penalty"]
    everywhere = {tag(state) for states in machine.admits.values() for state in states}
    assert everywhere - on_paths - {"untouched"} == {"transferred"}


def test_every_path_is_walked() -> None:
    assert {path.zh for path in PATHS} == set(WALKS)


def test_a_case_sent_back_once_too_often_is_in_dispute() -> None:
    after = {e.after for e in edges("collaboration") if e.command == "return_case_transfer"}
    assert after == {"returned", "disputed"}


def test_a_measure_ends_by_release_or_by_expiry() -> None:
    ending = {e.command for e in edges("measures") if e.after == "measure_ended" != e.before}
    assert ending == {"release_measure", "expire_measure"}


def test_every_path_begins_somewhere_and_moves() -> None:
    for path in PATHS:
        assert any(edge.before == path.start != edge.after for edge in moves(path)), path.en
        assert f"## {path.zh} · {path.en}" in page()


def test_a_machine_tells_what_a_command_does_in_each_state() -> None:
    found = edges("penalty")
    assert Edge("untouched", "file_case", "filed") in found
    assert Edge("suspended", "resume_clock", "notified") in found
    assert MACHINES["penalty"].read(EMPTY) == EMPTY.penalty.stage
