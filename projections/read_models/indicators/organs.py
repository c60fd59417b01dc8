"""Reading (b) of 平台出件率: of the organs with enforcement duty, those with a case on the platform."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.ports.tables import Session
from domain.registers.facts import OrganKind, OrganRegistered
from domain.registers.state import Registers
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.indicators.figures import Figure, Settings, ratio
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.listing import MONTH
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded

_ENFORCING: Final = (OrganKind.INTEGRATED, OrganKind.DEPARTMENT, OrganKind.TOWNSHIP)
BY: Final = (MONTH, "organ", "region")
"""What organs are counted by: one has no item and no officer."""


def on_duty(registers: Registers, on: date, wanted: Question) -> list[OrganRegistered]:
    """List the organs with enforcement duty on a day that a question is about."""
    filters = wanted.asked.filters
    found = (registers.organ(code, on) for code in sorted(registers.organs))
    return [
        organ
        for organ in found
        if organ is not None
        and organ.kind in _ENFORCING
        and filters.get("organ") in {None, organ.organ}
        and filters.get("region") in {None, organ.region}
    ]


def count_organs(  # noqa: PLR0913, PLR0917 -- as an indicator of entries, and the organs
    session: Session,
    indicator: Indicator,
    wanted: Question,
    by: Sequence[str],
    settings: Settings,
    registers: Registers,
) -> list[Figure]:
    """Count organs by group; raises AskedError for groups that organs do not have."""
    bounded(wanted)
    months = [*_months(wanted)] if MONTH in by else [None]
    producing = _producing(session, indicator, wanted, settings)
    figures: dict[tuple[object, ...], list[int]] = {}
    for month in months:
        for organ in on_duty(registers, _end(wanted, month), wanted):
            key = tuple({MONTH: month, "organ": organ.organ, "region": organ.region}.get(name) for name in by)
            counted = figures.setdefault(key, [0, 0])
            counted[0] += 1
            counted[1] += any(o == organ.organ and month in {None, m} for o, m in producing)
    if not by and not figures:
        figures[()] = [0, 0]
    return [
        Figure(
            group=dict(zip(by, key, strict=True)),
            ratio=ratio(met, counted),
            misses=counted - met,
            excluded=0,
            variants={},
        )
        for key, (counted, met) in sorted(figures.items(), key=lambda item: tuple(str(part) for part in item[0]))
    ]


def list_organs(  # noqa: PLR0913, PLR0917 -- as the entries of an indicator, and the organs
    session: Session,
    indicator: Indicator,
    wanted: Question,
    part: str,
    settings: Settings,
    registers: Registers,
    limit: int,
    cursor: str | None = None,
) -> Page:
    """List the organs behind a number, in order of their codes; raises CursorError."""
    met = {organ for organ, _ in _producing(session, indicator, wanted, settings)}
    kept = {"denominator": {True, False}, "numerator": {True}, "misses": {False}, "excluded": frozenset[bool]()}[part]
    found = [o for o in on_duty(registers, _end(wanted, None), wanted) if (o.organ in met) in kept]
    given = {"indicator": indicator.id, "part": part, "end": str(_end(wanted, None)), "seen": wanted.position}
    given |= dict(wanted.asked.filters)
    if cursor is not None:
        (after,) = read_cursor(given, cursor)
        found = [o for o in found if o.organ > str(after)]
    items = tuple(
        {"organ": o.organ, "name": o.name, "kind": o.kind, "region": o.region, "met": o.organ in met}
        for o in found[:limit]
    )
    return Page(items=items, next=write_cursor(given, (found[limit - 1].organ,)) if len(found) > limit else None)


def _producing(session: Session, indicator: Indicator, wanted: Question, settings: Settings) -> set[tuple[str, str]]:
    """Find the organs with an entry that meets the target, each with its months."""
    conditions, parameters = conditions_of(wanted)
    for condition in (*indicator.among, *indicator.counts, indicator.met):
        sql, given = condition.sql(settings)
        conditions.append(sql)
        parameters += given
    table = wanted.model.table(live_generation(session, NAME)).name
    month = f"substr({indicator.dated}, 1, 7)"
    sql = f"SELECT DISTINCT organ, {month} FROM {table} WHERE organ IS NOT NULL AND {' AND '.join(conditions)}"
    return {(str(organ), str(on)) for organ, on in session.query(sql, parameters)}


def _months(wanted: Question) -> list[str]:
    """List the months of the period; raises AskedError where there is none."""
    first, last = wanted.asked.first, wanted.asked.last
    if first is None or last is None:
        zh, en = "按月统计需要起止日期 from、to", "Counting by month needs a period, from and to."
        raise AskedError("from", "a period", zh, en)
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in span]


def _end(wanted: Question, month: str | None) -> date:
    """Find the day on which organs are counted: the last of the period, or of a month of it."""
    last = wanted.asked.last or date.max
    if month is None:
        return last
    year, number = int(month[:4]), int(month[5:])
    following = date(year + number // 12, number % 12 + 1, 1)
    return min(last, date.fromordinal(following.toordinal() - 1))
