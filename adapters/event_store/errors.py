"""What can go wrong between us and a database, in the words of whoever has to put it right."""

from domain.ports.errors import StoreUnavailableError

__all__ = [
    "EventTooLargeError",
    "QueueFullError",
    "StoreUnavailableError",
    "StoreUnusableError",
    "WriterClosedError",
    "one_line",
]


class StoreUnusableError(Exception):
    """The database answered, but is none that we may use; nothing in it was changed."""


class EventTooLargeError(ValueError):
    """An event is larger than the log takes; the intake refuses such an event long before."""


class QueueFullError(Exception):
    """More is waiting to be stored than may wait; come back later."""


class WriterClosedError(Exception):
    """The writer takes nothing any more, because its process is shutting down."""


def one_line(error: BaseException) -> str:
    """Say what an error of a database driver says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
