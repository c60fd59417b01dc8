"""How long requests have been waiting, in bands of days."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct, structs

from domain.ports.tables import Session
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded
from projections.read_models.read_model import STANDARD

BANDS: Final = (3, 7, 15, 30)
"""Last day of each band, the open one after them; a choice of ours, which a question may change."""
BY: Final = (*STANDARD, "kind", "from_organ")
"""What waiting requests are counted by."""


class Band(Struct, frozen=True, kw_only=True):
    """Requests that have waited for so many calendar days."""

    least: int
    most: int | None
    open: int
    overdue: int


class Waiting(Struct, frozen=True, kw_only=True):
    """Requests of a group that wait."""

    group: dict[str, object]
    open: int
    overdue: int
    """Whose last day has gone by."""
    oldest: int
    """Days that the oldest has waited."""
    bands: tuple[Band, ...]


def count_ages(
    session: Session, wanted: Question, by: Sequence[str], on: date, bands: Sequence[int] = BANDS
) -> list[Waiting]:
    """Count what waits on a day, of the requests made in a period; raises AskedError for one without bounds."""
    bounded(wanted)
    for name in by:
        if name not in BY:
            zh, en = f"不能按 {name} 统计", f"Nothing is counted by {name}; allowed: {', '.join(BY)}."
            raise AskedError("by", ", ".join(BY), zh, en)
    waiting = structs.replace(wanted.asked, filters={**wanted.asked.filters, "open": True})
    conditions, parameters = conditions_of(structs.replace(wanted, asked=waiting))
    table = wanted.model.table(live_generation(session, NAME)).name
    grouped = ", ".join([*by, "day"])
    sql = (
        f"SELECT {grouped}, count(*), sum(CASE WHEN due_on < ? THEN 1 ELSE 0 END) FROM {table} "
        f"WHERE {' AND '.join(conditions)} GROUP BY {grouped} ORDER BY {grouped}"
    )
    groups: dict[tuple[object, ...], list[tuple[int, int, int]]] = {}
    for row in session.query(sql, [on.isoformat(), *parameters]):
        day, number, overdue = row[len(by) :]
        age = (on - date.fromisoformat(str(day))).days
        groups.setdefault(row[: len(by)], []).append((age, int(number or 0), int(overdue or 0)))
    return [_waiting(dict(zip(by, key, strict=True)), ages, bands) for key, ages in groups.items()]


def _waiting(group: dict[str, object], ages: Sequence[tuple[int, int, int]], bands: Sequence[int]) -> Waiting:
    edges = [*pairwise((-1, *bands)), (bands[-1], None)]
    return Waiting(
        group=group,
        open=sum(number for _, number, _ in ages),
        overdue=sum(overdue for _, _, overdue in ages),
        oldest=max(age for age, _, _ in ages),
        bands=tuple(
            Band(
                least=before + 1,
                most=most,
                open=sum(n for age, n, _ in ages if before < age and (most is None or age <= most)),
                overdue=sum(late for age, _, late in ages if before < age and (most is None or age <= most)),
            )
            for before, most in edges
        ),
    )
