"""The read model of lenient enforcement. No amount of money stands in it: its figures may be used as indicators."""

from collections.abc import Iterator
from typing import Final

from domain.terms import Term
from projections.read_models.leniency import measures, promises, reminders, service, sparing
from projections.read_models.leniency.entry import LenientAct
from projections.read_models.read_model import ReadModel
from projections.read_models.telling import Told


def entries(told: Told) -> Iterator[LenientAct]:
    """Make the entries of every instrument used in a case."""
    yield from sparing.sparings(told)
    yield from promises.promises(told)
    yield from reminders.reminders(told)
    yield from service.services(told)
    yield from measures.measures(told)


LENIENCY: Final = ReadModel(
    name="leniency",
    title=Term("柔性执法", "lenient enforcement"),
    entry=LenientAct,
    hears=sparing.HEARS | promises.HEARS | reminders.HEARS | service.HEARS | measures.HEARS,
    entries=entries,
    filters=("instrument", "party", "result", "ground", "listed", "eligible"),
    sums=(
        "listed",
        "must",
        "may",
        "eligible",
        "spared",
        "educated",
        "kept",
        "broken",
        "returned",
        "corrected",
        "punished",
        "same_act",
        "minutes",
        "minutes_done",
        "completed",
    ),
)
