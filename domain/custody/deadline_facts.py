"""Facts of deadlines: what the deadline process, or an upstream system with clocks of its own, says of one."""

from datetime import date

from domain.fact import Clock, Fact, Name, Record, Text, fact
from domain.time.periods import Unit


class Told(Record):
    """Which deadline is meant."""

    timer: Name
    """Id of the timer, such as ``D-CASE90``."""
    key: Name
    """What it is about within the case; with the timer it names the deadline."""
    due_on: date
    """The last day."""
    due_time: Clock | None = None
    """The last minute, in China; none for the end of the day."""


@fact("deadline_started.v1", zh="时限启动", command="start_deadline")
class DeadlineStarted(Fact):
    """A deadline began to run."""

    deadline: Told
    unit: Unit
    basis: Text


@fact("deadline_paused.v1", zh="时限暂停", command="pause_deadline")
class DeadlinePaused(Fact):
    """A deadline stands still."""

    deadline: Told
    basis: Text


@fact("deadline_resumed.v1", zh="时限恢复", command="resume_deadline")
class DeadlineResumed(Fact):
    """A deadline runs on."""

    deadline: Told
    basis: Text


@fact("deadline_met.v1", zh="时限完成", command="meet_deadline")
class DeadlineMet(Fact):
    """What had to be done was done in time."""

    deadline: Told
    basis: Text


@fact("deadline_warned.v1", zh="时限预警", command="warn_of_deadline")
class DeadlineWarned(Fact):
    """A deadline is near."""

    deadline: Told
    basis: Text


@fact("deadline_breached.v1", zh="时限超期", command="breach_deadline")
class DeadlineBreached(Fact):
    """A deadline passed, and what had to be done was not done."""

    deadline: Told
    basis: Text


FACTS = (DeadlineStarted, DeadlinePaused, DeadlineResumed, DeadlineMet, DeadlineWarned, DeadlineBreached)
