"""Listing and counting the entries of a read model: as they are, as they were, and as they were known to be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from msgspec import Struct, structs

from domain.event import Recorded
from domain.lookup import last_position
from domain.ports.event_log import EventLog
from domain.ports.tables import Row, Session, Value
from domain.time.instants import format_instant, legal_date
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import in_step, live_generation, position_of
from projections.read_models.entry import fields, read
from projections.read_models.projection import NAME
from projections.read_models.read_model import LATEST, STANDARD, ReadModel, quarter
from projections.timeline import END_OF_TIME

_ORDER: Final = ("day", "case_id", "key")
LONGEST: Final = 366
"""Most days that are counted at once."""
_APART: Final = 40
"""Quarters that are asked apart."""
MONTH: Final = "month"
"""What entries may be counted by besides their fields."""


Condition: TypeAlias = tuple[str, tuple[Value, ...]]
"""A condition that code puts, and its parameters."""


class AskedError(ValueError):
    """A question that cannot be answered as it stands: which parameter, what is expected, in both languages."""

    def __init__(self, field: str, expected: str, zh: str, en: str) -> None:
        """Name the parameter and what is expected of it."""
        super().__init__(en)
        self.field, self.expected, self.zh, self.en = field, expected, zh, en


class Asked(Struct, frozen=True, kw_only=True):
    """Which entries are asked for; what is None does not matter."""

    first: date | None = None
    """First day of the period, by the entries' day."""
    last: date | None = None
    """Last day of the period."""
    as_of: datetime | None = None
    """Legal time: as it was then."""
    known_at: datetime | None = None
    """Recorded time: as it was known then."""
    position: int | None = None
    """Position of the log: as it was known there. A figure with its position can be had again at any time."""
    case_id: str | None = None
    synthetic: bool | None = None
    filters: Mapping[str, str | int | bool] = {}
    """By the names of the model's filters."""
    dated: str = "day"
    """The date of the entries by which the period is asked, such as when something was due."""
    also: tuple[Condition, ...] = ()
    """Further conditions."""


class Question(Struct, frozen=True):
    """What is asked of which read model, and where it looks from: a legal time and a position of the log."""

    model: ReadModel
    asked: Asked
    until: str
    position: int
    present: bool = False
    """Whether it looks from all that is told, so that nothing is known later."""
    last: date | None = None
    """The last day that an entry can have: none lies after the time that it is asked of."""
    gone_in: tuple[int, ...] | None = None
    """Quarters in which the stretches were gone that it may ask for, besides the latest; None for any."""

    @property
    def today(self) -> bool:
        """Say whether it asks for the latest stretches and nothing else."""
        return self.present and self.until == END_OF_TIME


def besides(wanted: Question, *conditions: Condition) -> Question:
    """Ask for less: only for entries that meet further conditions too."""
    return structs.replace(wanted, asked=structs.replace(wanted.asked, also=(*wanted.asked.also, *conditions)))


class Count(Struct, frozen=True, kw_only=True):
    """How many entries there are in one group, and what their numbers add up to."""

    group: dict[str, object]
    entries: int
    cases: int
    sums: dict[str, int]


def question(session: Session, log: EventLog, model: ReadModel, asked: Asked) -> Question:
    """Find where a question looks from; raises AskedError for a position that is not reached."""
    here = position_of(session, NAME)
    position = here
    if asked.position is not None:
        if asked.position > here:
            zh, en = (
                f"位置 {asked.position} 尚未到达，目前为 {here}",
                f"position must not exceed {here}, the present one.",
            )
            raise AskedError("position", f"0 to {here}", zh, en)
        position = asked.position
    if asked.known_at is not None:
        position = min(position, last_position(log, asked.known_at))
    until = format_instant(asked.as_of) if asked.as_of is not None else END_OF_TIME
    present = position == here and in_step(session, NAME)
    known = _recorded(log, position) if position < here else None
    if present and until == END_OF_TIME:
        quarters: tuple[int, ...] = ()
    else:
        quarters = _quarters(session, model, [m for m in (asked.as_of, known) if m is not None])
    last = _last_day(asked, known if known is not None else asked.known_at)
    return Question(model, asked, until, position, present=present, last=last, gone_in=quarters)


def _quarters(session: Session, model: ReadModel, moments: Sequence[datetime]) -> tuple[int, ...]:
    """List the quarters in which a stretch was gone since the first of some moments; all where there is none.

    What was true or believed after a moment was gone after it too, and each quarter says so of its stretches.
    """
    table = model.table(live_generation(session, NAME)).name
    extremes = f"SELECT min(gone_in_all), max(gone_in_all) FROM {table} WHERE gone_in_all > {LATEST}"
    first, last = (int(value or 0) for value in session.query(extremes)[0])
    since = min((quarter(moment) for moment in moments), default=first)
    return tuple(range(max(first, since), last + 1)) if last else ()


