"""How often each enterprise was visited in a year, by which organ, over which cap, and what was saved (综合查一次)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, json

from domain.law.packs import PACKS
from domain.ports.tables import Row, Session, Value, chunks
from domain.terms import Term
from projections.paging import read_cursor, write_cursor
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.inspection.inspection_tasks import INSPECTION_TASKS
from projections.read_models.inspection.visits import VISITS
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, AskedError, Question, identity

NARROWING: Final = ("organ", "region", "party")
"""One of these has to be said: a whole year of every organ is read by nobody."""
DEFINITION: Final = Term(
    "按机关、企业、年度统计入企次数：现场检查一次计一次；综合查一次只计牵头机关一次；非现场检查不计；"
    "频次上限只计有计划的检查，同一任务再次入企不重复计。",
    "Visits by organ, enterprise and year: an inspection on site counts once, a joint one for its lead organ alone, "
    "one from afar not at all; against the cap count planned ones, each task once.",
)
"""What is counted, a proposal of ours (grade D): no text fixes it."""


class Cap(Struct, frozen=True, kw_only=True):
    """A yearly cap as a rule pack has it, with how sure it is and where it comes from."""

    pack: str
    jurisdiction: str
    first: date
    last: date | None
    value: int | None
    grade: str
    source: str


class Held(Struct, frozen=True, kw_only=True):
    """What visits are held against."""

    cap: int | None = None
    """Yearly cap; that of the rule pack where it is not given."""
    over_cap: bool = False
    """Show only what exceeds it."""


class MergedTask(Struct, frozen=True, kw_only=True):
    """A task that was merged into a visit, with the plan and the case that it came from where they are known."""

    task: str
    plan: str | None = None
    organ: str | None = None
    case_id: str | None = None


class Merger(Struct, frozen=True, kw_only=True):
    """A visit into which several tasks were merged."""

    case_id: str
    day: str
    tasks: tuple[MergedTask, ...]


class EnterpriseYear(Struct, frozen=True, kw_only=True):
    """One organ's visits to one enterprise in a year."""

    party: str
    organ: str | None
    visits: int
    planned: int
    """Those that count against the cap."""
    for_cause: int
    off_site: int
    merged: int
    saved: int
    cap: int | None
    """As asked, else of the rule pack."""
    over: int
    """By how many planned visits the cap is exceeded."""
    mergers: tuple[Merger, ...] = ()


class Year(Struct, frozen=True, kw_only=True):
    """A page of a year, with the figures of all its pages."""

    enterprises: int
    over_cap: int
    """Pairs of an organ and an enterprise over the cap."""
    items: tuple[EnterpriseYear, ...]
    next: str | None


