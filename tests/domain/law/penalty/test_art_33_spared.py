"""APL art. 33: who is not punished (G021–G024)."""

import pytest
from msgspec import structs

from domain.event import Event
from domain.law.guard import Result
from domain.law.penalty import art_33_spared as law
from domain.penalty.application import Circumstances
from domain.penalty.closing import CaseClosed, ClosingGround
from domain.penalty.decision import EducationGiven, FactsNotEstablished, NoPenaltyDecided
from domain.penalty.investigation import InvestigationConcluded
from domain.penalty.kinds import NoPenaltyGround
from domain.penalty.review import DefenceReviewed, DefenceSubmitted
from tests.domain.ordinary import decided, filed, ready
from tests.domain.specification import at, given, passed, undecidable, unlawful

SLIGHT = Circumstances(slight=True, corrected_in_time=True, harmless=True)


def ready_with(circumstances: Circumstances) -> tuple[Event, ...]:
    """Bring a case to where it may be decided, with what its investigation found."""
    return tuple(
        structs.replace(event, fact=structs.replace(event.fact, circumstances=circumstances))
        if isinstance(event.fact, InvestigationConcluded)
        else event
        for event in ready()
    )


@pytest.mark.parametrize(
    ("slight", "corrected", "harmless", "result"),
    [
        (True, True, True, Result.BREACHED),
        (False, True, True, Result.PASSED),
        (True, False, True, Result.PASSED),
        (True, True, False, Result.PASSED),
        (True, True, None, Result.UNDECIDABLE),
        (None, False, None, Result.PASSED),
    ],
)
def test_only_what_is_slight_and_corrected_and_harmless_must_be_spared(
    *, slight: bool | None, corrected: bool | None, harmless: bool | None, result: Result
) -> None:
    found = law.Circumstances(slight=slight, corrected=corrected, harmless=harmless)
    assert law.not_slight_corrected_and_harmless(found).result == result


def test_a_slight_act_is_not_punished() -> None:
    given(*ready_with(SLIGHT)).when(decided()).then(unlawful("G021"))
    given(*ready_with(structs.replace(SLIGHT, harmless=False))).when(decided()).then(passed("G021"))
    given(*ready()).when(decided()).then(undecidable("G021"))


@pytest.mark.parametrize(
    ("found", "before", "reasoned", "result"),
    [
        (law.Circumstances(first=True, corrected=True, little_harm=True), None, True, Result.PASSED),
        (law.Circumstances(first=True, corrected=True, harmless=True), None, True, Result.PASSED),
        (law.Circumstances(first=False, corrected=True, little_harm=True), None, True, Result.BREACHED),
        (law.Circumstances(first=True, corrected=True, little_harm=True), True, True, Result.BREACHED),
        (law.Circumstances(first=True, corrected=False, little_harm=True), None, True, Result.BREACHED),
        (law.Circumstances(first=True, corrected=True, little_harm=False), None, True, Result.BREACHED),
        (law.Circumstances(first=True, corrected=True, little_harm=True), None, False, Result.BREACHED),
        (law.Circumstances(corrected=True, little_harm=True), None, True, Result.UNDECIDABLE),
        (law.Circumstances(corrected=True, little_harm=True), False, True, Result.PASSED),
    ],
)
def test_a_first_offence_of_little_harm_that_was_corrected_may_be_spared(
    found: law.Circumstances, *, before: bool | None, reasoned: bool, result: Result
) -> None:
    assert law.first_offence_may_be_spared(found, offended_before=before, reasoned=reasoned).result == result


def _spared(circumstances: Circumstances | None, ground: NoPenaltyGround = NoPenaltyGround.FIRST_OFFENCE) -> Event:
    return at("2023-08-20", NoPenaltyDecided(ground=ground, reasons="首次", circumstances=circumstances))


def test_a_first_offence_is_spared_on_what_the_file_finds() -> None:
    first = Circumstances(first_offence=True, corrected_in_time=True, little_harm=True)
    given(*ready()).when(_spared(first)).then(passed("G022"))
    given(*ready_with(first)).when(_spared(None)).then(passed("G022"))
    given(*ready()).when(_spared(structs.replace(first, first_offence=False))).then(unlawful("G022"))
    given(*ready()).when(_spared(None)).then(undecidable("G022"))


DEFENCE = at("2023-08-05", DefenceSubmitted(no_fault_evidence=True))


def _claimed(*, proven: bool | None) -> tuple[Event, ...]:
    reviewed = (
        structs.replace(event, fact=structs.replace(event.fact, no_fault_proven=proven))
        if isinstance(event.fact, DefenceReviewed)
        else event
        for event in ready()
    )
    return (DEFENCE, *reviewed)


def test_evidence_of_no_fault_is_examined_before_deciding() -> None:
    given(*_claimed(proven=None)).when(decided()).then(unlawful("G023"))
    given(*_claimed(proven=True)).when(decided()).then(unlawful("G023"))
    given(*_claimed(proven=False)).when(decided()).then(passed("G023"))
    given(*ready()).when(decided()).then(passed("G023"))


def test_a_norm_may_punish_without_fault() -> None:
    assert law.fault_examined(claimed=True, proven=None, strict_liability_law="某法").result == Result.PASSED


CLOSED = at("2023-09-01", CaseClosed(ground=ClosingGround.NO_PENALTY, report="R", approver="head"))


def test_a_party_that_is_spared_is_educated_before_the_case_closes() -> None:
    spared = (*ready(), _spared(None, NoPenaltyGround.SLIGHT))
    outcome = given(*spared).when(CLOSED)
    assert "G024" in outcome.guards(Result.BREACHED)
    given(*spared, at("2023-08-25", EducationGiven())).when(CLOSED).then(passed("G024"))


def test_where_no_act_was_established_nobody_needs_education() -> None:
    unproven = (filed(), at("2023-08-20", FactsNotEstablished(reasons="no proof")))
    outcome = given(*unproven).when(CLOSED)
    assert "G024" not in {v.guard for v in outcome.verdicts}
