"""An exchange: a request and what became of it, as the events of a case tell it, whatever its kind."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.collaboration import facts as collaboration
from domain.deadlines.book import apart
from domain.deadlines.run import Deadline, deadlines_apart
from domain.event import Recorded
from domain.fact import Fact
from domain.penalty.criminal_facts import CriminalTransferAccepted, CriminalTransferRefused, CriminalTransferSent
from domain.supervision.leads import LeadTransferAccepted, LeadTransferred, LeadTransferRejected
from domain.time.instants import last_instant
from projections.read_models.indicators.counted import Why
from projections.read_models.telling import Told


class Kind(StrEnum):
    """What was asked of another organ."""

    ASSISTANCE = "assistance"
    """协查协办."""
    JOINT_ENFORCEMENT = "joint_enforcement"
    """联合执法: one entry each organ that is called."""
    CONSULTATION = "consultation"
    """联合会商."""
    CASE_TRANSFER = "case_transfer"
    """案件移送."""
    LEAD_TRANSFER = "lead_transfer"
    """线索移交."""
    CRIMINAL_TRANSFER = "criminal_transfer"
    """行刑衔接."""
    DISPUTE = "dispute"
    """职责争议."""
    NOTICE = "notice"
    """抄告抄送."""


class State(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    ATTENDED = "attended"
    """Took part in joint enforcement."""
    ABSENT = "absent"
    """Joint enforcement took place without it."""
    HELD = "held"
    RESOLVED = "resolved"
    TOLD = "told"
    """For information: nothing is waited for."""


HEARS: Final[frozenset[type[Fact]]] = frozenset(
    {
        *collaboration.FACTS,
        LeadTransferred,
        LeadTransferAccepted,
        LeadTransferRejected,
        CriminalTransferSent,
        CriminalTransferAccepted,
        CriminalTransferRefused,
    }
)


_TIMERS: Final = {timer: apart(timer) for timer in ("D-ASSIST", "D-JOINT", "D-COLLAB", "D-DISPUTE")}


class Exchange(Struct, frozen=True, kw_only=True):
    """One request, and what became of it."""

    key: str
    kind: Kind
    asked: Recorded
    to_organ: str | None
    from_organ: str | None
    state: State
    answered: Recorded | None = None
    """What ended the waiting, or that there is nothing to wait for."""
    due_at: datetime | None = None
    fed_back: Recorded | None = None
    besides: tuple[Recorded, ...] = ()
    """Further events behind it."""
    purpose: str | None = None
    name: str | None = None
    others: tuple[str, ...] = ()
    bounces: int = 0
    disputed: bool = False
    interim_organ: str | None = None
    left_out: Why | None = None


def runs(told: Told, timer: str) -> tuple[Deadline, ...]:
    """List the deadlines of one of the timers of collaboration."""
    return deadlines_apart(told.events, told.registers, _TIMERS[timer])


def end_of(day: date | None) -> datetime | None:
    """Find the last moment of a day in China."""
    return last_instant(day) if day is not None else None
