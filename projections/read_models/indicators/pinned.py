"""Pinning a figure: the day of its question, the systems of the platform as then known, and what was told since."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from domain.authority import EVERY_ORGAN
from domain.event import Recorded
from domain.ids import register_id
from domain.ports.event_log import EventLog
from domain.registers.facts import SOURCES, CalendarPublished, OrganRegistered
from domain.registers.rules import LawPackActivated
from domain.registers.sources import SourceRegistered
from domain.time.instants import legal_date
from projections.read_models.question import Question

_LOOK: Final = 8
"""Events read to find a time of recording."""


def seen_on(log: EventLog, wanted: Question) -> date:
    """Find the day on which a question is asked: its ``as_of``, else the day of recording at its position.

    Never today: the same position gives the same figure at any time.
    """
    if wanted.asked.as_of is not None:
        return legal_date(wanted.asked.as_of)
    found = [e for e in log.scan(max(0, wanted.position - _LOOK), _LOOK) if isinstance(e, Recorded)]
    before = [r for r in found if r.position <= wanted.position]
    return legal_date(before[-1].recorded_at) if before else date.min


def rejudging(later: Iterable[Recorded]) -> list[Recorded]:
    """Pick the register entries that can change when something was due, or which organs there are."""
    return [r for r in later if isinstance(r.event.fact, CalendarPublished | LawPackActivated | OrganRegistered)]


def platform_sources(log: EventLog, position: int, on: date, own: str) -> tuple[str, ...]:
    """List the systems that count as the platform where nobody names them: our own, and those that speak for all."""
    latest: dict[str, SourceRegistered] = {}
    for recorded in log.read_stream(register_id(SOURCES)):
        fact = recorded.event.fact
        if isinstance(fact, SourceRegistered) and recorded.position <= position and fact.effective_from <= on:
            latest[fact.source] = fact
    speak = (f.source for f in latest.values() if EVERY_ORGAN in f.organs and on <= (f.effective_to or date.max))
    return tuple(sorted({own, *speak}))
