"""Counting an indicator, whether of entries or of organs, at the position and by the day of a question."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, structs

from domain.ports.tables import Session
from domain.registers.state import Registers
from projections.read_models.indicators.figures import Figure, Settings, count_indicator, due_by
from projections.read_models.indicators.indicator import Indicator
from projections.read_models.indicators.organs import BY as BY_ORGAN
from projections.read_models.indicators.organs import count_organs
from projections.read_models.question import Question


class Basis(Struct, frozen=True):
    """What indicators are counted on besides the entries."""

    seen_on: date
    """The day on which the question is asked."""
    settings: Settings
    registers: Registers
    """As known at the position."""


def groups_of(indicator: Indicator, by: Sequence[str]) -> tuple[str, ...]:
    """Take of some groups those that an indicator can be counted by."""
    return tuple(name for name in by if name in BY_ORGAN) if indicator.by_organ else tuple(by)


def count(session: Session, indicator: Indicator, wanted: Question, by: Sequence[str], basis: Basis) -> list[Figure]:
    """Count an indicator by groups that it can be counted by; raises AskedError for a question without bounds."""
    asks = structs.replace(wanted, model=indicator.model, asked=due_by(indicator, wanted.asked, basis.seen_on))
    if indicator.by_organ:
        return count_organs(session, indicator, asks, by, basis.settings, basis.registers)
    return count_indicator(session, indicator, asks, by, basis.settings)
