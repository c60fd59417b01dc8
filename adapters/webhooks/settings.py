"""How patiently webhooks are delivered."""

from datetime import timedelta
from typing import Final

from msgspec import Struct

_SCHEDULE: Final = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)


class Settings(Struct, frozen=True, kw_only=True):
    """Times of delivery."""

    timeout: float = 10.0
    """Seconds for one try, from the look-up of the name to the status of the answer."""
    schedule: tuple[timedelta, ...] = _SCHEDULE
    """Pauses after each failed try; after one more it is dead."""
    at_once: int = 8
    """Notifications on their way to one subscriber."""

    @property
    def tries(self) -> int:
        """Count the tries before a notification is dead."""
        return len(self.schedule) + 1

    @property
    def lease(self) -> timedelta:
        """Say for how long a worker that has taken a notification keeps others from it."""
        return timedelta(seconds=2 * self.timeout)
