"""Deviations by guard: one act of an ordinary story done otherwise."""

from typing import Final

from adapters.simulation.deviations_of_cases import OF_CASES
from adapters.simulation.deviations_of_collaboration import OF_COLLABORATION
from adapters.simulation.deviations_of_disclosure import OF_DISCLOSURE
from adapters.simulation.deviations_of_force import OF_FORCE
from adapters.simulation.deviations_of_inspection import OF_INSPECTION
from adapters.simulation.deviations_of_keeping import OF_KEEPING
from adapters.simulation.deviations_of_merits import OF_MERITS
from adapters.simulation.deviations_of_permits import OF_PERMITS
from adapters.simulation.deviations_of_transfer import OF_TRANSFER

_ALL: Final = (
    *OF_PERMITS,
    *OF_INSPECTION,
    *OF_COLLABORATION,
    *OF_DISCLOSURE,
    *OF_KEEPING,
    *OF_CASES,
    *OF_FORCE,
    *OF_MERITS,
    *OF_TRANSFER,
)

BROKEN: Final = tuple(twist for twist in _ALL if not twist.lawful)
"""Deviations that break a guard."""

KEPT: Final = tuple(twist for twist in _ALL if twist.lawful)
"""Deviations that keep a guard at its edge."""
