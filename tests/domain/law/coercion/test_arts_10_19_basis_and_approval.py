"""CL arts 10, 16, 18, 19 (G087): a norm that allows it, and approval before or within twenty-four hours."""

from datetime import datetime, timedelta

import pytest

from domain.law.coercion.arts_10_19_basis_and_approval import allowed_and_approved
from domain.law.guard import Result
from domain.measures.facts import ExpiryGround, MeasureApproved, MeasureExpired, PropertySealed
from domain.time.instants import CHINA
from tests.domain.city import TWO
from tests.domain.law.enforced import APPROVED, sealed
from tests.domain.specification import at, because, found, given, lawful, passed, undecidable, unlawful

NOW = datetime(2023, 8, 1, 10, tzinfo=CHINA)
DAY = timedelta(hours=24)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("kind", "level", "result"),
    [
        ("sealing", "law", Result.PASSED),
        ("seizure", "administrative_regulation", Result.PASSED),
        ("sealing", "local_regulation", Result.PASSED),
        ("sealing", "rule", Result.BREACHED),
        ("sealing", "document", Result.BREACHED),
        ("freezing", "law", Result.PASSED),
        ("freezing", "local_regulation", Result.BREACHED),
        ("sealing", None, Result.UNDECIDABLE),
    ],
)
def test_the_rank_of_the_norm_counts(kind: str, level: str | None, result: Result) -> None:
    assert allowed_and_approved(kind, level, NOW, NOW - DAY, NOW, urgent=False).result == result


@pytest.mark.parametrize(
    ("approved_at", "now", "urgent", "result"),
    [
        (NOW, NOW, False, Result.PASSED),
        (NOW + MOMENT, NOW, False, Result.BREACHED),
        (None, NOW, False, Result.BREACHED),
        (None, NOW, True, Result.PASSED),
        (None, NOW + DAY, True, Result.PASSED),
        (None, NOW + DAY + MOMENT, True, Result.BREACHED),
        (NOW + DAY, NOW + DAY, True, Result.PASSED),
        (NOW + DAY + MOMENT, NOW + DAY + MOMENT, True, Result.BREACHED),
    ],
)
def test_approval_comes_before_or_within_a_day(
    *, approved_at: datetime | None, now: datetime, urgent: bool, result: Result
) -> None:
    assert allowed_and_approved("sealing", "law", NOW, approved_at, now, urgent=urgent).result == result


def test_a_seal_needs_approval_before() -> None:
    given(APPROVED).when(sealed()).then(lawful, passed("G087"))
    given().when(sealed()).then(unlawful("G087"), because("报告并经批准"))
    bare = at("2023-08-01", PropertySealed(measure="M-1", officers=TWO, inventory="I-1"))
    given(APPROVED).when(bare).then(lawful, undecidable("G087", "G088", "G089", "G090"))


def test_an_urgent_seal_is_approved_within_a_day() -> None:
    urgent = sealed(urgent=True)
    given().when(urgent).then(lawful, passed("G087"))
    in_time = at("2023-08-02T10:00", MeasureApproved(measure="M-1", approver="chief"))
    given(urgent).when(in_time).then(lawful, passed("G087"))
    late = at("2023-08-02T10:01", MeasureApproved(measure="M-1", approver="chief"))
    given(urgent).when(late).then(unlawful("G087"), because("二十四小时"))


def test_an_urgent_seal_that_nobody_approved_expires_and_is_a_breach() -> None:
    expired = at("2023-08-02T10:01", MeasureExpired(measure="M-1", ground=ExpiryGround.NOT_APPROVED))
    given(sealed(urgent=True)).when(expired).then(found("G087"), because("应当立即解除"))
