"""How deviations are written: what is changed, when an act fits, and periods kept to the day or missed by one."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from msgspec import structs

from adapters.simulation.deviation import Deviation, Events, Told, latest
from adapters.simulation.mix import Founded, Mix
from adapters.simulation.twist import Twist
from domain.fact import Fact
from domain.parties import PartyKind
from domain.supervision.facts import LeadResult

Change: TypeAlias = Callable[[Events, Told], Fact]
Test: TypeAlias = Callable[[Events, Told], bool]


PURSUED: Final = Mix(
    violations=1.0,
    spared=0.0,
    leads=((1, LeadResult.FOUNDED), (2, LeadResult.OTHER_ORGAN)),
    founded=((1, Founded.CORRECTED), (2, Founded.FILED)),
)
_LEANING: Final = {"for_cause": PURSUED, "planned": PURSUED, "lead": PURSUED}
"""Mixes by plot that bring a story to most acts soon."""


def changed(**changes: object) -> Change:
    """Change some fields of the act."""
    return lambda _, fact: structs.replace(fact, **changes)


def breach(guard: str, how: str, plot: str, deviation: Deviation) -> Twist:
    """Make a twist of a deviation that breaks a guard, in a mix that comes to the act soon."""
    if deviation.leaning is None:
        deviation = structs.replace(deviation, leaning=_LEANING.get(plot))
    return Twist(guard=guard, how=how, plot=plot, deviation=deviation)


def on_time(  # noqa: PLR0913 -- what a period is
    guard: str, plot: str, act: type[Fact], *, since: type[Fact], days: int, fits: Test
) -> Iterator[Twist]:
    """Do an act on the last lawful working day, and on the day after."""
    for how, after, lawful in (("on_the_last_day", days, True), ("a_day_late", days + 1, False)):
        deviation = Deviation(act=act, fits=fits, since=since, working_days=after)
        twist = breach(guard, f"{act.__name__}_{how}", plot, deviation)
        yield structs.replace(twist, lawful=lawful)


def never(cls: type[Fact]) -> Test:
    """Fit where no event of a type came before."""
    return lambda events, _: latest(events, cls) is None


def told(cls: type[Fact]) -> Test:
    """Fit where an event of a type came before."""
    return lambda events, _: latest(events, cls) is not None


def any_act(_: Events, __: Told) -> bool:
    """Fit every act."""
    return True


def party_kind(events: Events) -> PartyKind | None:
    """Find what kind of party the story is about."""
    found = [p for e in events if (p := getattr(e.fact, "party", None)) is not None and hasattr(p, "kind")]
    return found[0].kind if found else None


def leaning(twist: Twist, mix: Mix) -> Deviation | None:
    """Let the story of a twist lean to a mix in which its act comes about."""
    return None if twist.deviation is None else structs.replace(twist.deviation, leaning=mix)
