"""Field acts: two qualified officers, or who the story sends instead."""

from adapters.simulation.scribe import Scribe
from domain.parties import Officer


def team(s: Scribe, act: str) -> tuple[Officer, ...]:
    """Send officers to an act."""
    how = s.how("G005")
    if how is not None and s.wants(act):
        return _unusual(s, how)
    first, second = _pair(s)
    if s.chance(0.1):
        return (first, second, s.organ.staff.auxiliary)
    return (first, second)


def _pair(s: Scribe) -> tuple[Officer, Officer]:
    staff = s.organ.staff.qualified
    first = s.clock.between(0, len(staff) - 1)
    second = (first + s.clock.between(1, len(staff) - 1)) % len(staff)
    return staff[first], staff[second]


def _unusual(s: Scribe, how: str) -> tuple[Officer, ...]:  # noqa: PLR0911 -- one return a way reads best
    staff = s.organ.staff
    first, second = _pair(s)
    match how:
        case "one_officer":
            return (first,)
        case "same_officer_twice":
            return (first, first)
        case "expired_certificate":
            return (first, staff.expired)
        case "suspended_certificate":
            return (first, staff.suspended)
        case "ended_certificate":
            return (first, staff.ended)
        case "no_certificate":
            return (first, staff.trainee)
        case "someone_elses_certificate":
            return (first, Officer(id=staff.trainee.id, certificate=second.certificate))
        case "auxiliary_counted":
            return (first, staff.auxiliary)
        case "unqualified_third":
            return (first, second, staff.expired)
        case _:
            raise ValueError(how)


def plain_team(s: Scribe) -> tuple[Officer, ...]:
    """Name officers where no guard asks for them."""
    return _pair(s)


def on_twist(s: Scribe, act: str) -> bool:
    """Say whether this act is the one that shows the twist."""
    return s.about("G005") and s.wants(act)
