"""The distribution of fines in similar cases: quartiles, spread, and the outliers with their reasons.

Like is compared with like: one version of an item, one tier, one class of party. Quartiles are by nearest rank (the
inverse of the empirical distribution, Hyndman and Fan's type 1), so that each is a fine that was imposed.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from domain.ports.tables import Row, Session, Value
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.discretion.similar_cases import SIMILAR_CASES
from projections.read_models.entry import fields, read
from projections.read_models.projection import NAME
from projections.read_models.question import AskedError, Question, bounded

METHOD: Final = "nearest rank (Hyndman–Fan type 1)"
FENCE: Final = 150
"""Default distance of the fences from the quartiles, in percent of the interquartile range: Tukey's, a convention."""
SHOWN: Final = 100
"""Most outliers that are shown of one group."""
_GROUP: Final = ("item_version", "tier", "party_class")


class Spread(Struct, frozen=True, kw_only=True):
    """How the fines of like cases lie; amounts in fen."""

    count: int
    minimum: int
    lower_quartile: int
    median: int
    upper_quartile: int
    maximum: int
    spread_per_mille: int | None
    """Interquartile range over median; none where the median is nothing."""
    lower_fence: int
    upper_fence: int
    """Fines outside the fences are outliers."""


class Group(Struct, frozen=True, kw_only=True):
    """Like cases."""

    item_version: str | None
    tier: str | None
    party_class: str | None
    fines: Spread
    outliers: int
    unexplained: int
    """Outside tier or range without what that needs."""
    outlying: tuple[dict[str, object], ...]
    """The outliers, each with its case and its reasons; highest fine first."""


def spread(counts: Sequence[tuple[int, int]], fence: int = FENCE) -> Spread:
    """Describe fines, each with how often it was imposed, lowest first; there is at least one."""
    total = sum(count for _, count in counts)
    lower, median, upper = (_at_rank(counts, -(-total * quarter // 4)) for quarter in (1, 2, 3))
    reach = (upper - lower) * fence // 100
    return Spread(
        count=total,
        minimum=counts[0][0],
        lower_quartile=lower,
        median=median,
        upper_quartile=upper,
        maximum=counts[-1][0],
        spread_per_mille=(upper - lower) * 1000 // median if median else None,
        lower_fence=lower - reach,
        upper_fence=upper + reach,
    )


def _at_rank(counts: Iterable[tuple[int, int]], rank: int) -> int:
    passed, fine = 0, 0
    for fine, count in counts:  # noqa: B007 -- the fine at which it stops is the answer
        passed += count
        if passed >= rank:
            break
    return fine


def distribution(session: Session, wanted: Question, fence: int = FENCE) -> tuple[Group, ...]:
    """Describe the fines of standing decisions by what makes cases alike; raises AskedError without item and period."""
    if wanted.asked.case_id is None and not wanted.asked.filters.get("item"):
        raise AskedError("item", "an item code", "请指定事项 item", "The distribution needs an item.")
    bounded(wanted)
    conditions, parameters = conditions_of(wanted)
    where = f"WHERE {' AND '.join(conditions)} AND stands = 1 AND fine > 0"
    table = SIMILAR_CASES.table(live_generation(session, NAME)).name
    like = ", ".join(_GROUP)
    rows = session.query(
        f"SELECT {like}, fine, count(*), sum(unexplained) FROM {table} {where} GROUP BY {like}, fine "
        f"ORDER BY {', '.join(f'coalesce({name}, ?)' for name in _GROUP)}, fine",
        [*parameters, "", "", ""],
    )
    found = []
    for key, group in groupby(rows, key=lambda row: row[:3]):
        found.append(_group(session, f"FROM {table} {where}", parameters, key, list(group), fence))
    return tuple(found)


def _group(  # noqa: PLR0913, PLR0917 -- where the outliers are looked for, and beyond what
    session: Session, source: str, parameters: Sequence[Value], key: Row, rows: Sequence[Row], fence: int
) -> Group:
    counts = [(int(row[3] or 0), int(row[4] or 0)) for row in rows]
    fines = spread(counts, fence)
    outliers = sum(count for fine, count in counts if not fines.lower_fence <= fine <= fines.upper_fence)
    alike = " AND ".join(
        f"{name} IS NULL" if value is None else f"{name} = ?" for name, value in zip(_GROUP, key, strict=True)
    )
    names = [field.name for field in fields(SIMILAR_CASES.entry)]
    outlying = (
        session.query(
            f"SELECT case_id, {', '.join(names)} {source} AND {alike} AND (fine < ? OR fine > ?) "
            f"ORDER BY fine DESC, case_id, key LIMIT {SHOWN}",
            [*parameters, *(value for value in key if value is not None), fines.lower_fence, fines.upper_fence],
        )
        if outliers
        else []
    )
    version, tier, party = (None if value is None else str(value) for value in key)
    return Group(
        item_version=version,
        tier=tier,
        party_class=party,
        fines=fines,
        outliers=outliers,
        unexplained=sum(int(row[5] or 0) for row in rows),
        outlying=tuple({"case_id": case, **read(SIMILAR_CASES.entry, values)} for case, *values in outlying),
    )
