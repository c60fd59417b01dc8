"""Overdue problems: what was to be put right, answered or concluded by a day that has passed."""

from datetime import date
from typing import Final

from domain.ports.tables import Session
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.entry import fields, read
from projections.read_models.evaluation.problems import PROBLEMS
from projections.read_models.projection import NAME
from projections.read_models.question import Question

_ORDER: Final = ("due", "case_id", "key")


def overdue(session: Session, wanted: Question, on: date, limit: int, cursor: str | None = None) -> Page:
    """List problems that are open and whose last day lies before ``on``, the longest overdue first.

    Raises CursorError.
    """
    names = [field.name for field in fields(PROBLEMS.entry)]
    conditions, parameters = conditions_of(wanted)
    conditions += ["open = 1", "due < ?"]
    parameters.append(on.isoformat())
    asked = wanted.asked
    given = {"on": on, "position": asked.position, "known_at": asked.known_at, "as_of": asked.as_of, **asked.filters}
    given |= {"first": asked.first, "last": asked.last, "case_id": asked.case_id, "synthetic": asked.synthetic}
    if cursor is not None:
        conditions.append(f"({', '.join(_ORDER)}) > (?, ?, ?)")
        parameters += read_cursor(given, cursor)
    table = PROBLEMS.table(live_generation(session, NAME)).name
    rows = session.query(
        f"SELECT case_id, {', '.join(names)} FROM {table} WHERE {' AND '.join(conditions)} "
        f"ORDER BY {', '.join(_ORDER)} LIMIT {limit + 1}",
        parameters,
    )
    shown = [{"case_id": case, **read(PROBLEMS.entry, values)} for case, *values in rows]
    for one in shown:
        one["days_over"] = (on - date.fromisoformat(str(one["due"]))).days
    after = None
    if len(shown) > limit:
        after = write_cursor(given, tuple(str(shown[limit - 1][name]) for name in _ORDER))
    return Page(items=tuple(shown[:limit]), next=after)