def caps_of(year: int) -> tuple[Cap, ...]:
    """List the caps that the rule packs of a year have."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return tuple(
        Cap(
            pack=pack.id,
            jurisdiction=pack.jurisdiction,
            first=pack.first,
            last=pack.last,
            value=pack.policy.visits_a_year.value,
            grade=pack.policy.visits_a_year.grade,
            source=pack.policy.visits_a_year.source,
        )
        for pack in PACKS
        if pack.first <= last and (pack.last is None or pack.last >= first)
    )


def enterprises(session: Session, wanted: Question, held: Held, limit: int, cursor: str | None = None) -> Year:
    """Count the visits of a year; raises AskedError where nothing narrows it, and CursorError."""
    if not any(wanted.asked.filters.get(name) for name in NARROWING):
        needed = ", ".join(NARROWING)
        zh, en = f"请至少指定 {needed} 之一", f"One of {needed} is needed."
        raise AskedError("organ", f"one of {needed}", zh, en)
    grouped, parameters = _grouped(session, wanted, held.cap)
    figures = session.query(
        f"SELECT count(DISTINCT party), coalesce(sum(CASE WHEN planned > cap THEN 1 ELSE 0 END), 0) FROM ({grouped}) y",
        parameters,
    )[0]
    asked = identity(wanted) | {"model": "enterprises", "cap": held.cap, "over": held.over_cap}
    conditions = ["planned > cap"] if held.over_cap else []
    if cursor is not None:
        conditions.append("(party, organ) > (?, ?)")
        parameters += read_cursor(asked, cursor)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = session.query(
        f"SELECT * FROM ({grouped}) y {where} ORDER BY party, organ LIMIT {limit + 1}",
        parameters,
    )
    shown = rows[:limit]
    after = write_cursor(asked, (str(shown[-1][0]), str(shown[-1][1]))) if len(rows) > limit else None
    mergers = _mergers(session, wanted, shown)
    return Year(
        enterprises=int(figures[0] or 0),
        over_cap=int(figures[1] or 0),
        items=tuple(_shown(row, mergers.get((str(row[0]), str(row[1])), ())) for row in shown),
        next=after,
    )


def _grouped(session: Session, wanted: Question, cap: int | None) -> tuple[str, list[Value]]:
    """Write the question that counts by enterprise and organ."""
    conditions, parameters = conditions_of(wanted)
    capped = f"CAST({int(cap)} AS integer)" if cap is not None else "max(cap)"
    sql = (
        "SELECT party, coalesce(organ, '') AS organ, sum(counted) AS visits, sum(capped) AS planned, "
        "sum(CASE WHEN counted = 1 AND ground = 'cause' THEN 1 ELSE 0 END) AS for_cause, "
        "sum(CASE WHEN kind = 'off_site' THEN 1 ELSE 0 END) AS off_site, "
        "sum(CASE WHEN counted = 1 THEN merged ELSE 0 END) AS merged, sum(saved) AS saved, "
        f"{capped} AS cap FROM {VISITS.table(live_generation(session, NAME)).name} "
        f"WHERE {' AND '.join(conditions)} AND enterprise = 1 AND party IS NOT NULL "
        "GROUP BY party, coalesce(organ, '')"
    )
    return sql, parameters


def _shown(row: Row, mergers: Sequence[Merger]) -> EnterpriseYear:
    party, organ = str(row[0]), str(row[1]) or None
    visits, planned, for_cause, off_site, merged, saved = (int(value or 0) for value in row[2:8])
    cap = int(row[8]) if row[8] is not None else None
    return EnterpriseYear(
        party=party,
        organ=organ,
        visits=visits,
        planned=planned,
        for_cause=for_cause,
        off_site=off_site,
        merged=merged,
        saved=saved,
        cap=cap,
        over=max(0, planned - cap) if cap is not None else 0,
        mergers=tuple(mergers),
    )


def _mergers(session: Session, wanted: Question, rows: Sequence[Row]) -> dict[tuple[str, str], list[Merger]]:
    """Find the merged visits of a page, each with the plans of its tasks."""
    parties = [str(row[0]) for row in rows if row[6]]
    if not parties:
        return {}
    conditions, parameters = conditions_of(wanted)
    found = session.query(
        f"SELECT party, coalesce(organ, ''), case_id, day, merged_tasks "
        f"FROM {VISITS.table(live_generation(session, NAME)).name} "
        f"WHERE {' AND '.join(conditions)} AND merged = 1 AND counted = 1 AND party IN ({_marks(parties)}) "
        "ORDER BY day, case_id, key",
        [*parameters, *parties],
    )
    merged = [json.decode(str(row[4]), type=tuple[str, ...]) for row in found]
    tasks = _tasks(session, wanted, {task for numbers in merged for task in numbers})
    mergers: dict[tuple[str, str], list[Merger]] = {}
    for (party, organ, case, day, _), numbers in zip(found, merged, strict=True):
        plans = tuple(tasks.get(task, MergedTask(task=task)) for task in numbers)
        mergers.setdefault((str(party), str(organ)), []).append(Merger(case_id=str(case), day=str(day), tasks=plans))
    return mergers


def _tasks(session: Session, wanted: Question, numbers: Iterable[str]) -> dict[str, MergedTask]:
    """Find the tasks with these numbers, wherever they were issued."""
    table = INSPECTION_TASKS.table(live_generation(session, NAME)).name
    conditions, parameters = conditions_of(
        Question(INSPECTION_TASKS, Asked(), wanted.until, wanted.position, present=wanted.present)
    )
    found: dict[str, MergedTask] = {}
    for chunk in chunks(sorted(numbers)):
        for task, plan, organ, case in session.query(
            f"SELECT task, plan, organ, case_id FROM {table} "
            f"WHERE {' AND '.join(conditions)} AND task IN ({_marks(chunk)}) ORDER BY case_id DESC",
            [*parameters, *chunk],
        ):
            found[str(task)] = MergedTask(task=str(task), plan=_text(plan), organ=_text(organ), case_id=_text(case))
    return found


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
