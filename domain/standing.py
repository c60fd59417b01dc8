"""Standing: where one part of a case stands, in words that a supervisor reads."""

from datetime import date
from enum import StrEnum

from domain.fact import Record


class Progress(StrEnum):
    """How far a stage of the loop has come."""

    NOT_APPLICABLE = "not_applicable"
    """Never needed in this case."""
    OPEN = "open"
    DONE = "done"


class Standing(Record):
    """Where a stage or thread stands."""

    progress: Progress
    status: str
    """Name of the stage's present state, such as ``served``; ``domain.terms`` has it in both languages."""
    since: date | None = None
    next: tuple[str, ...] = ()
    """Commands that would move it on."""


NEVER = Standing(progress=Progress.NOT_APPLICABLE, status="untouched")


def standing_open(status: str, since: date | None, *steps: str) -> Standing:
    """Describe a part that waits for a step."""
    return Standing(progress=Progress.OPEN, status=status, since=since, next=steps)


def standing_done(status: str, since: date | None) -> Standing:
    """Describe a part that has come to its end."""
    return Standing(progress=Progress.DONE, status=status, since=since)
