"""From where a report looks: a month, a position of the log, an organ or all; checked before anything is counted."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from api.reporting.month import Month, month_of
from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.registers.state import Registers
from domain.time.instants import legal_date, parse_instant
from projections import tallies
from projections.projection import position_of
from projections.read_models.projection import NAME
from projections.read_models.question import Asked

_NAMED: Final = 12
"""Organs that a refusal names."""


class ReportError(ValueError):
    """A report that makes no sense; the text says what is allowed."""


class Outlook(Struct, frozen=True, kw_only=True):
    """From where a report looks."""

    session: Session
    log: EventLog
    registers: Registers
    month: Month
    position: int
    recorded_at: datetime
    """When the event at the position was recorded; the report bears this time."""
    reached: int
    """How far the read models have come: findings, deadlines and accounts are those of there."""
    organ: str | None = None

    @property
    def until(self) -> datetime:
        """The legal time at which things stand: the end of the month, or of what is recorded."""
        return min(self.month.ends, self.recorded_at)

    @property
    def place(self) -> tallies.Position:
        """The same as tallies take it."""
        return tallies.Position(self.until, self.position)

    def asked(self, *, year: bool = False) -> Asked:
        """Ask for the entries of the month, or of the year that ends with it."""
        first = self.month.year[0].first if year else self.month.first
        filters = {"organ": self.organ} if self.organ is not None else {}
        return Asked(first=first, last=self.month.last, position=self.position, filters=filters)

    def organ_name(self, code: str | None) -> str:
        """Name an organ as it was registered at the end of the month."""
        found = self.registers.organ(code, self.month.last)
        return found.name if found is not None else code or "未载明 not stated"

    def organ_named(self, code: str | None) -> str:
        """Name an organ with its code."""
        name = self.organ_name(code)
        return name if code in {None, name} else f"{name}（{code}）"


def outlook(  # noqa: PLR0913, PLR0917 -- what a report is told
    session: Session,
    log: EventLog,
    registers: Registers,
    month: Month,
    organ: str | None = None,
    position: int | None = None,
) -> Outlook:
    """Check what a report is asked for; raises ReportError that says what is allowed."""
    reached = min(position_of(session, NAME), tallies.positions(session))
    if reached == 0:
        raise ReportError("nothing is recorded yet, so there is nothing to report")
    if position is not None and not 1 <= position <= reached:
        raise ReportError(f"there is no position {position}: expected 1 to {reached}")
    if organ is not None and organ not in registers.organs:
        known = sorted(registers.organs)
        told = ", ".join(known[:_NAMED]) + (f" and {len(known) - _NAMED} more" if len(known) > _NAMED else "")
        raise ReportError(f"no organ {organ} is registered: expected one of {told or 'none, for none is registered'}")
    here = position if position is not None else reached
    recorded_at = log.read_all(here - 1, 1)[0].recorded_at
    _check_month(session, month, recorded_at)
    return Outlook(
        session=session,
        log=log,
        registers=registers,
        month=month,
        position=here,
        recorded_at=recorded_at,
        reached=reached,
        organ=organ,
    )


def _check_month(session: Session, month: Month, recorded_at: datetime) -> None:
    began = tallies.first_day(session)
    last = month_of(legal_date(recorded_at))
    first = month_of(legal_date(parse_instant(began))) if began is not None else last
    if not first <= month <= last:
        raise ReportError(f"nothing is recorded of {month}: expected a month from {first} to {last}")
