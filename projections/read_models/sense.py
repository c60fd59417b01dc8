"""Questions without sense, about what nobody knows or times outside the log: refused with what is allowed."""

from datetime import date, datetime

from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.registers.state import Registers
from domain.time.instants import format_instant, legal_date
from projections.projection import live_generation
from projections.read_models.projection import NAME
from projections.read_models.question import Asked, AskedError, first_day
from projections.read_models.read_model import ReadModel


def check_named(session: Session, model: ReadModel, asked: Asked, registers: Registers) -> None:
    """Refuse an organ, item or division that neither a register nor an entry knows; raises AskedError."""
    table = model.table(live_generation(session, NAME)).name
    known = {
        "organ": registers.organs.__contains__,
        "item": registers.knows_item,
        "region": frozenset[str]().__contains__,
    }
    for name, registered in known.items():
        value = asked.filters.get(name)
        if not isinstance(value, str) or registered(value):
            continue
        if not session.query(f"SELECT 1 FROM {table} WHERE {name} = ? LIMIT 1", (value,)):
            zh, en = f"没有 {name} {value}", f"Nothing is known of {name} {value}."
            raise AskedError(name, f"a known {name}", zh, en)


def check_times(session: Session, model: ReadModel, asked: Asked, log: EventLog, now: datetime) -> None:
    """Refuse a time before the first entry, before the log, or after now; raises AskedError."""
    if asked.as_of is not None:
        _within("as_of", asked.as_of, first_day(session, model), now)
    if asked.known_at is not None:
        began = log.read_all(0, 1)
        _within("known_at", asked.known_at, legal_date(began[0].recorded_at) if began else None, now)


def is_empty(session: Session, model: ReadModel) -> bool:
    """Say whether a read model has no entry at all."""
    return not session.query(f"SELECT 1 FROM {model.table(live_generation(session, NAME)).name} LIMIT 1")


def _within(name: str, moment: datetime, first: date | None, now: datetime) -> None:
    """Refuse a moment before a day or after now; the end of today, which a date means, is still allowed."""
    ended = legal_date(moment) > legal_date(now)
    if ended or (first is not None and legal_date(moment) < first):
        span = f"{first or legal_date(now)} to {format_instant(now)}"
        raise AskedError(name, span, f"{name} 应在 {span} 之间", f"{name} must lie within {span}.")