def first_day(session: Session, model: ReadModel) -> date | None:
    """Find the first day of any entry that there is or was."""
    table = model.table(live_generation(session, NAME)).name
    of_each = (
        f"SELECT min(day) AS first FROM {table} WHERE gone_in_all = {one}"
        for one in (LATEST, *_quarters(session, model, ()))
    )
    found = session.query(f"SELECT min(first) FROM ({' UNION ALL '.join(of_each)}) AS days")[0][0]
    return date.fromisoformat(str(found)) if found is not None else None


def _recorded(log: EventLog, position: int) -> datetime | None:
    """Find when the event at a position was recorded; None where that cannot be told."""
    readable = (e for e in log.scan(position - 1, 1) if isinstance(e, Recorded)) if position > 0 else iter(())
    return next((e.recorded_at for e in readable), None)


def list_entries(session: Session, wanted: Question, limit: int, cursor: str | None = None) -> Page:
    """List entries, latest day first; raises CursorError and AskedError."""
    model, given = wanted.model, identity(wanted)
    after = read_cursor(given, cursor) if cursor is not None else ()
    rows = _in_order(session, wanted, limit + 1, after)
    shown = [_shown(model, row) for row in rows[:limit]]
    following = None
    if len(rows) > limit:
        following = write_cursor(given, tuple(str(shown[-1][name]) for name in _ORDER))
    return Page(items=tuple(shown), next=following)


def _in_order(session: Session, wanted: Question, limit: int, after: Sequence[Value]) -> list[Row]:
    """Read rows, latest day first.

    Every index has the stretches apart by the quarter in which they were gone, each in order: so they are asked.
    """
    names = ", ".join(field.name for field in fields(wanted.model.entry))
    table = wanted.model.table(live_generation(session, NAME)).name
    last = f"ORDER BY {', '.join(f'{name} DESC' for name in _ORDER)} LIMIT {limit}"
    selects, values = [], []
    if wanted.gone_in is None:
        wanted = structs.replace(wanted, gone_in=_quarters(session, wanted.model, ()))
    for when in _sights(wanted):
        conditions, parameters = _what(wanted, when)
        if after:
            conditions.append(f"({', '.join(_ORDER)}) < (?, ?, ?)")
        where = " AND ".join(conditions)
        selects.append(f"SELECT case_id, synthetic, valid_from, {names} FROM {table} WHERE {where} {last}")
        values += [*parameters, *after]
    if len(selects) == 1:
        return session.query(selects[0], values)
    halves = (f"SELECT * FROM ({select}) AS half_{number}" for number, select in enumerate(selects))
    return session.query(f"{' UNION ALL '.join(halves)} {last}", values)


def count_entries(session: Session, wanted: Question, by: Sequence[str]) -> list[Count]:
    """Count entries by some of their fields, or by month; raises AskedError for a question without bounds."""
    bounded(wanted)
    model = wanted.model
    allowed = (*STANDARD, *model.filters, MONTH)
    for name in by:
        if name not in allowed:
            zh, en = f"不能按 {name} 统计", f"Nothing is counted by {name}; allowed: {', '.join(allowed)}."
            raise AskedError("by", ", ".join(allowed), zh, en)
    groups = [f"substr({wanted.asked.dated}, 1, 7)" if name == MONTH else name for name in by]
    sums = [f"sum({name})" for name in model.sums]
    conditions, parameters = conditions_of(wanted)
    table = model.table(live_generation(session, NAME)).name
    grouped = f"GROUP BY {', '.join(groups)} ORDER BY {', '.join(groups)}" if groups else ""
    sql = (
        f"SELECT {', '.join([*groups, 'count(*)', 'count(DISTINCT case_id)', *sums])} FROM {table} "
        f"WHERE {' AND '.join(conditions)} {grouped}"
    )
    return [_count(model, by, row) for row in session.query(sql, parameters)]


def _count(model: ReadModel, by: Sequence[str], row: Row) -> Count:
    entries, cases, *sums = (int(value or 0) for value in row[len(by) :])
    kinds = {field.name: field.kind for field in fields(model.entry)}
    group: dict[str, object] = {
        name: bool(value) if kinds.get(name) == "truth" and value is not None else value
        for name, value in zip(by, row[: len(by)], strict=True)
    }
    return Count(group=group, entries=entries, cases=cases, sums=dict(zip(model.sums, sums, strict=True)))


def bounded(wanted: Question) -> None:
    """Refuse a question that would read without bound; raises AskedError that names the filter it needs."""
    model, asked = wanted.model, wanted.asked
    if asked.case_id is not None:
        return
    if asked.first is None or asked.last is None or asked.last - asked.first >= timedelta(days=LONGEST):
        zh = f"统计{model.title.zh}需要起止日期 from、to，且不超过 {LONGEST} 天"
        en = f"Counting {model.title.en} needs a period, from and to, of at most {LONGEST} days."
        raise AskedError("from", f"a period of at most {LONGEST} days", zh, en)


