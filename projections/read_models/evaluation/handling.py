"""Who handled a file: the organ and the officer that an evaluation of it is about."""

from msgspec import Struct

from domain.penalty.decision import OnTheSpotDecided
from domain.penalty.investigation import CaseFiled
from projections.read_models.telling import Told


class Handling(Struct, frozen=True):
    """Who handled a case."""

    organ: str | None
    officer: str | None
    """The handler named first (主办), else who filed it."""


def handling(told: Told) -> Handling:
    """Find who filed the case or decided it on the spot, else whose turn it is; depends on facts that name a case."""
    for recorded in reversed(told.events):
        event = recorded.event
        match event.fact:
            case CaseFiled(handlers=officers) | OnTheSpotDecided(officers=officers):
                return Handling(event.organ or told.case.holder, officers[0].id if officers else event.actor)
            case _:
                pass
    return Handling(told.case.holder, None)
