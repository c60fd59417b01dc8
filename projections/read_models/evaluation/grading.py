"""Grades of organs and officers: drawn, scored, vetoed, mean score. What files brought in is in none of it."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from domain.evaluation.score_sheet import Mark
from domain.ports.tables import Row, Session
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.listing import MONTH
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded
from projections.read_models.read_model import STANDARD

GROUPS: Final = (*STANDARD, MONTH)
"""What grades may be told by."""


class Graded(Struct, frozen=True, kw_only=True):
    """How the files of one group did."""

    group: dict[str, object]
    files: int
    """Cases whose file came about in the period."""
    files_drawn: int
    """Of these, cases that have been drawn for review at any time."""
    reviews: int
    """Rounds of review whose latest event is in the period."""
    pending: int
    """Of these, drawn and neither scored nor vetoed."""
    scored: int
    vetoed: int
    points: int
    """Sum of the scores of rounds that were scored and not vetoed."""
    counted: int
    """Number of those rounds."""
    mean: float | None
    """Points by counted, to two places."""
    marks: dict[Mark, int]


def grade(
    session: Session, files: Question, reviews: Question, by: Sequence[str], marks: tuple[int, int]
) -> list[Graded]:
    """Grade groups; ``marks`` are the scores from which a file is excellent, and passes. Raises AskedError."""
    bounded(files)
    for name in by:
        if name not in GROUPS:
            zh, en = f"不能按 {name} 统计", f"Nothing is graded by {name}; allowed: {', '.join(GROUPS)}."
            raise AskedError("by", ", ".join(GROUPS), zh, en)
    generation = live_generation(session, NAME)
    evaluations = EVALUATIONS.table(generation).name
    drawn = (
        f"SELECT case_id FROM {evaluations} WHERE known_from <= ? AND known_to > ? AND valid_from <= ? "
        "AND sampled_on IS NOT NULL"
    )
    whole = _grouped(
        session,
        files,
        CASE_FILES.table(generation).name,
        by,
        f"count(DISTINCT case_id), count(DISTINCT CASE WHEN case_id IN ({drawn}) THEN case_id END)",
        (files.position, files.position, files.until),
    )
    excellent, passed = marks
    reviewed = _grouped(
        session,
        reviews,
        evaluations,
        by,
        "count(*), sum(CASE WHEN state = 'sampled' THEN 1 ELSE 0 END), sum(scored), sum(vetoed), "
        f"sum(CASE WHEN {_COUNTED} THEN score ELSE 0 END), sum(CASE WHEN {_COUNTED} THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN {_COUNTED} AND score >= ? THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN {_COUNTED} AND score >= ? AND score < ? THEN 1 ELSE 0 END)",
        (excellent, passed, excellent),
    )
    groups = sorted({*whole, *reviewed}, key=str)
    return [_graded(by, group, whole.get(group, (0,) * 2), reviewed.get(group, (0,) * 8)) for group in groups]


_COUNTED: Final = "scored = 1 AND vetoed = 0"


def _grouped(  # noqa: PLR0913, PLR0917 -- the parts of one statement
    session: Session, wanted: Question, table: str, by: Sequence[str], figures: str, first: Sequence[int | str]
) -> dict[Row, tuple[int, ...]]:
    """Ask figures by group; ``first`` are the parameters of the figures, which stand before those of the conditions."""
    conditions, parameters = conditions_of(wanted)
    groups = ["substr(day, 1, 7)" if name == MONTH else name for name in by]
    grouped = f"GROUP BY {', '.join(groups)}" if groups else ""
    sql = f"SELECT {', '.join([*groups, figures])} FROM {table} WHERE {' AND '.join(conditions)} {grouped}"
    rows = session.query(sql, [*first, *parameters])
    return {row[: len(by)]: tuple(int(value or 0) for value in row[len(by) :]) for row in rows}


def _graded(by: Sequence[str], group: Row, whole: tuple[int, ...], reviewed: tuple[int, ...]) -> Graded:
    files, files_drawn = whole
    reviews, pending, scored, vetoed, points, counted, excellent, passed = reviewed
    return Graded(
        group=dict(zip(by, group, strict=True)),
        files=files,
        files_drawn=files_drawn,
        reviews=reviews,
        pending=pending,
        scored=scored,
        vetoed=vetoed,
        points=points,
        counted=counted,
        mean=round(points / counted, 2) if counted else None,
        marks={
            Mark.EXCELLENT: excellent,
            Mark.PASSED: passed,
            Mark.FAILED: vetoed + counted - excellent - passed,
        },
    )
