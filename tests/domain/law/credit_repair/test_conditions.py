"""CR2026 (G154): when a credit record may be repaired."""

from datetime import date
from typing import Any

import pytest

from domain.disclosure.credit import CreditClass, CreditRecordPushed, CreditRecordRepaired
from domain.law.credit_repair.conditions import fit_for_repair
from domain.law.guard import Result
from tests.domain.specification import Outcome, at, given

END = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("on", "severity", "earliest", "performed", "committed", "result"),
    [
        (END, "general", END, True, True, Result.PASSED),
        (date(2026, 6, 30), "general", END, True, True, Result.BREACHED),
        (date(2026, 7, 2), "general", END, False, True, Result.BREACHED),
        (date(2026, 7, 2), "general", END, True, False, Result.BREACHED),
        (date(2026, 5, 1), "minor", None, True, False, Result.PASSED),
        (date(2026, 7, 2), "serious", None, True, True, Result.UNDECIDABLE),
        (date(2026, 7, 2), "general", END, None, True, Result.UNDECIDABLE),
        (date(2026, 7, 2), None, END, True, True, Result.UNDECIDABLE),
    ],
)
def test_each_condition_counts(  # noqa: PLR0913 -- the columns of a table
    *, on: date, severity: str | None, earliest: date | None, performed: bool | None, committed: bool, result: Result
) -> None:
    assert fit_for_repair(on, severity, earliest, performed=performed, committed=committed).result == result


PUSHED = at(
    "2026-04-10",
    CreditRecordPushed(record="C-1", credit_class=CreditClass.GENERAL, earliest_end=END, latest_end=date(2027, 1, 1)),
)


def _repaired(on: str, **fields: Any) -> Outcome:  # noqa: ANN401 -- fields of the fact
    whole: dict[str, Any] = {"record": "C-1", "performed": True, "commitment": "P-1"}
    return given(PUSHED).when(at(on, CreditRecordRepaired(**(whole | fields))))


def _said(outcome: Outcome) -> list[Result]:
    return [v.result for v in outcome.verdicts if v.guard == "G154"]


def test_a_record_is_repaired_after_its_shortest_term() -> None:
    assert _said(_repaired("2026-07-01")) == [Result.PASSED]
    assert _said(_repaired("2026-06-30")) == [Result.BREACHED]
    assert _said(_repaired("2026-07-02", commitment=None)) == [Result.BREACHED]
