"""What a decision imposes: within the range, or out of it where the story is to break it."""

from typing import Final

from msgspec import Struct

from adapters.simulation.matters import Matter
from adapters.simulation.scribe import Scribe
from domain.fact import Money, money
from domain.parties import AgeBand, PartyClass, PartyKind
from domain.penalty.kinds import Mitigation, MitigationGround, PenaltyKind

_YUAN: Final = 100
_STEPS: Final = ((1000_00, 10 * _YUAN), (10_000_00, 100 * _YUAN), (10**12, 1000 * _YUAN))
"""Fines are round: up to each amount, a multiple of so much."""
_GROUNDS: Final = (
    MitigationGround.HARM_REMOVED,
    MitigationGround.CONFESSED_UNKNOWN,
    MitigationGround.COERCED_OR_INDUCED,
    MitigationGround.MERITORIOUS,
    MitigationGround.OTHER_NORM,
)


_NO_GROUND: Final[tuple[MitigationGround, ...]] = ()


class Terms(Struct, frozen=True, kw_only=True):
    """What is imposed."""

    fine: Money
    kinds: tuple[PenaltyKind, ...] = (PenaltyKind.FINE,)
    confiscated: Money = money(0)
    mitigation: Mitigation = Mitigation.NONE
    grounds: tuple[MitigationGround, ...] = ()


def terms(s: Scribe, m: Matter, ceiling: int | None = None) -> Terms:
    """Fix what is imposed, lawfully unless the twist says otherwise; ``ceiling`` limits it further."""
    if how := s.how("G019"):
        return _beside_range(s, m, how)
    top = m.maximum if ceiling is None else min(m.maximum, ceiling)
    lawful = _lawful(s, m, _round_fine(s, m.minimum, top))
    match s.how("G014"):
        case "child_fined" | "minor_not_mitigated":
            return Terms(fine=lawful.fine)
        case "minor_heavier":
            return Terms(fine=lawful.fine, mitigation=Mitigation.HEAVIER)
        case _:
            return lawful


def _lawful(s: Scribe, m: Matter, fine: int) -> Terms:
    mitigation, grounds = Mitigation.NONE, _NO_GROUND
    kinds = _kinds(s, m)
    confiscated = money(fine // 4) if PenaltyKind.CONFISCATION_OF_GAINS in kinds else money(0)
    if m.party.age_band == AgeBand.FROM_14_TO_17:
        mitigation, grounds = Mitigation.LIGHTER, (MitigationGround.MINOR,)
    elif s.twist is None and m.minimum > 0 and s.chance(0.05):
        fine = m.minimum * 6 // 10
        mitigation, grounds = Mitigation.BELOW_RANGE, (s.pick(_GROUNDS),)
    elif s.chance(0.1):
        mitigation, grounds = Mitigation.LIGHTER, (s.pick(_GROUNDS),)
    elif s.chance(0.06):
        mitigation = Mitigation.HEAVIER
    return Terms(fine=money(fine), kinds=kinds, confiscated=confiscated, mitigation=mitigation, grounds=grounds)


def _kinds(s: Scribe, m: Matter) -> tuple[PenaltyKind, ...]:
    """Choose kinds: the fine, and sometimes what the item allows besides."""
    extra = [k for k in m.item.kinds if k != PenaltyKind.FINE]
    if not extra or m.party.kind == PartyKind.PERSON or not s.chance(0.4):
        return (PenaltyKind.FINE,)
    return (PenaltyKind.FINE, s.pick(extra))


def _round_fine(s: Scribe, low: int, high: int) -> int:
    """Draw a round fine between two amounts, both included, more often a low one, and never nothing."""
    step = next(step for limit, step in _STEPS if high <= limit)
    ticket = s.rng.random()
    wanted = low + int((high - low) * ticket * ticket)
    return min(high, max(low, wanted // step * step, step if low == 0 else low))


def _beside_range(s: Scribe, m: Matter, how: str) -> Terms:  # noqa: PLR0911 -- one return a way reads best
    half = money(m.minimum // 2)
    match how:
        case "above_maximum":
            return Terms(fine=money(m.maximum + 50 * _YUAN))
        case "far_above_maximum":
            return Terms(fine=money(m.maximum * 3))
        case "below_minimum":
            return Terms(fine=half)
        case "below_without_ground":
            return Terms(fine=half, mitigation=Mitigation.BELOW_RANGE)
        case "ground_not_declared":
            return Terms(fine=half, mitigation=Mitigation.LIGHTER, grounds=(s.pick(_GROUNDS),))
        case "range_of_units_for_a_person":
            return Terms(fine=next(f.maximum for f in m.item.fines if f.party == PartyClass.UNIT))
        case "exact_maximum":
            return Terms(fine=money(m.maximum))
        case "exact_minimum":
            return Terms(fine=money(m.minimum))
        case "below_on_ground":
            return Terms(fine=half, mitigation=Mitigation.BELOW_RANGE, grounds=(s.pick(_GROUNDS),))
        case _:
            raise ValueError(how)
