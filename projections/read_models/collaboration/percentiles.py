"""Percentiles of response times, by nearest rank: of n times in order, the one at place ceil(n × p / 100)."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from domain.ports.tables import Session
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.listing import MONTH
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded
from projections.read_models.read_model import STANDARD

PERCENTILES: Final = (50, 95)
STEPS: Final = ("acknowledged", "departed", "arrived")
BY: Final = (MONTH, *STANDARD, "team")
"""What response times are measured by."""


class Step(Struct, frozen=True, kw_only=True):
    """One step of the response, in a group."""

    happened: int
    """Dispatches in which it happened."""
    in_time: int
    p50: int | None
    """Seconds within which half of those that happened did."""
    p95: int | None


class Response(Struct, frozen=True, kw_only=True):
    """How a group answered its dispatches."""

    group: dict[str, object]
    dispatches: int
    steps: dict[str, Step]


def measure(session: Session, wanted: Question, by: Sequence[str]) -> list[Response]:
    """Measure response times by group; raises AskedError for a question without bounds."""
    bounded(wanted)
    for name in by:
        if name not in BY:
            zh, en = f"不能按 {name} 统计", f"Nothing is counted by {name}; allowed: {', '.join(BY)}."
            raise AskedError("by", ", ".join(BY), zh, en)
    counts = _counted(session, wanted, by)
    ranked = {step: _ranked(session, wanted, by, step) for step in STEPS}
    return [
        Response(
            group=dict(zip(by, key, strict=True)),
            dispatches=dispatches,
            steps={
                step: Step(
                    happened=happened,
                    in_time=in_time,
                    p50=ranked[step].get((key, 50)),
                    p95=ranked[step].get((key, 95)),
                )
                for step, (happened, in_time) in steps.items()
            },
        )
        for key, (dispatches, steps) in counts.items()
    ]


_Key = tuple[object, ...]


def _counted(
    session: Session, wanted: Question, by: Sequence[str]
) -> dict[_Key, tuple[int, dict[str, tuple[int, int]]]]:
    groups = _groups(by)
    sums = [f"count({step}_after), coalesce(sum({step}_in_time), 0)" for step in STEPS]
    grouped = f"GROUP BY {', '.join(groups)} ORDER BY {', '.join(groups)}" if groups else ""
    conditions, parameters = conditions_of(wanted)
    sql = (
        f"SELECT {', '.join([*groups, 'count(*)', *sums])} FROM {_table(session, wanted)} "
        f"WHERE {' AND '.join(conditions)} {grouped}"
    )
    counted: dict[_Key, tuple[int, dict[str, tuple[int, int]]]] = {}
    for row in session.query(sql, parameters):
        dispatches, *pairs = (int(value or 0) for value in row[len(by) :])
        steps = zip(STEPS, zip(pairs[::2], pairs[1::2], strict=True), strict=True)
        counted[row[: len(by)]] = (dispatches, dict(steps))
    return counted


def _ranked(session: Session, wanted: Question, by: Sequence[str], step: str) -> dict[tuple[_Key, int], int]:
    """Find the times at the ranks wanted, in the database: a year of a city does not come here."""
    named = [f"g{number}" for number, _ in enumerate(by)]
    groups = [f"{group} AS {name}" for group, name in zip(_groups(by), named, strict=True)]
    within = f"PARTITION BY {', '.join(_groups(by))}" if by else ""
    conditions, parameters = conditions_of(wanted)
    ranks = [f"(CASE WHEN place = (among * {p} + 99) / 100 THEN seconds END)" for p in PERCENTILES]
    grouped = f"GROUP BY {', '.join(named)}" if named else ""
    inner = (
        f"SELECT {', '.join([*groups, f'{step}_after AS seconds'])}, "
        f"row_number() OVER ({within} ORDER BY {step}_after) AS place, count(*) OVER ({within}) AS among "
        f"FROM {_table(session, wanted)} WHERE {step}_after IS NOT NULL AND {' AND '.join(conditions)}"
    )
    sql = f"SELECT {', '.join([*named, *(f'max{rank}' for rank in ranks)])} FROM ({inner}) AS ranked {grouped}"
    return {
        (row[: len(by)], percentile): int(value)
        for row in session.query(sql, parameters)
        for percentile, value in zip(PERCENTILES, row[len(by) :], strict=True)
        if value is not None
    }


def _groups(by: Sequence[str]) -> list[str]:
    return ["substr(day, 1, 7)" if name == MONTH else name for name in by]


def _table(session: Session, wanted: Question) -> str:
    return wanted.model.table(live_generation(session, NAME)).name
