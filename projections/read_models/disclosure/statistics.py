"""Figures of a year (年度统计): the facts of each organ counted, and which organs have published theirs.

118号 cl. 6 wants them by the end of January. What the tables hold, and that day, are known from memory (grade M). They
count facts as they were decided in the year; a penalty that was undone is counted as decided, and as undone.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, json

from domain.fact import Money, money
from domain.law.packs import pack_for
from domain.law.policy import Setting
from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.registers.facts import OrganKind
from domain.registers.state import Registers
from domain.time.instants import format_instant
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.disclosure.catalogue import Basics
from projections.read_models.disclosure.enforcement_acts import ENFORCEMENT_ACTS
from projections.read_models.disclosure.organ_disclosures import ORGAN_DISCLOSURES, About
from projections.read_models.question import Asked, Question, question


class Counted(Struct, frozen=True, kw_only=True):
    """How many facts of one sort an organ has in the year."""

    organ: str | None
    act: str
    detail: str
    count: int
    amount: Money
    """Fined or confiscated, in fen."""


class Figures(Struct, frozen=True, kw_only=True):
    """Whether an organ has published its figures of the year."""

    organ: str
    name: str
    due: date
    published_on: date | None
    late: bool


def counted(session: Session, log: EventLog, year: int, asked: Asked) -> tuple[int, list[Counted]]:
    """Count a year's facts by organ and sort; returns the position of the log too. Raises AskedError."""
    wanted = question(session, log, ENFORCEMENT_ACTS, _of_year(asked, year))
    conditions, parameters = conditions_of(wanted)
    table = ENFORCEMENT_ACTS.table(live_generation(session, "read_models")).name
    sql = (
        f"SELECT organ, act, detail, count(*), sum(amount) FROM {table} WHERE {' AND '.join(conditions)} "
        "GROUP BY organ, act, detail ORDER BY organ, act, detail"
    )
    rows = session.query(sql, parameters)
    return wanted.position, [
        Counted(
            organ=str(organ) if organ is not None else None,
            act=str(act),
            detail=str(detail),
            count=int(count or 0),
            amount=money(int(amount or 0)),
        )
        for organ, act, detail, count, amount in rows
    ]


def _of_year(asked: Asked, year: int) -> Asked:
    return Asked(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        position=asked.position,
        synthetic=asked.synthetic,
        filters=asked.filters,
    )


def figures(session: Session, log: EventLog, year: int, registers: Registers, today: date) -> list[Figures]:
    """Tell of every organ that was registered at the end of a year whether its figures of that year are out."""
    asked = Asked(filters={"about": About.FIGURES, "year": year})
    published = _first_days(session, question(session, log, ORGAN_DISCLOSURES, asked))
    found = []
    for code in sorted(registers.organs):
        organ = registers.organ(code, date(year, 12, 31))
        if organ is not None and organ.kind != OrganKind.SUPERVISION:
            due, out = date(year + 1, *due_day(organ.region, year).value), published.get(code)
            found.append(Figures(organ=code, name=organ.name, due=due, published_on=out, late=(out or today) > due))
    return found


def due_day(region: str | None, year: int) -> Setting[tuple[int, int]]:
    """Find month and day by which a year's figures are due in a division, by the pack of the next January."""
    return pack_for(region, date(year + 1, 1, 1)).policy.figures_published_by


def _first_days(session: Session, wanted: Question) -> dict[str, date]:
    conditions, parameters = conditions_of(wanted)
    table = ORGAN_DISCLOSURES.table(live_generation(session, "read_models")).name
    sql = f"SELECT organ, min(day) FROM {table} WHERE {' AND '.join(conditions)} AND organ IS NOT NULL GROUP BY organ"
    return {str(organ): date.fromisoformat(str(day)) for organ, day in session.query(sql, parameters)}


def basics_by_organ(session: Session, log: EventLog, asked: Asked) -> Mapping[str, Basics]:
    """Find what each organ last published about itself, as of a time; raises AskedError."""
    of_basics = Asked(as_of=asked.as_of, filters={"about": About.BASICS})
    wanted = question(session, log, ORGAN_DISCLOSURES, of_basics)
    conditions, parameters = conditions_of(wanted)
    table = ORGAN_DISCLOSURES.table(live_generation(session, "read_models")).name
    sql = (
        f"SELECT organ, day, lacking, norms_as_of FROM {table} WHERE {' AND '.join(conditions)} "
        "AND organ IS NOT NULL AND first_day <= ? ORDER BY day, valid_from, key"
    )
    until = wanted.until if asked.as_of is None else format_instant(asked.as_of)
    rows = session.query(sql, [*parameters, until])
    return {
        str(organ): Basics(
            date.fromisoformat(str(day)),
            tuple(json.decode(str(lacking), type=list[str])),
            date.fromisoformat(str(norms_as_of)),
        )
        for organ, day, lacking, norms_as_of in rows
    }
