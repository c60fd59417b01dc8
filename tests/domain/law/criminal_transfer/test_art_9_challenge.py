"""CT art. 9 (G099): reconsideration in three days, or the prosecutor."""

from datetime import date

import pytest

from domain.law.criminal_transfer.art_9_challenge import challenged_in_time
from domain.law.guard import Result
from domain.penalty.criminal_facts import Challenge, NonFilingChallenged
from tests.domain.penalty.test_criminal import REFUSED, UP_TO_SENT
from tests.domain.specification import at, because, given, lawful, passed, unlawful

NOTICE = date(2023, 8, 8)


@pytest.mark.parametrize(
    ("notified_on", "on", "prosecutor", "result"),
    [
        (NOTICE, date(2023, 8, 11), False, Result.PASSED),
        (NOTICE, date(2023, 8, 12), False, Result.BREACHED),
        (NOTICE, date(2023, 12, 1), True, Result.PASSED),
        (None, date(2023, 8, 11), False, Result.UNDECIDABLE),
    ],
)
def test_the_third_day_is_the_last(*, notified_on: date | None, on: date, prosecutor: bool, result: Result) -> None:
    assert challenged_in_time(notified_on, on, by_prosecutor=prosecutor).result == result


@pytest.mark.parametrize("how", list(Challenge))
def test_a_late_challenge_goes_to_the_prosecutor(how: Challenge) -> None:
    case = given(*UP_TO_SENT, REFUSED)
    fact = NonFilingChallenged(how=how, to_body="body")
    case.when(at("2023-08-11", fact)).then(lawful, passed("G099"))
    late = case.when(at("2023-08-12", fact))
    if how == Challenge.RECONSIDERATION:
        late.then(unlawful("G099"), because("人民检察院立案监督"))
    else:
        late.then(lawful, passed("G099"))
