"""The score sheet (案卷评查评分表): what each defect costs, which fail a file outright, and how scores are graded.

The structure was seen in the provincial standard for files of the ordinary procedure; weights and grades are examples,
not the standard's own. Guard ids are the defect codes.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.law.guard import Grade, Guard
from domain.terms import Term


class Mark(StrEnum):
    """How a file did."""

    EXCELLENT = "excellent"
    """优秀."""
    PASSED = "passed"
    """合格."""
    FAILED = "failed"
    """不合格."""


MARKS: Final = {
    Mark.EXCELLENT: Term("优秀", "excellent"),
    Mark.PASSED: Term("合格", "passed"),
    Mark.FAILED: Term("不合格", "failed"),
}
FULL: Final = 100
"""Points of a file without a defect."""


class ScoreSheet(Struct, frozen=True, kw_only=True):
    """One standard of scoring, with how sure it is and where it comes from."""

    standard: str
    grade: Grade
    source: str
    core: int
    """Points for a breach of a core rule."""
    verified: int
    """Points for a breach of another rule that was read in a text of law or a source."""
    unverified: int
    """Points for a breach of a rule that nobody has confirmed."""
    deadline: int
    """Points for a period that ran out where no rule of the same article is breached already."""
    not_weighed: tuple[str, ...]
    """Timers that count in figures only."""
    veto: tuple[str, ...]
    """Guards whose breach fails the whole file (一票否决)."""
    excellent_from: int
    passed_from: int


SHEET: Final = ScoreSheet(
    standard="bihuan-example-2023",
    grade=Grade.DESIGN,
    source="浙江省一般程序行政处罚案卷评查标准（试行）: its structure was seen; weights and grades are examples",
    core=10,
    verified=5,
    unverified=2,
    deadline=3,
    not_weighed=("D-LEAD-RESP1", "D-LEAD-RESP3", "D-LEAD-RESP15"),
    # subject: G001 to G003, G012, G156; officers: G005, G007; duty to hand over: G028; evidence: G034; facts, law and
    # procedure: G018 to G020, G048, G052, G056, G059
    veto=(
        *("G001", "G002", "G003", "G012", "G156", "G005", "G007", "G028"),
        *("G034", "G018", "G019", "G020", "G048", "G052", "G056", "G059"),
    ),
    excellent_from=90,
    passed_from=60,
)
"""The sheet that is used where a place names no other."""


def points(guard: Guard[...], sheet: ScoreSheet = SHEET) -> int:
    """Weigh a breach."""
    if guard.core:
        return sheet.core
    return sheet.unverified if guard.unverified else sheet.verified


def mark(score: int, *, vetoed: bool, sheet: ScoreSheet = SHEET) -> Mark:
    """Grade a file; one that is vetoed fails whatever its score."""
    if vetoed or score < sheet.passed_from:
        return Mark.FAILED
    return Mark.EXCELLENT if score >= sheet.excellent_from else Mark.PASSED
