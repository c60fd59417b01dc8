"""The conditions that a question puts on the rows of a read model, in SQL."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.ports.tables import Value
from projections.read_models.question import AskedError, Question
from projections.read_models.read_model import LATEST, STANDARD
from projections.timeline import END_OF_TIME

_APART: Final = 40
"""Quarters that are asked apart."""


def conditions_of(wanted: Question) -> tuple[list[str], list[Value]]:
    """Write the conditions that a question puts on the rows of a read model, and their parameters."""
    gone, here = _gone(wanted), wanted.position
    if wanted.today:
        return what(wanted, ([f"{gone} = {LATEST}"], []))
    quarters = (
        f"IN ({', '.join(map(str, (LATEST, *wanted.gone_in)))})" if wanted.gone_in is not None else f">= {LATEST}"
    )
    conditions = [f"{gone} {quarters}", "known_from <= ?", "known_to > ?", "valid_from <= ?"]
    conditions.append("(next_from > ? OR next_known > ?)")
    return what(wanted, (conditions, [here, here, wanted.until, wanted.until, here]))


def _gone(wanted: Question) -> str:
    return "gone_in" if wanted.asked.filters else "gone_in_all"


def sights(wanted: Question) -> Iterator[tuple[list[str], list[Value]]]:
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


def what(wanted: Question, when: tuple[Sequence[str], Sequence[Value]]) -> tuple[list[str], list[Value]]:
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
