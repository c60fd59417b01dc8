"""APL art. 29 (G016, G017): the same act is never fined twice, and by the norm that fines highest."""

from datetime import UTC, datetime

import pytest
from msgspec import structs

from domain.context import Rival
from domain.event import Event
from domain.ids import ItemCode, case_id, item
from domain.law.guard import Result
from domain.law.penalty.art_29_one_fine import Fine, fined_only_once
from domain.penalty.amendment import DecisionRevoked, Origin
from domain.penalty.investigation import CaseFiled
from domain.penalty.kinds import PenaltyKind
from domain.time.instants import CHINA
from tests.domain.city import BURNING, GONGSHU, SHOPFRONT, XIHU
from tests.domain.on_the_spot import on_the_spot
from tests.domain.ordinary import decided, ready
from tests.domain.specification import at, because, found, given, lawful, passed, refused, undecidable, unlawful

EARLIER = datetime(2023, 8, 1, tzinfo=CHINA)
NOW = datetime(2023, 8, 20, tzinfo=CHINA)
LATER = datetime(2023, 8, 21, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("fine", "others", "result"),
    [
        (100, (), Result.PASSED),
        (100, (Fine(GONGSHU, EARLIER),), Result.BREACHED),
        (100, (Fine(XIHU, EARLIER),), Result.BREACHED),
        (0, (Fine(GONGSHU, EARLIER),), Result.PASSED),
        (100, (Fine(GONGSHU, LATER),), Result.PASSED),
        (100, (Fine(GONGSHU, NOW),), Result.PASSED),
        (100, (Fine(GONGSHU, EARLIER, ended_at=NOW),), Result.PASSED),
        (100, (Fine(GONGSHU, EARLIER, ended_at=LATER),), Result.BREACHED),
        (100, (Fine(XIHU, EARLIER, ended_at=EARLIER), Fine(GONGSHU, EARLIER)), Result.BREACHED),
    ],
)
def test_only_a_standing_earlier_fine_bars_another(fine: int, others: tuple[Fine, ...], result: Result) -> None:
    assert fined_only_once(fine, NOW, others).result == result


def test_the_reason_dates_the_fine_by_the_chinese_day() -> None:
    verdict = fined_only_once(100, NOW, [Fine(GONGSHU, EARLIER.astimezone(UTC))])
    assert verdict.reason is not None
    assert "2023-08-01" in verdict.reason.zh
    assert "2023-08-01" in verdict.reason.en


def test_an_organ_that_nobody_named_is_another_organ() -> None:
    verdict = fined_only_once(100, NOW, [Fine(None, EARLIER)])
    assert verdict.reason is not None
    assert verdict.reason.zh.startswith("另一机关已于")
    assert verdict.reason.en.startswith("Another organ fined")


def _fined(at_: datetime, ended_at: datetime | None = None) -> Rival:
    return Rival(case=case_id("urn:test", "rival"), organ=GONGSHU, fined_at=at_, fine_ended_at=ended_at)


def test_a_second_fine_for_the_act_is_refused() -> None:
    given(*ready()).knowing(_fined(EARLIER)).when(decided()).then(unlawful("G016"), because("同一违法行为罚款"))


def test_another_kind_of_penalty_remains_open() -> None:
    warning = decided(fine=0, kinds=(PenaltyKind.WARNING,))
    given(*ready()).knowing(_fined(EARLIER)).when(warning).then(lawful)


def test_a_revoked_fine_frees_the_act() -> None:
    given(*ready()).knowing(_fined(EARLIER, ended_at=LATER)).when(decided("2023-08-22")).then(lawful, passed("G016"))


def test_a_fine_on_the_spot_after_another_is_refused() -> None:
    given().knowing(_fined(EARLIER)).when(on_the_spot("2023-08-20")).then(unlawful("G016"))


def test_a_case_does_not_fine_twice_either() -> None:
    again = decided("2023-08-25")
    given(*ready(), decided()).when(again).then(refused("ORDER", "G016"), found("G016"))


def test_a_warning_in_the_same_case_bars_no_fine() -> None:
    warned = decided(fine=0, kinds=(PenaltyKind.WARNING,))
    given(*ready(), warned).when(decided("2023-08-25")).then(refused("ORDER"), found(), passed("G016"))


def test_a_case_may_fine_anew_once_its_fine_was_revoked() -> None:
    revoked = at("2023-08-22", DecisionRevoked(origin=Origin.OWN, reason="wrong party"))
    given(*ready(), decided(), revoked).when(decided("2023-08-25")).then(found(), passed("G016"))


def _breaching(*items: ItemCode) -> tuple[Event, ...]:
    """Bring a case on several norms to where it may be decided."""
    file, *rest = ready()
    assert isinstance(file.fact, CaseFiled)
    return (structs.replace(file, fact=structs.replace(file.fact, items=items)), *rest)


def _by(norm: ItemCode) -> Event:
    act = decided(fine=200)
    return structs.replace(act, fact=structs.replace(act.fact, item=norm))


def test_of_several_norms_the_one_that_fines_highest_is_applied() -> None:
    """Burning is fined up to 500 yuan, the shopfront up to 1,000."""
    both = _breaching(BURNING, SHOPFRONT)
    given(*both).when(_by(BURNING)).then(unlawful("G017"), because("1,000.00元"))
    given(*both).when(_by(SHOPFRONT)).then(passed("G017"))
    given(*_breaching(BURNING)).when(_by(BURNING)).then(lawful, passed("G017"))


def test_which_norm_fines_highest_cannot_be_told_where_one_is_not_registered() -> None:
    given(*_breaching(BURNING, item("X-1"))).when(_by(BURNING)).then(undecidable("G017"))
