"""CT art. 5 (G095, G096): a team of two, the principal head, three days, twenty-four hours."""

from datetime import date, datetime, timedelta

import pytest

from domain.law.criminal_transfer.art_5_team_and_approval import (
    Deciding,
    Sending,
    reported_by_a_team_to_the_head,
    transferred_in_time,
)
from domain.law.guard import Result
from domain.penalty.criminal_facts import (
    CriminalTransferApproved,
    CriminalTransferDisapproved,
    CriminalTransferProposed,
)
from domain.time.instants import CHINA
from tests.domain.city import HELPER, TWO, ZHANG
from tests.domain.penalty.test_criminal import APPROVED, PROPOSED, SENT
from tests.domain.specification import at, because, given, lawful, passed, unlawful

ON = date(2023, 8, 2)
NOW = datetime(2023, 8, 3, 10, tzinfo=CHINA)
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("team", "report", "principal", "result"),
    [
        (2, True, None, Result.PASSED),
        (2, True, True, Result.PASSED),
        (1, True, None, Result.BREACHED),
        (2, False, None, Result.BREACHED),
        (2, True, False, Result.BREACHED),
        (None, True, True, Result.UNDECIDABLE),
    ],
)
def test_team_report_and_head_count(*, team: int | None, report: bool, principal: bool | None, result: Result) -> None:
    assert reported_by_a_team_to_the_head(ON, team=team, report=report, principal=principal).result == result


@pytest.mark.parametrize(
    ("step", "result"),
    [
        (Deciding(ON, date(2023, 8, 5), approved=True, reason=None), Result.PASSED),
        (Deciding(ON, date(2023, 8, 6), approved=True, reason=None), Result.BREACHED),
        (Deciding(ON, date(2023, 8, 5), approved=False, reason="no crime"), Result.PASSED),
        (Deciding(ON, date(2023, 8, 5), approved=False, reason=None), Result.BREACHED),
        (Deciding(None, date(2023, 8, 5), approved=True, reason=None), Result.UNDECIDABLE),
        (Sending(NOW, NOW + DAY), Result.PASSED),
        (Sending(NOW, NOW + DAY + timedelta(microseconds=1)), Result.BREACHED),
        (Sending(None, NOW), Result.UNDECIDABLE),
    ],
)
def test_the_last_day_and_hour_are_lawful(step: Deciding | Sending, result: Result) -> None:
    assert transferred_in_time(step).result == result


def test_a_transfer_is_proposed_by_a_team() -> None:
    given().when(PROPOSED).then(lawful, passed("G095"))
    alone = CriminalTransferProposed(report="R-1", team=(ZHANG, HELPER))
    given().when(at("2023-08-02", alone)).then(unlawful("G095"), because("仅1人"))
    given().when(at("2023-08-02", CriminalTransferProposed(team=TWO))).then(unlawful("G095"), because("书面"))


def test_a_transfer_is_decided_by_the_head_in_three_days() -> None:
    given(PROPOSED).when(APPROVED).then(lawful, passed("G095", "G096"))
    deputy = CriminalTransferApproved(approver="deputy", principal=False)
    given(PROPOSED).when(at("2023-08-03", deputy)).then(unlawful("G095"), because("正职"))
    given(PROPOSED).when(at("2023-08-06", APPROVED.fact)).then(unlawful("G096"), because("2023-08-05前"))
    silent = CriminalTransferDisapproved(approver="chief", principal=True)
    given(PROPOSED).when(at("2023-08-03", silent)).then(unlawful("G096"), because("记录在案"))


def test_a_transfer_goes_to_the_police_within_a_day() -> None:
    given(PROPOSED, APPROVED).when(SENT).then(lawful, passed("G096"))
    given(PROPOSED, APPROVED).when(at("2023-08-04T10:01", SENT.fact)).then(unlawful("G096"), because("二十四小时"))
