"""The city: all its stories, interleaved by time, and the answer key."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from heapq import heappop, heappush
from itertools import cycle, islice
from random import Random
from typing import Final

from adapters.simulation.answers import Planted
from adapters.simulation.mix import USUAL, Mix
from adapters.simulation.setting import Setting, setting
from adapters.simulation.stories import Recipe, tell
from adapters.simulation.twist import Twist
from adapters.simulation.twists import EDGES, GUARDS, breaches_of
from domain.event import Event

_LONGEST: Final = timedelta(days=390)
"""A twisted story shows its twist within so many days: the figures of a year come in the January after it."""
_SHOWN: Final = timedelta(days=330)
"""A story that waits for its law shows its twist within so many days of it."""


class City:
    """A simulated city: made anew from its seed whenever it is read."""

    def __init__(self, stage: Setting, recipes: tuple[Recipe, ...]) -> None:
        """Take the stage and its recipes, in order of their first days; ``simulate`` makes both."""
        self.setting: Final = stage
        self.recipes: Final = recipes

    @property
    def registers(self) -> tuple[Event, ...]:
        """The register events: reference data, and the organs and officers of the city."""
        return self.setting.registers

    def cases(self) -> Iterator[Event]:
        """Give the events of all cases in order of time; only cases under way are in memory."""
        under_way: list[tuple[float, int, int, tuple[Event, ...]]] = []
        for number, recipe in enumerate(self.recipes):
            begins = recipe.start.toordinal()
            while under_way and under_way[0][0] < begins:
                yield _next(under_way)
            events = tell(self.setting, recipe).events
            if events:
                heappush(under_way, (_moment(events[0]), number, 0, events))
        while under_way:
            yield _next(under_way)

    def events(self) -> Iterator[Event]:
        """Give the registers first, then the cases."""
        yield from self.registers
        yield from self.cases()

    @cached_property
    def answers(self) -> tuple[Planted, ...]:
        """The answer key: breaches planted, and with ``lawful`` the edges that must not be found."""
        return tuple(p for recipe in self.recipes if recipe.twist is not None for p in self._answers_of(recipe))

    @property
    def planted(self) -> tuple[Planted, ...]:
        """The breaches alone."""
        return tuple(a for a in self.answers if not a.lawful)

    def _answers_of(self, recipe: Recipe) -> tuple[Planted, ...]:
        planted = tell(self.setting, recipe).planted
        if not planted and recipe.twist is not None:
            how = f"{recipe.twist.guard} {recipe.twist.how}"
            raise RuntimeError(f"the story {recipe.number} ended before its twist {how}")
        return planted


def _moment(event: Event) -> float:
    """Put an event's time on the scale of ordinal days, China time."""
    at = event.occurred_at
    return at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / 86400


def _next(under_way: list[tuple[float, int, int, tuple[Event, ...]]]) -> Event:
    _, number, index, events = heappop(under_way)
    if index + 1 < len(events):
        heappush(under_way, (_moment(events[index + 1]), number, index + 1, events))
    return events[index]


def simulate(  # noqa: PLR0913 -- a city is these five, and how they mix
    seed: int,
    cases: int,
    *,
    plant: Mapping[str, int] | None = None,
    start: date,
    end: date,
    mix: Mix = USUAL,
) -> City:
    """Make a city of so many cases between two days, from the seed alone.

    ``plant`` says how many stories break each guard, on top of the ``cases``. Raises ValueError for a guard that cannot
    be planted, and for a span that the calendars do not cover or that is too short for planted breaches.
    """
    stage = setting(seed, start, end, mix)
    rng = Random(seed)  # noqa: S311 -- a simulation wants the same draws every time
    room = (end - start - _LONGEST).days
    twists = [t for guard, times in sorted((plant or {}).items()) for t in islice(cycle(_ways(guard, end)), times)]
    edges = [twist for twist in EDGES if _fits(twist, end)]
    kept = [] if room < 0 else list(islice(cycle(edges), round(cases * mix.edges)))
    if twists and room < 0:
        raise ValueError(f"planted breaches need {_LONGEST.days} days; {start} to {end} is too short")
    recipes = [
        *(_twisted(rng, start, room, twist) for twist in (*twists, *kept)),
        *(_plain(rng, start, (end - start).days, mix) for _ in range(cases - len(kept))),
    ]
    recipes.sort(key=lambda draft: draft[0])
    numbered = enumerate(recipes, 1)
    return City(
        stage,
        tuple(Recipe(number=n, start=on, seed=own, plot=plot, twist=t) for n, (on, own, plot, t) in numbered),
    )


def plantable(end: date) -> tuple[str, ...]:
    """List the guards that can be planted in a city with that last day: their law is in force long enough by then."""
    return tuple(guard for guard in GUARDS if any(_fits(twist, end) for twist in breaches_of(guard)))


def _ways(guard: str, end: date) -> tuple[Twist, ...]:
    """List the ways to break a guard by a last day; raises ValueError where there is none."""
    found = tuple(twist for twist in breaches_of(guard) if _fits(twist, end))
    if not found:
        raise ValueError(f"{guard} cannot be planted in a city that ends on {end}: its law is not long enough in force")
    return found


def _fits(twist: Twist, end: date) -> bool:
    return twist.deviation is None or twist.deviation.earliest <= end - _SHOWN


_Draft = tuple[date, int, str, Twist | None]


def _twisted(rng: Random, start: date, room: int, twist: Twist) -> _Draft:
    return start + timedelta(days=int(rng.random() * (room + 1))), rng.getrandbits(63), twist.plot, twist


def _plain(rng: Random, start: date, days: int, mix: Mix) -> _Draft:
    on = start + timedelta(days=int(rng.random() * (days + 1)))
    (plot,) = rng.choices([plot for _, plot in mix.plots], [weight for weight, _ in mix.plots])
    return on, rng.getrandbits(63), plot, None
