"""Waiting for new events: woken by who has appended here, and polling for what was appended elsewhere."""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Condition

from adapters.event_store.errors import StoreUnavailableError


class Waking:
    """Where readers wait. A wake-up is a hint and may get lost; the poll is what can be relied on."""

    def __init__(self, head: Callable[[], int], poll: float) -> None:
        """Take how to read the position of the last event, and the seconds between looks."""
        self._head = head
        self._poll = poll
        self._condition = Condition()
        self._seen = 0
        self._nudges = 0
        self._closed = False

    def wake(self, position: int) -> None:
        """Tell that the log has come at least so far; whoever looks and finds nothing new wakes nobody."""
        with self._condition:
            if position > self._seen:
                self._seen = position
                self._condition.notify_all()

    def nudge(self) -> None:
        """Tell that there may be something new."""
        with self._condition:
            self._nudges += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Wake everybody, for good."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until the log has events after a position, at most ``timeout`` seconds; says whether it has."""
        deadline = time.monotonic() + timeout
        while True:
            with self._condition:
                if self._seen > after:
                    return True
                closed, nudges = self._closed, self._nudges
            if closed:
                return False
            with suppress(StoreUnavailableError):  # then there is nothing to be seen yet
                self.wake(self._head())
                if self._seen > after:
                    return True
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return False
            with self._condition:
                if self._nudges == nudges and self._seen <= after and not self._closed:
                    self._condition.wait(min(remaining, self._poll))