def conditions_of(wanted: Question) -> tuple[list[str], list[Value]]:
    """Write the conditions that a question puts on the rows of a read model, and their parameters."""
    gone, here = _gone(wanted), wanted.position
    if wanted.today:
        return _what(wanted, ([f"{gone} = {LATEST}"], []))
    quarters = (
        f"IN ({', '.join(map(str, (LATEST, *wanted.gone_in)))})" if wanted.gone_in is not None else f">= {LATEST}"
    )
    conditions = [f"{gone} {quarters}", "known_from <= ?", "known_to > ?", "valid_from <= ?"]
    conditions.append("(next_from > ? OR next_known > ?)")
    return _what(wanted, (conditions, [here, here, wanted.until, wanted.until, here]))


def _gone(wanted: Question) -> str:
    return "gone_in" if wanted.asked.filters else "gone_in_all"


def _sights(wanted: Question) -> Iterator[tuple[list[str], list[Value]]]:
    """Write the conditions that an entry was true, and believed, from where a question looks.

    Each is of the stretches that were gone in one quarter, and a conjunction, which indexes can answer; no row meets
    two of them.
    """
    gone, here, until = _gone(wanted), wanted.position, wanted.until
    if wanted.today:
        yield [f"{gone} = {LATEST}"], []
        return
    began = ["known_from <= ?", "valid_from <= ?"]
    when: list[Value] = [here, until]
    yield [f"{gone} = {LATEST}", *began], [*when]
    for one in _each(wanted.gone_in or ()):
        past = [f"{gone} {one}", *began, "known_to > ?"]
        known = [*when, here]
        if until != END_OF_TIME:
            yield [*past, "next_from > ?"], [*known, until]
        if not wanted.present:
            yield [*past, "next_from <= ?", "next_known > ?"], [*known, until, here]


def _each(quarters: Sequence[int]) -> list[str]:
    """Compare with each quarter; those of long ago are asked together, so that a statement does not grow for ever."""
    early, late = quarters[:-_APART], quarters[-_APART:]
    together = [f"IN ({', '.join(map(str, early))})"] if early else []
    return [*(f"= {one}" for one in late), *together]


def _what(wanted: Question, when: tuple[Sequence[str], Sequence[Value]]) -> tuple[list[str], list[Value]]:
    """Add to the conditions of when those of what is asked for."""
    model, asked = wanted.model, wanted.asked
    conditions, parameters = list(when[0]), list(when[1])
    for name in asked.filters:
        if name not in STANDARD and name not in model.filters:
            allowed = ", ".join((*STANDARD, *model.filters))
            raise AskedError(name, allowed, f"{model.title.zh}没有筛选项 {name}", f"There is no filter {name}.")
    compared = {"case_id": asked.case_id, "synthetic": asked.synthetic, **asked.filters}
    for name, value in compared.items():
        if value is not None:
            conditions.append(f"{name} = ?")
            parameters.append(int(value) if isinstance(value, bool) else value)
    for compared_day, day in _days(wanted):
        if day is not None:
            conditions.append(f"{compared_day} ?")
            parameters.append(day.isoformat())
    for condition, given in asked.also:
        conditions.append(condition)
        parameters += given
    return conditions, parameters


def _days(wanted: Question) -> list[tuple[str, date | None]]:
    """List what days are compared with: one range of the day where the period is asked by it."""
    dated, first, last = wanted.asked.dated, wanted.asked.first, wanted.asked.last
    if dated != "day":
        return [(f"{dated} >=", first), (f"{dated} <=", last), ("day <=", wanted.last)]
    return [("day >=", first), ("day <=", min((d for d in (last, wanted.last) if d is not None), default=None))]


def _last_day(asked: Asked, known: datetime | None) -> date | None:
    """Find the last day that an entry asked for can have: none lies after the time that it is asked of.

    A source's clock may be a little ahead of ours, so that a fact may be recorded the day before it happens.
    """
    recorded = legal_date(known) + timedelta(days=1) if known is not None else None
    days = (legal_date(asked.as_of) if asked.as_of is not None else None, recorded)
    return min((day for day in days if day is not None), default=None)


def identity(wanted: Question) -> dict[str, object]:
    """Tell what a question is known by, so that a cursor goes on in the question that gave it and in no other."""
    asked = wanted.asked
    seen = [wanted.until, wanted.position] if _dated(asked) else None
    return {"model": wanted.model.name, **_given(asked), "seen": seen}


def _dated(asked: Asked) -> bool:
    return asked.as_of is not None or asked.known_at is not None or asked.position is not None


def _given(asked: Asked) -> dict[str, object]:
    days = {"first": asked.first, "last": asked.last, "case_id": asked.case_id, "synthetic": asked.synthetic}
    return {**days, "dated": asked.dated, "also": asked.also, **dict(asked.filters)}


def _shown(model: ReadModel, row: Row) -> dict[str, object]:
    case, synthetic, since, *values = row
    return {"case_id": case, "since": since, "synthetic": bool(synthetic), **read(model.entry, values)}
