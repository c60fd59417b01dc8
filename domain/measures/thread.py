"""The thread of coercive measures: which are in force."""

from datetime import date

from msgspec import structs

from domain.fact import Fact, Record
from domain.measures.facts import MeasureExtended, MeasureReleased, PropertySealed, PropertySeized


class Measure(Record):
    """A measure in force."""

    measure: str
    since: date
    due: date | None = None


class Measures(Record):
    """The thread."""

    in_force: tuple[Measure, ...] = ()


def evolve(measures: Measures, fact: Fact, on: date) -> Measures:
    """Move the thread by a fact. Never fails."""
    match fact:
        case PropertySealed(measure=name, due=due) | PropertySeized(measure=name, due=due):
            return Measures(in_force=(*measures.in_force, Measure(measure=name, since=on, due=due)))
        case MeasureExtended(measure=name, due=due):
            return Measures(
                in_force=tuple(structs.replace(m, due=due) if m.measure == name else m for m in measures.in_force)
            )
        case MeasureReleased(measure=name):
            return Measures(in_force=tuple(m for m in measures.in_force if m.measure != name))
        case _:
            return measures
