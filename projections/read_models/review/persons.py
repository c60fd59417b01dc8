"""Persons (人员): in which roles each acted, in how many cases, and in which of these in two roles at once."""

from collections import defaultdict
from typing import Final

from msgspec import Struct

from domain.ports.tables import Row, Session, Value
from projections.paging import Page, read_cursor, write_cursor
from projections.projection import live_generation
from projections.read_models.conditions import conditions_of
from projections.read_models.projection import NAME
from projections.read_models.question import Question, bounded

NAMED: Final = 20
"""Most cases that are named of each person who acted in two roles; the roles in cases list them all."""


class RoleCount(Struct, frozen=True):
    """In how many cases a person acted in a role, and how often."""

    role: str
    cases: int
    acts: int


def list_persons(session: Session, wanted: Question, limit: int, cursor: str | None = None) -> Page:
    """List those who acted, by name, with their roles; raises CursorError, and AskedError where nothing bounds it.

    ``wanted`` is a question to the roles in cases.
    """
    asked = wanted.asked
    if asked.filters.get("organ") is None and asked.filters.get("officer") is None:
        bounded(wanted)
    given = _given(wanted)
    conditions, parameters = conditions_of(wanted)
    source = f"FROM {wanted.model.table(live_generation(session, NAME)).name} WHERE {' AND '.join(conditions)}"
    after: list[Value] = list(read_cursor(given, cursor)) if cursor is not None else [""]
    sql = (
        "SELECT officer, count(DISTINCT case_id), count(DISTINCT CASE WHEN doubled = 1 THEN case_id END) "
        f"{source} AND officer > ? GROUP BY officer ORDER BY officer LIMIT {limit + 1}"
    )
    rows = session.query(sql, [*parameters, *after])
    shown = rows[:limit]
    roles, doubled = _details(session, source, parameters, [str(row[0]) for row in shown])
    items = tuple(_person(row, roles, doubled) for row in shown)
    return Page(items=items, next=write_cursor(given, (str(shown[-1][0]),)) if len(rows) > limit else None)


def _given(wanted: Question) -> dict[str, object]:
    """Name the query that a cursor belongs to; of another time, also where it looks from."""
    asked = wanted.asked
    dated = any(at is not None for at in (asked.as_of, asked.known_at, asked.position))
    return {
        "persons": True,
        "first": asked.first,
        "last": asked.last,
        "case_id": asked.case_id,
        "synthetic": asked.synthetic,
        "seen": [wanted.until, wanted.position] if dated else None,
        **dict(asked.filters),
    }


_Roles = dict[str, list[RoleCount]]
_Doubled = dict[str, dict[str, list[str]]]


def _details(session: Session, source: str, parameters: list[Value], persons: list[str]) -> tuple[_Roles, _Doubled]:
    """Read the roles of some persons, and their cases in two roles."""
    roles: _Roles = defaultdict(list)
    doubled: _Doubled = defaultdict(dict)
    if not persons:
        return roles, doubled
    theirs = f"{source} AND officer IN ({', '.join('?' for _ in persons)})"
    bound = [*parameters, *persons]
    counted = f"SELECT officer, role, count(DISTINCT case_id), sum(acts) {theirs} GROUP BY officer, role ORDER BY 1, 2"
    for person, role, cases, acts in session.query(counted, bound):
        roles[str(person)].append(RoleCount(str(role), int(cases or 0), int(acts or 0)))
    named = f"SELECT officer, case_id, role {theirs} AND doubled = 1 ORDER BY officer, case_id, role"
    for person, case, role in session.query(named, bound):
        doubled[str(person)].setdefault(str(case), []).append(str(role))
    return roles, doubled


def _person(row: Row, roles: _Roles, doubled: _Doubled) -> dict[str, object]:
    person, cases, twice = row
    named = list(doubled[str(person)].items())[:NAMED]
    return {
        "person": person,
        "cases": cases,
        "roles": roles[str(person)],
        "doubled_cases": twice,
        "doubled": [{"case_id": case, "roles": held} for case, held in named],
    }
