"""APL art. 25 (G004): of several competent organs the first to file has the case."""

from datetime import UTC, datetime

import pytest

from domain.context import Rival
from domain.ids import case_id
from domain.law.guard import Result
from domain.law.penalty.art_25_first_to_file import Filing, no_other_organ_filed_first
from domain.time.instants import CHINA
from tests.domain.city import GONGSHU, XIHU
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import filed
from tests.domain.specification import because, given, lawful, passed, unlawful

EARLIER = datetime(2023, 7, 11, 9, tzinfo=CHINA)
NOON = datetime(2023, 7, 12, 12, tzinfo=CHINA)
LATER = datetime(2023, 7, 13, 9, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("others", "result"),
    [
        ((), Result.PASSED),
        ((Filing(GONGSHU, EARLIER),), Result.BREACHED),
        ((Filing(GONGSHU, NOON),), Result.PASSED),
        ((Filing(GONGSHU, LATER),), Result.PASSED),
        ((Filing(XIHU, EARLIER),), Result.PASSED),
        ((Filing(None, EARLIER),), Result.BREACHED),
        ((Filing(GONGSHU, EARLIER, ended_at=NOON),), Result.PASSED),
        ((Filing(GONGSHU, EARLIER, ended_at=LATER),), Result.BREACHED),
        ((Filing(XIHU, EARLIER), Filing(GONGSHU, LATER), Filing(GONGSHU, EARLIER)), Result.BREACHED),
    ],
)
def test_only_a_standing_earlier_filing_of_another_organ_bars(others: tuple[Filing, ...], result: Result) -> None:
    assert no_other_organ_filed_first(XIHU, NOON, others).result == result


def test_the_reason_names_the_organ_that_was_first() -> None:
    verdict = no_other_organ_filed_first(XIHU, NOON, [Filing("second", LATER), Filing(GONGSHU, EARLIER)])
    assert verdict.reason is not None
    assert verdict.reason.zh.startswith(f"{GONGSHU}已于2023-07-11先行立案")
    assert verdict.reason.en.startswith(f"{GONGSHU} filed on 2023-07-11")


def test_the_reason_dates_a_filing_by_the_chinese_day() -> None:
    at_one_at_night = datetime(2023, 7, 11, 1, tzinfo=CHINA)
    verdict = no_other_organ_filed_first(XIHU, NOON, [Filing(GONGSHU, at_one_at_night.astimezone(UTC))])
    assert verdict.reason is not None
    assert "2023-07-11" in verdict.reason.zh
    assert "2023-07-11" in verdict.reason.en


def test_an_organ_that_nobody_named_is_another_organ() -> None:
    verdict = no_other_organ_filed_first(XIHU, NOON, [Filing(None, EARLIER)])
    assert verdict.reason is not None
    assert verdict.reason.zh.startswith("另一机关已于")
    assert verdict.reason.en.startswith("Another organ filed")


def _rival(filed_at: datetime, organ: str = GONGSHU, ended_at: datetime | None = None) -> Rival:
    return Rival(case=case_id("urn:test", "rival"), organ=organ, filed_at=filed_at, filing_ended_at=ended_at)


def test_the_second_organ_may_not_file() -> None:
    """DOMAIN §7.7 case 12."""
    given().knowing(_rival(EARLIER)).when(filed("2023-07-12")).then(unlawful("G004"), because("先行立案"))


def test_the_first_organ_may_file_whatever_comes_later() -> None:
    given().knowing(_rival(LATER)).when(filed("2023-07-12")).then(lawful, passed("G004"))


def test_a_filing_taken_back_leaves_the_act_to_others() -> None:
    ended = _rival(EARLIER, ended_at=datetime(2023, 7, 12, tzinfo=CHINA))
    given().knowing(ended).when(filed("2023-07-12")).then(lawful, passed("G004"))


def test_an_on_the_spot_decision_files_too() -> None:
    given().knowing(_rival(EARLIER)).when(on_the_spot("2023-07-12")).then(unlawful("G004"))
    given().knowing(_rival(LATER)).when(on_the_spot("2023-07-12")).then(lawful, passed("G004"))
