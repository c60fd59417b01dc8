"""A question to a read model: which entries are asked for, and from where it looks at them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from msgspec import Struct, structs

from domain.event import Recorded
from domain.lookup import last_position
from domain.ports.event_log import EventLog
from domain.ports.tables import Session, Value
from domain.time.instants import format_instant, legal_date
from projections.projection import in_step, live_generation, position_of
from projections.read_models.projection import NAME
from projections.read_models.read_model import LATEST, ReadModel, quarter
from projections.timeline import END_OF_TIME

LONGEST: Final = 366
"""Most days that are counted at once."""

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
        quarters = quarters_of(session, model, [m for m in (asked.as_of, known) if m is not None])
    last = _last_day(asked, known if known is not None else asked.known_at)
    return Question(model, asked, until, position, present=present, last=last, gone_in=quarters)


def quarters_of(session: Session, model: ReadModel, moments: Sequence[datetime]) -> tuple[int, ...]:
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
        for one in (LATEST, *quarters_of(session, model, ()))
    )
    found = session.query(f"SELECT min(first) FROM ({' UNION ALL '.join(of_each)}) AS days")[0][0]
    return date.fromisoformat(str(found)) if found is not None else None


def _recorded(log: EventLog, position: int) -> datetime | None:
    """Find when the event at a position was recorded; None where that cannot be told."""
    readable = (e for e in log.scan(position - 1, 1) if isinstance(e, Recorded)) if position > 0 else iter(())
    return next((e.recorded_at for e in readable), None)


def _last_day(asked: Asked, known: datetime | None) -> date | None:
    """Find the last day that an entry asked for can have: none lies after the time that it is asked of.

    A source's clock may be a little ahead of ours, so that a fact may be recorded the day before it happens.
    """
    recorded = legal_date(known) + timedelta(days=1) if known is not None else None
    days = (legal_date(asked.as_of) if asked.as_of is not None else None, recorded)
    return min((day for day in days if day is not None), default=None)


def bounded(wanted: Question) -> None:
    """Refuse a question that would read without bound; raises AskedError that names the filter it needs."""
    model, asked = wanted.model, wanted.asked
    if asked.case_id is not None:
        return
    if asked.first is None or asked.last is None or asked.last - asked.first >= timedelta(days=LONGEST):
        zh = f"统计{model.title.zh}需要起止日期 from、to，且不超过 {LONGEST} 天"
        en = f"Counting {model.title.en} needs a period, from and to, of at most {LONGEST} days."
        raise AskedError("from", f"a period of at most {LONGEST} days", zh, en)


def identity(wanted: Question) -> dict[str, object]:
    """Tell what a question is known by, so that a cursor goes on in the question that gave it and in no other."""
    asked = wanted.asked
    seen = [wanted.until, wanted.position] if _dated(asked) else None
    return {"model": wanted.model.name, **_given(asked), "seen": seen}


def _dated(asked: Asked) -> bool:
    return asked.as_of is not None or asked.known_at is not None or asked.position is not None


def _given(asked: Asked) -> dict[str, object]:
    days = {"first": asked.first, "last": asked.last, "case_id": asked.case_id, "synthetic": asked.synthetic}
    also = [condition for condition, _ in asked.also]  # what it compares with may be the clock, which goes on
    return {**days, "dated": asked.dated, "also": also, **dict(asked.filters)}
