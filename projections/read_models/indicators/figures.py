"""The figures of the indicators: exact counts at a position of the log, each with the lists behind it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from domain.ports.tables import Row, Session, Value
from projections.paging import Page
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.indicators.indicator import Indicator, Is
from projections.read_models.listing import MONTH, list_entries
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, AskedError, Question, besides, bounded
from projections.read_models.read_model import STANDARD

BY: Final = (MONTH, *STANDARD)
"""What indicators are counted by."""
PARTS: Final = ("denominator", "numerator", "misses", "excluded")
"""Lists behind a figure."""
Settings = Mapping[str, tuple[str, ...]]


class Ratio(Struct, frozen=True, kw_only=True):
    """A share as exact whole numbers; per mille is rounded half up, for show only, none where nothing counts."""

    numerator: int
    denominator: int
    per_mille: int | None


class Figure(Struct, frozen=True, kw_only=True):
    """An indicator in one group."""

    group: dict[str, object]
    ratio: Ratio
    misses: int
    excluded: int
    variants: dict[str, Ratio]


def ratio(numerator: int, denominator: int) -> Ratio:
    """Make a share."""
    per_mille = (2000 * numerator + denominator) // (2 * denominator) if denominator else None
    return Ratio(numerator=numerator, denominator=denominator, per_mille=per_mille)


def check_groups(by: Sequence[str]) -> None:
    """Refuse groups that nothing is counted by; raises AskedError."""
    for name in by:
        if name not in BY:
            zh, en = f"不能按 {name} 统计", f"Nothing is counted by {name}; allowed: {', '.join(BY)}."
            raise AskedError("by", ", ".join(BY), zh, en)


def due_by(indicator: Indicator, asked: Asked, seen_on: date) -> Asked:
    """Ask by the indicator's own date; what is not yet due on the day of the question does not count."""
    last = asked.last
    if indicator.dated != "day" and last is not None:
        last = min(last, seen_on)
    return structs.replace(asked, dated=indicator.dated, last=last)


def count_indicator(
    session: Session, indicator: Indicator, wanted: Question, by: Sequence[str], settings: Settings
) -> list[Figure]:
    """Count an indicator by group; raises AskedError for a question without bounds."""
    bounded(wanted)
    if _nothing(wanted.asked):
        return [] if by else [_figure((), (0,) * (3 + len(indicator.variants)), indicator)]
    groups = [f"substr({indicator.dated}, 1, 7)" if name == MONTH else name for name in by]
    sums, given = _sums(indicator, settings)
    conditions, parameters = conditions_of(wanted)
    among, also = _all(indicator.among, settings)
    table = wanted.model.table(live_generation(session, NAME)).name
    grouped = f"GROUP BY {', '.join(groups)} ORDER BY {', '.join(groups)}" if groups else ""
    sql = f"SELECT {', '.join([*groups, *sums])} FROM {table} WHERE {' AND '.join([*conditions, among])} {grouped}"
    rows = session.query(sql, [*given, *parameters, *also])
    return [_figure(by, row, indicator) for row in rows]


def _sums(indicator: Indicator, settings: Settings) -> tuple[list[str], list[Value]]:
    """Write the sums of a figure: denominator, numerator, left out, then the variants."""
    counts, of_counts = _all(indicator.counts, settings)
    wanted: list[tuple[tuple[str, ...], tuple[Value, ...]]] = [((counts,), of_counts)]
    for met in (indicator.met, *(variant.met for variant in indicator.variants)):
        sql, given = met.sql(settings)
        wanted.append(((counts, sql), (*of_counts, *given)))
    wanted.insert(2, ((f"NOT ({counts})",), of_counts))
    sums = [f"sum(CASE WHEN {' AND '.join(parts)} THEN 1 ELSE 0 END)" for parts, _ in wanted]
    return sums, [value for _, given in wanted for value in given]


def _all(conditions: Sequence[Is], settings: Settings) -> tuple[str, tuple[Value, ...]]:
    written = [condition.sql(settings) for condition in conditions] or [("1 = 1", ())]
    return " AND ".join(sql for sql, _ in written), tuple(value for _, given in written for value in given)


def _figure(by: Sequence[str], row: Row, indicator: Indicator) -> Figure:
    denominator, numerator, excluded, *variants = (int(value or 0) for value in row[len(by) :])
    return Figure(
        group=dict(zip(by, row[: len(by)], strict=True)),
        ratio=ratio(numerator, denominator),
        misses=denominator - numerator,
        excluded=excluded,
        variants={v.id: ratio(n, denominator) for v, n in zip(indicator.variants, variants, strict=True)},
    )


def _nothing(asked: Asked) -> bool:
    """Say whether the whole period lies ahead."""
    return asked.first is not None and asked.last is not None and asked.last < asked.first


def list_behind(  # noqa: PLR0913, PLR0917 -- which list of which figure, and which page of it
    session: Session,
    indicator: Indicator,
    wanted: Question,
    part: str,
    settings: Settings,
    limit: int,
    cursor: str | None = None,
) -> Page:
    """List the entries behind a number; raises CursorError and AskedError."""
    if _nothing(wanted.asked):
        return Page(items=(), next=None)
    return list_entries(session, besides(wanted, *_part(indicator, part, settings)), limit, cursor)


def _part(indicator: Indicator, part: str, settings: Settings) -> list[tuple[str, tuple[Value, ...]]]:
    counts, met = _all(indicator.counts, settings), indicator.met.sql(settings)
    conditions = {
        "denominator": [counts],
        "numerator": [counts, met],
        "misses": [counts, (f"NOT ({met[0]})", met[1])],
        "excluded": [(f"NOT ({counts[0]})", counts[1])],
    }
    return [_all(indicator.among, settings), *conditions[part]]
