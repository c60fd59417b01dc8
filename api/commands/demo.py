"""The demonstration: a small simulated city, clearly marked synthetic, for an empty store."""

from datetime import date
from typing import Final

from adapters.simulation.city import City, plantable, simulate
from adapters.simulation.filling import fill
from adapters.simulation.organs import places
from api.commands.command import say
from domain.ports.store import Store

_SEED: Final = 2026
_CASES: Final = 150
_START: Final = date(2024, 3, 1)
_END: Final = date(2026, 6, 30)

DEMO_ORGAN: Final = next(place for place in places() if place.region.startswith("330106")).enforcement[0].code
"""The organ for which the officer of the development tokens acts: a made-up bureau of the simulated city."""


def demo_city() -> City:
    """Make the city: always the same one, with every plantable breach in it."""
    return simulate(_SEED, _CASES, plant=dict.fromkeys(plantable(_END), 1), start=_START, end=_END)


def fill_demo(store: Store) -> None:
    """Fill an empty store; a store that holds anything is left as it is."""
    if store.log.head() > 0:
        say("The store is not empty: no simulated city was added.")
        return
    filled = fill(store, demo_city())
    say(f"A simulated city was added (synthetic): {filled.cases} cases, {filled.events} events.")
