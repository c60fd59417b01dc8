"""How frequent each defect is: confirmed by reviewers per 100 reviewed files, and found by guards per 100 files."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from domain.law.book import GUARDS
from domain.ports.tables import Row, Session
from domain.terms import Term
from projections import findings
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.evaluation.case_files import CASE_FILES
from projections.read_models.evaluation.defects import DEFECTS
from projections.read_models.evaluation.evaluations import EVALUATIONS
from projections.read_models.projection import NAME
from projections.read_models.question import Question, bounded

_MOST: Final = 500
"""Most defect codes told; those of guards are fewer than 200."""


class Frequency(Struct, frozen=True, kw_only=True):
    """How frequent one defect is."""

    defect: str
    name: Term | None
    """What the guard refuses; none for a code of the reviewers' own."""
    times: int
    cases: int
    per_100: float | None
    """Cases by a hundred cases looked at, to two places; none where no case was looked at."""
    points: int | None = None
    """Points lost by it in all; none for what no reviewer confirmed."""


class Frequencies(Struct, frozen=True, kw_only=True):
    """The defects of a number of cases, the most frequent first."""

    cases: int
    defects: list[Frequency]


def confirmed(session: Session, reviews: Question, defects: Question) -> Frequencies:
    """Count what reviewers confirmed, by cases scored or vetoed in the period; raises AskedError."""
    bounded(reviews)
    generation = live_generation(session, NAME)
    conditions, parameters = conditions_of(reviews)
    looked_at = f"SELECT count(DISTINCT case_id) FROM {EVALUATIONS.table(generation).name} "
    where = f"WHERE {' AND '.join(conditions)} AND state <> 'sampled'"
    cases = int(session.query(looked_at + where, parameters)[0][0] or 0)
    conditions, parameters = conditions_of(defects)
    rows = session.query(
        f"SELECT defect, count(*), count(DISTINCT case_id), sum(points) FROM {DEFECTS.table(generation).name} "
        f"WHERE {' AND '.join(conditions)} GROUP BY defect ORDER BY 3 DESC, 1 LIMIT {_MOST}",
        parameters,
    )
    return _told(cases, rows)


def found(session: Session, files: Question) -> Frequencies:
    """Count what guards found in the cases whose files came about in the period; raises AskedError.

    Findings are those on events up to the question's position, judged by what is known today.
    """
    bounded(files)
    table = CASE_FILES.table(live_generation(session, NAME)).name
    conditions, parameters = conditions_of(files)
    where = f"FROM {table} WHERE {' AND '.join(conditions)}"
    cases = int(session.query(f"SELECT count(DISTINCT case_id) {where}", parameters)[0][0] or 0)
    rows = session.query(
        f"SELECT guard, count(*), count(DISTINCT case_id) "
        f"FROM {findings.table(live_generation(session, findings.NAME)).name} "
        f"WHERE case_id IN (SELECT case_id {where}) AND position <= ? AND occurred_at <= ? "
        f"GROUP BY guard ORDER BY 3 DESC, 1 LIMIT {_MOST}",
        [*parameters, files.position, files.until],
    )
    return _told(cases, rows)


def _told(looked_at: int, rows: Iterable[Row]) -> Frequencies:
    defects = [_one(looked_at, *row) for row in rows]
    return Frequencies(cases=looked_at, defects=sorted(defects, key=lambda d: (-d.cases, d.defect)))


def _one(looked_at: int, defect: object, times: object, cases: object, points: object = None) -> Frequency:
    guard = GUARDS.get(str(defect))
    concerned = int(str(cases))
    return Frequency(
        defect=str(defect),
        name=Term(guard.zh, guard.en) if guard is not None else None,
        times=int(str(times)),
        cases=concerned,
        per_100=round(100 * concerned / looked_at, 2) if looked_at else None,
        points=int(str(points)) if points is not None else None,
    )
