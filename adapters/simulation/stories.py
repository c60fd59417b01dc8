"""Stories: a recipe is told into the events of one case, or of two that meet; the mix of a lawful city."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from random import Random
from typing import Final

from msgspec import Struct, structs

from adapters.simulation.answers import Planted
from adapters.simulation.clock import OutOfTime
from adapters.simulation.collaborating import collaborate
from adapters.simulation.inspections import for_cause, off_site, planned
from adapters.simulation.keeping import anchor, keep, publish_basics
from adapters.simulation.leads import lead
from adapters.simulation.on_the_spot import on_the_spot
from adapters.simulation.permits import permit
from adapters.simulation.rivals import rivals
from adapters.simulation.scribe import CaseName, Scribe
from adapters.simulation.setting import Setting
from adapters.simulation.twist import Twist
from domain.event import Event

PLOTS: Final[dict[str, Callable[[Scribe], None]]] = {
    "permit": permit,
    "planned": planned,
    "for_cause": for_cause,
    "off_site": off_site,
    "lead": lead,
    "on_the_spot": on_the_spot,
    "collaboration": collaborate,
    "custody": keep,
    "anchors": anchor,
    "organ": publish_basics,
}
"""Where a case begins."""

_TWISTED: Final[dict[str, Callable[[Scribe], None]]] = {
    "ordinary": for_cause,
    "lead": lead,
    "off_site": off_site,
    "on_the_spot": on_the_spot,
}
"""Plots of twisted stories; ``rivals`` needs two scribes and stands apart."""


_ATTEMPTS: Final = 3000
"""Seeds that are tried for a story that is to come to a certain act."""


class Recipe(Struct, frozen=True, kw_only=True):
    """All that a story is made from; the same recipe always makes the same story."""

    number: int
    seed: int
    start: date
    plot: str
    twist: Twist | None = None


class Story(Struct, frozen=True, kw_only=True):
    """A story as told: events in order of time, and what the answer key says of it."""

    plot: str
    events: tuple[Event, ...]
    planted: tuple[Planted, ...]


def tell(setting: Setting, recipe: Recipe) -> Story:
    """Tell a story up to the city's last day; one that is to deviate is tried until it comes to the act."""
    story = _try(setting, recipe, recipe.seed)
    if recipe.twist is not None and recipe.twist.deviation is not None:
        for attempt in range(1, _ATTEMPTS):
            if story.planted:
                break
            story = _try(setting, recipe, recipe.seed + attempt)
    return story


def _try(setting: Setting, recipe: Recipe, seed: int) -> Story:
    deviation = None if recipe.twist is None else recipe.twist.deviation
    if deviation is not None and deviation.leaning is not None:
        setting = structs.replace(setting, mix=deviation.leaning)
    rng = Random(seed)  # noqa: S311 -- a simulation wants the same draws every time
    name = f"s{setting.seed}-{recipe.number}"
    scribes: list[Scribe] = []

    def begin(start: date, twist: Twist | None) -> Scribe:
        scribe = Scribe(setting, rng, CaseName(name, "ab"[len(scribes)]), start, twist)
        scribes.append(scribe)
        return scribe

    with suppress(OutOfTime):  # a story may go on after the city's last day
        _tell(recipe, begin)
    events = [event for scribe in scribes for event in scribe.events]
    if len(scribes) > 1:
        events.sort(key=lambda e: e.occurred_at)
    planted = tuple(p for scribe in scribes for p in scribe.planted)
    return Story(plot=recipe.plot, events=tuple(events), planted=planted)


def _tell(recipe: Recipe, begin: Callable[[date, Twist | None], Scribe]) -> None:
    twist = recipe.twist
    if twist is None:
        PLOTS[recipe.plot](begin(recipe.start, None))
    elif twist.deviation is not None:
        PLOTS[recipe.plot](begin(max(recipe.start, twist.deviation.earliest), twist))
    elif twist.plot == "rivals":
        first = begin(recipe.start, None)
        rivals(first, lambda start: begin(start, twist), twist)
    else:
        _TWISTED[twist.plot](begin(recipe.start, twist))
