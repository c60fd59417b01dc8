"""Publishable: one thing of a case that must or may be published, and the steps that were taken with it."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from domain.event import Recorded


class Subject(StrEnum):
    """What is published."""

    PENALTY = "penalty"
    PERMIT = "permit"
    INSPECTION = "inspection"
    OTHER = "other"


class State(StrEnum):
    """Where a publication stands."""

    UNPREPARED = "unprepared"
    PREPARED = "prepared"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    """Online, and put right since."""
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    MOOT = "moot"
    """What was decided fell before anybody published it."""


ONLINE: Final = frozenset({State.PUBLISHED, State.CORRECTED})


class Publishable(Struct, kw_only=True, gc=False):
    """One thing that must or may be published, and the steps that were taken with it."""

    subject: Subject
    number: int
    """Which of its subject in the case; 0 for what was published without anything decided on file."""
    decided: Recorded | None = None
    state: State = State.UNPREPARED
    prepared: Recorded | None = None
    reviewed: Recorded | None = None
    first_published: Recorded | None = None
    published: Recorded | None = None
    """The latest time that it went online."""
    corrected: Recorded | None = None
    corrections: int = 0
    taken_down: Recorded | None = None
    """The latest time that it was withdrawn or expired."""
    ended: Recorded | None = None
    """What ended the decision."""
    stale: bool = False
    """True while it is shown otherwise than it stands, and until it goes online anew."""
    overtaken: Recorded | None = None
    """What first made it so, kept after it was taken down."""
    withdrawn: Recorded | None = None
    """By what it was taken down then."""
    changes: list[Recorded]
    """What varied or renewed it, and the sealing of its document."""

    @property
    def online(self) -> bool:
        """True while it is published, whether it may be or not."""
        return self.state in ONLINE

    @property
    def in_force(self) -> bool:
        """True while what is online is what stands."""
        return self.online and self.decided is not None and self.ended is None and not self.stale

    def take(self, recorded: Recorded, step: State) -> None:
        """Take a step."""
        self.state = step
        match step:
            case State.PREPARED:
                self.prepared, self.reviewed = recorded, None
            case State.REVIEWED:
                self.reviewed = recorded
            case State.PUBLISHED:
                self.first_published, self.published = self.first_published or recorded, recorded
            case State.CORRECTED:
                self.corrected, self.corrections = recorded, self.corrections + 1
            case _:
                self.taken_down = recorded
                if self.stale and step == State.WITHDRAWN:
                    self.withdrawn = self.withdrawn or recorded

    def overtake(self, recorded: Recorded) -> None:
        """Note that it is not any more as it is shown."""
        if self.online and not self.stale:
            self.stale, self.overtaken, self.withdrawn = True, recorded, None

    def end(self, recorded: Recorded) -> None:
        """Note that what was decided fell."""
        self.ended = self.ended or recorded
        self.overtake(recorded)
        if self.first_published is None:
            self.state = State.MOOT


def at(recorded: Recorded | None) -> datetime | None:
    """Tell when something happened."""
    return recorded.event.occurred_at if recorded is not None else None
