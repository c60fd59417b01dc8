"""Compliance guides (企业合规指导清单): frequent violations with and without a guide, and whether a guide helped.

A party repeats where several of its violations of one item are in the same period.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct, structs

from domain.ids import register_id
from domain.ports.event_log import EventLog
from domain.ports.tables import Session
from domain.registers.duties import ComplianceGuidePublished
from domain.registers.facts import DUTIES
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.leniency.offences import OFFENCES
from projections.read_models.projection import NAME
from projections.read_models.question import LONGEST, Question, bounded

WINDOW: Final = 365
"""Days before a guide that are compared with as many days after it; no norm fixes a number."""
LONGEST_WINDOW: Final = LONGEST
MOST: Final = 50
"""Most items told at once."""


class Repeats(Struct, frozen=True, kw_only=True):
    """How many parties broke an item again within a period."""

    first: date
    last: date
    parties: int
    repeated: int
    rate: float | None
    """Repeated by parties, to four places; none without parties."""


class Guided(Struct, frozen=True, kw_only=True):
    """A guide for an item, and the violations before and after it."""

    guide: str
    effective_from: date
    before: Repeats
    after: Repeats
    after_complete: bool
    """Whether the days after it lie wholly in what was asked for."""


class FrequentItem(Struct, frozen=True, kw_only=True):
    """An item that is often broken."""

    item: str
    violations: int
    cases: int
    repeats: Repeats
    guide: Guided | None
    """The first guide for the item; none where it is a candidate for one."""
    candidate: bool


class Windows(Struct, frozen=True, kw_only=True):
    """What counts as frequent, and how long before and after a guide."""

    least: int
    limit: int
    days: int = WINDOW


def frequent(session: Session, log: EventLog, wanted: Question, windows: Windows) -> list[FrequentItem]:
    """List the items most often broken in the period; raises AskedError for a question without bounds."""
    bounded(wanted)
    conditions, parameters = conditions_of(wanted)
    table = OFFENCES.table(live_generation(session, NAME)).name
    rows = session.query(
        f"SELECT item, count(*), count(DISTINCT case_id) FROM {table} "
        f"WHERE {' AND '.join(conditions)} GROUP BY item HAVING count(*) >= ? "
        f"ORDER BY 2 DESC, 1 LIMIT {windows.limit}",
        [*parameters, windows.least],
    )
    items = [str(row[0]) for row in rows]
    guides = first_guides(log, wanted.position)
    repeats = _repeats(session, wanted, items)
    found = []
    for name, violations, cases in rows:
        item = str(name)
        guide = guides.get(item)
        found.append(
            FrequentItem(
                item=item,
                violations=int(violations or 0),
                cases=int(cases or 0),
                repeats=repeats[item],
                guide=_compared(session, wanted, item, guide, windows.days) if guide is not None else None,
                candidate=guide is None or guide.effective_from > repeats[item].last,
            )
        )
    return sorted(found, key=lambda i: (-i.violations, i.item))


def first_guides(log: EventLog, position: int) -> dict[str, ComplianceGuidePublished]:
    """Find the first guide of each item that was published up to a position of the log."""
    found: dict[str, ComplianceGuidePublished] = {}
    for recorded in log.read_stream(register_id(DUTIES)):
        fact = recorded.event.fact
        if recorded.position <= position and isinstance(fact, ComplianceGuidePublished):
            for item in fact.items:
                if item not in found or fact.effective_from < found[item].effective_from:
                    found[item] = fact
    return found


def _compared(session: Session, wanted: Question, item: str, guide: ComplianceGuidePublished, days: int) -> Guided:
    since, length = guide.effective_from, timedelta(days=days)
    last = wanted.asked.last or since
    before = _within(wanted, since - length, since - timedelta(days=1))
    after = _within(wanted, since, max(since, min(since + length - timedelta(days=1), last)))
    return Guided(
        guide=guide.guide,
        effective_from=since,
        before=_repeats(session, before, [item])[item],
        after=_repeats(session, after, [item])[item],
        after_complete=since + length - timedelta(days=1) <= last,
    )


def _within(wanted: Question, first: date, last: date) -> Question:
    return structs.replace(wanted, asked=structs.replace(wanted.asked, first=first, last=last))


def _repeats(session: Session, wanted: Question, items: Sequence[str]) -> dict[str, Repeats]:
    """Count, for each item, the parties of a period and those with several violations in it."""
    first, last = wanted.asked.first or date.min, wanted.asked.last or date.max
    none = Repeats(first=first, last=last, parties=0, repeated=0, rate=None)
    if not items:
        return {}
    conditions, parameters = conditions_of(wanted)
    table = OFFENCES.table(live_generation(session, NAME)).name
    rows = session.query(
        "SELECT item, count(*), sum(CASE WHEN times > 1 THEN 1 ELSE 0 END) FROM "
        f"(SELECT item, party, count(*) AS times FROM {table} WHERE {' AND '.join(conditions)} "
        f"AND item IN ({', '.join('?' * len(items))}) GROUP BY item, party) AS parties "
        "GROUP BY item",
        [*parameters, *items],
    )
    told = dict.fromkeys(items, none)
    for item, parties, repeated in rows:
        everybody, again = int(parties or 0), int(repeated or 0)
        rate = round(again / everybody, 4) if everybody else None
        told[str(item)] = structs.replace(none, parties=everybody, repeated=again, rate=rate)
    return told
