"""The place of an entry: where its case says that it is, else where its organ is."""

from datetime import date

from projections.read_models.telling import Told


def region_of(told: Told, organ: str | None, on: date) -> str | None:
    """Find the division of a case, or of the organ that answers for it; None where neither is known."""
    return told.case.region or told.registers.region(organ, on)
